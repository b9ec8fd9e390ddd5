"""What a person may want to know about the program itself."""

from flask import render_template

from selfassess.ports import Toolbox
from selfassess.web.routes import Access, Area, Route


def guide(tools: Toolbox) -> str:
    """How to use it, in short."""
    return render_template("about/guide.html", data_dir=tools.settings.data_dir)


def accessibility(_: Toolbox) -> str:
    """What was done so that everybody can use it."""
    return render_template("about/accessibility.html")


def privacy(tools: Toolbox) -> str:
    """What is kept, where, and the one cookie."""
    return render_template("about/privacy.html", data_dir=tools.settings.data_dir)


AREA = Area(
    "about",
    (
        Route("/guide", guide, needs=Access.PERSON),
        Route("/accessibility", accessibility, needs=Access.PERSON),
        Route("/privacy", privacy, needs=Access.PERSON),
    ),
)
