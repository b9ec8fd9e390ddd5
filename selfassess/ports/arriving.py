"""Where documents wait on their way into the library."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from selfassess.domain.arriving import Arrival, Batch
from selfassess.domain.evidence import StoredFile


class ArrivingStore(Protocol):
    """Batches of documents, each seen by the person who brought it."""

    def add(self, batch: Batch, contents: Mapping[int, bytes]) -> None:
        """Keep a new batch, with what was sent of the documents that are to be read, by their numbers."""

    def get(self, batch_id: str, by: str) -> Batch:
        """A batch that this person brought. Raises `NotFound`."""

    def of(self, by: str) -> tuple[Batch, ...]:
        """The batches that this person brought, newest first."""

    def content(self, batch_id: str, number: int) -> bytes | None:
        """What was sent of a document; None once it was let go."""

    def save(self, batch_id: str, arrival: Arrival, *, content: bytes | None = None) -> None:
        """Keep what became of a document; what was sent of it is let go unless it still waits, or is given here."""

    def abandon(self, before: datetime) -> int:
        """Throw away every batch that was brought before this moment; how many there were."""

    def forget(self, batch_id: str) -> None:
        """Throw a batch away. What was taken in of it stays in the library."""


class OriginalStore(Protocol):
    """Which report's document is which file of the file store."""

    def of(self, report_id: str) -> StoredFile | None:
        """The document of a report, None where it is not kept."""

    def keep(self, report_id: str, file: StoredFile) -> None:
        """Say which file is the document of a report that has none yet."""

    def drop(self, report_id: str) -> None:
        """A report has no document any more."""

    def needed(self, digest: str) -> bool:
        """Whether anything needs the file of this SHA-256."""

    def named(self) -> frozenset[str]:
        """The SHA-256 of every file that anything needs."""
