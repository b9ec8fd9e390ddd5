"""The scoring workbook comes back: looked at, agreed to, taken in as one change, and undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed
from selfassess.domain.changes import ChangeSet, Decision
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework
from selfassess.domain.intake import Intake
from selfassess.domain.line_judging import shown
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.workbook import WorkbookFacts
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork, WorkbookBack
from selfassess.services.limits import Limits
from selfassess.services.material import gather_material
from selfassess.services.packs import make_pack
from selfassess.services.returning import Compared, Comparison
from selfassess.services.rights import assessment_for, need
from selfassess.services.taking import Taking
from selfassess.services.undoing import Undoing
from selfassess.services.watching import note, of_assessment

PACK = "scoring-workbook"


@dataclass(frozen=True, slots=True)
class Looked:
    """A workbook that came back, and all that it would change."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    facts: WorkbookFacts
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a workbook: what was kept as one change, None where nothing was changed; what was proposed; what was left.

    `left` are the conflicts that nobody settled, and changes that somebody chose to leave out.
    """

    intake: Intake | None
    proposed: ChangeSet
    left: tuple[str, ...]


def export_workbook(tools: Toolbox, who: Person, assessment_id: str) -> tuple[str, bytes]:
    """The scoring workbook of an assessment: the name for its file, and the file. Raises `NotFound`."""
    return make_pack(tools, who, pack_id=PACK, assessment_id=assessment_id, form="xlsx")


def look_at_workbook(tools: Toolbox, who: Person, *, name: str, content: bytes, assessment: str | None = None) -> Looked:
    """What a workbook would change; nothing is changed.

    Raises `Unreadable` for a file that is no workbook of ours, `BadInput` where it belongs to another assessment than this one,
    and `NotFound` where its assessment is not here.
    """
    back = tools.workbook_reader()(name, content)
    with tools.store().read() as store:
        found = _assessment_of(tools, store, who, back, assessment)
        authority = store.authorities.get(found.authority)
        compared = _compared(tools, store, who, back, found)
    return Looked(found, authority, tools.frameworks().framework(found.framework), back.facts, compared.changes)


def take_in_workbook(
    tools: Toolbox,
    who: Person,
    *,
    name: str,
    content: bytes,
    decisions: Mapping[str, Decision] | None = None,
    rule: Decision | None = None,
    seen: str | None = None,
    assessment: str | None = None,
) -> TakenIn:
    """Take a workbook in as one change, in which every answer gains one revision.

    `decisions` are by the keys of choices; a change without one is taken, a conflict is settled by `rule`, or left as it is here.
    `seen` is the digest of the changes that the person looked at: where they are no longer these, `Conflict` is raised. Raises
    the errors of `look_at_workbook` too.
    """
    back = tools.workbook_reader()(name, content)
    with tools.store().write() as store:
        found = _assessment_of(tools, store, who, back, assessment)
        compared = _compared(tools, store, who, back, found)
        if seen is not None and seen != compared.changes.digest:
            raise Conflict("Something was saved here since you looked. Look at the changes again.", yours={}, theirs={})
        taking = Taking(tools, store, who, compared=compared, decided=_decided(compared.changes, decisions or {}, rule))
        intake = taking.all(tools.new_id(), name)
        if intake is not None:
            store.intakes.add(intake)
            note(tools, store, who, Deed.CHANGED, of_assessment(found), about="workbook taken in")
    return TakenIn(intake, compared.changes, taking.left)


def _decided(changes: ChangeSet, decisions: Mapping[str, Decision], rule: Decision | None) -> dict[str, Decision]:
    """What is done about each choice."""
    decided = {}
    for choice in changes.choices:
        usual = rule or Decision.LEAVE if choice.conflict else Decision.TAKE
        chosen = decisions.get(choice.key, usual)
        decided[choice.key] = Decision.TAKE if chosen is Decision.BOTH and not choice.both else chosen
    return decided


def _assessment_of(tools: Toolbox, store: UnitOfWork, who: Person, back: WorkbookBack, wanted: str | None) -> Assessment:
    """The assessment that a workbook belongs to, where the person may answer for anything in it."""
    facts = back.facts
    if wanted is not None:
        assessment_for(tools, store, who, Right.SEE, wanted)
        if facts.assessment != wanted:
            raise BadInput(f"{facts.name} belongs to another assessment. Open that one and send the workbook there.")
    try:
        found = assessment_for(tools, store, who, Right.SEE, facts.assessment)
    except NotFound as error:
        raise NotFound(
            f"{facts.name} belongs to an assessment that is not here ({facts.assessment}), or that you may not see. "
            "Export the workbook of the one that you mean."
        ) from error
    if not any(who.may(Right.ANSWER, found.authority, subject=subject, today=tools.today()) for subject in facts.revisions):
        need(tools, who, Right.ANSWER, found.authority)
    if facts.framework != found.framework:
        raise BadInput(f"{facts.name} was made for {facts.framework}, and this assessment is against {found.framework}.")
    return found


def _compared(tools: Toolbox, store: UnitOfWork, who: Person, back: WorkbookBack, found: Assessment) -> Compared:
    """The comparison, without what the person may not change. Raises `NotAllowed` where nothing else is left of it."""
    material = gather_material(tools, store, found.id)
    strange = back.facts.revisions.keys() - {response.subject for response in material.in_order()}
    now = {response.subject: response.revision for response in material.responses}
    if strange or any(revision > now.get(subject, 0) for subject, revision in back.facts.revisions.items()):
        raise BadInput(
            f"{back.facts.name} is of a later state than what is here: perhaps a backup was restored. Export the workbook again."
        )
    returned = back.rows(material.framework)
    comparison = Comparison(
        material,
        returned,
        limits=Limits(tools, who, found),
        revisions=back.facts.revisions,
        revision=lambda subject, at: shown(found, material.framework, [store.assessments.revision(found.id, subject, at)])[0],
    )
    compared = comparison.compared()
    if compared.refused and not compared.changes.changes:
        need(tools, who, Right.ANSWER, found.authority, subject=compared.refused[0])
    return compared


def intakes_of(tools: Toolbox, who: Person, assessment_id: str) -> tuple[Intake, ...]:
    """The workbooks that were taken in to an assessment, newest first. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.SEE, assessment_id)
        return store.intakes.of(assessment_id)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone; `left` says, a sentence each, what was changed again since and stays as it is."""

    intake: Intake
    left: tuple[str, ...]


def undo_workbook(tools: Toolbox, who: Person, *, assessment: str, intake: str) -> Undone:
    """Put back what a workbook changed, but for what was changed again since; what it added is taken out.

    Raises `NotFound`, and `BadInput` for one that was undone already.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        kept = store.intakes.get(assessment, intake)
        _may_undo(tools, who, found, kept)
        if kept.undone_at is not None:
            raise BadInput(f"{kept.name} was undone already.")
        undoing = Undoing(tools, store, who, found)
        undoing.all(kept)
        undone = replace(kept, undone_by=who.id, undone_at=tools.clock())
        store.intakes.mark(undone)
        note(tools, store, who, Deed.CHANGED, of_assessment(found), about="workbook undone")
    return Undone(undone, tuple(undoing.left))


def _may_undo(tools: Toolbox, who: Person, found: Assessment, kept: Intake) -> None:
    for answer in kept.answers:
        need(tools, who, Right.ANSWER, found.authority, subject=answer.subject)
    if not kept.answers or any(row.before is not None for row in (*kept.evidence, *kept.actions)):
        need(tools, who, Right.REGISTER, found.authority)
