"""What the document is, whose wording it uses, and how to read it."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.document import Block, Bullets, Heading, Panel, Span, Text
from selfassess.domain.framework import Framework
from selfassess.domain.pack import AREA, PackPart
from selfassess.domain.wording import day, lines_word

QUOTED = "Past reports are quoted word for word; footnotes name the report, and the paragraph and page where our copy has them."


def about(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Framework and period, whose wording is used with a link to the source, and what the three answers that are none mean."""
    framework = composition.material.framework
    return (
        Heading(1, part.title or "About this document", "part/about"),
        *_introduction(composition),
        Panel("Whose words these are", _whose_words(framework)),
        Heading(2, "How to read the judgements", "part/about/judgements"),
        Text((Span("A judgement is the authority's own. Three answers are no judgement, and mean different things:"),)),
        Bullets(
            (
                (Span("Not answered", strong=True), Span(": nobody has answered yet.")),
                (Span("Do not know", strong=True), Span(": the authority looked and cannot tell.")),
                (Span("Not applicable", strong=True), Span(": the question does not arise here.")),
            )
        ),
        *_confidence(framework),
    )


def _introduction(composition: Composition) -> tuple[Block, ...]:
    material = composition.material
    framework = material.framework
    name = material.authority.name
    aim = f"What {name} knows about its services for children and families, how it knows it, and what it will do next."
    period = f"The period is {material.assessment.period}. " if material.assessment.period else ""
    follows = f"It follows {framework.title}, version {framework.version}, by {framework.publisher}{_in_force(framework)}. "
    overall = (
        "" if framework.overall or composition.pack.of == AREA else "This version has no overall judgement, so none is given."
    )
    return (Text((Span(aim),), look="lead"), Text((Span(f"{period}{follows}{overall}".rstrip()),)))


def _in_force(framework: Framework) -> str:
    start, end = framework.effective_from, framework.effective_to
    if start and end:
        return f", for visits from {day(start)} to {day(end)}"
    return f", for visits from {day(start)}" if start else ""


def _whose_words(framework: Framework) -> tuple[Text, ...]:
    lines = lines_word(framework)
    ours = framework.wording or (
        f"The areas and the scale are those of the framework. The {lines} under each area, and what to consider under "
        f"them, are in our wording, not {framework.publisher}'s."
    )
    source = framework.source
    published = f", published {source.published}" if source.published else ""
    return (
        Text((Span(ours),)),
        Text((Span("Source: "), Span(source.title, link=source.address or None), Span(f"{published}. {source.licence}."))),
        Text((Span(QUOTED),)),
    )


def _confidence(framework: Framework) -> tuple[Block, ...]:
    scale = framework.scale("confidence")
    if scale is None:
        return ()
    items = tuple((Span(level.label, strong=True), Span(f": {level.descriptor}")) for level in scale.levels)
    return (Heading(2, "How sure we are", "part/about/confidence"), Bullets(items))
