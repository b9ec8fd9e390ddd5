"""What was saved on a subject, save by save."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.assessment import FIELD_LABELS
from selfassess.ports import Toolbox
from selfassess.services.history import bring_back as say_again
from selfassess.services.history import history as load_history
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place
from selfassess.web.visitor import person

LABELS = FIELD_LABELS | {"evidence": "Evidence", "actions": "Actions", "benchmark": "Benchmark"}


def history(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Every save of a subject, newest first, with the words that it changed."""
    newest = request.args.get("newest", type=int)
    found = load_history(tools, person(), assessment_id, subject_id, newest=newest)
    place = Place(assessment_id, subject_id)
    return render_template("assessments/history.html", **below(tools, place), history=found, labels=LABELS)


def bring_back(tools: Toolbox, assessment_id: str, subject_id: str, revision: int) -> ResponseReturnValue:
    """Say again what was said at an earlier save."""
    seen = request.form.get("seen", 0, type=int)
    say_again(tools, person(), assessment=assessment_id, subject=subject_id, revision=revision, seen=seen)
    flash(f"What save {revision} said stands again. What was there before is in the history")
    return redirect(Place(assessment_id, subject_id).address())
