"""What was typed and not saved: kept while a person types, brought back, or thrown away."""

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.drafts import drop_drafts, keep_draft
from selfassess.web.assessments.places import Place
from selfassess.web.filters import clock
from selfassess.web.visitor import person


def keep(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Keep what stands in one field; the answer says when, as the clock of this machine shows it."""
    made = keep_draft(
        tools,
        person(),
        assessment=assessment_id,
        subject=subject_id,
        field=request.form.get("field", ""),
        text=request.form.get("text", ""),
        revision=request.form.get("revision", 0, type=int),
    )
    return {"kept": clock(made.at)}


def throw_away(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Forget what was typed and not saved."""
    drop_drafts(tools, person(), assessment=assessment_id, subject=subject_id)
    flash("What was not saved is thrown away")
    return redirect(Place(assessment_id, subject_id).address())
