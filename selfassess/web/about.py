"""What a person may want to know about the program itself."""

from flask import render_template

from selfassess.ports import Toolbox
from selfassess.web.routes import Access, Area, Route
from selfassess.web.visitor import visitor


def guide(tools: Toolbox) -> str:
    """How to use it, in short."""
    return render_template("about/guide.html", data_dir=tools.settings.data_dir, accounts=tools.settings.accounts)


def accessibility(_: Toolbox) -> str:
    """What was done so that everybody can use it."""
    return render_template("about/accessibility.html")


def privacy(tools: Toolbox) -> str:
    """What is kept, where, and the one cookie."""
    place = tools.settings.data_dir if visitor() else None
    return render_template("about/privacy.html", data_dir=place, accounts=tools.settings.accounts)


AREA = Area(
    "about",
    (
        Route("/guide", guide, needs=Access.PERSON),
        Route("/accessibility", accessibility, needs=Access.ANYONE),
        Route("/privacy", privacy, needs=Access.ANYONE),
    ),
)
