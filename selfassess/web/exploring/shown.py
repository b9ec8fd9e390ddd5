"""What was counted, as the pages show it: every number with the search that finds the passages behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from selfassess.domain.framework import Line
from selfassess.domain.report import Polarity
from selfassess.domain.search import Field
from selfassess.domain.tally import By, Says
from selfassess.services.exploring import Explored, value_label
from selfassess.services.wanted import Wanted
from selfassess.web.exploring.charts import NARROW, Bar, bar
from selfassess.web.forms.exploring import Sorted
from selfassess.web.search.shown import address

COLUMNS = {
    Polarity.STRENGTH: "Praised",
    Polarity.MIXED: "Both",
    Polarity.IMPROVEMENT: "Criticised",
    Polarity.NEUTRAL: "Neither",
}
"""The ways in which a passage speaks, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many passages; `address` finds them, and is empty where there are none. `means` says in words what was counted."""

    number: int
    address: str
    means: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A topic, or a value that numbers are parted by: its numbers, a bar, and for a topic those of each value.

    `narrow` is the bar for a telephone. Numbers are in the order of `COLUMNS`; in `cells` that of all of them follows.
    """

    title: str
    numbers: tuple[Number, ...]
    whole: Number
    bar: Bar
    narrow: Bar
    cells: tuple[tuple[Number, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The topics of an area; of no title where they stand in another order."""

    title: str
    rows: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of topics prints; `values` holds what the numbers are parted by."""

    groups: tuple[Group, ...]
    values: tuple[Counted, ...]

    @property
    def rows(self) -> tuple[Counted, ...]:
        """Every topic, in the order shown."""
        return tuple(row for group in self.groups for row in group.rows)


def shown(found: Explored, sort: Sorted) -> Shown:
    """What the page shows of what was counted."""
    most = max((found.line(line.id).total for area in found.areas for line in area.lines), default=0)
    groups = tuple(_grouped(found, sort, most))
    values = tuple(_value(found, found.by, value) for value in found.values) if found.by else ()
    return Shown(groups, values)


def _grouped(found: Explored, sort: Sorted, most: int) -> Iterator[Group]:
    spoken = [(area, [line for line in area.lines if found.line(line.id).total]) for area in found.areas]
    if sort is Sorted.FRAMEWORK:
        for area, lines in spoken:
            if lines:
                yield Group(area.title, tuple(_line(found, line, most) for line in lines))
        return
    every = sorted((line for _, lines in spoken for line in lines), key=lambda line: _KEYS[sort](found.line(line.id)))
    yield Group("", tuple(_line(found, line, most) for line in every))


def _share(said: int, says: Says) -> float:
    """The share of what leans at all, the fewer passages there are the nearer to a half: two of two prove little."""
    return (said + says.mixed / 2 + 2) / (says.total - says.neutral + 4)


_KEYS: dict[Sorted, Callable[[Says], float]] = {
    Sorted.CRITICISED: lambda says: -_share(says.improvement, says),
    Sorted.PRAISED: lambda says: -_share(says.strength, says),
    Sorted.OFTEN: lambda says: -says.total,
}


def _line(found: Explored, line: Line, most: int) -> Counted:
    wanted = replace(found.wanted, line=line.id)
    says = found.line(line.id)
    cells = tuple(_cell(wanted, line, found.by, value, found.cell(line.id, value)) for value in found.values if found.by)
    return Counted(
        line.title,
        _numbers(wanted, says, line.title),
        _all(wanted, says, line.title),
        bar(says, most),
        bar(says, most, NARROW),
        cells,
    )


def _cell(wanted: Wanted, line: Line, by: By, value: str, says: Says) -> tuple[Number, ...]:
    within, about = _within(wanted, by, value), f"{line.title}, {value_label(by, value)}"
    return *_numbers(within, says, about), _all(within, says, about)


def _value(found: Explored, by: By, value: str) -> Counted:
    wanted, says, title = _within(found.wanted, by, value), found.tally.values[value], value_label(by, value)
    most = max(each.total for each in found.tally.values.values())
    return Counted(title, _numbers(wanted, says, title), _all(wanted, says, title), bar(says, most), bar(says, most, NARROW))


def _within(wanted: Wanted, by: By | None, value: str) -> Wanted:
    return wanted.choosing(Field(by.value), value) if by else wanted


def _numbers(wanted: Wanted, says: Says, about: str) -> tuple[Number, ...]:
    return tuple(
        _number(replace(wanted, polarity=polarity.value), says.of(polarity.value), f"{title.lower()}: {about}")
        for polarity, title in COLUMNS.items()
    )


def _all(wanted: Wanted, says: Says, about: str) -> Number:
    return _number(wanted, says.total, about)


def _number(wanted: Wanted, number: int, means: str) -> Number:
    return Number(number, address(wanted) if number else "", means)
