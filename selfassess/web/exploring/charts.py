"""Where things stand in the charts of the explorer."""

from dataclasses import dataclass

from selfassess.domain.tally import Says
from selfassess.domain.tone import tone_of_grade
from selfassess.services.exploring import Judgements

WIDTH = 520
"""How long the longest bar is, in the units of the drawing."""
ROOM_FOR_A_NUMBER = 34
FEW = 10
"""Below how many passages no share is written: one more or less would move it by more than ten in a hundred."""
NARROW = 300
"""How long the longest bar is on a telephone."""

COLUMN, HIGH, FOOT, LEFT = 44, 180, 40, 34


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: where it begins, how long it is, what it means ('praised', 'both', 'criticised'), and its label."""

    x: float
    width: float
    means: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The shares of what was praised, both, and criticised; `length` is how long a bar is that stands for all passages."""

    parts: tuple[Part, ...]
    length: float


def bar(says: Says, most: int, wide: int = WIDTH) -> Bar:
    """The bar of these numbers, where the largest number of all is `most` and the longest bar is `wide`."""
    given = (("criticised", says.improvement), ("both", says.mixed), ("praised", says.strength))
    whole = sum(number for _, number in given)
    parts, x = [], 0.0
    for means, number in given:
        width = wide * number / whole if whole else 0.0
        if width:
            label = f"{round(100 * number / whole)}%" if whole >= FEW else str(number)
            parts.append(Part(round(x, 1), round(width, 1), means, label if width >= ROOM_FOR_A_NUMBER else ""))
        x += width
    return Bar(tuple(parts), round(wide * says.total / most, 1) if most else 0.0)


@dataclass(frozen=True, slots=True)
class Block:
    """The inspections of one year with one grade: its place, its tone, and its label."""

    y: float
    height: float
    tone: str
    grade: str
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One year: its blocks, the best grade at the bottom."""

    x: float
    year: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The judgements of one area over the years; `top` is how many the axis reaches to."""

    columns: tuple[Column, ...]
    top: int
    width: int
    height: int = HIGH + FOOT
    high: int = HIGH
    left: int = LEFT
    step: int = COLUMN


def columns(found: Judgements, area: str) -> Columns:
    """The chart of an area, on the scale that all areas share."""
    sums = [
        sum(found.counts.get((each, year, grade), 0) for grade in found.grades) for each in found.areas for year in found.years
    ]
    top = max(sums, default=1)
    made = tuple(_column(found, area, year, place, top) for place, year in enumerate(found.years))
    return Columns(made, top, LEFT + COLUMN * len(found.years) + 6)


def _column(found: Judgements, area: str, year: int, place: int, top: int) -> Column:
    blocks, y = [], float(HIGH)
    for grade in found.grades:
        if number := found.counts.get((area, year, grade), 0):
            height = (HIGH - 12) * number / top
            y -= height
            label = str(number) if height >= 14 else ""
            blocks.append(Block(round(y, 1), round(height, 1), tone_of_grade(grade).value, grade, number, label))
    return Column(LEFT + place * COLUMN + 4, year, tuple(blocks))
