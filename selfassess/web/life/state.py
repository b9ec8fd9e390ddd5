"""Where an assessment is in its life, and moving it on."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.life import STATE_LABELS, State, step
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.life import life_of
from selfassess.services.life import move as make_move
from selfassess.web.assessments.places import trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.life import MoveForm
from selfassess.web.visitor import person


def life(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The state of an assessment, what may come next, and how it came here."""
    found = life_of(tools, person(), assessment_id)
    framework = find_assessment(tools, person(), assessment_id).framework
    return render_template("life/life.html", life=found, labels=STATE_LABELS, trail=trail(found.assessment, framework))


def moving(tools: Toolbox, assessment_id: str, state: str) -> ResponseReturnValue:
    """Ask before an assessment is moved, and say what it means."""
    if state == State.SIGNED_OFF:
        return redirect(url_for("life.signing", assessment_id=assessment_id))
    return _asking(tools, assessment_id, _state(state), MoveForm())


def move(tools: Toolbox, assessment_id: str, state: str) -> ResponseReturnValue:
    """Move an assessment."""
    form = MoveForm(request.form)
    if not form.validate():
        return _asking(tools, assessment_id, _state(state), form)
    made = make_move(tools, person(), assessment=assessment_id, to=_state(state), note=form.note.data or "")
    flash(f"Now: {STATE_LABELS[made.end].lower()}")
    return redirect(url_for("life.life", assessment_id=assessment_id))


def _asking(tools: Toolbox, assessment_id: str, state: State, form: MoveForm) -> str:
    found = find_assessment(tools, person(), assessment_id)
    legal = step(found.assessment.state, state)
    return render_template(
        "life/moving.html",
        assessment=found.assessment,
        step=legal,
        form=form,
        errors=error_list(form),
        trail=trail(found.assessment, found.framework),
    )


def _state(state: str) -> State:
    if state not in set(State):
        raise NotFound("There is no such state of an assessment.")
    return State(state)
