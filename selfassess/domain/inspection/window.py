"""When the next inspection may be expected: an estimate by a rule that anybody can change, and the year around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.deadlines import months_on
from selfassess.domain.holdings import ReportHead
from selfassess.domain.inspection.template import WindowRule, YearPoint
from selfassess.domain.report import ReportKind
from selfassess.domain.wording import day

INSPECTIONS = (ReportKind.ILACS_STANDARD, ReportKind.ILACS_SHORT, ReportKind.SIF)


@dataclass(frozen=True, slots=True)
class Window:
    """The estimate: between two days, counted from the day on which the inspection of `last` ended."""

    first: date
    last: date
    since: date
    report: ReportHead
    rule: WindowRule

    def told(self, today: date) -> str:
        """When it may come, in words, as it is on a day before its end."""
        return f"between {day(self.first)} and {day(self.last)}" if self.first > today else f"from now until {day(self.last)}"


def window(rule: WindowRule | None, heads: Sequence[ReportHead]) -> Window | None:
    """The estimate from the newest graded inspection in the library; None without a rule or without such a report."""
    found = [(head.day, head) for head in heads if head.kind in INSPECTIONS and head.day]
    if rule is None or not found:
        return None
    since, report = max(found, key=lambda each: each[0])
    months = rule.years * 12
    first, last = months_on(since, months - rule.months_before), months_on(since, months + rule.months_after)
    return Window(first, last, since, report, rule)


@dataclass(frozen=True, slots=True)
class YearMark:
    """What an authority recorded of a point of the year: when it was last `held`, and for when the next is `planned`."""

    point: str
    held: date | None = None
    planned: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A point of the year with the day of the next one; `estimate` where nobody planned it and it was counted from the last."""

    point: YearPoint
    mark: YearMark
    day: date | None
    estimate: bool


def coming(point: YearPoint, mark: YearMark) -> Coming:
    """When a point of the year comes next."""
    if mark.planned:
        return Coming(point, mark, mark.planned, estimate=False)
    return Coming(point, mark, months_on(mark.held, point.months) if mark.held else None, estimate=True)
