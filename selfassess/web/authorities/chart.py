"""Where things stand in the chart of judgements over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.events import Event
from selfassess.domain.holdings import ReportHead
from selfassess.domain.judgement import AREA_NAMES
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.tone import tone_of_grade
from selfassess.domain.wording import capital

AREAS = ("overall", "leadership", "help-protection", "children-in-care", "care-leavers", "adoption")
LEFT, RIGHT, LANE, TOP, WIDE = 190, 10, 34, 10, 960
ROOM_FOR_A_LETTER = 7.2
"""About how wide a letter of the labels is, in the units of the drawing."""


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
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A visit or peer challenge that judged nothing, or a year on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: its lanes from the top, marks of visits without judgements and of other inspections, and years."""

    lanes: tuple[Lane, ...]
    visits: tuple[Mark, ...]
    others: tuple[Mark, ...]
    years: tuple[Mark, ...]
    height: int
    width: int = WIDE
    left: int = LEFT

    @property
    def foot(self) -> int:
        """Where the axis lies."""
        return self.height - 26


def chart(events: Sequence[Event], today: date, beside: Sequence[tuple[date, str]] = ()) -> Chart | None:
    """The chart of an authority's events and of what is marked `beside` them; None where none judged anything."""
    dated = [(event, event.report.day) for event in events if event.report.day is not None]
    if not any(event.report.judgements for event, _ in dated):
        return None
    first = date(min([day for _, day in dated] + [day for day, _ in beside]).year, 1, 1)
    scale = (WIDE - LEFT - RIGHT) / max(1, (today - first).days)

    def place(day: date) -> float:
        return round(LEFT + (min(day, today) - first).days * scale, 1)

    judged = [(event.report, day) for event, day in dated if event.report.judgements]
    ends = [*(day for _, day in judged[1:]), today]
    lasting = [(report, place(day), place(end)) for (report, day), end in zip(judged, ends, strict=True)]
    drawn = {
        area: [(report, found, start, end) for report, start, end in lasting if (found := report.grade(area))] for area in AREAS
    }
    areas = [area for area in AREAS if drawn[area]]
    lanes = tuple(
        Lane(capital(AREA_NAMES[area]), TOP + number * LANE, tuple(_span(*each) for each in drawn[area]))
        for number, area in enumerate(areas)
    )
    visits = tuple(Mark(place(day), event.report.title) for event, day in dated if not event.report.judgements)
    years = tuple(Mark(place(date(year, 1, 1)), str(year)) for year in range(first.year, today.year + 1, _step(first, today)))
    others = tuple(Mark(place(day), text) for day, text in beside)
    return Chart(lanes, visits, others, years, TOP + (len(areas) + bool(visits) + bool(others)) * LANE + 30)


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


def _step(first: date, today: date) -> int:
    """How many years lie between two that are written."""
    return 1 + (today.year - first.year) // 16
