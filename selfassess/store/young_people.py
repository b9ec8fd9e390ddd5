"""The repository of what is said to children and young people."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.plain import made, plain
from selfassess.domain.young_people import YoungReading, YoungSummary
from selfassess.errors import Conflict
from selfassess.store.models.young_people import YoungSummaryRow

OVERTAKEN = "Somebody else changed this while you were writing. Nothing is lost: what you typed is still here."


class YoungPeople:
    """Every version of every summary."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, assessment: str) -> YoungSummary:
        """The newest version of an assessment's summary; an empty one where nothing was ever saved."""
        row = self._session.scalars(
            select(YoungSummaryRow)
            .where(YoungSummaryRow.assessment_id == assessment)
            .order_by(YoungSummaryRow.revision.desc())
            .limit(1)
        ).first()
        if row is None:
            return YoungSummary(assessment)
        readings = tuple(made(YoungReading, each) for each in row.body["readings"])
        return YoungSummary(assessment, row.revision, row.body["texts"], readings, row.saved_by, row.saved_at)

    def add(self, summary: YoungSummary) -> None:
        """Keep the next version. Raises `Conflict` if another one of its revision came first."""
        values = {
            "assessment_id": summary.assessment,
            "revision": summary.revision,
            "body": {
                "texts": {subject: dict(texts) for subject, texts in summary.texts.items()},
                "readings": [plain(each) for each in summary.readings],
            },
            "saved_by": summary.saved_by,
            "saved_at": summary.saved_at,
        }
        try:
            self._session.execute(insert(YoungSummaryRow).values(**values))
        except IntegrityError as error:
            raise Conflict(OVERTAKEN, yours={}, theirs={}) from error
