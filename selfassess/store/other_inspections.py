"""The repository of inspections of other services."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from selfassess.domain.other_inspections import OtherInspection
from selfassess.errors import NotFound
from selfassess.store.models.other_inspection import OtherInspectionRow


class OtherInspections:
    """The inspections of other services of each authority, as people added them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, authority: str) -> tuple[OtherInspection, ...]:
        """Those of an authority, newest first."""
        rows = self._session.scalars(
            select(OtherInspectionRow)
            .where(OtherInspectionRow.authority_id == authority)
            .order_by(OtherInspectionRow.day.desc(), OtherInspectionRow.id)
        )
        return tuple(_inspection(row) for row in rows)

    def get(self, authority: str, inspection_id: str) -> OtherInspection:
        """One of an authority. Raises `NotFound`."""
        row = self._session.get(OtherInspectionRow, inspection_id)
        if row is None or row.authority_id != authority:
            raise NotFound(f"There is no inspection {inspection_id!r} of another service here.")
        return _inspection(row)

    def save(self, inspection: OtherInspection) -> None:
        """Keep one, in place of one of the same id."""
        self._session.merge(
            OtherInspectionRow(
                id=inspection.id,
                authority_id=inspection.authority,
                kind=inspection.kind,
                name=inspection.name,
                day=inspection.day,
                judgement=inspection.judgement,
                said=inspection.said,
                link=inspection.link,
                saved_by=inspection.by,
                saved_at=inspection.at,
            )
        )
        self._session.flush()

    def remove(self, inspection_id: str) -> None:
        """Take one out."""
        self._session.execute(delete(OtherInspectionRow).where(OtherInspectionRow.id == inspection_id))


def _inspection(row: OtherInspectionRow) -> OtherInspection:
    return OtherInspection(
        id=row.id,
        authority=row.authority_id,
        kind=row.kind,
        name=row.name,
        day=row.day,
        judgement=row.judgement,
        said=row.said,
        link=row.link,
        by=row.saved_by,
        at=row.saved_at,
    )
