"""The register of evidence of an authority: found, changed, taken out and put back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence, EvidenceKind
from selfassess.domain.framework import Area, Framework
from selfassess.domain.people import Person
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.backing import NewEvidence, check_evidence


class Standing(StrEnum):
    """Which evidence is asked for, by how it stands."""

    ALL = ""
    STALE = "stale"
    UNDATED = "undated"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the register; nothing asks for all of it."""

    words: str = ""
    kind: EvidenceKind | None = None
    standing: Standing = Standing.ALL


@dataclass(frozen=True, slots=True)
class Registered:
    """A piece of evidence and the subjects of the assessment that rest on it, in reading order: each its id and title."""

    evidence: Evidence
    subjects: tuple[tuple[str, str], ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """An area and its lines, each with how many pieces of evidence of each kind it rests on, by id."""

    area: Area
    counts: Mapping[str, Mapping[EvidenceKind, int]]


@dataclass(frozen=True, slots=True)
class Register:
    """The register as the page of an assessment shows it: `held` is how much there is before anything was asked."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    items: tuple[Registered, ...]
    held: int
    removed: tuple[Evidence, ...]
    coverage: tuple[Coverage, ...]


def register_of(tools: Toolbox, _who: Person, assessment_id: str, wanted: Wanted) -> Register:
    """The register of the authority that an assessment is of. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = store.assessments.get(assessment_id)
        authority = store.authorities.get(assessment.authority)
        evidence = store.evidence.of(authority.id)
        removed = store.evidence.removed_of(authority.id)
        resting = {response.subject: response.evidence for response in store.assessments.responses(assessment_id)}
    framework = tools.frameworks().framework(assessment.framework)
    titles = _titles(framework)
    items = tuple(
        Registered(
            item, tuple((key, titles[key]) for key in titles if item.id in resting.get(key, ())), item.stale(tools.today())
        )
        for item in evidence
    )
    fitting = tuple(item for item in items if _fits(item, wanted))
    return Register(assessment, authority, framework, fitting, len(items), removed, _coverage(framework, evidence, resting))


def _titles(framework: Framework) -> dict[str, str]:
    titles = {WHOLE: "The whole authority"}
    for area in framework.areas:
        titles |= {area.id: area.title} | {line.id: line.title for line in area.lines}
    return titles


def _fits(item: Registered, wanted: Wanted) -> bool:
    evidence = item.evidence
    standing = {
        Standing.ALL: True,
        Standing.STALE: item.stale,
        Standing.UNDATED: evidence.about is None,
        Standing.UNUSED: not item.subjects,
    }[wanted.standing]
    said = f"{evidence.title} {evidence.note} {evidence.locator} {evidence.file.name if evidence.file else ''}".casefold()
    return (
        standing
        and (wanted.kind is None or evidence.kind is wanted.kind)
        and all(word in said for word in wanted.words.casefold().split())
    )


def _coverage(
    framework: Framework, evidence: tuple[Evidence, ...], resting: Mapping[str, tuple[str, ...]]
) -> tuple[Coverage, ...]:
    kinds = {item.id: item.kind for item in evidence}

    def counts(subject: str) -> dict[EvidenceKind, int]:
        found = [kinds[key] for key in resting.get(subject, ()) if key in kinds]
        return {kind: found.count(kind) for kind in EvidenceKind}

    return tuple(Coverage(area, {line.id: counts(line.id) for line in area.lines}) for area in framework.areas)


def evidence_of(tools: Toolbox, _who: Person, *, assessment: str, evidence: str) -> Evidence:
    """A piece of evidence of the authority that an assessment is of. Raises `NotFound`."""
    with tools.store().read() as store:
        return _its(store, assessment, evidence)


def change_evidence(tools: Toolbox, _who: Person, *, assessment: str, evidence: str, new: NewEvidence) -> Evidence:
    """Describe a piece of evidence anew, wherever it is attached; a new file or link takes the place of the old one.

    Without a new file or link what was there stays. Raises `NotFound` and `BadInput`.
    """
    check_evidence(tools, new)
    stored = tools.files().put(*new.file) if new.file else None
    with tools.store().write() as store:
        found = _its(store, assessment, evidence)
        told = replace(
            found,
            kind=new.kind,
            title=new.title.strip(),
            about=new.about,
            locator=new.locator.strip(),
            note=new.note.strip(),
            link=new.link or None,
            file=stored or (None if new.link else found.file),
        )
        store.evidence.save(told)
    return told


def remove_evidence(tools: Toolbox, _who: Person, *, assessment: str, evidence: str) -> Evidence:
    """Take a piece of evidence out of the register: nothing rests on it any more until it is put back. Raises `NotFound`."""
    with tools.store().write() as store:
        removed = replace(_its(store, assessment, evidence), removed=tools.clock())
        store.evidence.save(removed)
    return removed


def put_back_evidence(tools: Toolbox, _who: Person, *, assessment: str, evidence: str) -> Evidence:
    """Put a piece of evidence back into the register; what rested on it does so again. Raises `NotFound`."""
    with tools.store().write() as store:
        back = replace(_its(store, assessment, evidence), removed=None)
        store.evidence.save(back)
    return back


def _its(store: UnitOfWork, assessment: str, evidence: str) -> Evidence:
    found = store.evidence.get(evidence)
    if found.authority != store.assessments.get(assessment).authority:
        raise NotFound(f"There is no evidence {evidence!r}.")
    return found
