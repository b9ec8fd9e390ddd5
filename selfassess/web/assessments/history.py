"""What was saved on a subject, save by save."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.history import history as load_history
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place
from selfassess.web.forms.answers import FIELD_LABELS
from selfassess.web.visitor import person

LABELS = FIELD_LABELS | {"evidence": "Evidence", "actions": "Actions", "benchmark": "Benchmark"}


def history(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Every save of a subject, newest first, with the words that it changed."""
    newest = request.args.get("newest", type=int)
    found = load_history(tools, person(), assessment_id, subject_id, newest=newest)
    place = Place(assessment_id, subject_id)
    return render_template("assessments/history.html", **below(tools, place), history=found, labels=LABELS)
