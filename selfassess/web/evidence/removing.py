"""Taking evidence out of the register, and putting it back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from selfassess.ports import Toolbox
from selfassess.services.register import Wanted, evidence_of, put_back_evidence, register_of, remove_evidence
from selfassess.web.evidence.around import around
from selfassess.web.visitor import person


def removing(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Ask before evidence is taken out, and say what rests on it."""
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    held = register_of(tools, person(), assessment_id, Wanted()).items
    subjects = next((item.subjects for item in held if item.evidence.id == evidence_id), ())
    return render_template("evidence/remove.html", **around(tools, assessment_id), item=found, subjects=subjects)


def remove(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Take it out of the register."""
    removed = remove_evidence(tools, person(), assessment=assessment_id, evidence=evidence_id)
    flash(f"Removed: {removed.title}. It can be put back at the end of this page")
    return _register(assessment_id)


def put_back(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Put it back; what rested on it does so again."""
    back = put_back_evidence(tools, person(), assessment=assessment_id, evidence=evidence_id)
    flash(f"Put back: {back.title}")
    return _register(assessment_id)


def _register(assessment_id: str) -> Response:
    return redirect(url_for("evidence.register", assessment_id=assessment_id))
