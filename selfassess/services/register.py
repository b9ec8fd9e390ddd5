"""The register of evidence of an authority: found, changed, taken out and put back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence, EvidenceKind, Quality, Rating, Version, no_evidence
from selfassess.domain.framework import Area, Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.subjects import subjects
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.backing import NewEvidence, check_evidence, must_restrict
from selfassess.services.evidence_seen import evidence_for, evidence_seen, removed_seen
from selfassess.services.looking import first_look, look_later
from selfassess.services.rights import assessment_for
from selfassess.services.uploads import keep_upload
from selfassess.services.watching import note, of_evidence

REASON_LENGTH = 2000


class Standing(StrEnum):
    """Which evidence is asked for, by how it stands."""

    ALL = ""
    STALE = "stale"
    WEAK = "weak"
    UNDATED = "undated"
    UNUSED = "unused"
    TELLING = "telling"


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
    """The register as the page of an assessment shows it.

    `held` is how much there is before anything was asked, `telling` in how much of it something was found in the file, or not
    read, that nobody has looked at.
    """

    assessment: Assessment
    authority: Authority
    framework: Framework
    items: tuple[Registered, ...]
    held: int
    telling: int
    removed: tuple[Evidence, ...]
    coverage: tuple[Coverage, ...]


def register_of(tools: Toolbox, who: Person, assessment_id: str, wanted: Wanted) -> Register:
    """The register of the authority that an assessment is of. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        evidence = evidence_seen(tools, store, who, authority.id)
        removed = removed_seen(tools, store, who, authority.id)
        resting = {response.subject: response.evidence for response in store.assessments.responses(assessment_id)}
    framework = tools.frameworks().framework(assessment.framework)
    titles = dict(subjects(framework))
    items = tuple(
        Registered(
            item, tuple((key, titles[key]) for key in titles if item.id in resting.get(key, ())), item.stale(tools.today())
        )
        for item in evidence
    )
    fitting = tuple(item for item in items if _fits(item, wanted))
    telling = sum(item.looked is not None and item.looked.unsettled for item in evidence)
    coverage = _coverage(framework, evidence, resting)
    return Register(assessment, authority, framework, fitting, len(items), telling, removed, coverage)


def _fits(item: Registered, wanted: Wanted) -> bool:
    evidence = item.evidence
    standing = {
        Standing.ALL: True,
        Standing.STALE: item.stale,
        Standing.WEAK: evidence.rating is not None and evidence.rating.quality is Quality.WEAK,
        Standing.UNDATED: evidence.about is None,
        Standing.UNUSED: not item.subjects,
        Standing.TELLING: evidence.looked is not None and evidence.looked.unsettled,
    }[wanted.standing]
    file = evidence.file.name if evidence.file else ""
    said = " ".join((evidence.title, evidence.note, evidence.owner, evidence.locator, file)).casefold()
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


def evidence_of(tools: Toolbox, who: Person, *, assessment: str, evidence: str) -> Evidence:
    """A piece of evidence of the authority that an assessment is of. Raises `NotFound`."""
    with tools.store().read() as store:
        return _its(tools, store, who, assessment_for(tools, store, who, Right.SEE, assessment), evidence)


def change_evidence(tools: Toolbox, who: Person, *, assessment: str, evidence: str, new: NewEvidence) -> Evidence:
    """Describe a piece of evidence anew, wherever it is attached; a new file or link takes the place of the old one.

    Without a new file or link what was there stays. Raises `NotFound` and `BadInput`.
    """
    with tools.store().read() as store:
        held = _its(tools, store, who, assessment_for(tools, store, who, Right.REGISTER, assessment), evidence)
        must_restrict(tools, who, held.authority, new.restricted)
    check_evidence(tools, new)
    stored = keep_upload(tools, *new.file) if new.file else None
    looked = first_look(tools, stored)
    with tools.store().write() as store:
        found = store.evidence.get(evidence)
        replaced = found.file and ((stored and stored.sha256 != found.file.sha256) or (new.link and not stored))
        earlier = (Version(found.file, tools.clock(), who.id),) if found.file and replaced else ()
        told = replace(
            found,
            kind=new.kind,
            title=new.title.strip(),
            about=new.about,
            locator=new.locator.strip(),
            note=new.note.strip(),
            link=new.link or None,
            file=stored or (None if new.link else found.file),
            owner=new.owner.strip(),
            restricted=new.restricted,
            versions=earlier + found.versions,
            looked=looked if stored else None if new.link else found.looked,
        )
        store.evidence.save(told)
        if stored:
            look_later(tools, store, who, told)
        note(tools, store, who, Deed.CHANGED, of_evidence(told))
    return told


def remove_evidence(tools: Toolbox, who: Person, *, assessment: str, evidence: str) -> Evidence:
    """Take a piece of evidence out of the register: nothing rests on it any more until it is put back. Raises `NotFound`."""
    with tools.store().write() as store:
        removed = replace(
            _its(tools, store, who, assessment_for(tools, store, who, Right.REGISTER, assessment), evidence),
            removed=tools.clock(),
        )
        store.evidence.save(removed)
        note(tools, store, who, Deed.REMOVED, of_evidence(removed))
    return removed


def put_back_evidence(tools: Toolbox, who: Person, *, assessment: str, evidence: str) -> Evidence:
    """Put a piece of evidence back into the register; what rested on it does so again. Raises `NotFound`."""
    with tools.store().write() as store:
        held = assessment_for(tools, store, who, Right.REGISTER, assessment)
        back = replace(_its(tools, store, who, held, evidence), removed=None)
        store.evidence.save(back)
        note(tools, store, who, Deed.PUT_BACK, of_evidence(back))
    return back


def rate_evidence(
    tools: Toolbox, who: Person, *, assessment: str, evidence: str, quality: Quality | None, reason: str
) -> Evidence:
    """Keep how far a reviewer trusts a piece of evidence; without a quality the rating is taken back.

    Raises `NotFound`, and `BadInput` for a rating without a reason.
    """
    if quality and not 0 < len(reason.strip()) <= REASON_LENGTH:
        raise BadInput(f"Say why you rate it so, in at most {REASON_LENGTH:,} characters.")
    with tools.store().write() as store:
        held = _its(tools, store, who, assessment_for(tools, store, who, Right.REVIEW, assessment), evidence)
        rated = replace(held, rating=Rating(quality, reason.strip(), who.id, tools.clock()) if quality else None)
        store.evidence.save(rated)
        note(tools, store, who, Deed.CHANGED, of_evidence(rated), about="rating")
    return rated


def _its(tools: Toolbox, store: UnitOfWork, who: Person, assessment: Assessment, evidence: str) -> Evidence:
    found = evidence_for(tools, store, who, evidence)
    if found.authority != assessment.authority:
        raise no_evidence(evidence)
    return found
