"""Comparing two states of what an authority said of itself: snapshots, or how an assessment stands now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from selfassess.domain.assessment import Response
from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.snapshot import Content, Snapshot, read
from selfassess.domain.subjects import subjects
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.describing import FieldChange, changed_fields, described
from selfassess.services.rights import assessment_for, sees
from selfassess.services.snapshots import content_now

NOW = "now"
"""How the assessment as it stands now is named, beside the ids of snapshots; another is named by this and its own id."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two states that are compared; `snapshot` is None for how the assessment stands now."""

    key: str
    content: Content
    framework: Framework
    snapshot: Snapshot | None


class Moved(StrEnum):
    """Which way a judgement went."""

    UP = "up"
    DOWN = "down"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """One subject of the newer side, with what it says otherwise than the older side.

    `before` and `after` are the answers as they were judged; `older` is None where the older framework asked nothing like it.
    """

    subject: str
    title: str
    before: str
    after: str
    moved: Moved
    older: str | None
    changes: tuple[FieldChange, ...]

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, and every subject of the newer one in reading order. `gone` names what only the older framework asked."""

    older: Side
    newer: Side
    differences: tuple[Difference, ...]
    gone: tuple[str, ...]


def choices(tools: Toolbox, who: Person, assessment_id: str) -> tuple[tuple[str, Snapshot, str], ...]:
    """Every snapshot of the authority, newest first, each with its key and the title of its assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        related = [item for item in store.assessments.all() if item.authority == assessment.authority]
        found = [(snapshot.id, snapshot, item.title) for item in related for snapshot in store.snapshots.of(item.id)]
    return tuple(sorted(found, key=lambda each: each[1].at, reverse=True))


def compare(tools: Toolbox, who: Person, assessment_id: str, older: str, newer: str) -> Comparison:
    """Two states of one authority side by side: each the id of a snapshot, or `NOW`. Raises `NotFound` and `BadInput`."""
    if older == newer:
        raise BadInput("Choose two different states to compare.")
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.SEE, assessment_id)
        left, right = (_side(tools, store, who, assessment_id, key) for key in (older, newer))
    if left.content.authority.id != right.content.authority.id:
        raise BadInput("Two authorities are not compared here: these are of different ones.")
    crosswalk = _between(tools, left.framework, right.framework)
    differences = tuple(_differences(left, right, crosswalk))
    met = {each.older for each in differences}
    gone = tuple(title for subject, title in subjects(left.framework) if subject not in met)
    return Comparison(left, right, differences, gone)


def others(tools: Toolbox, who: Person, assessment_id: str) -> tuple[tuple[str, str], ...]:
    """The other assessments of the authority as they stand now: how each is named, and its title. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        related = [item for item in store.assessments.all() if item.authority == assessment.authority]
    return tuple((f"{NOW}-{item.id}", item.title) for item in related if item.id != assessment_id)


def _side(tools: Toolbox, store: UnitOfWork, who: Person, assessment_id: str, key: str) -> Side:
    named, _, other = key.partition("-")
    if named == NOW:
        assessment = assessment_for(tools, store, who, Right.SEE, other or assessment_id)
        return Side(key, content_now(tools, store, assessment), tools.frameworks().framework(assessment.framework), snapshot=None)
    snapshot = store.snapshots.get(key)
    if not sees(tools, who, store.assessments.get(snapshot.assessment).authority):
        raise NotFound(f"There is no snapshot {key!r}.")
    content = read(store.snapshots.content(key))
    return Side(key, content, tools.frameworks().framework(content.assessment.framework), snapshot)


def _between(tools: Toolbox, older: Framework, newer: Framework) -> Crosswalk | None:
    """How the lines of one answer to the other's; None where both are one framework."""
    return None if older.key == newer.key else tools.frameworks().crosswalk(older.key, newer.key)


def _differences(left: Side, right: Side, crosswalk: Crosswalk | None) -> Iterator[Difference]:
    known = {subject for subject, _ in subjects(left.framework)}
    for subject, title in subjects(right.framework):
        pairs = crosswalk.older(subject) if crosswalk else ()
        answering = pairs[0].old if pairs else subject
        older = answering if answering in known else None
        before = left.content.response(older) if older else Response(assessment="", subject=subject)
        after = right.content.response(subject)
        changes = changed_fields(
            described(before, left.framework, _names(left.content)), described(after, right.framework, _names(right.content))
        )
        yield Difference(
            subject=subject,
            title=title,
            before=before.judgement.answer,
            after=after.judgement.answer,
            moved=_moved(right.framework, before, after),
            older=older,
            changes=changes,
        )


def _moved(framework: Framework, before: Response, after: Response) -> Moved:
    scale = framework.scale("judgement")
    order = [level.id for level in scale.levels] if scale else []
    one, other = before.judgement.answer, after.judgement.answer
    if one == other:
        return Moved.SAME
    if one in order and other in order:
        return Moved.UP if order.index(other) < order.index(one) else Moved.DOWN
    return Moved.CHANGED


def _names(content: Content) -> Mapping[str, str]:
    return {item.id: item.title for item in content.evidence} | {item.id: item.text for item in content.actions}
