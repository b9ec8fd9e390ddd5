"""Figures of an authority: values of indicators by period, with what they are compared with.

National statistics print a letter where there is no number: c (suppressed), k (rounds to zero), z (does not apply), x (not
available) and u (low reliability). A letter is kept as it is. It is never zero, and nothing is worked out from it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import sqrt

from selfassess.domain.days import MONTHS
from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity

SYMBOLS = {
    "c": "suppressed",
    "k": "rounds to zero",
    "z": "does not apply",
    "x": "not available",
    "u": "low reliability",
}
"""The letters of national statistics and what they mean."""

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
SURE = 1.96
"""How many standard errors a difference must exceed to be told from chance 19 times of 20."""
MOVING_RANGE = 2.66
"""What the mean change from value to value is multiplied by to get the limits of ordinary variation (an XmR chart)."""
ENOUGH_BEFORE = 5
"""How many earlier values those limits need at least."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or the letter that stands for one; neither where nothing was given."""

    value: float | None = None
    symbol: str = ""

    @property
    def given(self) -> bool:
        """Whether there is anything to show."""
        return self.value is not None or bool(self.symbol)


NOTHING = Figure()


def read_figure(text: str) -> Figure:
    """What a cell says: 12.3, 12.3%, 1,234, a letter of `SYMBOLS`, or nothing. Raises `ValueError` for anything else."""
    said = text.strip()
    if not said:
        return NOTHING
    if said.lower() in SYMBOLS:
        return Figure(symbol=said.lower())
    if _NUMBER.fullmatch(said):
        return Figure(float(said.replace(",", "").rstrip("%")))
    letters = ", ".join(SYMBOLS)
    raise ValueError(f"{said!r} is no number and none of the letters {letters}. Leave it empty where there is nothing to say.")


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator of one authority in one period, that ends on `ends`.

    `numerator` and `denominator` are what it was worked out from, where they are known. `source` says where it stands.
    """

    authority: str
    indicator: str
    period: str
    ends: date
    figure: Figure
    numerator: int | None = None
    denominator: int | None = None
    england: Figure = NOTHING
    region: Figure = NOTHING
    neighbours: Figure = NOTHING
    target: Figure = NOTHING
    source: str = ""
    note: str = ""
    imported_by: str = ""
    imported_at: datetime | None = None

    def suppressed(self, definition: IndicatorDefinition, below: int) -> "Value":
        """The same without a number that few children are behind: where 1 to `below` - 1 of them are counted, `c` stands for it.

        That is so for the numerator, the denominator, who is left between them, and a count itself. 0 shows everything.
        """
        counts = [self.numerator, self.denominator]
        if self.numerator is not None and self.denominator is not None:
            counts.append(self.denominator - self.numerator)
        if definition.unit == "count" and self.figure.value is not None:
            counts.append(round(self.figure.value))
        if not any(count is not None and 0 < count < below for count in counts):
            return self
        return replace(self, figure=Figure(symbol="c"), numerator=None, denominator=None)


_YEARS = re.compile(r"(?P<from>\d{4})\s*[-–/]\s*(?P<to>\d{2}|\d{4})")
_QUARTER = re.compile(r"q(?:uarter)?\s*(?P<quarter>[1-4])[\s,]*(?P<years>\d{4}\s*[-–/]\s*(?:\d{2}|\d{4}))", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(?P<month>[a-z]{3})[a-z]*\s+(?P<year>\d{4})", re.IGNORECASE)
_MONTHS = tuple(name[:3] for name in MONTHS)


def end_of(period: str) -> date:
    """The last day of a period: 2025-26 (a year to 31 March), Q2 2025-26, March 2026, 2026 or 2026-03-31.

    Raises `ValueError` where it is none of these.
    """
    said = period.strip()
    if quarter := _QUARTER.fullmatch(said):
        first = _first_year(quarter["years"])
        return _month_end(first if int(quarter["quarter"]) < 4 else first + 1, (6, 9, 12, 3)[int(quarter["quarter"]) - 1])
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        return date.fromisoformat(said)
    if _YEARS.fullmatch(said):
        return date(_first_year(said) + 1, 3, 31)
    if _YEAR.fullmatch(said):
        return date(int(said), 12, 31)
    if (month := _MONTH.fullmatch(said)) and month["month"].lower() in _MONTHS:
        return _month_end(int(month["year"]), _MONTHS.index(month["month"].lower()) + 1)
    raise ValueError(f"{said!r} is no period. Write 2025-26, Q2 2025-26, March 2026, 2026 or 2026-03-31.")


def _first_year(years: str) -> int:
    found = _YEARS.fullmatch(years)
    if found is None or int(found["to"][-2:]) != (int(found["from"]) + 1) % 100:
        raise ValueError(f"{years!r} is no financial year: its two years follow each other, as in 2025-26.")
    return int(found["from"])


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


class Direction(StrEnum):
    """Where a figure is going, by a change that chance does not explain."""

    BETTER = "better"
    WORSE = "worse"
    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    UNKNOWN = "unknown"


DIRECTION_LABELS = {
    Direction.BETTER: "Better",
    Direction.WORSE: "Worse",
    Direction.UP: "Up",
    Direction.DOWN: "Down",
    Direction.STEADY: "No real change",
    Direction.UNKNOWN: "Cannot be told",
}


@dataclass(frozen=True, slots=True)
class Travel:
    """The direction of the newest value, and the rule by which it was told, in a sentence."""

    direction: Direction
    why: str


def travel(values: Sequence[Value], definition: IndicatorDefinition) -> Travel:
    """Where the newest of some values, oldest first, has gone since the one before it."""
    numbers = [(value, value.figure.value) for value in values if value.figure.value is not None]
    if len(numbers) < 2 or values[-1].figure.value is None:
        return Travel(Direction.UNKNOWN, "There is no earlier value to compare with.")
    (before, old), (after, new) = numbers[-2:]
    error = _standard_error(before, after, definition)
    if error is not None:
        real = abs(new - old) > SURE * error
        real_by, not_by = "comes by chance less than once in 20 times", "comes by chance alone more than once in 20 times"
    elif len(numbers) > ENOUGH_BEFORE:
        real = _outside_limits([number for _, number in numbers])
        real_by = "lies outside what the earlier values did from one to the next"
        not_by = "is no larger than what the earlier values did from one to the next"
    else:
        return Travel(Direction.UNKNOWN, "Counts, or five earlier values, are needed to tell a change from chance.")
    if not real or new == old:
        return Travel(Direction.STEADY, f"A change like that from {before.period} {not_by}.")
    return Travel(_named(definition.polarity, rose=new > old), f"A change like that from {before.period} {real_by}.")


def _standard_error(before: Value, after: Value, definition: IndicatorDefinition) -> float | None:
    """Of the difference of two values, in their unit; None where the counts are not known."""
    if definition.unit == "count":
        return sqrt((before.figure.value or 0) + (after.figure.value or 0))
    variances = [_variance(value, definition.unit) for value in (before, after)]
    return None if None in variances else sqrt(sum(each for each in variances if each is not None))


def _variance(value: Value, unit: str) -> float | None:
    if value.numerator is None or not value.denominator or unit not in ("percent", "rate-per-10000"):
        return None
    share = value.numerator / value.denominator
    if unit == "percent":
        return 100**2 * share * (1 - share) / value.denominator
    return 10_000**2 * share / value.denominator


def _outside_limits(numbers: Sequence[float]) -> bool:
    *earlier, newest = numbers
    ranges = [abs(one - other) for one, other in zip(earlier[1:], earlier, strict=False)]
    mean = sum(earlier) / len(earlier)
    return abs(newest - mean) > MOVING_RANGE * sum(ranges) / len(ranges)


def _named(polarity: IndicatorPolarity, *, rose: bool) -> Direction:
    if polarity is IndicatorPolarity.NEITHER:
        return Direction.UP if rose else Direction.DOWN
    return Direction.BETTER if rose is (polarity is IndicatorPolarity.HIGH) else Direction.WORSE


def worse_than(value: Value, definition: IndicatorDefinition, other: Figure) -> bool:
    """Whether a value is worse than a comparator by more than chance; False where that cannot be told."""
    own, theirs = value.figure.value, other.value
    if own is None or theirs is None or definition.polarity is IndicatorPolarity.NEITHER:
        return False
    worse = own < theirs if definition.polarity is IndicatorPolarity.HIGH else own > theirs
    variance = _variance(value, definition.unit)
    return worse and variance is not None and abs(own - theirs) > SURE * sqrt(variance)
