"""The repository of what people say that passages are about."""

from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.labels import Label, Place, Tags
from selfassess.domain.report import Polarity
from selfassess.errors import Conflict
from selfassess.store.models.label import LabelRow


class Labels:
    """Labels by the passage that they are about; the newest of each counts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, report_id: str) -> Mapping[Place, Label]:
        """The newest label of each passage of a report, also where it takes another back."""
        query = select(LabelRow).where(LabelRow.report_id == report_id).order_by(LabelRow.revision)
        return {(row.digest, row.before): _label(row) for row in self._session.scalars(query)}

    def all(self) -> tuple[Label, ...]:
        """The newest label of every passage that has one, by report; none that was taken back."""
        query = select(LabelRow).order_by(LabelRow.report_id, LabelRow.digest, LabelRow.before, LabelRow.revision)
        newest = {(row.report_id, row.digest, row.before): _label(row) for row in self._session.scalars(query)}
        return tuple(label for label in newest.values() if label.said is not None)

    def add(self, label: Label) -> None:
        """Keep the next label of a passage. Raises `Conflict` if another one of its revision came first."""
        digest, before = label.place
        values = {
            "report_id": label.report,
            "digest": digest,
            "before": before,
            "revision": label.revision,
            "read_area": label.read.area,
            "read_lines": list(label.read.lines),
            "read_polarity": label.read.polarity.value,
            "area": label.said.area if label.said else None,
            "lines": list(label.said.lines) if label.said else None,
            "polarity": label.said.polarity.value if label.said else None,
            "said_by": label.by,
            "said_at": label.at,
        }
        try:
            self._session.execute(insert(LabelRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else corrected this passage at the same moment.", yours={}, theirs={}) from error


def _label(row: LabelRow) -> Label:
    read = Tags(row.read_area, tuple(row.read_lines), Polarity(row.read_polarity))
    said = None
    if row.area is not None and row.polarity is not None:
        said = Tags(row.area, tuple(row.lines or ()), Polarity(row.polarity))
    return Label(row.report_id, (row.digest, row.before), row.revision, read, said, row.said_by, row.said_at)
