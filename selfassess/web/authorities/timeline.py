"""The rows of an authority's time line: reports of the library, inspections that are only named, and those of other services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.events import Event
from selfassess.domain.other_inspections import InspectionKind, NamedOnly, OtherInspection, Precision
from selfassess.services.long_view import LongView
from selfassess.services.other_inspections import judged


@dataclass(frozen=True, slots=True)
class Other:
    """An inspection of another service as a row shows it; `label` is empty where it gave no judgement."""

    inspection: OtherInspection
    kind: str
    label: str
    tone: str

    @property
    def title(self) -> str:
        """What it is called: its kind and, where it has one, the setting."""
        return f"{self.kind}: {self.inspection.name}" if self.inspection.name else self.kind


@dataclass(frozen=True, slots=True)
class Row:
    """One row; exactly one of the three is there. `when` is its time in words, as exactly as it is known."""

    day: date | None
    when: str
    event: Event | None = None
    named: NamedOnly | None = None
    other: Other | None = None


def rows(view: LongView, kinds: Sequence[InspectionKind]) -> tuple[Row, ...]:
    """Every row, newest first; those of no known day last."""
    found = [Row(event.report.day, "", event=event) for event in view.events]
    found += [Row(named.day, named.when, named=named) for named in view.named]
    for inspection in view.others:
        other = Other(inspection, *judged(inspection, kinds))
        found.append(Row(inspection.day, f"{inspection.day:%B %Y}", other=other))
    return tuple(sorted(found, key=lambda row: (row.day is not None, row.day or date.min), reverse=True))


def beside(found: Sequence[Row]) -> tuple[tuple[date, str], ...]:
    """What the chart marks beside the reports: the day, and what is read of it."""
    return tuple((row.day, _read(row)) for row in found if row.day is not None and row.event is None)


def _read(row: Row) -> str:
    if row.named:
        about = " (the month is not printed)" if row.named.precision is Precision.YEAR else ""
        grade = f": {row.named.grade}" if row.named.grade else ""
        return f"{row.named.title}, {row.when}{about}{grade}. Only named in a later report"
    label = f": {row.other.label}" if row.other and row.other.label else ""
    return f"{row.other.title if row.other else ''}, {row.when}{label}"
