"""Every revision of a response: who saved it, when, and what they changed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import pairwise

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED
from selfassess.domain.people import Person
from selfassess.domain.rewording import Piece, reworded
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.saving import Answers, answers_of

AT_ONCE = 20
"""How many revisions are shown together."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a save did to one field: `field` is a part of `Answers`, or evidence, actions or benchmark."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One save. `number` counts from 1; `changes` is against the revision before it."""

    number: int
    by: str | None
    at: datetime | None
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of one response, newest first; `older` is the number to ask for next, None where there are no more."""

    assessment: Assessment
    framework: Framework
    subject: str
    revisions: tuple[Revision, ...]
    older: int | None


def history(tools: Toolbox, _who: Person, assessment_id: str, subject: str, *, newest: int | None = None) -> History:
    """At most `AT_ONCE` revisions of a response, from `newest` down; from the last one where that is None. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = store.assessments.get(assessment_id)
        found = store.assessments.history(assessment_id, subject)
        titles = _titles(store, assessment.authority)
    framework = tools.frameworks().framework(assessment.framework)
    wanted = [response for response in found if newest is None or response.revision <= newest]
    chain = [*wanted, Response(assessment=assessment_id, subject=subject)][: AT_ONCE + 1]
    shown = tuple(_revision(before, after, framework, titles) for after, before in pairwise(chain))
    older = chain[-1].revision or None
    return History(assessment, framework, subject, shown, older)


def _titles(store: UnitOfWork, authority: str) -> Mapping[str, str]:
    evidence = {item.id: item.title for item in store.evidence.of(authority)}
    return evidence | {item.id: item.text for item in store.actions.of(authority)}


def _revision(before: Response, after: Response, framework: Framework, titles: Mapping[str, str]) -> Revision:
    old, new = (_described(response, framework, titles) for response in (before, after))
    changes = tuple(FieldChange(field, reworded(old[field], new[field])) for field in new if old[field] != new[field])
    return Revision(after.revision, after.saved_by, after.saved_at, changes)


def _described(response: Response, framework: Framework, titles: Mapping[str, str]) -> dict[str, str]:
    """Each field of a response in words."""
    answers = answers_of(response)
    words = {field.name: str(getattr(answers, field.name)) for field in fields(Answers)}
    words["judgement"] = UNJUDGED.get(answers.judgement) or _label(framework, "judgement", answers.judgement)
    words["confidence"] = _label(framework, "confidence", answers.confidence)
    words["ready"] = "Ready for review" if answers.ready else ""
    words["evidence"] = "\n".join(titles.get(key, key) for key in response.evidence)
    words["actions"] = "\n".join(titles.get(key, key) for key in response.actions)
    kept = response.benchmark
    words["benchmark"] = f"{kept.acceptance.value.capitalize()}\n{kept.text}".strip() if kept else ""
    return words


def _label(framework: Framework, scale_id: str, level_id: str) -> str:
    scale = framework.scale(scale_id)
    return next((level.label for level in scale.levels if level.id == level_id), level_id) if scale else level_id
