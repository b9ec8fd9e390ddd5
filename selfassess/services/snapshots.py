"""Snapshots: made, listed, opened and taken out."""

from dataclasses import dataclass, replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.challenge import Challenge
from selfassess.domain.framework import Framework
from selfassess.domain.material import Material, Stood
from selfassess.domain.pack import ASSESSMENT, ONLY_NOW
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.snapshot import (
    Approval,
    Content,
    ReaderOffice,
    Reading,
    Snapshot,
    SnapshotKind,
    Unanswered,
    digest_of,
    no_snapshot,
    read,
    written,
)
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.challenges import checked
from selfassess.services.exports import keep_made
from selfassess.services.indicator_series import series_of_values
from selfassess.services.material import gather_material
from selfassess.services.pack_needs import kept_before, stood_now
from selfassess.services.packs import Wanted, ready
from selfassess.services.rights import alike, assessment_for, sees
from selfassess.services.states import state_then
from selfassess.services.watching import note as watch

NOTE_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Opened:
    """A snapshot with what it holds. `intact` says whether that is, letter for letter, what was kept."""

    snapshot: Snapshot
    content: Content
    framework: Framework
    intact: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """An assessment with its snapshots, newest first."""

    assessment: Assessment
    framework: Framework
    snapshots: tuple[Snapshot, ...]


def list_snapshots(tools: Toolbox, who: Person, assessment_id: str) -> Shelf:
    """The snapshots of an assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        found = store.snapshots.of(assessment_id)
    return Shelf(assessment, tools.frameworks().framework(assessment.framework), found)


def add_snapshot(tools: Toolbox, who: Person, *, assessment: str, note: str = "") -> Snapshot:
    """Keep an assessment as it stands, without signing it. Raises `NotFound`, and `BadInput` for a note that is too long."""
    if len(note) > NOTE_LENGTH:
        raise BadInput(f"A note is at most {NOTE_LENGTH:,} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.START, assessment)
        return keep_snapshot(tools, store, who, found, kind=SnapshotKind.KEPT, note=note)


def keep_snapshot(
    tools: Toolbox,
    store: UnitOfWork,
    who: Person,
    assessment: Assessment,
    *,
    kind: SnapshotKind,
    note: str,
    approvals: tuple[Approval, ...] = (),
) -> Snapshot:
    """The same within a transaction that is open already; what stands unanswered is kept with it."""
    open_now = [each for subject in checked(tools, store, assessment).subjects for each in subject.open]
    content = content_now(tools, store, assessment, approvals=approvals, unanswered=tuple(map(_unanswered, open_now)))
    around = stood_now(tools, store, who, gather_material(tools, store, assessment.id))
    text = written(replace(content, stood=around))
    snapshot = Snapshot(
        id=tools.new_id(),
        assessment=assessment.id,
        number=store.snapshots.last_number(assessment.id) + 1,
        kind=kind,
        note=note.strip(),
        by=who.id,
        at=tools.clock(),
        digest=digest_of(text),
    )
    store.snapshots.add(snapshot, text)
    watch(tools, store, who, Deed.ADDED, Thing("snapshot", snapshot.id, assessment.authority), about=kind.value)
    return snapshot


def _unanswered(challenge: Challenge) -> Unanswered:
    return Unanswered(challenge.subject, challenge.rule.title, challenge.said)


def content_now(
    tools: Toolbox,
    store: UnitOfWork,
    assessment: Assessment,
    *,
    approvals: tuple[Approval, ...] = (),
    unanswered: tuple[Unanswered, ...] = (),
) -> Content:
    """What a snapshot made at this moment would hold: only evidence and actions on which something rests."""
    found = gather_material(tools, store, assessment.id)
    young = store.young_people.of(assessment.id)
    return Content(
        assessment=found.assessment,
        authority=found.authority,
        responses=tuple(response for response in found.in_order() if response.revision),
        evidence=tuple(item.thing for item in found.attached_evidence()),
        actions=tuple(item.thing for item in found.attached_actions()),
        reports=found.reports,
        elsewhere=found.elsewhere,
        compared=found.compared,
        figures=tuple(value for series in found.figures for value in series.values),
        approvals=approvals,
        unanswered=unanswered,
        comments=found.comments,
        profile=found.profile,
        young=young if young.written else None,
        young_age=young.measured().age,
    )


def open_snapshot(tools: Toolbox, who: Person, snapshot_id: str, right: Right = Right.SEE) -> Opened:
    """A snapshot with what it holds. Raises `NotFound`."""
    snapshot, text = _its_text(tools, who, snapshot_id, right)
    content = read(text)
    framework = tools.frameworks().framework(content.assessment.framework)
    return Opened(snapshot, content, framework, digest_of(text) == snapshot.digest)


def readings_of(tools: Toolbox, who: Person, snapshot_id: str) -> tuple[Reading, ...]:
    """Who recorded that they read a snapshot. Raises `NotFound`."""
    snapshot, _ = _its_text(tools, who, snapshot_id, Right.SEE)
    with tools.store().read() as store:
        return store.snapshots.readings(snapshot.id)


def record_reading(tools: Toolbox, who: Person, *, snapshot: str, office: ReaderOffice) -> None:
    """Record that one has read a snapshot oneself, and as what. Raises `NotFound`."""
    found, _ = _its_text(tools, who, snapshot, Right.SEE)
    with tools.store().write() as store:
        authority = store.assessments.get(found.assessment).authority
        store.snapshots.read(Reading(found.id, who.id, office, tools.clock()))
        watch(tools, store, who, Deed.CHANGED, Thing("snapshot", found.id, authority), about=f"read as {office.value}")


def export_snapshot(tools: Toolbox, who: Person, snapshot_id: str) -> tuple[str, bytes]:
    """A snapshot as a JSON file, letter for letter what its hash is of: the name for the file, and the file."""
    snapshot, text = _its_text(tools, who, snapshot_id, Right.EXPORT)
    _exported(tools, who, snapshot, "json")
    return f"{snapshot.assessment}-snapshot-{snapshot.number}.json", text.encode()


def pack_of_snapshot(tools: Toolbox, who: Person, *, snapshot: str, pack_id: str, form: str) -> tuple[str, bytes]:
    """A pack made of what a snapshot holds.

    Parts of which a snapshot of an earlier version of the program holds nothing are left out. Raises `NotFound`, and `BadInput`
    for a format that the pack is not made in.
    """
    pack = tools.packs().pack(pack_id)
    if form not in pack.formats or pack.of != ASSESSMENT:
        raise BadInput(f"{pack.title!r} is not made of a snapshot as {form!r}. Choose {' or '.join(pack.formats)}.")
    opened = open_snapshot(tools, who, snapshot, Right.EXPORT)
    if opened.content.stood is None:
        if pack.part("recommendations") is not None:
            raise BadInput(f"{pack.title!r} says how recommendations stand, and this snapshot was made before that was kept.")
        pack = replace(pack, parts=tuple(part for part in pack.parts if part.kind not in ONLY_NOW))
    if pack.part("young-people") is not None and opened.content.young is None:
        raise BadInput(f"{pack.title!r} says what was written for young people, and this snapshot holds nothing of that.")
    title = f"{pack.title}, snapshot {opened.snapshot.number}"
    asked = Wanted(pack, material_of(tools, opened), pack.id, title)
    made = keep_made(tools, who, ready(tools, asked, form), snapshot=snapshot)
    return made.file.name, tools.files().get(made.file)


def _exported(tools: Toolbox, who: Person, snapshot: Snapshot, form: str) -> None:
    with tools.store().write() as store:
        authority = store.assessments.get(snapshot.assessment).authority
        watch(tools, store, who, Deed.EXPORTED, Thing("snapshot", snapshot.id, authority), about=form)


def material_of(tools: Toolbox, opened: Opened) -> Material:
    """What packs about a snapshot are made from; its day is that on which it was made."""
    content = opened.content
    stood = content.stood or Stood()
    with tools.store().read() as store:
        kept = kept_before(store, content.assessment.id, opened.snapshot.number)
        state = state_then(tools, store, opened.snapshot, content.assessment)
    return Material(
        assessment=content.assessment,
        framework=opened.framework,
        authority=content.authority,
        responses=content.responses,
        evidence=content.evidence,
        actions=content.actions,
        reports=content.reports,
        today=opened.snapshot.at.date(),
        elsewhere=content.elsewhere,
        compared=content.compared,
        figures=series_of_values(tools, content.figures, opened.framework),
        profile=content.profile,
        comments=content.comments,
        young=content.young,
        state=state,
        snapshot=opened.snapshot.number,
        kept=kept,
        recommendations=stood.recommendations,
        dates=stood.dates,
        audited=stood.audited,
        audit_months=stood.audit_months,
    )


def _its_text(tools: Toolbox, who: Person, snapshot_id: str, right: Right) -> tuple[Snapshot, str]:
    with tools.store().read() as store:
        with alike(store):
            snapshot = store.snapshots.get(snapshot_id)
        if not sees(tools, who, store.assessments.get(snapshot.assessment).authority):
            raise no_snapshot(snapshot_id)
        assessment_for(tools, store, who, right, snapshot.assessment)
        return snapshot, store.snapshots.content(snapshot_id)
