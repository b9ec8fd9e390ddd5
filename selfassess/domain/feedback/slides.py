"""The feedback of the last day as slides: short on the slide, in full in the speaker's notes."""

import re
from collections.abc import Callable, Iterator, Mapping

from selfassess.domain.case_form import SIDE_LABELS, Side
from selfassess.domain.compose import LANGUAGE
from selfassess.domain.compose.masking import masked_deck
from selfassess.domain.concerns import escalation_statement
from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Bullets, Span
from selfassess.domain.feedback import FeedbackMaterial, council_of, feedback_marking, process
from selfassess.domain.feedback.annexe import printed
from selfassess.domain.feedback.words import paragraphs
from selfassess.domain.hypotheses import printed as printed_hypotheses
from selfassess.domain.pack import Pack
from selfassess.domain.peerchallenge import Stage
from selfassess.domain.redaction import MaskedPlace
from selfassess.domain.rollup import Row
from selfassess.domain.sample import breakdown, not_allowed_to_say
from selfassess.domain.wording import day

_SENTENCE = re.compile(r"(.+?[.?!])(?:\s|$)")


def feedback_slides(pack: Pack, material: FeedbackMaterial) -> tuple[Deck, tuple[MaskedPlace, ...]]:
    """The slides of the feedback meeting, masked like the report: those of each part of the pack in their order.

    With them comes what was masked on which.
    """
    challenge = material.challenge
    dates = challenge.when(Stage.FEEDBACK) or challenge.when(Stage.ON_SITE)
    said = f"Feedback, {day(dates.end)}" if dates else "Feedback"
    deck = Deck(
        title=f"{council_of(material.authority)}: {challenge.title}",
        subtitle=said,
        author="The peer team",
        created=material.today,
        language=LANGUAGE,
        slides=tuple(_slides(pack, material)),
        marking=feedback_marking(pack, material),
    )
    return masked_deck(deck)


def _slides(pack: Pack, material: FeedbackMaterial) -> Iterator[Slide]:
    for part in pack.parts:
        if part.kind in SLIDES:
            yield from SLIDES[part.kind](material)
    yield Slide("Thank you")


def _team(material: FeedbackMaterial) -> Iterator[Slide]:
    if team := material.challenge.team:
        people = (", ".join(part for part in (each.name, each.role, each.organisation) if part) for each in team)
        yield Slide("The peer team", (_list(people),))


def _scope(material: FeedbackMaterial) -> Iterator[Slide]:
    yield Slide("What you asked", (_list(question.text for question in material.challenge.questions),))


def _approach(material: FeedbackMaterial) -> Iterator[Slide]:
    yield Slide("What we did", (_list(process(material)),))
    if tested := printed_hypotheses(material.hypotheses):
        yield Slide("What we set out to test", (_list(f"{text} {came}" for text, came in tested),))


def _recommendations(material: FeedbackMaterial) -> Iterator[Slide]:
    recommended = material.words.recommendations
    if recommended:
        notes = "\n\n".join(f"{each.title}: {each.reason} {each.suggestion}".strip() for each in recommended)
        yield Slide("Key recommendations", (_list(each.title for each in recommended),), notes=notes)


def _next_steps(material: FeedbackMaterial) -> Iterator[Slide]:
    if material.words.next_steps.strip():
        yield _in_short("Next steps", material.words.next_steps)


def _findings(material: FeedbackMaterial) -> Iterator[Slide]:
    for question in material.challenge.questions:
        found = [finding.text for finding in material.findings if finding.question == question.id]
        if found:
            yield _in_short(question.heading, "\n\n".join(found))


def _cases(material: FeedbackMaterial) -> Iterator[Slide]:
    rows = [row for row in material.rollup.rows if any(row.printed(side) for side in Side)]
    if not rows:
        return
    told = (breakdown(material.rollup.sample), *material.talks, escalation_statement(material.concerns))
    yield Slide("Case review")
    yield Slide("The cases we read", (_list((*told, *not_allowed_to_say(material.rollup.sample))),))
    for row in rows:
        yield Slide(row.part.title, (_side(row, Side.STRENGTHS),), (_side(row, Side.CONSIDERATIONS),))


def _side(row: Row, side: Side) -> Bullets:
    head = (Span(SIDE_LABELS[side], strong=True),)
    return Bullets((head, *((Span(printed(entry)),) for entry in row.printed(side))))


def _in_short(title: str, text: str) -> Slide:
    """The first sentence of each paragraph on the slide, the whole in the notes."""
    found = paragraphs(text)
    short = (match[1] if (match := _SENTENCE.match(each)) else each for each in found)
    return Slide(title, (_list(short),), notes="\n\n".join(found))


def _list(texts: Iterator[str] | tuple[str, ...]) -> Bullets:
    return Bullets(tuple((Span(text),) for text in texts if text))


SLIDES: Mapping[str, Callable[[FeedbackMaterial], Iterator[Slide]]] = {
    "team": _team,
    "scope": _scope,
    "approach": _approach,
    "findings": _findings,
    "case-review": _cases,
    "key-recommendations": _recommendations,
    "next-steps": _next_steps,
}
"""What makes the slides of each kind of part."""
