"""Dates in the forms in which reports print them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.days import MONTHS

_MONTH = "|".join(name + "|" + name[:3] for name in MONTHS) + "|sept"
ATOM = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s+(?:of\s+)?({_MONTH})\b\.?)?(?:,?\s+(\d{{4}}))?", re.IGNORECASE)
SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{2,4})\b")
_DAY_OF = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:{_MONTH}))?(?:\s+\d{{4}})?"
RANGE = rf"{_DAY_OF}\s*(?:\bto\b|\band\b|&|\u2013|-)\s*\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH}),?\s+\d{{4}}"
"""A stretch of days as it is printed, its months by their names."""
GOES_ON = re.compile(rf"(?:to|and|{_MONTH})\b|\u2013|-", re.IGNORECASE)
"""How a line begins that goes on with the dates of the line above it."""
ASIDE = re.compile(r"\([^()]*\)")
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Visit:
    """The stretches of days of one visit, in order; most have one."""

    stretches: tuple[tuple[date, date], ...]

    @property
    def start(self) -> date:
        return self.stretches[0][0]

    @property
    def end(self) -> date:
        return self.stretches[-1][1]

    @property
    def days(self) -> int:
        """Calendar days from first to last of each stretch, added."""
        return sum((last - first).days + 1 for first, last in self.stretches)


def one_day(text: str) -> date | None:
    """The first whole date in a text."""
    found = DAY.search(text)
    if found:
        return _date(found[1], found[2], found[3])
    return next(iter(_slashed(text)), None)


def visit(text: str) -> Visit | None:
    """The visit that a text dates: '10 to 14 June 2024', '29 October 2018 to 2 November 2018', '5 to 9 May and 2 to 3 June 2022'."""
    bare = ASIDE.sub(" ", text)
    days = _slashed(bare) or _completed([found.groups() for found in ATOM.finditer(bare)])
    if not days:
        return None
    paired = tuple((days[place], days[min(place + 1, len(days) - 1)]) for place in range(0, len(days), 2))
    ordered = all(first <= last for first, last in paired) and all(a[1] <= b[0] for a, b in itertools.pairwise(paired))
    return Visit(paired) if ordered else None


def _slashed(text: str) -> list[date]:
    """The dates that a text writes in figures, day first; none if one of them is no date."""
    made = [
        _made(int(year) if len(year) > 2 else 2000 + int(year), int(month), int(day))
        for day, month, year in SLASHED.findall(text)
    ]
    return [day for day in made if day] if all(made) else []


def _completed(atoms: Sequence[tuple[str | None, ...]]) -> list[date]:
    """Whole dates from days that lean on the month and year printed after them."""
    month: str | None = None
    year: str | None = None
    days: list[date] = []
    for day, own_month, own_year in reversed(atoms):
        year = own_year or year
        if own_month and month and own_year is None and year and _month(own_month) > _month(month):
            year = str(int(year) - 1)
        month = own_month or month
        made = _date(day, month, year)
        if made is None:
            return []
        days.append(made)
    return days[::-1]


def _date(day: str | None, month: str | None, year: str | None) -> date | None:
    return _made(int(year), _month(month), int(day)) if day and month and year else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(place for place, month in enumerate(MONTHS, start=1) if month.startswith(name[:3].casefold()))
