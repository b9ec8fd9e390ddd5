"""The plan as a board or as a table; one action; and its days as a calendar file."""

from functools import partial
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.actions import ACTION_LABELS, ActionStatus
from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.framework import Framework
from selfassess.domain.rights import Right
from selfassess.domain.subjects import subjects
from selfassess.errors import BadInput, NotAllowed
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.backing import change_action
from selfassess.services.plan import Planned, Which, offered_recommendations, plan_calendar, plan_of, planned_action, set_status
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.backing import ActionForm, action_form, adding_form
from selfassess.web.forms.fields import Option
from selfassess.web.forms.govuk import error_list
from selfassess.web.messages import land
from selfassess.web.visitor import person

WHICH = {Which.ALL: "All", Which.OPEN: "Not finished", Which.OVERDUE: "Overdue", Which.LOOSE: "Answering nothing here"}
NEXT = {
    ActionStatus.NOT_STARTED: ((ActionStatus.UNDER_WAY, "Begin"), (ActionStatus.STOPPED, "Stop")),
    ActionStatus.UNDER_WAY: ((ActionStatus.DONE, "Done"), (ActionStatus.STOPPED, "Stop")),
    ActionStatus.DONE: ((ActionStatus.UNDER_WAY, "Open again"),),
    ActionStatus.STOPPED: ((ActionStatus.UNDER_WAY, "Open again"),),
}
"""What the buttons of a card say, by how far its action has come."""
VIEWS = ("board", "table")


def plan(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Every action of the authority, or those that are asked for."""
    which = request.args.get("which", "")
    view = request.args.get("view", VIEWS[0])
    found = plan_of(tools, person(), assessment_id, Which(which) if which in set(Which) else Which.ALL)
    return render_template(
        "plan/plan.html",
        plan=found,
        which=which,
        choices=WHICH,
        view=view if view in VIEWS else VIEWS[0],
        statuses=ACTION_LABELS,
        following=NEXT,
        adds=bool(_writable(tools, found.assessment, found.framework)),
        trail=trail(found.assessment, found.framework),
    )


def adding(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Ask on which subject a new action is to hang, then lead to its form."""
    held = find_assessment(tools, person(), assessment_id)
    offered = _writable(tools, held.assessment, held.framework)
    if not offered:
        raise NotAllowed("You read this assessment, and may not add actions to it. Its owner or an editor may.")
    form = adding_form(offered)(request.args)
    if form.subject.data and form.validate():
        return redirect(url_for("assessments.new_action", assessment_id=assessment_id, subject_id=form.subject.data))
    if "subject" in request.args:
        form.validate()
    back = url_for("plan.plan", assessment_id=assessment_id)
    return render_template(
        "plan/adding.html",
        assessment=held.assessment,
        form=form,
        errors=error_list(form),
        back=back,
        trail=(*trail(held.assessment, held.framework), Step("Actions", back)),
    )


def _writable(tools: Toolbox, assessment: Assessment, framework: Framework) -> tuple[Option, ...]:
    """The subjects that the person may write of."""
    may = partial(person().may, Right.ANSWER, assessment.authority, today=tools.today())
    return tuple(Option(key, title) for key, title in subjects(framework) if may(subject=key))


def planned(tools: Toolbox, assessment_id: str, action_id: str) -> ResponseReturnValue:
    """The form for an action of the plan."""
    found = planned_action(tools, person(), assessment_id, action_id)
    told = {name: getattr(found.action, name) for name in ("text", "owner", "due", "measure", "recommendations")}
    form = _form(tools, assessment_id, found)(data=told | {"status": found.action.status.value})
    return _writing(tools, assessment_id, found, form)


def change(tools: Toolbox, assessment_id: str, action_id: str) -> ResponseReturnValue:
    """Change an action wherever it hangs."""
    found = planned_action(tools, person(), assessment_id, action_id)
    form = _form(tools, assessment_id, found)(request.form)
    if not form.validate():
        return _writing(tools, assessment_id, found, form)
    change_action(tools, person(), action=action_id, new=form.new())
    flash("Action changed")
    return land(url_for("plan.plan", assessment_id=assessment_id, _anchor=f"action-{action_id}"))


def status(tools: Toolbox, assessment_id: str, action_id: str) -> ResponseReturnValue:
    """Say how far an action has come, by one button."""
    wanted = request.form.get("status", "")
    if wanted not in set(ActionStatus):
        raise BadInput("Choose how far the action has come.")
    planned_action(tools, person(), assessment_id, action_id)
    made = set_status(tools, person(), action=action_id, status=ActionStatus(wanted))
    flash(f"{ACTION_LABELS[made.status]}: {made.text}")
    view = request.form.get("view")
    shown = view if view in VIEWS[1:] else None
    return land(url_for("plan.plan", assessment_id=assessment_id, view=shown, _anchor=f"action-{action_id}"))


def calendar(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The days on which actions are due, to be taken into a calendar."""
    name, content = plan_calendar(tools, person(), assessment_id)
    return send_file(BytesIO(content), mimetype="text/calendar", as_attachment=True, download_name=name)


def _form(tools: Toolbox, assessment_id: str, found: Planned) -> type[ActionForm]:
    subjects = tuple(key for key, _ in found.subjects) or (WHOLE,)
    return action_form(offered_recommendations(tools, person(), assessment_id, subjects, found.action.id))


def _writing(tools: Toolbox, assessment_id: str, found: Planned, form: ActionForm) -> str:
    held = find_assessment(tools, person(), assessment_id)
    back = url_for("plan.plan", assessment_id=assessment_id)
    return render_template(
        "plan/action.html",
        item=found,
        assessment=held.assessment,
        form=form,
        errors=error_list(form),
        back=back,
        trail=(*trail(held.assessment, held.framework), Step("Actions", back)),
    )
