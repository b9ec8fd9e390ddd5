"""The first page."""

from flask import render_template

from selfassess.ports import Toolbox
from selfassess.web.routes import Access, Area, Route


def page(_: Toolbox) -> str:
    """What is here, and where to begin."""
    return render_template("home/page.html")


AREA = Area("home", (Route("/", page, needs=Access.PERSON),))
