"""Past reports for tests: a head with judgements, passages that speak to a line."""

import hashlib
from collections.abc import Iterable
from datetime import date

from selfassess.domain.holdings import HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.quoting import sentences
from selfassess.domain.report import (
    Passage,
    PassageKind,
    Polarity,
    PrintedJudgement,
    Recommendation,
    Report,
    ReportKind,
    Status,
    Visibility,
)

FRONT_DOOR = "help-protection.front-door"


def a_head(
    authority: str = "northmoor",
    day: date | None = date(2024, 7, 12),
    *,
    kind: ReportKind = ReportKind.ILACS_STANDARD,
    visibility: Visibility = Visibility.PUBLISHED,
    **grades: str,
) -> ReportHead:
    """A report's head; its id follows from authority, day and kind. Grades are given as `help_protection="good"`."""
    judgements = grades or {"help_protection": "good"}
    return ReportHead(
        id=hashlib.sha256(f"{authority}{day}{kind}".encode()).hexdigest()[:16],
        kind=kind,
        framework=None,
        authority=authority,
        authority_name=authority.replace("-", " ").title(),
        visit_start=day,
        visit_end=day,
        published=None,
        dated=None,
        judgements=tuple(
            PrintedJudgement(area.replace("_", "-"), grade, grade.capitalize()) for area, grade in judgements.items()
        ),
        licence="Open Government Licence v3.0",
        visibility=visibility,
        source=f"{authority}.pdf",
    )


def a_passage(
    text: str = "Contacts are screened swiftly at the front door and thresholds are well understood.",
    *,
    polarity: Polarity = Polarity.STRENGTH,
    lines: Iterable[str] = (FRONT_DOOR,),
    number: str | None = "4",
    page: int | None = 3,
    kind: PassageKind = PassageKind.FINDING,
    fragment: bool = False,
    sides: Iterable[int] | None = None,
) -> Passage:
    found = tuple(lines)
    plain = {Polarity.STRENGTH: 1, Polarity.IMPROVEMENT: -1}.get(polarity, 0)
    leaning = tuple(plain for _ in sentences(text)) if sides is None else tuple(sides)
    area = found[0].split(".")[0] if found else "none"
    return Passage(number, page, "Help and protection", area, found, polarity, kind, text, fragment=fragment, sides=leaning)


def held(head: ReportHead, *passages: Passage) -> tuple[HeldPassage, ...]:
    return tuple(HeldPassage(head, ordinal, passage) for ordinal, passage in enumerate(passages, start=1))


def a_recommendation(
    text: str = "The timeliness of decisions at the front door.", *, priority: bool = False, lines: Iterable[str] = (FRONT_DOOR,)
) -> Recommendation:
    return Recommendation(None, text, 2, "help-protection", tuple(lines), priority=priority)


def asked(head: ReportHead, *recommendations: Recommendation) -> tuple[HeldRecommendation, ...]:
    return tuple(HeldRecommendation(head, ordinal, item) for ordinal, item in enumerate(recommendations, start=1))


def a_report(head: ReportHead, passages: Iterable[Passage] = (), recommendations: Iterable[Recommendation] = ()) -> Report:
    """The report that a head stands for, as a reader would give it."""
    return Report(
        source=head.source,
        sha256=head.id.ljust(64, "0"),
        kind=head.kind,
        framework=head.framework,
        authority=head.authority_name,
        inspection_start=head.visit_start,
        inspection_end=head.visit_end,
        published=None,
        dated=None,
        lead_inspector="A Inspector",
        judgements=head.judgements,
        recommendations=tuple(recommendations),
        passages=tuple(passages),
        facts=(),
        absent=(),
        status=Status.CLEAN,
        problems=(),
        licence=head.licence,
    )
