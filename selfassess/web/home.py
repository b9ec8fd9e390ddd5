"""The first page."""

from flask import render_template

from selfassess.ports import Toolbox
from selfassess.services.desk import desk
from selfassess.web.routes import Access, Area, Route
from selfassess.web.visitor import person


def page(tools: Toolbox) -> str:
    """Where the assessments stand, and what is to be done next; where there are none, how to begin."""
    return render_template("home/page.html", desk=desk(tools, person()))


AREA = Area("home", (Route("/", page, needs=Access.PERSON),))
