"""What a draft is made from, and how long it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from selfassess.domain.comparators import USUAL, Authority, Comparator, ComparatorSet
from selfassess.domain.follow_up import Decision
from selfassess.domain.framework import Area, Line
from selfassess.domain.holdings import AreaGrade, HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.report import PrintedJudgement, ReportKind

COMBINED = "children-in-care-and-care-leavers"
"""The area that 2018 reports judge, before care leavers were judged apart."""
GRADED = frozenset({ReportKind.ILACS_STANDARD, ReportKind.ILACS_SHORT, ReportKind.SIF, ReportKind.PRE_SIF})
"""Reports that judge. Letters and peer challenges say what was seen, without a grade."""

THEN_WITH = {"care-leavers": "children in care", "children-in-care": "care leavers"}

PRAISE, CRITICISM, EITHER = 1, -1, 0
"""The side that a quotation is chosen for."""


def then_together(area: str, judgement: PrintedJudgement) -> str:
    """That a judgement of an area covered another one too, where it did; begins with a comma."""
    return f", then judged together with {THEN_WITH[area]}" if judgement.area == COMBINED and area in THEN_WITH else ""


@dataclass(frozen=True, slots=True)
class Length:
    """How much a draft quotes: passages a side, earlier inspections, recommendations, quotations from elsewhere, words each."""

    id: str
    label: str
    last: int
    earlier: int
    asked: int
    since: int
    elsewhere: int
    words: int


LENGTHS = {
    "short": Length("short", "Short", last=1, earlier=0, asked=2, since=1, elsewhere=1, words=45),
    "normal": Length("normal", "Normal", last=2, earlier=1, asked=3, since=2, elsewhere=2, words=70),
    "full": Length("full", "Full", last=4, earlier=2, asked=6, since=4, elsewhere=3, words=120),
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that a draft is made from: the authority's own past, newest report first, and what its comparators show.

    `ilacs_lines` and `ilacs_area` are what the line answers to in the library of reports. `grades` are the newest judgements of
    the area in other authorities; `good` and `weak` are passages on the line from authorities judged well or lower in it.
    `decisions` are the newest about recommendations, by report and digest. `comparators` are those of the set that was `chosen`.
    `answering` are, for each line of the library, all lines of the framework that answer to it.
    """

    authority: Authority
    area: Area
    line: Line
    ilacs_lines: tuple[str, ...]
    ilacs_area: str
    heads: tuple[ReportHead, ...]
    passages: tuple[HeldPassage, ...]
    recommendations: tuple[HeldRecommendation, ...]
    answering: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    chosen: ComparatorSet = USUAL
    comparators: tuple[Comparator, ...] = ()
    grades: tuple[AreaGrade, ...] = ()
    good: tuple[HeldPassage, ...] = ()
    weak: tuple[HeldPassage, ...] = ()
    decisions: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
