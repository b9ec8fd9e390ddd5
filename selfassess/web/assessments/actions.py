"""The actions of a subject: added, changed, taken off."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.actions import Action
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.backing import add_action as hang
from selfassess.services.backing import backing_of, change_action, drop_action
from selfassess.services.plan import offered_recommendations
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place
from selfassess.web.forms.backing import ActionForm, action_form
from selfassess.web.messages import land
from selfassess.web.visitor import person

HERE = "actions"
"""Where the actions stand on the page of their subject."""


def new_action(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The form for a new action."""
    place = Place(assessment_id, subject_id)
    return _writing(tools, place, _form(tools, place)())


def add_action(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Add an action to the plan and hang it on this subject."""
    place = Place(assessment_id, subject_id)
    form = _form(tools, place)(request.form)
    if not form.validate():
        return _writing(tools, place, form)
    hang(tools, person(), assessment=assessment_id, subject=subject_id, new=form.new())
    flash("Action added")
    return land(place.address(HERE))


def action(tools: Toolbox, assessment_id: str, subject_id: str, action_id: str) -> ResponseReturnValue:
    """The form for an action that is there."""
    place = Place(assessment_id, subject_id)
    found = _hung(tools, place, action_id)
    told = {name: getattr(found, name) for name in ("text", "owner", "due", "measure", "recommendations")}
    form = _form(tools, place, action_id)(data=told | {"status": found.status.value})
    return _writing(tools, place, form, action_id)


def change(tools: Toolbox, assessment_id: str, subject_id: str, action_id: str) -> ResponseReturnValue:
    """Change an action, here and wherever else it hangs."""
    place = Place(assessment_id, subject_id)
    form = _form(tools, place, action_id)(request.form)
    if not form.validate():
        return _writing(tools, place, form, action_id)
    change_action(tools, person(), action=_hung(tools, place, action_id).id, new=form.new())
    flash("Action changed")
    return land(place.address(HERE))


def _form(tools: Toolbox, place: Place, action_id: str | None = None) -> type[ActionForm]:
    return action_form(offered_recommendations(tools, person(), place.assessment, (place.subject,), action_id))


def _writing(tools: Toolbox, place: Place, form: ActionForm, action_id: str | None = None) -> str:
    return render_template("assessments/action.html", **below(tools, place, form), action_id=action_id)


def taking_off_action(tools: Toolbox, assessment_id: str, subject_id: str, action_id: str) -> ResponseReturnValue:
    """Ask before an action is taken off."""
    place = Place(assessment_id, subject_id)
    found = _hung(tools, place, action_id)
    return render_template("assessments/take_off.html", **below(tools, place), what="action", named=found.text, anchor=HERE)


def take_off_action(tools: Toolbox, assessment_id: str, subject_id: str, action_id: str) -> ResponseReturnValue:
    """Take an action off a subject; it stays in the authority's plan."""
    place = Place(assessment_id, subject_id)
    found = _hung(tools, place, action_id)
    drop_action(tools, person(), assessment=assessment_id, subject=subject_id, action=found.id)
    flash("Action taken off")
    return land(place.address(HERE))


def _hung(tools: Toolbox, place: Place, action_id: str) -> Action:
    found = backing_of(tools, person(), assessment=place.assessment, subject=place.subject).actions
    action = next((item for item in found if item.id == action_id), None)
    if action is None:
        raise NotFound("This action is not here. Somebody may have taken it off already.")
    return action
