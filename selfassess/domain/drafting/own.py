"""The parts of a draft that come from the authority's own past."""

from dataclasses import replace

from selfassess.domain.benchmark import PART_TITLES, Part, PartKind, Statement
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import EITHER, GRADED, PRAISE, then_together
from selfassess.domain.follow_up import STANDING_LABELS, digest_of
from selfassess.domain.holdings import HeldRecommendation, ReportHead
from selfassess.domain.judgement import AREA_NAMES
from selfassess.domain.report import PrintedJudgement

OWN_SIDES = {True: PartKind.STRENGTHS, False: PartKind.WEAKNESSES}


def judged(making: Making) -> Part:
    """Every printed judgement of the area that the line stands in, newest first, by the name under which it was judged."""
    statements = []
    for head in making.sources.heads:
        judgement = head.grade(making.sources.ilacs_area)
        if judgement is not None:
            text = f"{head.title}: {judged_so(making.sources.ilacs_area, judgement)}."
            cited = (making.citations.report(head),)
            statements.append(Statement(text, cited, quoted=False, why="A judgement that this report prints."))
    return Part(PartKind.JUDGED, PART_TITLES[PartKind.JUDGED], tuple(statements))


def judged_so(area: str, judgement: PrintedJudgement) -> str:
    """A judgement in words. Until December 2022 one judgement covered children in care and care leavers, and it is said."""
    return f"{AREA_NAMES.get(area, area)} judged {judgement.label.lower()}{then_together(area, judgement)}"


def last_and_earlier(making: Making) -> tuple[ReportHead | None, tuple[ReportHead, ...]]:
    """The newest graded report that speaks to the line, and the graded ones before it, newest first."""
    speaking = {held.report.id for held in making.sources.passages}
    graded = [head for head in making.sources.heads if head.kind in GRADED and head.id in speaking]
    return (graded[0], tuple(graded[1:])) if graded else (None, ())


def inspectors_wrote(making: Making, side: int) -> Part:
    """What inspectors praised or criticised last time, then, more shortly, the times before."""
    kind = OWN_SIDES[side == PRAISE]
    last, earlier = last_and_earlier(making)
    statements = making.quotations([last.id], side, making.length.last) if last else []
    for head in earlier[: making.length.earlier]:
        statements += [_dated(head, statement) for statement in making.quotations([head.id], side, 1)]
    return Part(kind, PART_TITLES[kind], tuple(statements))


def _dated(head: ReportHead, statement: Statement) -> Statement:
    """A quotation from an earlier time, which says so: nobody should take it for what was written last."""
    return replace(statement, text=f"In {head.day:%B %Y}: {statement.text}") if head.day else statement


def wrote_at_any_time(making: Making, side: int, count: int) -> Part:
    """At most `count` quotations of one side from all of the authority's own reports."""
    kind = OWN_SIDES[side == PRAISE]
    return Part(kind, PART_TITLES[kind], tuple(making.quotations([head.id for head in making.sources.heads], side, count)))


def asked(making: Making) -> Part:
    """What inspections and peer challenges asked the authority to do on the line, newest first, and how it stands."""
    recommendations = [
        held
        for held in making.sources.recommendations
        if held.recommendation.audience == "authority" and making.serves(held.recommendation.lines, held.recommendation.text)
    ]
    statements = []
    for held in recommendations[: making.length.asked]:
        text = f"{held.report.title}{_told(making, held)}: “{held.recommendation.text}”"
        cited = (making.citations.asked(held),)
        because = f"It asks for something on {making.topic(held.recommendation.text)}, {making.written(held.report)}."
        statements.append(Statement(text, cited, quoted=True, why=because))
    return Part(PartKind.ASKED, PART_TITLES[PartKind.ASKED], tuple(statements))


def _told(making: Making, held: HeldRecommendation) -> str:
    """That it is a priority action, and how it stands where a person decided about it."""
    told = ["priority action"] if held.recommendation.priority else []
    if decision := making.sources.decisions.get((held.report.id, digest_of(held.recommendation))):
        by = next((head for head in making.sources.heads if decision.superseded_by.startswith(f"{head.id}.")), None)
        told.append(f"{STANDING_LABELS[decision.standing].lower()}{f' by one of the {by.title}' if by else ''}")
    return f" ({', '.join(told)})" if told else ""


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
        PART_TITLES[PartKind.SINCE],
        tuple(making.quotations(reports, EITHER, making.length.since)),
    )
