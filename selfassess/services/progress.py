"""How far an assessment has come, and what inspectors last judged, here and of those it is compared with."""

from collections import Counter
from dataclasses import dataclass

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import USUAL, Authority, ComparatorSet
from selfassess.domain.framework import Area, Framework, Line
from selfassess.domain.holdings import AreaGrade, ReportHead
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.report import PrintedJudgement
from selfassess.errors import NotFound


@dataclass(frozen=True, slots=True)
class LastJudged:
    """How an area was last judged by inspectors, and in which report."""

    judgement: PrintedJudgement
    report: ReportHead


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How far an area has come: its own response, each line's, what inspectors last judged, here and of comparators."""

    area: Area
    response: Response
    lines: tuple[tuple[Line, Response], ...]
    last: LastJudged | None
    elsewhere: tuple[AreaGrade, ...] = ()

    @property
    def others(self) -> tuple[tuple[str, str, int], ...]:
        """How many comparators were last judged how, the best first: the grade, its wording, and how many."""
        counts = Counter(each.judgement.grade for each in self.elsewhere)
        return tuple((grade, label.lower(), counts[grade]) for grade, label in GRADE_LABELS.items() if counts[grade])

    @property
    def total(self) -> int:
        """How many lines it has."""
        return len(self.lines)

    @property
    def started(self) -> int:
        """How many of its lines have anything."""
        return sum(response.started for _, response in self.lines)

    @property
    def described(self) -> int:
        """How many of its lines are described."""
        return sum(response.described for _, response in self.lines)

    @property
    def ready(self) -> int:
        """How many of its lines their authors marked ready for review."""
        return sum(response.ready for _, response in self.lines)

    @property
    def without_evidence(self) -> int:
        """How many of its lines are described and have no evidence, which they need."""
        return sum(response.bare for _, response in self.lines)


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its progress by area; `chosen` is whom it is compared with."""

    assessment: Assessment
    framework: Framework
    authority: Authority
    areas: tuple[AreaProgress, ...]
    whole: Response
    reports: tuple[ReportHead, ...]
    chosen: ComparatorSet = USUAL

    def area(self, area_id: str) -> AreaProgress:
        """The progress of one area. Raises `NotFound`."""
        for progress in self.areas:
            if progress.area.id == area_id:
                return progress
        raise NotFound(f"{self.framework.title} {self.framework.version} has no area {area_id!r}.")


def last_judged(reports: tuple[ReportHead, ...], area: str) -> LastJudged | None:
    """The newest printed judgement of an area among an authority's reports, which come newest first."""
    for head in reports:
        judgement = head.grade(area)
        if judgement is not None:
            return LastJudged(judgement, head)
    return None
