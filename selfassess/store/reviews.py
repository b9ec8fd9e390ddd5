"""The repository of requests for a review."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from selfassess.domain.reviewing import ReviewEnd, ReviewRequest
from selfassess.errors import NotFound
from selfassess.store.models.work import ReviewRequestRow


class Reviews:
    """Who is asked to review what, and how it ended."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, request: ReviewRequest) -> None:
        """Keep a request, in place of one of the same id."""
        self._session.merge(
            ReviewRequestRow(
                id=request.id,
                assessment_id=request.assessment,
                subject=request.subject,
                reviewer=request.reviewer,
                due=request.due,
                note=request.note,
                asked_by=request.by,
                asked_at=request.at,
                outcome=request.end.value if request.end else None,
                answer=request.answer,
                ended_by=request.ended_by,
                ended_at=request.ended_at,
            )
        )
        self._session.flush()

    def get(self, request_id: str) -> ReviewRequest:
        """The request of this id, held against other writers. Raises `NotFound`."""
        query = select(ReviewRequestRow).where(ReviewRequestRow.id == request_id)
        if self._session.info.get("write"):
            query = query.with_for_update()
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise NotFound("There is no such request for a review.")
        return _request(row)

    def of(self, assessment: str, subject: str | None = None) -> tuple[ReviewRequest, ...]:
        """The requests of an assessment, of one subject or of all, oldest first."""
        query = select(ReviewRequestRow).where(ReviewRequestRow.assessment_id == assessment)
        if subject is not None:
            query = query.where(ReviewRequestRow.subject == subject)
        rows = self._session.scalars(query.order_by(ReviewRequestRow.asked_at, ReviewRequestRow.id))
        return tuple(_request(row) for row in rows)

    def waiting(self) -> tuple[ReviewRequest, ...]:
        """Every request that waits, soonest due first, those without a day last."""
        order = (ReviewRequestRow.due.is_(None), ReviewRequestRow.due, ReviewRequestRow.asked_at, ReviewRequestRow.id)
        rows = self._session.scalars(select(ReviewRequestRow).where(ReviewRequestRow.outcome.is_(None)).order_by(*order))
        return tuple(_request(row) for row in rows)


def _request(row: ReviewRequestRow) -> ReviewRequest:
    return ReviewRequest(
        id=row.id,
        assessment=row.assessment_id,
        subject=row.subject,
        reviewer=row.reviewer,
        due=row.due,
        note=row.note,
        by=row.asked_by,
        at=row.asked_at,
        end=ReviewEnd(row.outcome) if row.outcome else None,
        answer=row.answer,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
    )
