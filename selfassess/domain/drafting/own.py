"""The parts of a draft that come from the authority's own past."""

from selfassess.domain.benchmark import Part, PartKind, Statement
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import COMBINED, EITHER, GRADED, PRAISE
from selfassess.domain.holdings import ReportHead
from selfassess.domain.judgement import GRADE_LABELS

THEN_TOGETHER = {
    "care-leavers": ", then judged together with children in care",
    "children-in-care": ", then judged together with care leavers",
}
"""Until December 2022 one judgement covered both: what to say of it beside a line of either."""

_SIDES = {
    True: (PartKind.STRENGTHS, "Strengths that inspectors wrote of"),
    False: (PartKind.WEAKNESSES, "Weaknesses that inspectors wrote of"),
}


def judged(making: Making) -> Part:
    """Every printed judgement of the line's area, newest first."""
    sources = making.sources
    statements = []
    for head in sources.heads:
        judgement = head.grade(sources.ilacs_area)
        if judgement is None:
            continue
        together = THEN_TOGETHER.get(sources.ilacs_area, "") if judgement.area == COMBINED else ""
        label = GRADE_LABELS.get(judgement.grade, judgement.printed).lower()
        text = f"{head.title}: {sources.area.short.lower()} judged {label}{together}."
        cited = (making.citations.report(head),)
        statements.append(Statement(text, cited, quoted=False, why="A judgement that this report prints."))
    return Part(PartKind.JUDGED, "What was judged, and when", tuple(statements))


def last_and_earlier(making: Making) -> tuple[ReportHead | None, tuple[ReportHead, ...]]:
    """The newest graded report that speaks to the line, and the graded ones before it, newest first."""
    speaking = {held.report.id for held in making.sources.passages}
    graded = [head for head in making.sources.heads if head.kind in GRADED and head.id in speaking]
    return (graded[0], tuple(graded[1:])) if graded else (None, ())


def inspectors_wrote(making: Making, side: int) -> Part:
    """What inspectors praised or criticised last time, then, more shortly, the times before."""
    kind, title = _SIDES[side == PRAISE]
    last, earlier = last_and_earlier(making)
    statements = making.quotations([last.id], side, making.length.last) if last else []
    for head in earlier[: making.length.earlier]:
        statements += making.quotations([head.id], side, 1)
    return Part(kind, title, tuple(statements))


def asked(making: Making) -> Part:
    """What inspections and peer challenges asked the authority to do on the line, newest first."""
    recommendations = [held for held in making.sources.recommendations if held.recommendation.audience == "authority"]
    statements = []
    for held in recommendations[: making.length.asked]:
        urgent = " (priority action)" if held.recommendation.priority else ""
        text = f"{held.report.title}{urgent}: “{held.recommendation.text}”"
        cited = (making.citations.asked(held),)
        statements.append(Statement(text, cited, quoted=True, why="It asks for something on this topic."))
    return Part(PartKind.ASKED, "What inspectors asked for", tuple(statements))


def said_since(making: Making) -> Part:
    """What letters of visits and peer challenges said after the last graded inspection."""
    last, _ = last_and_earlier(making)
    after = last.day if last else None
    reports = [
        head.id
        for head in making.sources.heads
        if head.kind not in GRADED and head.day is not None and (after is None or head.day > after)
    ]
    return Part(
        PartKind.SINCE,
        "What visits and peer challenges said since",
        tuple(making.quotations(reports, EITHER, making.length.since)),
    )
