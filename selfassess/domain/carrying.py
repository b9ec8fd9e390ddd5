"""Carrying an assessment forward: what of the last one goes into the next, line by line.

Each older text goes to the one newer line that answers to its line best, so nothing is copied twice and nothing is lost unseen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import Assessment, CarriedFrom, Response, Texts
from selfassess.domain.crosswalk import Crosswalk, Relation
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import Judgement
from selfassess.domain.subjects import subjects

DONE_WITH = (ActionStatus.DONE, ActionStatus.STOPPED)


@dataclass(frozen=True, slots=True)
class Source:
    """An older subject that goes into a newer one; `relation` is what the older is to the newer."""

    subject: str
    title: str
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """What would stand under one newer subject: `sources` are empty where nothing of the older assessment answers to it.

    `response` is what it would begin with; None where the older assessment said nothing there.
    """

    subject: str
    title: str
    sources: tuple[Source, ...]
    response: Response | None

    @property
    def last_judged(self) -> bool:
        """Whether a judgement comes along, marked as last year's."""
        return self.response is not None and self.response.carried is not None and self.response.carried.judgement is not None


@dataclass(frozen=True, slots=True)
class Way:
    """The two frameworks, and how the lines of one answer to the other's (None within one framework)."""

    old: Framework
    new: Framework
    crosswalk: Crosswalk | None

    def sources(self) -> Mapping[str, tuple[Source, ...]]:
        """For each newer subject, the older ones whose text comes to it."""
        newer = {subject for subject, _ in subjects(self.new)}
        found: dict[str, list[Source]] = {}
        for subject, title in subjects(self.old):
            target, source = self._target(subject, title, newer)
            if target is not None and source is not None:
                found.setdefault(target, []).append(source)
        return {target: tuple(sources) for target, sources in found.items()}

    def left_behind(self) -> tuple[Source, ...]:
        """The older subjects to which nothing newer answers."""
        newer = {subject for subject, _ in subjects(self.new)}
        return tuple(
            Source(subject, title, Relation.NONE, self._why_dropped(subject))
            for subject, title in subjects(self.old)
            if self._target(subject, title, newer)[0] is None
        )

    def _target(self, subject: str, title: str, newer: Iterable[str]) -> tuple[str | None, Source | None]:
        pairs = self.crosswalk.newer(subject) if self.crosswalk else ()
        if pairs:
            return pairs[0].new, Source(subject, title, pairs[0].relation, pairs[0].reason)
        lines = {line.id for line in self.old.lines()}
        if subject in newer and (self.crosswalk is None or subject not in lines):
            return subject, Source(subject, title, Relation.SAME, "")
        return None, None

    def _why_dropped(self, subject: str) -> str:
        pairs = self.crosswalk.dropped if self.crosswalk else ()
        return next((pair.reason for pair in pairs if pair.old == subject), "The newer framework has nothing like it.")


@dataclass(frozen=True, slots=True)
class Older:
    """The assessment that is carried forward: what it says, and which of its actions are not done with."""

    assessment: Assessment
    responses: Mapping[str, Response]
    actions: Sequence[Action]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The new assessment's id, and who begins it when."""

    assessment: str
    by: str
    at: datetime


def carry(way: Way, older: Older, new: Beginning) -> Iterator[Carrying]:
    """What each subject of the newer framework would begin with, in reading order."""
    sources = way.sources()
    for subject, title in subjects(way.new):
        found = sources.get(subject, ())
        begun = [(source, older.responses[source.subject]) for source in found if source.subject in older.responses]
        said = [(source, response) for source, response in begun if response.started or response.carried is not None]
        yield Carrying(subject, title, found, _begun(subject, way, older, new, said) if said else None)


def _begun(subject: str, way: Way, older: Older, new: Beginning, said: Sequence[tuple[Source, Response]]) -> Response:
    responses = [response for _, response in said]
    alive = {action.id for action in older.actions if action.status not in DONE_WITH}
    return Response(
        assessment=new.assessment,
        subject=subject,
        revision=1,
        texts=_joined([response.texts for response in responses]),
        evidence=tuple(dict.fromkeys(key for response in responses for key in response.evidence)),
        actions=tuple(dict.fromkeys(key for response in responses for key in response.actions if key in alive)),
        carried=CarriedFrom(older.assessment.id, older.assessment.title, _same_judgement(way, said)),
        saved_by=new.by,
        saved_at=new.at,
    )


def _joined(texts: Sequence[Texts]) -> Texts:
    named = {field.name: [getattr(text, field.name) for text in texts] for field in fields(Texts)}
    return Texts(**{name: "\n\n".join(part for part in parts if part) for name, parts in named.items()})


def _same_judgement(way: Way, said: Sequence[tuple[Source, Response]]) -> Judgement | None:
    """The judgement, where the one line that comes here asks the same and the new scale has the level."""
    if len(said) != 1 or said[0][0].relation is not Relation.SAME:
        return None
    judgement = said[0][1].judgement
    scale = way.new.scale("judgement")
    levels = {level.id for level in scale.levels} if scale else set()
    return judgement if judgement.made and judgement.answer in levels else None
