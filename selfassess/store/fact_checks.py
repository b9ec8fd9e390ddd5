"""The repository of the council's checks of facts."""

from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.feedback.checking import Comment, FactCheck
from selfassess.errors import NotFound
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.fact_check import FactCheckRow, FinalReportRow, ReportCommentRow
from selfassess.store.peer_challenges import overtaken

COLUMNS = ("challenge", "round", "final", "files")


class FactChecks:
    """Every round of every check, with its comments."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self, challenge_id: str) -> FactCheck | None:
        """The newest round of a challenge, if its report was ever sent."""
        rows = select(FactCheckRow).where(FactCheckRow.challenge_id == challenge_id).order_by(FactCheckRow.round.desc()).limit(1)
        row = self._session.scalars(rows).first()
        if row is None:
            return None
        made = (
            self._session.scalars(select(FinalReportRow).where(FinalReportRow.challenge_id == challenge_id)) if row.final else ()
        )
        files = tuple((file.form, file.file_sha256) for file in made)
        return from_body(FactCheck, row.body, challenge=row.challenge_id, round=row.round, final=row.final, files=files)

    def add(self, check: FactCheck) -> None:
        """Keep a new round. Raises `Conflict` if it was sent at the same moment."""
        body = to_body(check, without=COLUMNS)
        values = {"challenge_id": check.challenge, "round": check.round, "final": check.final, "body": body}
        try:
            self._session.execute(insert(FactCheckRow).values(**values))
        except IntegrityError as error:
            raise overtaken() from error

    def finish(self, check: FactCheck) -> None:
        """Keep that a round is final. Raises `Conflict` if it is so already."""
        done = (
            update(FactCheckRow)
            .where(FactCheckRow.challenge_id == check.challenge, FactCheckRow.round == check.round, FactCheckRow.final.is_(None))
            .values(final=check.final, body=to_body(check, without=COLUMNS))
        )
        if cast("CursorResult[Any]", self._session.execute(done)).rowcount != 1:
            raise overtaken()
        rows = [{"challenge_id": check.challenge, "form": form, "file_sha256": digest} for form, digest in check.files]
        self._session.execute(insert(FinalReportRow), rows)

    def comments(self, check: FactCheck) -> tuple[Comment, ...]:
        """The comments of a round, in the order in which they were made."""
        rows = (
            select(ReportCommentRow)
            .where(ReportCommentRow.challenge_id == check.challenge, ReportCommentRow.round == check.round)
            .order_by(ReportCommentRow.at, ReportCommentRow.id)
        )
        return tuple(from_body(Comment, row.body, id=row.id, at=row.at) for row in self._session.scalars(rows))

    def comment(self, check: FactCheck, comment_id: str) -> Comment:
        """One comment of a round. Raises `NotFound`."""
        found = next((each for each in self.comments(check) if each.id == comment_id), None)
        if found is None:
            raise NotFound("There is no such comment. It may have been taken back meanwhile.")
        return found

    def save_comment(self, check: FactCheck, comment: Comment) -> None:
        """Keep a comment, in place of one of the same id."""
        body = to_body(comment, without=("id", "at"))
        self._session.merge(
            ReportCommentRow(id=comment.id, challenge_id=check.challenge, round=check.round, at=comment.at, body=body)
        )
        self._session.flush()

    def remove_comment(self, check: FactCheck, comment_id: str) -> None:
        """Remove a comment of a round."""
        self._session.execute(
            delete(ReportCommentRow).where(ReportCommentRow.challenge_id == check.challenge, ReportCommentRow.id == comment_id)
        )
