"""The repository of workbooks that were taken in."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from selfassess.domain.intake import Intake, TakenAnswer, TakenRow, Waiting, no_intake
from selfassess.store.models.intake import IntakeRow, WaitingWorkbookRow


class Intakes:
    """What each workbook changed in its assessment."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, intake: Intake) -> None:
        """Keep that a workbook was taken in."""
        self._session.execute(
            insert(IntakeRow).values(
                id=intake.id,
                assessment_id=intake.assessment,
                name=intake.name,
                taken_by=intake.by,
                at=intake.at,
                changes=intake.changes,
                body=_body(intake),
            )
        )

    def get(self, assessment: str, intake: str) -> Intake:
        """One of them. Raises `NotFound`."""
        row = self._session.get(IntakeRow, intake)
        if row is None or row.assessment_id != assessment:
            raise no_intake(intake)
        return _intake(row)

    def of(self, assessment: str) -> tuple[Intake, ...]:
        """All of an assessment, newest first."""
        query = select(IntakeRow).where(IntakeRow.assessment_id == assessment).order_by(IntakeRow.at.desc(), IntakeRow.id)
        return tuple(map(_intake, self._session.scalars(query)))

    def mark(self, intake: Intake) -> None:
        """Keep who undid it, and when."""
        self._session.execute(
            update(IntakeRow).where(IntakeRow.id == intake.id).values(undone_by=intake.undone_by, undone_at=intake.undone_at)
        )

    def wait(self, waiting: Waiting) -> None:
        """Keep that a workbook waits; one that waits already goes on waiting."""
        key = (waiting.assessment, waiting.file)
        if self._session.get(WaitingWorkbookRow, key) is None:
            row = WaitingWorkbookRow(assessment_id=key[0], file_sha256=key[1], file_name=waiting.name)
            row.sent_by, row.sent_at = waiting.by, waiting.at
            self._session.add(row)
            self._session.flush()

    def waiting(self, assessment: str) -> tuple[Waiting, ...]:
        """The workbooks of an assessment that wait, newest first."""
        query = select(WaitingWorkbookRow).where(WaitingWorkbookRow.assessment_id == assessment)
        rows = self._session.scalars(query.order_by(WaitingWorkbookRow.sent_at.desc(), WaitingWorkbookRow.file_sha256))
        return tuple(Waiting(row.assessment_id, row.file_sha256, row.file_name, row.sent_by, row.sent_at) for row in rows)

    def abandon(self, before: datetime) -> tuple[str, ...]:
        """Let every workbook wait no longer that was sent before a moment; their SHA-256 digests."""
        old = WaitingWorkbookRow.sent_at < before
        gone = tuple(self._session.scalars(select(WaitingWorkbookRow.file_sha256).where(old)))
        self._session.execute(delete(WaitingWorkbookRow).where(old))
        return gone

    def wait_no_longer(self, waiting: Waiting) -> None:
        """A workbook was taken in, or is thrown away."""
        self._session.execute(
            delete(WaitingWorkbookRow).where(
                WaitingWorkbookRow.assessment_id == waiting.assessment, WaitingWorkbookRow.file_sha256 == waiting.file
            )
        )


def _body(intake: Intake) -> dict[str, Any]:
    return {
        "answers": [[answer.subject, answer.before, answer.after] for answer in intake.answers],
        "evidence": [_row_body(row) for row in intake.evidence],
        "actions": [_row_body(row) for row in intake.actions],
    }


def _row_body(row: TakenRow) -> dict[str, Any]:
    before = None if row.before is None else dict(row.before)
    return {"id": row.id, "before": before, "after": dict(row.after)}


def _intake(row: IntakeRow) -> Intake:
    body = row.body
    evidence, actions = (
        tuple(TakenRow(each["id"], each["before"], each["after"]) for each in body[name]) for name in ("evidence", "actions")
    )
    return Intake(
        id=row.id,
        assessment=row.assessment_id,
        name=row.name,
        by=row.taken_by,
        at=row.at,
        changes=row.changes,
        answers=tuple(TakenAnswer(*each) for each in body["answers"]),
        evidence=evidence,
        actions=actions,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )
