"""The repositories of moves and of snapshots."""

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.life import Move, State
from selfassess.domain.snapshot import ReaderOffice, Reading, Snapshot, SnapshotKind, no_snapshot
from selfassess.errors import Conflict
from selfassess.store.models.assessment import AssessmentRow
from selfassess.store.models.life import MoveRow, ReadingRow, SnapshotRow


class Moves:
    """Every move that assessments made."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, assessment: str) -> tuple[Move, ...]:
        """The moves of an assessment, newest first."""
        rows = self._session.scalars(select(MoveRow).where(MoveRow.assessment_id == assessment).order_by(MoveRow.number.desc()))
        return tuple(
            Move(row.number, State(row.start), State(row.end), row.moved_by, row.moved_at, row.note, row.snapshot_id)
            for row in rows
        )

    def add(self, assessment: str, move: Move) -> None:
        """Keep a move, and the state that it leads to. Raises `Conflict` if another move came first."""
        values = {
            "assessment_id": assessment,
            "number": move.number,
            "start": move.start.value,
            "end": move.end.value,
            "moved_by": move.by,
            "moved_at": move.at,
            "note": move.note,
            "snapshot_id": move.snapshot,
        }
        try:
            self._session.execute(insert(MoveRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else moved this assessment at the same moment. Look again.", yours={}, theirs={}) from error
        self._session.execute(update(AssessmentRow).where(AssessmentRow.id == assessment).values(state=move.end.value))


class Snapshots:
    """What was kept of assessments. Nothing here is ever changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, snapshot: Snapshot, content: str) -> None:
        """Keep a snapshot. Raises `Conflict` if another of its number came first."""
        values = {
            "id": snapshot.id,
            "assessment_id": snapshot.assessment,
            "number": snapshot.number,
            "kind": snapshot.kind.value,
            "note": snapshot.note,
            "made_by": snapshot.by,
            "made_at": snapshot.at,
            "digest": snapshot.digest,
            "content": content,
        }
        try:
            self._session.execute(insert(SnapshotRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else made a snapshot at the same moment. Look again.", yours={}, theirs={}) from error

    def of(self, assessment: str) -> tuple[Snapshot, ...]:
        """The snapshots of an assessment, newest first."""
        rows = self._session.scalars(
            select(SnapshotRow).where(SnapshotRow.assessment_id == assessment).order_by(SnapshotRow.number.desc())
        )
        return tuple(_snapshot(row) for row in rows)

    def last_number(self, assessment: str) -> int:
        """The number of the newest one; 0 where there is none."""
        return self._session.scalar(select(func.max(SnapshotRow.number)).where(SnapshotRow.assessment_id == assessment)) or 0

    def get(self, snapshot_id: str) -> Snapshot:
        """The snapshot of this id. Raises `NotFound`."""
        row = self._session.get(SnapshotRow, snapshot_id)
        if row is None:
            raise no_snapshot(snapshot_id)
        return _snapshot(row)

    def content(self, snapshot_id: str) -> str:
        """What it holds, letter for letter. Raises `NotFound`."""
        found = self._session.scalar(select(SnapshotRow.content).where(SnapshotRow.id == snapshot_id))
        if found is None:
            raise no_snapshot(snapshot_id)
        return found

    def readings(self, snapshot_id: str) -> tuple[Reading, ...]:
        """Who recorded that they read it, in the order in which they did."""
        query = select(ReadingRow).where(ReadingRow.snapshot_id == snapshot_id).order_by(ReadingRow.read_at, ReadingRow.office)
        return tuple(
            Reading(row.snapshot_id, row.read_by, ReaderOffice(row.office), row.read_at) for row in self._session.scalars(query)
        )

    def read(self, reading: Reading) -> None:
        """Keep that somebody read it; what they recorded before in the same office stays."""
        key = (reading.snapshot, reading.by, reading.office.value)
        if self._session.get(ReadingRow, key) is None:
            self._session.add(ReadingRow(snapshot_id=key[0], read_by=key[1], office=key[2], read_at=reading.at))


def _snapshot(row: SnapshotRow) -> Snapshot:
    return Snapshot(row.id, row.assessment_id, row.number, SnapshotKind(row.kind), row.note, row.made_by, row.made_at, row.digest)
