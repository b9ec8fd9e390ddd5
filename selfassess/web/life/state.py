"""Where an assessment is in its life, and moving it on."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.life import STATE_LABELS, STEPS, State, step
from selfassess.domain.rights import TABLE, Role
from selfassess.domain.wording import capital, lines_word
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.life import judge_lines as choose_lines
from selfassess.services.life import life_of
from selfassess.services.life import move as make_move
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.life import MoveForm
from selfassess.web.messages import land
from selfassess.web.visitor import person


def life(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The state of an assessment, what may come next, and how it came here."""
    found = life_of(tools, person(), assessment_id)
    framework = find_assessment(tools, person(), assessment_id).framework
    return render_template(
        "life/life.html",
        life=found,
        labels=STATE_LABELS,
        steps=tuple((each, tuple(role for role in Role if role in TABLE[each.right])) for each in STEPS),
        word=framework.word("line"),
        trail=trail(found.assessment, framework),
    )


def judge_lines(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Choose whether lines are judged, or only described."""
    wanted = request.form.get("judged", "")
    if wanted not in ("yes", "no"):
        raise BadInput("Choose whether they are judged, or only described.")
    made = choose_lines(tools, person(), assessment=assessment_id, judged=wanted == "yes")
    many = lines_word(find_assessment(tools, person(), assessment_id).framework)
    flash(f"{capital(many)} may be judged now" if made.lines_judged else f"{capital(many)} are only described now")
    return land(url_for("life.life", assessment_id=assessment_id, _anchor="lines"))


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
        trail=(
            *trail(found.assessment, found.framework),
            Step("State and sign-off", url_for("life.life", assessment_id=assessment_id)),
        ),
    )


def _state(state: str) -> State:
    if state not in set(State):
        raise NotFound("There is no such state of an assessment.")
    return State(state)
