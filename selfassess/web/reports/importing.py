"""Bringing reports into the library: files are sent, what was read of each is shown, and then they are taken in."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.arriving import Arrival, Batch, Corrected, Originals, State
from selfassess.domain.report import Visibility
from selfassess.domain.wording import counted
from selfassess.ports import Toolbox
from selfassess.services.arriving import (
    Upload,
    arrived,
    begin_reading,
    in_library,
    reading_of,
    receive,
    take_back,
    take_in,
    throw_away,
    undoable,
    unfinished,
)
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.reports import CorrectingForm, ImportForm
from selfassess.web.visitor import person

LEAVE_OUT = "leave-out"
SURE = "sure"
LISTED = 10
"""So many imports that can be undone are listed at once; older ones can be unfolded."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of a batch; `form` holds what was read of one that can be taken in."""

    arrival: Arrival
    form: CorrectingForm | None = None
    left_out: bool = False


def upload(tools: Toolbox) -> ResponseReturnValue:
    """The form in which reports are chosen, and what is not finished."""
    return _choosing(tools, ImportForm())


def take(tools: Toolbox) -> ResponseReturnValue:
    """Keep the files that were sent, and read them."""
    form = ImportForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _choosing(tools, form)
    sent = [Upload(file.filename, file.read()) for file in form.files.data or () if file.filename]
    visibility = Visibility(form.visibility.data) if form.visibility.data else None
    made = receive(
        tools,
        person(),
        sent,
        authority=form.authority.data or "",
        visibility=visibility,
        originals=Originals(form.originals.data),
    )
    begin_reading(tools, person(), made.id)
    return _back(made.id)


def arrivals(tools: Toolbox, batch_id: str) -> ResponseReturnValue:
    """What was read of each document, to be agreed to or corrected."""
    batch = arrived(tools, person(), batch_id)
    job = reading_of(tools, person(), batch_id)
    if job is not None:
        return render_template("reports/reading.html", batch=batch, job=job, waiting=batch.those(State.WAITING))
    return _reviewing(tools, batch, {each.number: _form(each) for each in batch.those(State.READ)})


def read_on(tools: Toolbox, batch_id: str) -> ResponseReturnValue:
    """Read what still waits, where reading was stopped."""
    begin_reading(tools, person(), batch_id)
    return _back(batch_id)


def agree(tools: Toolbox, batch_id: str) -> ResponseReturnValue:
    """Take in what the person agrees to; where something that was typed is wrong, nothing is taken in."""
    batch = arrived(tools, person(), batch_id)
    left_out = {int(number) for number in request.form.getlist(LEAVE_OUT) if number.isdecimal()}
    forms = {each.number: CorrectingForm(request.form, prefix=_prefix(each)) for each in batch.those(State.READ)}
    wrong = [form for number, form in forms.items() if number not in left_out and not form.validate()]
    if wrong:
        return _reviewing(tools, batch, forms, left_out)
    said: Mapping[int, Corrected] = {number: form.corrected() for number, form in forms.items() if number not in left_out}
    done = take_in(tools, person(), batch_id, said)
    new = len(done.those(State.TAKEN_IN)) - len(batch.those(State.TAKEN_IN))
    flash(f"{counted(new, 'report')} taken into the library")
    return _back(batch_id)


def undo(tools: Toolbox, batch_id: str) -> ResponseReturnValue:
    """Take out of the library again what was taken in."""
    before = arrived(tools, person(), batch_id).those(State.TAKEN_IN)
    take_back(tools, person(), batch_id)
    flash(f"{counted(len(before), 'report')} taken out of the library again. They stand below as they were.")
    return _back(batch_id)


def throw(tools: Toolbox, batch_id: str) -> ResponseReturnValue:
    """Forget a batch, after a question where it could be undone; what was taken in stays."""
    batch = arrived(tools, person(), batch_id)
    if batch.those(State.TAKEN_IN) and SURE not in request.form:
        return render_template("reports/closing.html", batch=batch, states=State, sure=SURE)
    throw_away(tools, person(), batch_id)
    flash("The import is closed. What was taken in stays in the library.")
    return redirect(url_for("reports.library"))


def _back(batch_id: str) -> ResponseReturnValue:
    return redirect(url_for("reports.arrivals", batch_id=batch_id))


def _prefix(arrival: Arrival) -> str:
    return f"file-{arrival.number}-"


def _form(arrival: Arrival) -> CorrectingForm:
    """What was read of a document, in a form."""
    said = arrival.said
    if said is None:
        return CorrectingForm(prefix=_prefix(arrival))
    told = {"visit_start": said.visit_start, "visit_end": said.visit_end, "visibility": said.visibility.value}
    return CorrectingForm(prefix=_prefix(arrival), data=told | {"authority": said.authority or "", "kind": said.kind.value})


def _reviewing(tools: Toolbox, batch: Batch, forms: Mapping[int, CorrectingForm], left_out: set[int] | None = None) -> str:
    out = left_out or set()
    shown = tuple(Shown(each, forms.get(each.number), each.number in out) for each in batch.arrivals)
    errors = [error for number, form in forms.items() if number not in out for error in error_list(form)]
    heads = in_library(tools, person(), batch)
    return render_template(
        "reports/arrivals.html", batch=batch, shown=shown, heads=heads, errors=errors, states=State, leave_out=LEAVE_OUT
    )


def _choosing(tools: Toolbox, form: ImportForm) -> str:
    over = undoable(tools, person())
    return render_template(
        "reports/import.html",
        form=form,
        errors=error_list(form),
        unfinished=unfinished(tools, person()),
        undoable=(over[:LISTED], over[LISTED:]),
        states=State,
    )
