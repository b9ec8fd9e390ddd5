"""Days counted as the field counts them: weekends and English bank holidays are passed over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

BankHolidays = Callable[[int], Mapping[date, str]]
"""The bank holidays of a year, each day with its name."""

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that was counted: so many working days (`days`) from `start`, and the bank holidays passed over on the way.

    Only those that fall on a Monday to Friday are named; the others change nothing.
    """

    start: date
    days: int
    day: date
    passed_over: tuple[tuple[date, str], ...]


class WorkingDays:
    """A calendar of working days: Monday to Friday without bank holidays."""

    def __init__(self, holidays: BankHolidays) -> None:
        self._holidays = holidays

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() < _SATURDAY and day not in self._holidays(day.year)

    def first_on_or_after(self, day: date) -> date:
        """The day itself, or the next working day where it is none."""
        while not self.works(day):
            day += _DAY
        return day

    def deadline(self, start: date, days: int) -> Deadline:
        """The day so many working days after another, which itself is not counted.

        None after it is that day, or the next working day. Raises `ValueError` for a number below zero.
        """
        if days < 0:
            raise ValueError("working days are counted forwards")
        end = self.first_on_or_after(start) if days == 0 else start
        for _ in range(days):
            end = self.first_on_or_after(end + _DAY)
        return Deadline(start, days, end, tuple(self._passed_over(start, end)))

    def between(self, first: date, last: date) -> int:
        """How many working days lie after one day up to and with another; below zero where the other came before."""
        if last < first:
            return -self.between(last, first)
        return sum(self.works(first + _DAY * number) for number in range(1, (last - first).days + 1))

    def _passed_over(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        day = start + _DAY
        while day < end:
            if day.weekday() < _SATURDAY and (name := self._holidays(day.year).get(day)):
                yield day, name
            day += _DAY


def months_on(day: date, months: int) -> date:
    """The same day of the month so many months on, or back below zero; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(f"no day {day.day} in month {month + 1}")
