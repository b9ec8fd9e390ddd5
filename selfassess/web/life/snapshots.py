"""What was kept of an assessment: listed, opened and taken away."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.pack import ASSESSMENT, Pack
from selfassess.domain.snapshot import OFFICE_LABELS, SNAPSHOT_LABELS, ReaderOffice
from selfassess.domain.subjects import subjects
from selfassess.domain.wording import day
from selfassess.domain.young_people import QUESTIONS, sections
from selfassess.ports import Toolbox
from selfassess.services.comparing import NOW, choices, others
from selfassess.services.packs import list_packs
from selfassess.services.snapshots import (
    add_snapshot,
    export_snapshot,
    list_snapshots,
    open_snapshot,
    pack_of_snapshot,
    readings_of,
    record_reading,
)
from selfassess.web.assessments.packs import FORMATS, PackLinks
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.fields import Option
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.life import KeepForm, ReadForm, compare_form
from selfassess.web.visitor import person

NOW_LABEL = "As it stands now"


def snapshots(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The snapshots of an assessment, and the forms that keep one and compare two."""
    return _listed(tools, assessment_id, KeepForm())


def keep(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Keep the assessment as it stands."""
    form = KeepForm(request.form)
    if not form.validate():
        return _listed(tools, assessment_id, form)
    made = add_snapshot(tools, person(), assessment=assessment_id, note=form.note.data or "")
    flash(f"Snapshot {made.number} kept")
    return redirect(url_for("life.snapshots", assessment_id=assessment_id))


def _listed(tools: Toolbox, assessment_id: str, form: KeepForm) -> str:
    found = list_snapshots(tools, person(), assessment_id)
    return render_template(
        "life/snapshots.html",
        shelf=found,
        labels=SNAPSHOT_LABELS,
        form=form,
        errors=error_list(form),
        comparing=compare_form(compare_options(tools, assessment_id))(),
        trail=trail(found.assessment, found.framework),
    )


def compare_options(tools: Toolbox, assessment_id: str) -> tuple[Option, ...]:
    """What can be compared: how this and other assessments of the authority stand now, and every snapshot of it."""
    beside = (Option(key, f"{title}, as it stands now") for key, title in others(tools, person(), assessment_id))
    kept = (
        Option(key, f"{title}: snapshot {each.number}, {SNAPSHOT_LABELS[each.kind].lower()} {day(each.at.date())}")
        for key, each, title in choices(tools, person(), assessment_id)
    )
    return (Option(NOW, NOW_LABEL), *beside, *kept)


def snapshot(tools: Toolbox, snapshot_id: str) -> ResponseReturnValue:
    """What a snapshot holds."""
    return _opened(tools, snapshot_id, ReadForm())


def read(tools: Toolbox, snapshot_id: str) -> ResponseReturnValue:
    """Record that one has read it."""
    form = ReadForm(request.form)
    if not form.validate():
        return _opened(tools, snapshot_id, form), 400
    record_reading(tools, person(), snapshot=snapshot_id, office=ReaderOffice(form.office.data))
    flash("It is recorded that you have read this snapshot")
    return redirect(url_for("life.snapshot", snapshot_id=snapshot_id))


def _opened(tools: Toolbox, snapshot_id: str, form: ReadForm) -> str:
    found = open_snapshot(tools, person(), snapshot_id)
    assessment = found.content.assessment
    steps = (
        *trail(assessment, found.framework),
        Step("Snapshots", url_for("life.snapshots", assessment_id=assessment.id)),
    )
    return render_template(
        "life/snapshot.html",
        opened=found,
        labels=SNAPSHOT_LABELS,
        titles=dict(subjects(found.framework)),
        evidence={item.id: item for item in found.content.evidence},
        actions={item.id: item for item in found.content.actions},
        approvals={approval.subject: approval for approval in found.content.approvals},
        packs=_packs(tools, snapshot_id, young=found.content.young is not None),
        sections=sections(found.framework),
        questions=QUESTIONS,
        readings=readings_of(tools, person(), snapshot_id),
        offices=OFFICE_LABELS,
        form=form,
        errors=error_list(form),
        trail=steps,
    )


def _packs(tools: Toolbox, snapshot_id: str, *, young: bool) -> tuple[PackLinks, ...]:
    def address(pack_id: str, form: str) -> str:
        return url_for("life.snapshot_pack", snapshot_id=snapshot_id, pack_id=pack_id, form=form)

    def formats(pack: Pack) -> tuple[tuple[str, str], ...]:
        return tuple((FORMATS[form][0], address(pack.id, form)) for form in pack.formats if form in FORMATS)

    never = {"recommendations"} if young else {"recommendations", "young-people"}
    kept = (pack for pack in list_packs(tools) if pack.of == ASSESSMENT and not any(map(pack.part, never)))
    return tuple(PackLinks(pack.title, pack.about, formats(pack)) for pack in kept)


def export(tools: Toolbox, snapshot_id: str) -> ResponseReturnValue:
    """A snapshot as a file, letter for letter what its hash is of."""
    name, content = export_snapshot(tools, person(), snapshot_id)
    return send_file(BytesIO(content), mimetype="application/json", as_attachment=True, download_name=name)


def snapshot_pack(tools: Toolbox, snapshot_id: str, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack made of what a snapshot holds, to be saved."""
    name, content = pack_of_snapshot(tools, person(), snapshot=snapshot_id, pack_id=pack_id, form=form)
    return send_file(BytesIO(content), mimetype=FORMATS[form][1], as_attachment=True, download_name=name)
