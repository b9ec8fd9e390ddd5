"""Where inspections are kept."""

from collections.abc import Collection
from typing import Protocol, TypeVar

from selfassess.domain.inspection.records import Correction, Enquiry, Meeting, Request, Result, Sampled
from selfassess.domain.inspection.room import Inspection, RunUpItem
from selfassess.domain.inspection.window import YearMark

Record = TypeVar("Record", RunUpItem, Enquiry, Request, Meeting, Sampled, Correction)


class InspectionStore(Protocol):
    """The inspections of every authority with what is kept of each."""

    def add(self, inspection: Inspection) -> None: ...

    def save(self, inspection: Inspection) -> None:
        """Keep the next revision of an inspection. Raises `Conflict` if another save came first."""

    def get(self, inspection_id: str) -> Inspection:
        """The inspection of this id. Raises `NotFound`."""

    def of(self, authority: str) -> tuple[Inspection, ...]:
        """The inspections of an authority, newest first."""

    def records(self, inspection: str, kind: type[Record]) -> tuple[Record, ...]:
        """What is kept of one kind, in the order in which it came, also what was taken out."""

    def records_of(self, kind: type[Record], authorities: Collection[str] | None) -> tuple[tuple[Inspection, Record], ...]:
        """What is kept of one kind in every inspection of these authorities (None: of all), newest inspection first."""

    def record(self, inspection: str, kind: type[Record], record_id: str) -> Record:
        """One of them. Raises `NotFound`."""

    def add_records(self, *records: Record) -> None:
        """Keep new ones, after those that are there. All are of one inspection."""

    def save_record(self, record: Record) -> None:
        """Keep the next revision of one. Raises `Conflict` if another save came first."""

    def result(self, inspection: str) -> Result | None:
        """The result of an inspection, None where none was recorded. Who may see it is asked elsewhere."""

    def save_result(self, result: Result) -> None:
        """Keep the next revision of a result. Raises `Conflict` if another save came first."""

    def marks(self, authority: str) -> tuple[YearMark, ...]:
        """What is recorded of each point of the year."""

    def save_mark(self, authority: str, mark: YearMark) -> None:
        """Keep what is recorded of a point, in place of what was."""
