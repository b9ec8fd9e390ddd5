"""Documents on their way into the library: read, shown to the person who brought them, and only then taken in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.report import Report, ReportKind, Visibility
from selfassess.errors import NotFound


class State(StrEnum):
    """How far a document has come."""

    WAITING = "waiting"
    READ = "read"
    HERE = "here"
    REFUSED = "refused"
    TAKEN_IN = "taken-in"


class Originals(StrEnum):
    """Which documents are kept beside the text that was read in them.

    What is not published may hold what the text masks, so such a document is kept only where somebody says so.
    """

    PUBLISHED = "published"
    ALL = "all"
    NONE = "none"

    def kept(self, visibility: Visibility) -> bool:
        """Whether the document of a report that these people may see is kept."""
        return self is Originals.ALL or (self is Originals.PUBLISHED and visibility is Visibility.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person says of a report, in place of what was read; no `authority` means that it is about none."""

    authority: str | None
    kind: ReportKind
    visit_start: date | None
    visit_end: date | None
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document; `number` counts from 1 in its batch.

    `report` and `said` are there once it was read and until it is taken in; `why` says why it was refused or could not be taken
    in; `report_id` is the report of the library that it became, or that is the same file.
    """

    number: int
    name: str
    sha256: str
    state: State
    why: str = ""
    report: Report | None = None
    said: Corrected | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person brought at one time. `authority` is the council that all are about, where they said so.

    `originals` are the documents that stay beside their text.
    """

    id: str
    by: str
    at: datetime
    authority: str = ""
    visibility: Visibility | None = None
    arrivals: tuple[Arrival, ...] = field(default=())
    originals: Originals = Originals.PUBLISHED

    def those(self, state: State) -> tuple[Arrival, ...]:
        """The documents that have come so far."""
        return tuple(arrival for arrival in self.arrivals if arrival.state is state)

    def one(self, number: int) -> Arrival:
        """The document of this number. Raises `NotFound`."""
        found = next((arrival for arrival in self.arrivals if arrival.number == number), None)
        if found is None:
            raise NotFound(f"There is no document {number} in this import.")
        return found


def no_batch(batch_id: str) -> NotFound:
    """What is answered for an import that is not there, or somebody else's."""
    return NotFound(f"There is no import {batch_id!r}. It may have been finished or thrown away.")
