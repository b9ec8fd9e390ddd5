"""Saving a response: whose words stand where two people wrote at once."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime

from selfassess.domain.assessment import Response, Texts
from selfassess.domain.judgement import Judgement
from selfassess.domain.people import Person
from selfassess.errors import Conflict
from selfassess.ports import Toolbox


@dataclass(frozen=True, slots=True)
class Answers:
    """What one save of a form says. `judgement` is a level of the scale or one of the three answers that are none."""

    judgement: str
    reason: str
    confidence: str
    strengths: str
    improvements: str
    impact: str
    how: str
    plans: str
    ready: bool


TOGETHER = ("judgement", "reason", "confidence")
"""Fields that are one thought: if one of them was changed by two people, the others are not mixed."""


@dataclass(frozen=True, slots=True)
class Settled:
    """That a person decided where two had changed the same fields: having seen the words of `revision`, for these `fields`."""

    revision: int
    fields: frozenset[str]


def answers_of(response: Response) -> Answers:
    """What a response says, as its form shows it."""
    judgement, texts = response.judgement, response.texts
    return Answers(
        judgement=judgement.answer,
        reason=judgement.reason,
        confidence=judgement.confidence or "",
        strengths=texts.strengths,
        improvements=texts.improvements,
        impact=texts.impact,
        how=texts.how,
        plans=texts.plans,
        ready=response.ready,
    )


def save_answers(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, revision: int, answers: Answers, settled: Settled | None = None
) -> Response:
    """Save what a form says, which was opened at `revision`.

    What somebody else changed meanwhile in other fields is kept. Where both changed the same field to different words, nothing is
    saved and `Conflict` holds both, by field; `settled` brings what the person then chose.
    """
    with tools.store().write() as store:
        current = store.assessments.response(assessment, subject)
        merged = answers
        if current.revision != revision:
            opened = answers_of(store.assessments.revision(assessment, subject, revision))
            if settled is not None:
                seen = answers_of(store.assessments.revision(assessment, subject, settled.revision))
                opened = _taken(seen, opened, settled.fields)
            merged = _merge(opened, answers, answers_of(current))
        if current.revision and merged == answers_of(current):
            return current
        saved = _written(current, merged, by=who.id, at=tools.clock())
        store.assessments.save(saved)
    return saved


def change_response(tools: Toolbox, assessment: str, subject: str, change: Callable[[Response], Response]) -> Response:
    """Apply a change that needs no merging, such as one more piece of evidence, to the response as it stands now."""
    with tools.store().write() as store:
        store.assessments.get(assessment)
        current = store.assessments.response(assessment, subject)
        saved = change(current)
        if saved is not current:
            store.assessments.save(saved)
    return saved


def _taken(seen: Answers, opened: Answers, names: frozenset[str]) -> Answers:
    """What was opened, but with the words that a person saw and then decided about, whole thoughts at a time."""
    decided = [name for group in _groups() if names & set(group) for name in group]
    return replace(opened, **{name: getattr(seen, name) for name in decided})


def _merge(opened: Answers, yours: Answers, theirs: Answers) -> Answers:
    merged: dict[str, str | bool] = {}
    clashes = []
    for group in _groups():
        was, mine, other = (tuple(getattr(answers, name) for name in group) for answers in (opened, yours, theirs))
        if len({was, mine, other}) == 3:
            clashes += [name for name, left, right in zip(group, mine, other, strict=True) if left != right]
        merged |= zip(group, other if mine == was else mine, strict=True)
    if clashes:
        raise Conflict(
            "Somebody else changed the same text while you were writing. Nothing is lost: choose what to keep.",
            yours={name: str(getattr(yours, name)) for name in clashes},
            theirs={name: str(getattr(theirs, name)) for name in clashes},
        )
    return Answers(**merged)  # type: ignore[arg-type] # the names come from the class itself


def _groups() -> tuple[tuple[str, ...], ...]:
    alone = tuple((field.name,) for field in fields(Answers) if field.name not in TOGETHER)
    return (TOGETHER, *alone)


def _written(current: Response, answers: Answers, *, by: str, at: datetime) -> Response:
    return current.written(
        judgement=Judgement(answers.judgement, answers.reason, answers.confidence or None),
        texts=Texts(answers.strengths, answers.improvements, answers.impact, answers.how, answers.plans),
        ready=answers.ready,
        by=by,
        at=at,
    )
