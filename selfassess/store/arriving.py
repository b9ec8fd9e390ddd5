"""The repository of documents on their way into the library."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.orm import Session

from selfassess.domain.arriving import Arrival, Batch, Corrected, Originals, State, no_batch
from selfassess.domain.report import ReportKind, Visibility
from selfassess.schemas.report import dump, load
from selfassess.store.models.arriving import ImportBatchRow, ImportFileRow

_LONGEST_NAME = 300


class Arriving:
    """Batches of documents, each seen by the person who brought it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, batch: Batch, contents: Mapping[int, bytes]) -> None:
        """Keep a new batch, with what was sent of the documents that are to be read, by their numbers."""
        values = {"id": batch.id, "brought_by": batch.by, "brought_at": batch.at, "authority": batch.authority}
        visibility = batch.visibility.value if batch.visibility else None
        self._session.execute(insert(ImportBatchRow).values(**values, visibility=visibility, originals=batch.originals.value))
        for each in batch.arrivals:
            kept = {"batch_id": batch.id, "number": each.number, "content": contents.get(each.number)}
            self._session.execute(insert(ImportFileRow).values(**kept, **_values(each)))

    def get(self, batch_id: str, by: str) -> Batch:
        """A batch that this person brought. Raises `NotFound`."""
        row = self._session.get(ImportBatchRow, batch_id)
        if row is None or row.brought_by != by:
            raise no_batch(batch_id)
        return self._batches([row])[0]

    def of(self, by: str) -> tuple[Batch, ...]:
        """The batches that this person brought, newest first."""
        query = select(ImportBatchRow).where(ImportBatchRow.brought_by == by)
        return self._batches(self._session.scalars(query.order_by(ImportBatchRow.brought_at.desc(), ImportBatchRow.id)).all())

    def content(self, batch_id: str, number: int) -> bytes | None:
        """What was sent of a document; None once it was let go."""
        query = select(ImportFileRow.content).where(ImportFileRow.batch_id == batch_id, ImportFileRow.number == number)
        return self._session.scalar(query)

    def save(self, batch_id: str, arrival: Arrival, *, content: bytes | None = None) -> None:
        """Keep what became of a document; what was sent of it is let go unless it still waits, or is given here."""
        values = _values(arrival)
        if arrival.state is not State.WAITING:
            values["content"] = content
        place = (ImportFileRow.batch_id == batch_id) & (ImportFileRow.number == arrival.number)
        self._session.execute(update(ImportFileRow).where(place).values(**values))

    def abandon(self, before: datetime) -> int:
        """Throw away every batch that was brought before this moment; how many there were."""
        done = self._session.execute(delete(ImportBatchRow).where(ImportBatchRow.brought_at < before))
        return done.rowcount if isinstance(done, CursorResult) else 0

    def forget(self, batch_id: str) -> None:
        """Throw a batch away. What was taken in of it stays in the library."""
        self._session.execute(delete(ImportBatchRow).where(ImportBatchRow.id == batch_id))

    def _batches(self, rows: Sequence[ImportBatchRow]) -> tuple[Batch, ...]:
        query = select(ImportFileRow).where(ImportFileRow.batch_id.in_([row.id for row in rows])).order_by(ImportFileRow.number)
        files: dict[str, list[Arrival]] = {row.id: [] for row in rows}
        for file in self._session.scalars(query.execution_options(populate_existing=True)):
            files[file.batch_id].append(_arrival(file))
        return tuple(_batch(row, tuple(files[row.id])) for row in rows)


def _batch(row: ImportBatchRow, arrivals: tuple[Arrival, ...]) -> Batch:
    visibility = Visibility(row.visibility) if row.visibility else None
    return Batch(row.id, row.brought_by, row.brought_at, row.authority, visibility, arrivals, Originals(row.originals))


def _values(arrival: Arrival) -> dict[str, Any]:
    said = arrival.said
    return {
        "name": arrival.name[-_LONGEST_NAME:],
        "sha256": arrival.sha256,
        "state": arrival.state.value,
        "why": arrival.why,
        "report": dump(arrival.report) if arrival.report else None,
        "authority": said.authority if said else None,
        "kind": said.kind.value if said else None,
        "visit_start": said.visit_start if said else None,
        "visit_end": said.visit_end if said else None,
        "visibility": said.visibility.value if said else None,
        "report_id": arrival.report_id,
    }


def _arrival(row: ImportFileRow) -> Arrival:
    said = None
    if row.kind is not None and row.visibility is not None:
        said = Corrected(row.authority, ReportKind(row.kind), row.visit_start, row.visit_end, Visibility(row.visibility))
    report = load(row.report) if row.report else None
    return Arrival(row.number, row.name, row.sha256, State(row.state), row.why, report, said, row.report_id)
