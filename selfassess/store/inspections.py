"""The repository of inspections."""

from collections.abc import Collection
from typing import Any, TypeVar, cast

from sqlalchemy import CursorResult, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.inspection.records import Correction, Enquiry, Meeting, Request, Result, Sampled, no_record
from selfassess.domain.inspection.room import Inspection, RunUpItem, no_inspection
from selfassess.domain.inspection.window import YearMark
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.inspection import InspectionRecordRow, InspectionResultRow, InspectionRow, YearMarkRow
from selfassess.store.peer_challenges import overtaken

Record = TypeVar("Record", RunUpItem, Enquiry, Request, Meeting, Sampled, Correction)
KINDS = {
    RunUpItem: "item",
    Enquiry: "enquiry",
    Request: "request",
    Meeting: "meeting",
    Sampled: "sampled",
    Correction: "correction",
}
BESIDE = ("id", "authority", "created", "revision")
BESIDE_RECORD = ("id", "inspection", "revision")


class Inspections:
    """The inspections of every authority with what is kept of each."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, inspection: Inspection) -> None:
        """Keep a new inspection."""
        self._session.execute(
            insert(InspectionRow).values(
                id=inspection.id,
                authority_id=inspection.authority,
                created=inspection.created,
                revision=inspection.revision,
                body=to_body(inspection, without=BESIDE),
            )
        )

    def save(self, inspection: Inspection) -> None:
        """Keep the next revision of an inspection. Raises `Conflict` if another save came first."""
        result = self._session.execute(
            update(InspectionRow)
            .where(InspectionRow.id == inspection.id, InspectionRow.revision == inspection.revision - 1)
            .values(revision=inspection.revision, body=to_body(inspection, without=BESIDE))
        )
        _must_have_changed(result)

    def get(self, inspection_id: str) -> Inspection:
        """The inspection of this id. Raises `NotFound`."""
        row = self._session.get(InspectionRow, inspection_id)
        if row is None:
            raise no_inspection(inspection_id)
        return _inspection(row)

    def of(self, authority: str) -> tuple[Inspection, ...]:
        """The inspections of an authority, newest first."""
        rows = select(InspectionRow).where(InspectionRow.authority_id == authority)
        return tuple(map(_inspection, self._session.scalars(rows.order_by(InspectionRow.created.desc(), InspectionRow.id))))

    def records(self, inspection: str, kind: type[Record]) -> tuple[Record, ...]:
        """What is kept of one kind, in the order in which it came, also what was taken out."""
        rows = select(InspectionRecordRow).where(
            InspectionRecordRow.inspection_id == inspection, InspectionRecordRow.kind == KINDS[kind]
        )
        return tuple(_record(kind, row) for row in self._session.scalars(rows.order_by(InspectionRecordRow.place)))

    def records_of(self, kind: type[Record], authorities: Collection[str] | None) -> tuple[tuple[Inspection, Record], ...]:
        """What is kept of one kind in every inspection of these authorities (None: of all), newest inspection first."""
        rows = (
            select(InspectionRow, InspectionRecordRow)
            .join(InspectionRecordRow, InspectionRecordRow.inspection_id == InspectionRow.id)
            .where(InspectionRecordRow.kind == KINDS[kind])
            .order_by(InspectionRow.created.desc(), InspectionRow.id, InspectionRecordRow.place)
        )
        if authorities is not None:
            rows = rows.where(InspectionRow.authority_id.in_(authorities))
        return tuple((_inspection(about), _record(kind, row)) for about, row in self._session.execute(rows))

    def record(self, inspection: str, kind: type[Record], record_id: str) -> Record:
        """One of them. Raises `NotFound`."""
        row = self._session.get(InspectionRecordRow, record_id)
        if row is None or row.inspection_id != inspection or row.kind != KINDS[kind]:
            raise no_record()
        return _record(kind, row)

    def add_records(self, *records: Record) -> None:
        """Keep new ones, after those that are there. All are of one inspection."""
        if not records:
            return
        last = self._session.scalar(
            select(func.max(InspectionRecordRow.place)).where(InspectionRecordRow.inspection_id == records[0].inspection)
        )
        self._session.execute(
            insert(InspectionRecordRow),
            [
                {
                    "id": record.id,
                    "inspection_id": record.inspection,
                    "kind": KINDS[type(record)],
                    "place": place,
                    "revision": record.revision,
                    "body": to_body(record, without=BESIDE_RECORD),
                }
                for place, record in enumerate(records, start=(last or 0) + 1)
            ],
        )

    def save_record(self, record: Record) -> None:
        """Keep the next revision of one. Raises `Conflict` if another save came first."""
        result = self._session.execute(
            update(InspectionRecordRow)
            .where(InspectionRecordRow.id == record.id, InspectionRecordRow.revision == record.revision - 1)
            .values(revision=record.revision, body=to_body(record, without=BESIDE_RECORD))
        )
        _must_have_changed(result)

    def result(self, inspection: str) -> Result | None:
        """The result of an inspection, None where none was recorded. Who may see it is asked elsewhere."""
        row = self._session.get(InspectionResultRow, inspection)
        return None if row is None else from_body(Result, row.body, inspection=row.inspection_id, revision=row.revision)

    def save_result(self, result: Result) -> None:
        """Keep the next revision of a result. Raises `Conflict` if another save came first."""
        body = to_body(result, without=("inspection", "revision"))
        if result.revision == 1:
            try:
                self._session.execute(insert(InspectionResultRow).values(inspection_id=result.inspection, revision=1, body=body))
            except IntegrityError as error:
                raise overtaken() from error
            return
        changed = self._session.execute(
            update(InspectionResultRow)
            .where(InspectionResultRow.inspection_id == result.inspection, InspectionResultRow.revision == result.revision - 1)
            .values(revision=result.revision, body=body)
        )
        _must_have_changed(changed)

    def marks(self, authority: str) -> tuple[YearMark, ...]:
        """What is recorded of each point of the year."""
        rows = self._session.scalars(select(YearMarkRow).where(YearMarkRow.authority_id == authority))
        return tuple(from_body(YearMark, row.body, point=row.point) for row in rows)

    def save_mark(self, authority: str, mark: YearMark) -> None:
        """Keep what is recorded of a point, in place of what was."""
        self._session.merge(YearMarkRow(authority_id=authority, point=mark.point, body=to_body(mark, without=("point",))))
        self._session.flush()


def _must_have_changed(result: object) -> None:
    if cast("CursorResult[Any]", result).rowcount != 1:
        raise overtaken()


def _inspection(row: InspectionRow) -> Inspection:
    return from_body(Inspection, row.body, id=row.id, authority=row.authority_id, created=row.created, revision=row.revision)


def _record(kind: type[Record], row: InspectionRecordRow) -> Record:
    return from_body(kind, row.body, id=row.id, inspection=row.inspection_id, revision=row.revision)
