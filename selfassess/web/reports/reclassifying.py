"""Having the passages of the library tagged anew, after the reading of topics got better."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.reclassifying import ask_to_reclassify, reclassifying_of
from selfassess.web.visitor import person


def reclassifying(tools: Toolbox) -> ResponseReturnValue:
    """What tagging anew does, how far it is, and what came of it the last time."""
    return render_template("reports/reclassifying.html", job=reclassifying_of(tools, person()))


def reclassify(tools: Toolbox) -> ResponseReturnValue:
    """Begin it in the background."""
    ask_to_reclassify(tools, person())
    flash("The passages are being tagged anew. You can go on working.")
    return redirect(url_for("reports.reclassifying"))
