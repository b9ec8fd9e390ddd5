"""The room of an authority, an inspection's run-up, and its days."""

from dataclasses import replace
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue

from selfassess.domain.inspection.room import ITEM_STATUS_LABELS, Inspection, ItemStatus
from selfassess.domain.inspection.template import ITEM_KIND_LABELS
from selfassess.domain.inspection.window import YearMark
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox
from selfassess.services.inspections import NewInspection, Room, change_inspection, mark_year, room_of, start_inspection
from selfassess.services.run_up import open_item_file, run_up_calendar, run_up_of, set_item_status
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.inspections import DaysForm, StartForm, YearForm, start_form
from selfassess.web.inspections.around import here, room_address, to_inspection, to_room
from selfassess.web.messages import land
from selfassess.web.visitor import person

"""The pack that the index is, and the format that is looked at in the browser."""
NEXT = {
    ItemStatus.NOT_STARTED: ((ItemStatus.IN_HAND, "Begin"), (ItemStatus.READY, "Ready")),
    ItemStatus.IN_HAND: ((ItemStatus.READY, "Ready"),),
    ItemStatus.READY: ((ItemStatus.SENT, "Sent or done"), (ItemStatus.IN_HAND, "Not ready")),
    ItemStatus.SENT: ((ItemStatus.READY, "Not sent"),),
    ItemStatus.NOT_HELD: ((ItemStatus.NOT_STARTED, "Open again"),),
}
"""What the buttons of a thing to prepare say, by how far it has come."""


def room(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """The inspections of an authority, when the next may be expected, and the year around them."""
    found = room_of(tools, person(), authority_id)
    return render_template("inspections/room.html", room=found, trail=to_room(found.authority)[:-1], today=tools.today())


def starting(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """The form that opens a room for an inspection."""
    found = room_of(tools, person(), authority_id)
    return _starting(found, start_form(found.template.visits)())


def start(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Open it."""
    found = room_of(tools, person(), authority_id)
    form = start_form(found.template.visits)(request.form)
    if not form.validate():
        return _starting(found, form)
    new = NewInspection(authority_id, form.visit.data, form.title.data or "", form.called.data)
    made = start_inspection(tools, person(), new)
    flash("The inspection has its room")
    return redirect(here("run_up", made.id))


def _starting(found: Room, form: StartForm) -> str:
    return render_template(
        "inspections/start.html", room=found, form=form, errors=error_list(form), trail=to_room(found.authority)
    )


def year_point(tools: Toolbox, authority_id: str, year_id: str) -> ResponseReturnValue:
    """The form for a point of the year."""
    found = room_of(tools, person(), authority_id)
    mark = next((each.mark for each in found.year if each.point.id == year_id), None)
    if mark is None:
        raise NotFound("The template has no such point of the year.")
    form = YearForm(data={"held": mark.held, "planned": mark.planned, "note": mark.note})
    return _year(found, year_id, form)


def mark_point(tools: Toolbox, authority_id: str, year_id: str) -> ResponseReturnValue:
    """Record it."""
    form = YearForm(request.form)
    try:
        if not form.validate():
            return _year(room_of(tools, person(), authority_id), year_id, form)
        mark = YearMark(year_id, form.held.data, form.planned.data, form.note.data or "")
        mark_year(tools, person(), authority_id, mark)
    except BadInput as error:
        form.held.errors = [str(error)]
        return _year(room_of(tools, person(), authority_id), year_id, form)
    flash("Recorded")
    return redirect(f"{room_address(authority_id)}#year")


def _year(found: Room, year_id: str, form: YearForm) -> str:
    coming = next((each for each in found.year if each.point.id == year_id), None)
    if coming is None:
        raise NotFound("The template has no such point of the year.")
    return render_template(
        "inspections/year.html", room=found, coming=coming, form=form, errors=error_list(form), trail=to_room(found.authority)
    )


def run_up(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """What is to be prepared, by the day on which it is wanted."""
    found = run_up_of(tools, person(), inspection_id)
    return render_template(
        "inspections/run_up.html",
        found=found,
        inspection=found.inspection,
        kinds=ITEM_KIND_LABELS,
        statuses=ITEM_STATUS_LABELS,
        following=NEXT,
        today=tools.today(),
        trail=to_room(found.authority),
    )


def item_status(tools: Toolbox, inspection_id: str, record_id: str) -> ResponseReturnValue:
    """Say how far a thing has come, by one button."""
    wanted = request.form.get("status", "")
    if wanted not in set(ItemStatus):
        raise BadInput("Choose how far it has come.")
    try:
        made = set_item_status(tools, person(), inspection=inspection_id, item=record_id, status=ItemStatus(wanted))
    except BadInput as error:
        flash(str(error), "important")
        return redirect(here("record", inspection_id, record_kind="item", record_id=record_id))
    flash(f"{ITEM_STATUS_LABELS[made.status]}: {made.title}")
    return land(here("run_up", inspection_id, _anchor=f"item-{record_id}"))


def item_file(tools: Toolbox, inspection_id: str, record_id: str, file_digest: str) -> ResponseReturnValue:
    """A file of a document."""
    file, content = open_item_file(tools, person(), inspection=inspection_id, item=record_id, digest=file_digest)
    return send_file(BytesIO(content), mimetype=file.media_type, as_attachment=True, download_name=file.name)


def calendar(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """The days of an inspection, to be taken into a calendar."""
    name, content = run_up_calendar(tools, person(), inspection_id)
    return send_file(BytesIO(content), mimetype="text/calendar", as_attachment=True, download_name=name)


def days(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """The form for the days of an inspection."""
    found = run_up_of(tools, person(), inspection_id)
    names = [name for name in DaysForm()._fields if name != "revision"]
    told = {name: getattr(found.inspection, name) for name in names}
    return _days(tools, found.inspection, DaysForm(data=told | {"revision": found.inspection.revision}))


def change_days(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Keep them."""
    opened = run_up_of(tools, person(), inspection_id).inspection
    form = DaysForm(request.form)
    if not form.validate():
        return _days(tools, opened, form)
    try:
        change_inspection(tools, person(), replace(opened, **form.told(opened)))
    except BadInput as error:
        form.called.errors = [str(error)]
        return _days(tools, opened, form)
    except Conflict as conflict:
        form.revision.data = opened.revision
        return _days(tools, opened, form, str(conflict)), 409
    flash("Saved")
    return redirect(here("run_up", inspection_id))


def _days(tools: Toolbox, opened: Inspection, form: DaysForm, conflict: str = "") -> str:
    found = run_up_of(tools, person(), opened.id)
    return render_template(
        "inspections/days.html",
        inspection=found.inspection,
        form=form,
        errors=error_list(form),
        conflict=conflict,
        trail=to_inspection(found.authority, found.inspection),
    )
