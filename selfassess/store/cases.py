"""The repository of case reviews and the concerns raised from them."""

from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.cases import CaseReview, no_case
from selfassess.domain.concerns import Concern, no_concern
from selfassess.errors import BadInput
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.peerchallenge import CaseReviewRow, CaseRevisionRow, ConcernRow
from selfassess.store.peer_challenges import overtaken

BESIDE = ("challenge", "code", "revision")


class Cases:
    """The cases of every challenge, each with all its revisions, and concerns."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, challenge: str) -> tuple[CaseReview, ...]:
        """The cases of a challenge, by local code."""
        rows = self._session.scalars(
            select(CaseReviewRow)
            .where(CaseReviewRow.challenge_id == challenge)
            .order_by(CaseReviewRow.cohort, CaseReviewRow.code)
        )
        return tuple(map(_case, rows))

    def get(self, challenge: str, code: str) -> CaseReview:
        """The case of this local code. Raises `NotFound`."""
        row = self._session.get(CaseReviewRow, (challenge, code))
        if row is None:
            raise no_case(code)
        return _case(row)

    def add(self, case: CaseReview) -> None:
        """Keep a new case. Raises `BadInput` where its code is taken."""
        values = _values(case) | {"cohort": case.cohort}
        try:
            self._session.execute(insert(CaseReviewRow).values(challenge_id=case.challenge, code=case.code, **values))
        except IntegrityError as error:
            raise BadInput(f"There is a case {case.code} already. Choose another local code.") from error
        self._keep_revision(case)

    def save(self, case: CaseReview) -> None:
        """Keep the next revision of a case. Raises `Conflict` if another save came first."""
        result = self._session.execute(
            update(CaseReviewRow)
            .where(
                CaseReviewRow.challenge_id == case.challenge,
                CaseReviewRow.code == case.code,
                CaseReviewRow.revision == case.revision - 1,
            )
            .values(**_values(case), cohort=case.cohort)
        )
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise overtaken()
        self._keep_revision(case)

    def remove(self, challenge: str, code: str) -> None:
        """Remove a case with its revisions."""
        for table in (CaseRevisionRow, CaseReviewRow):
            self._session.execute(delete(table).where(table.challenge_id == challenge, table.code == code))

    def revision(self, challenge: str, code: str, revision: int) -> CaseReview:
        """A case as it was once saved. Raises `NotFound`."""
        row = self._session.get(CaseRevisionRow, (challenge, code, revision))
        if row is None:
            raise no_case(code)
        return _case(row)

    def history(self, challenge: str, code: str) -> tuple[CaseReview, ...]:
        """Every revision of a case, newest first."""
        rows = self._session.scalars(
            select(CaseRevisionRow)
            .where(CaseRevisionRow.challenge_id == challenge, CaseRevisionRow.code == code)
            .order_by(CaseRevisionRow.revision.desc())
        )
        return tuple(map(_case, rows))

    def _keep_revision(self, case: CaseReview) -> None:
        self._session.execute(insert(CaseRevisionRow).values(challenge_id=case.challenge, code=case.code, **_values(case)))

    def concerns(self, challenge: str) -> tuple[Concern, ...]:
        """The concerns of a challenge, in the order in which they were raised."""
        rows = select(ConcernRow).where(ConcernRow.challenge_id == challenge).order_by(ConcernRow.raised, ConcernRow.id)
        return tuple(map(_concern, self._session.scalars(rows)))

    def concern(self, challenge: str, concern_id: str) -> Concern:
        """One concern of a challenge. Raises `NotFound`."""
        row = self._session.get(ConcernRow, concern_id)
        if row is None or row.challenge_id != challenge:
            raise no_concern(concern_id)
        return _concern(row)

    def save_concern(self, concern: Concern) -> None:
        """Keep a concern, in place of one of the same id. None is ever removed."""
        body = to_body(concern, without=("id", "challenge", "raised_at", "closed_at"))
        self._session.merge(
            ConcernRow(
                id=concern.id, challenge_id=concern.challenge, raised=concern.raised_at, closed=concern.closed_at, body=body
            )
        )
        self._session.flush()


def _values(case: CaseReview) -> dict[str, Any]:
    return {"revision": case.revision, "body": to_body(case, without=BESIDE)}


def _case(row: CaseReviewRow | CaseRevisionRow) -> CaseReview:
    return from_body(CaseReview, row.body, challenge=row.challenge_id, code=row.code, revision=row.revision)


def _concern(row: ConcernRow) -> Concern:
    return from_body(Concern, row.body, id=row.id, challenge=row.challenge_id, raised_at=row.raised, closed_at=row.closed)
