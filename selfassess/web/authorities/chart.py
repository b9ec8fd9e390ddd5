"""Where things stand in the chart of judgements over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from selfassess.domain.events import Event
from selfassess.domain.holdings import ReportHead
from selfassess.domain.judgement import AREA_NAMES
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.tone import tone_of_grade
from selfassess.domain.wording import capital

AREAS = ("overall", "leadership", "help-protection", "children-in-care", "care-leavers", "adoption")
TOP, FOOT = 10, 30
ROOM_FOR_A_LETTER = 7.2
"""About how wide a letter of the labels is, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a chart is laid out: its width, where bars begin and end, and how high a lane is.

    From the top of a lane, `bar` is how far down a bar begins, `mark` the middle of a mark, and `names` the feet of the names of
    lanes of bars and of rows of marks. `years` is how many years can be written below.
    """

    width: int
    left: int
    right: int
    lane: int
    bar: int
    mark: int
    names: tuple[int, int]
    years: int


ROOMY = Shape(width=960, left=190, right=10, lane=34, bar=0, mark=21, names=(19, 26), years=16)
NARROW = Shape(width=350, left=0, right=30, lane=56, bar=21, mark=32, names=(15, 15), years=9)
"""For a telephone, where names stand above their bars and the whole time is seen at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """A judgement from its day until the next inspection that judged anything: its place, its tone, and what is read of it."""

    x: float
    width: float
    tone: str
    label: str
    told: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One area's judgements over time."""

    name: str
    y: int
    name_y: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A visit or peer challenge that judged nothing, or a year on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of marks under the lanes: `y` is its middle."""

    name: str
    y: int
    name_y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: its lanes from the top, rows of visits without judgements and of other inspections if any, and years."""

    lanes: tuple[Lane, ...]
    visits: Row | None
    others: Row | None
    years: tuple[Mark, ...]
    height: int
    width: int

    @property
    def foot(self) -> int:
        """Where the axis lies."""
        return self.height - 26


def chart(events: Sequence[Event], today: date, beside: Sequence[tuple[date, str]] = (), shape: Shape = ROOMY) -> Chart | None:
    """The chart of an authority's events and of what is marked `beside` them; None where none judged anything."""
    dated = [(event, event.report.day) for event in events if event.report.day is not None]
    if not any(event.report.judgements for event, _ in dated):
        return None
    first = date(min([day for _, day in dated] + [day for day, _ in beside]).year, 1, 1)
    scale = (shape.width - shape.left - shape.right) / max(1, (today - first).days)

    def place(day: date) -> float:
        return round(shape.left + (min(day, today) - first).days * scale, 1)

    judged = [(event.report, day) for event, day in dated if event.report.judgements]
    ends = [*(day for _, day in judged[1:]), today]
    lasting = [(report, place(day), place(end)) for (report, day), end in zip(judged, ends, strict=True)]
    drawn = {
        area: [(report, found, start, end) for report, start, end in lasting if (found := report.grade(area))] for area in AREAS
    }
    areas = [area for area in AREAS if drawn[area]]
    lanes = tuple(
        Lane(capital(AREA_NAMES[area]), top + shape.bar, top + shape.names[0], tuple(_span(*each) for each in drawn[area]))
        for area, top in zip(areas, count(TOP, shape.lane), strict=False)
    )
    marked = (
        (
            "Visits, peer challenges",
            [Mark(place(day), event.report.title) for event, day in dated if not event.report.judgements],
        ),
        ("Other inspections", [Mark(place(day), text) for day, text in beside]),
    )
    below = count(TOP + len(areas) * shape.lane, shape.lane)
    visits, others = (_row(name, marks, next(below), shape) if marks else None for name, marks in marked)
    step = 1 + (today.year - first.year) // shape.years
    years = tuple(Mark(place(date(year, 1, 1)), str(year)) for year in range(first.year, today.year + 1, step))
    return Chart(lanes, visits, others, years, next(below) + FOOT, shape.width)


def _row(name: str, marks: Sequence[Mark], top: int, shape: Shape) -> Row:
    return Row(name, top + shape.mark, top + shape.names[1], tuple(marks))


def _span(report: ReportHead, found: PrintedJudgement, start: float, end: float) -> Span:
    width = max(3.0, round(end - start - 2, 1))
    told = f"{report.title}: {found.label}"
    return Span(start, width, tone_of_grade(found.grade).value, _label(found, width), told)


def _label(found: PrintedJudgement, width: float) -> str:
    """As much of the grade as there is room for, down to its letters ('RI'); nothing where not even they fit."""
    letters = "".join(word[0].upper() for word in found.grade.split())
    for text in (found.label, capital(found.grade), letters):
        if len(text) * ROOM_FOR_A_LETTER + 10 <= width:
            return text
    return ""
