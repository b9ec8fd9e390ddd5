"""The repository of assessments and their responses."""

from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.assessment import Assessment, Response, no_assessment
from selfassess.domain.life import State
from selfassess.errors import Conflict, NotFound
from selfassess.store.models.assessment import AssessmentRow, ResponseRevisionRow, ResponseRow
from selfassess.store.response_body import from_body, to_body


class Assessments:
    """Assessments, the responses in them and every revision of each."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, assessment: Assessment) -> None:
        """Keep a new assessment."""
        self._session.execute(
            insert(AssessmentRow).values(
                id=assessment.id,
                authority_id=assessment.authority,
                framework=assessment.framework,
                title=assessment.title,
                period=assessment.period,
                created=assessment.created,
                created_by=assessment.created_by,
                state=assessment.state.value,
                carried_from=assessment.carried_from,
                lines_judged=assessment.lines_judged,
            )
        )

    def get(self, assessment_id: str) -> Assessment:
        """The assessment of this id. Raises `NotFound`."""
        row = self._session.get(AssessmentRow, assessment_id)
        if row is None:
            raise no_assessment(assessment_id)
        return _assessment(row)

    def judge_lines(self, assessment_id: str, *, judged: bool) -> None:
        """Keep whether the lines of an assessment are judged, or only described."""
        self._session.execute(update(AssessmentRow).where(AssessmentRow.id == assessment_id).values(lines_judged=judged))

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, newest first."""
        rows = self._session.scalars(select(AssessmentRow).order_by(AssessmentRow.created.desc(), AssessmentRow.id))
        return tuple(_assessment(row) for row in rows)

    def response(self, assessment_id: str, subject: str) -> Response:
        """The response for a subject, held against other writers; one of revision 0 if nothing was ever saved for it."""
        query = select(ResponseRow).where(ResponseRow.assessment_id == assessment_id, ResponseRow.subject == subject)
        if self._session.info.get("write"):
            query = query.with_for_update()
        row = self._session.scalars(query).one_or_none()
        if row is None and self._session.info.get("write"):
            # There is no row to hold yet, so whoever saves first holds the assessment; the other then finds what was saved.
            self._session.execute(select(AssessmentRow.id).where(AssessmentRow.id == assessment_id).with_for_update())
            row = self._session.scalars(query).one_or_none()
        return Response(assessment=assessment_id, subject=subject) if row is None else _response(row)

    def responses(self, assessment_id: str) -> tuple[Response, ...]:
        """Every response that was ever saved."""
        rows = self._session.scalars(select(ResponseRow).where(ResponseRow.assessment_id == assessment_id))
        return tuple(_response(row) for row in rows)

    def save(self, response: Response) -> None:
        """Keep the next revision of a response. Raises `Conflict` if another save came first."""
        key = {"assessment_id": response.assessment, "subject": response.subject}
        values = {
            "revision": response.revision,
            "body": to_body(response),
            "saved_by": response.saved_by,
            "saved_at": response.saved_at,
        }
        if response.revision == 1:
            self._insert_first(key | values)
        else:
            self._replace(response, values)
        self._session.execute(insert(ResponseRevisionRow).values(**key, **values))

    def revision(self, assessment_id: str, subject: str, revision: int) -> Response:
        """A response as it was once saved; one with nothing in it for revision 0. Raises `NotFound`."""
        if revision == 0:
            return Response(assessment=assessment_id, subject=subject)
        row = self._session.get(ResponseRevisionRow, (assessment_id, subject, revision))
        if row is None:
            raise NotFound(f"{subject} has no revision {revision}.")
        return _response(row)

    def history(self, assessment_id: str, subject: str) -> tuple[Response, ...]:
        """Every revision of a response, newest first."""
        rows = self._session.scalars(
            select(ResponseRevisionRow)
            .where(ResponseRevisionRow.assessment_id == assessment_id, ResponseRevisionRow.subject == subject)
            .order_by(ResponseRevisionRow.revision.desc())
        )
        return tuple(_response(row) for row in rows)

    def _insert_first(self, values: dict[str, Any]) -> None:
        try:
            self._session.execute(insert(ResponseRow).values(**values))
        except IntegrityError as error:
            raise _overtaken() from error

    def _replace(self, response: Response, values: dict[str, Any]) -> None:
        result = self._session.execute(
            update(ResponseRow)
            .where(
                ResponseRow.assessment_id == response.assessment,
                ResponseRow.subject == response.subject,
                ResponseRow.revision == response.revision - 1,
            )
            .values(**values)
        )
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise _overtaken()


def _overtaken() -> Conflict:
    return Conflict("Somebody else saved this at the same moment. Open it again and save once more.", yours={}, theirs={})


def _assessment(row: AssessmentRow) -> Assessment:
    return Assessment(
        id=row.id,
        authority=row.authority_id,
        framework=row.framework,
        title=row.title,
        period=row.period,
        created=row.created,
        created_by=row.created_by,
        state=State(row.state),
        carried_from=row.carried_from,
        lines_judged=row.lines_judged,
    )


def _response(row: ResponseRow | ResponseRevisionRow) -> Response:
    return from_body(
        row.body,
        assessment=row.assessment_id,
        subject=row.subject,
        revision=row.revision,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
