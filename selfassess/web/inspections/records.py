"""What is written down in an inspection: on site, about the draft, and each entry by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Form, StringField

from selfassess.domain.cases import private
from selfassess.domain.framework import Framework
from selfassess.domain.inspection.records import (
    CORRECTION_LABELS,
    SAMPLE_USE_LABELS,
    Correction,
    Enquiry,
    Meeting,
    Request,
    Sampled,
)
from selfassess.domain.inspection.room import RunUpItem
from selfassess.domain.inspection.template import ItemKind
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox
from selfassess.services.embargo import embargo_of
from selfassess.services.inspection_records import Written, find_record, keep_record, take_out_record, written_in
from selfassess.services.run_up import add_item_file, run_up_of
from selfassess.services.uploads import private_in
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.inspections import (
    CorrectionForm,
    ItemForm,
    MeetingForm,
    RecordForm,
    RequestForm,
    SampledForm,
    enquiry_form,
    typed_of,
)
from selfassess.web.inspections.around import here, to_inspection, to_room
from selfassess.web.messages import land
from selfassess.web.visitor import person

NEW = "new"


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of entry: what people call it, its form, and the page and place where it is listed."""

    kind: type[Any]
    title: str
    form: Callable[[Framework], type[RecordForm]]
    page: str
    anchor: str
    lead: str = ""

    def back(self, inspection: str) -> str:
        """The page where it is listed."""
        return here(self.page, inspection, _anchor=self.anchor)


PARTS = {
    "item": Part(RunUpItem, "Something to prepare", lambda _: ItemForm, "run_up", "items"),
    "enquiry": Part(Enquiry, "A line of enquiry", enquiry_form, "on_site", "enquiries"),
    "request": Part(Request, "A request", lambda _: RequestForm, "on_site", "requests"),
    "meeting": Part(Meeting, "Notes of a meeting", lambda _: MeetingForm, "on_site", "meetings"),
    "sampled": Part(
        Sampled,
        "A child’s record",
        lambda _: SampledForm,
        "on_site",
        "sample",
        "By local code alone. Which child it is stands on a list that the council keeps, and never here.",
    ),
    "correction": Part(Correction, "A comment on accuracy", lambda _: CorrectionForm, "report", "corrections"),
}
"""What stands in the address of an entry."""


def on_site(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Lines of enquiry, requests, meetings and the sample."""
    found = written_in(tools, person(), inspection_id)
    return render_template("inspections/on_site.html", **_shared(found), uses=SAMPLE_USE_LABELS)


def report(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Comments on the draft, the result, and what is due after the final report."""
    found = written_in(tools, person(), inspection_id)
    return render_template(
        "inspections/report.html",
        **_shared(found),
        labels=CORRECTION_LABELS,
        run_up=run_up_of(tools, person(), inspection_id),
        embargo=embargo_of(tools, person(), inspection_id),
    )


def _shared(found: Written) -> dict[str, Any]:
    return {"found": found, "inspection": found.inspection, "trail": to_room(found.authority)}


def record(tools: Toolbox, inspection_id: str, record_kind: str, record_id: str) -> ResponseReturnValue:
    """One entry, or the form for a new one."""
    part, found = _part(record_kind), written_in(tools, person(), inspection_id)
    made = part.form(found.framework)
    if record_id == NEW:
        return _shown(found, part, None, made())
    held = find_record(tools, person(), inspection_id, part.kind, record_id)
    return _shown(found, part, held, made(data=typed_of(made, held)))


def keep(tools: Toolbox, inspection_id: str, record_kind: str, record_id: str) -> ResponseReturnValue:
    """Keep an entry as it was typed."""
    part, found = _part(record_kind), written_in(tools, person(), inspection_id)
    form = part.form(found.framework)(CombinedMultiDict((request.files, request.form)))
    held = None if record_id == NEW else find_record(tools, person(), inspection_id, part.kind, record_id)
    if not form.validate():
        return _shown(found, part, held, form)
    typed = {"id": held.id if held else "", "inspection": inspection_id, "revision": form.revision.data or 1}
    try:
        made = keep_record(tools, person(), part.kind(**form.values(), **typed))
    except BadInput as error:
        form[form.main].errors = [str(error)]
        return _shown(found, part, held, form)
    except Conflict as conflict:
        form.revision.data = held.revision if held else 1
        labels = {field.name: field.label.text for field in form}
        theirs = [(labels.get(name, name), text) for name, text in conflict.theirs.items()]
        return _shown(found, part, held, form, theirs), 409
    _warn(form)
    if isinstance(made, RunUpItem) and not _take_files(tools, made, form):
        return redirect(here("record", inspection_id, record_kind=record_kind, record_id=made.id))
    flash("Saved")
    return land(part.back(inspection_id))


def _take_files(tools: Toolbox, item: RunUpItem, form: RecordForm) -> bool:
    """Put in the files that came with a thing to prepare; whether all of them were taken."""
    taken = True
    for file in form["upload"].data or ():
        if not file or not file.filename:
            continue
        try:
            put = add_item_file(tools, person(), inspection=item.inspection, item=item.id, file=(file.filename, file.read()))
            if told := private_in(tools, put.files[0]):
                flash(told, "important")
        except BadInput as error:
            flash(str(error), "important")
            taken = False
    return taken


def _warn(form: Form) -> None:
    for field in form:
        if isinstance(field, StringField) and (why := private(field.data or "")):
            flash(f"Look again at {field.label.text} {why}. It was saved; better take it out", "important")


def take_out(tools: Toolbox, inspection_id: str, record_kind: str, record_id: str) -> ResponseReturnValue:
    """Take an entry out, or put it back."""
    part, out = _part(record_kind), request.form.get("then") != "back"
    take_out_record(tools, person(), inspection_id, part.kind, record_id, out=out)
    flash("Taken out. It stands below, and can be put back" if out else "Put back")
    return land(part.back(inspection_id))


def _part(kind: str) -> Part:
    if kind not in PARTS:
        raise NotFound("There is no such list in an inspection.")
    return PARTS[kind]


def _shown(found: Written, part: Part, held: Any, form: RecordForm, theirs: Sequence[tuple[str, str]] = ()) -> str:
    if isinstance(form, ItemForm):
        _fit(form, held)
    return render_template(
        "inspections/record.html",
        found=found,
        inspection=found.inspection,
        part=part,
        held=held,
        form=form,
        theirs=theirs,
        errors=error_list(form),
        back=part.back(found.inspection.id),
        trail=to_inspection(found.authority, found.inspection),
    )


def _fit(form: ItemForm, held: RunUpItem | None) -> None:
    """Leave out what does not belong to the kind of thing: files of a data list, rows of a document."""
    for name in (
        () if held is None else ("upload", "link") if held.kind is ItemKind.DATA_LIST else ("rows", "produced", "checked_by")
    ):
        del form[name]
