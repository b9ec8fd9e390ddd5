"""Saving a response: whose words stand where two people wrote at once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime

from selfassess.domain.assessment import Response, Texts
from selfassess.domain.judgement import UNJUDGED, Judgement
from selfassess.domain.line_judging import judges, shown
from selfassess.domain.people import Person
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.drafts import drop_saved
from selfassess.services.keeping_responses import keep_response
from selfassess.services.rights import answering
from selfassess.services.watching import changed


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
    tools: Toolbox,
    who: Person,
    *,
    assessment: str,
    subject: str,
    revision: int,
    answers: Answers,
    settled: Settled | None = None,
    drafted: Collection[str] = (),
) -> Response:
    """Save what a form says, which was opened at `revision`.

    Of the person's drafts those go that are saved with this: whose very words stand now, and those of the `drafted` fields, in
    which the form went on from the draft. Any other draft stays and is offered again.

    What somebody else changed meanwhile in other fields is kept. Where both changed the same field to different words, nothing is
    saved and `Conflict` holds both, by field; `settled` brings what the person then chose. Raises `BadInput` for a level given
    to a line that is only described.
    """
    with tools.store().write() as store:
        found = answering(tools, store, who, assessment, subject)
        framework = tools.frameworks().framework(found.framework)
        if answers.judgement not in UNJUDGED and not judges(found, framework, subject):
            raise BadInput(f"In this assessment a {framework.word('line')} is only described. Judge its area instead.")

        def said_at(number: int) -> Answers:
            return answers_of(shown(found, framework, [store.assessments.revision(assessment, subject, number)])[0])

        (current,) = shown(found, framework, [store.assessments.response(assessment, subject)])
        merged = answers
        if current.revision != revision:
            opened = said_at(revision)
            if settled is not None:
                seen = said_at(settled.revision)
                opened = _taken(seen, opened, settled.fields)
            merged = merge(opened, answers, answers_of(current))
        if current.revision and merged == answers_of(current):
            drop_saved(store, who, current, drafted)
            return current
        saved = written(current, merged, by=who.id, at=tools.clock())
        drop_saved(store, who, saved, drafted)
        keep_response(tools, store, found, saved)
        changed(tools, store, who, found, subject)
    return saved


def change_response(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, change: Callable[[Response], Response]
) -> Response:
    """Apply a change that needs no merging, such as one more piece of evidence, to the response as it stands now."""
    with tools.store().write() as store:
        found = answering(tools, store, who, assessment, subject)
        current = store.assessments.response(assessment, subject)
        saved = change(current)
        if saved is not current:
            keep_response(tools, store, found, saved)
            changed(tools, store, who, found, subject)
    return saved


def _taken(seen: Answers, opened: Answers, names: frozenset[str]) -> Answers:
    """What was opened, but with the words that a person saw and then decided about, whole thoughts at a time."""
    decided = [name for group in groups() if names & set(group) for name in group]
    return replace(opened, **{name: getattr(seen, name) for name in decided})


def merge(opened: Answers, yours: Answers, theirs: Answers) -> Answers:
    """What two people made of one text: each thought as whoever changed it left it.

    Raises `Conflict`, with both texts by field, where both changed the same thought to different words.
    """
    merged: dict[str, str | bool] = {}
    clashes = []
    for group in groups():
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


def groups() -> tuple[tuple[str, ...], ...]:
    """The fields of an answer by thoughts: those that are never mixed stand together."""
    alone = tuple((field.name,) for field in fields(Answers) if field.name not in TOGETHER)
    return (TOGETHER, *alone)


def written(current: Response, answers: Answers, *, by: str, at: datetime) -> Response:
    """The next revision of a response, with these answers."""
    return current.written(
        judgement=Judgement(answers.judgement, answers.reason, answers.confidence or None),
        texts=Texts(answers.strengths, answers.improvements, answers.impact, answers.how, answers.plans),
        ready=answers.ready,
        by=by,
        at=at,
    )
