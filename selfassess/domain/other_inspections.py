"""Inspections that are not in the library: of other services, added by a person, and those that a later report only names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.days import MONTHS
from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import EarlierInspection
from selfassess.domain.tone import Tone

MID_YEAR = 7
"""The month under which an inspection stands of which only the year is printed."""
REPORTED_WITHIN = 6
"""How many months after a visit a report may name it by the day of its publication."""
_SERVICE = re.compile(
    r"\b(?:fostering|adoption|children.s homes?|youth (?:justice|offending)|special educational|send)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class InspectionLevel:
    """One answer of the scale of a kind of inspection; `group` says when it was used, where there were several scales."""

    id: str
    label: str
    tone: Tone
    group: str = ""


@dataclass(frozen=True, slots=True)
class InspectionKind:
    """A kind of other inspection, who publishes it, and its scale. One of a `setting` asks for the setting's name."""

    id: str
    title: str
    publisher: str
    setting: bool
    levels: tuple[InspectionLevel, ...]

    def level(self, level_id: str) -> InspectionLevel | None:
        """The level of this id, None where there is none."""
        return next((level for level in self.levels if level.id == level_id), None)


class Precision(StrEnum):
    """How much of its day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class OtherInspection:
    """An inspection of another service that a person added.

    `kind` is the id of its kind; `name` the setting's name, or what the inspection is called. `judgement` is the id of a level of
    the kind, empty where none was given; `said` is what the report says in short, `link` where it stands.
    """

    id: str
    authority: str
    kind: str
    name: str
    day: date
    judgement: str
    said: str
    link: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NamedOnly:
    """An inspection that a report in the library names and that is not there itself: `what`, `when` and `grade` as printed."""

    what: str
    when: str
    grade: str | None
    named_by: ReportHead
    day: date
    precision: Precision

    @property
    def title(self) -> str:
        """What it is called, with a capital letter."""
        return self.what[:1].upper() + self.what[1:]


def named_only(heads: Sequence[ReportHead], named: Sequence[tuple[ReportHead, EarlierInspection]]) -> tuple[NamedOnly, ...]:
    """The inspections that reports name and that are not in the library, oldest first; each once, as it was told most exactly.

    One of a service of its own (fostering, say) is no report of children's services as a whole.
    """
    found: list[NamedOnly] = []
    for head, item in named:
        read = _when(item.when)
        if read is None:
            continue
        day, precision = read
        service = bool(_SERVICE.search(item.what))
        if not service and any(_same(other, day, precision) for other in heads):
            continue
        found.append(NamedOnly(item.what, item.when, item.grade, head, day, precision))
    return tuple(sorted(_once(found), key=lambda each: each.day))


def _when(printed: str) -> tuple[date, Precision] | None:
    year = _YEAR.search(printed)
    if year is None:
        return None
    month = next((number for number, name in enumerate(MONTHS, start=1) if name in printed.lower()), None)
    if month is None:
        return date(int(year[0]), MID_YEAR, 1), Precision.YEAR
    return date(int(year[0]), month, 1), Precision.MONTH


def _same(head: ReportHead, day: date, precision: Precision) -> bool:
    """Whether a report may tell of the inspection that was in this month or year."""
    if head.day is None:
        return False
    if precision is Precision.YEAR:
        return day.year in {each.year for each in (head.day, head.published or head.day)}
    months = (day.year - head.day.year) * 12 + day.month - head.day.month
    return -1 <= months <= REPORTED_WITHIN


def _once(found: Sequence[NamedOnly]) -> list[NamedOnly]:
    """Each inspection once: those with a month first, then a year alone where nothing else of that year is known."""
    kept: list[NamedOnly] = []
    for each in sorted(found, key=lambda item: (item.precision is Precision.YEAR, item.grade is None)):
        year_alone = each.precision is Precision.YEAR and not _SERVICE.search(each.what)
        same = (
            other
            for other in kept
            if (other.when == each.when and _topic(other.what) == _topic(each.what))
            or (year_alone and other.day.year == each.day.year and not _SERVICE.search(other.what))
        )
        if next(same, None) is None:
            kept.append(each)
    return kept


_EVERY = frozenset(["last", "previous", "earlier", "inspection", "of", "the", "local", "authority", "s"])


def _topic(what: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", what.lower())) - _EVERY
