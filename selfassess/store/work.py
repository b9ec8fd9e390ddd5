"""The repositories of assignments, comments and second judgements."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.anchors import Anchor
from selfassess.domain.plain import made, plain
from selfassess.domain.work import Assignment, Comment, CommentKind, SecondJudgement
from selfassess.errors import Conflict, NotFound
from selfassess.store.models.work import AssignmentRow, CommentRow, SecondJudgementRow


class Work:
    """Who writes what, what is said about it, and how reviewers judge it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def assign(self, assignment: Assignment) -> None:
        """Give a subject to somebody, in place of whoever had it."""
        self._session.merge(
            AssignmentRow(
                assessment_id=assignment.assessment,
                subject=assignment.subject,
                assignee=assignment.assignee,
                due=assignment.due,
                assigned_by=assignment.by,
                assigned_at=assignment.at,
            )
        )
        self._session.flush()

    def unassign(self, assessment: str, subject: str) -> None:
        """Let a subject be nobody's."""
        self._session.execute(
            delete(AssignmentRow).where(AssignmentRow.assessment_id == assessment, AssignmentRow.subject == subject)
        )

    def assignments(self, assessment: str) -> tuple[Assignment, ...]:
        """Who has which subject of an assessment."""
        rows = self._session.scalars(select(AssignmentRow).where(AssignmentRow.assessment_id == assessment))
        return tuple(_assignment(row) for row in rows)

    def all_assignments(self) -> tuple[Assignment, ...]:
        """Every assignment, soonest due first, those without a day last."""
        order = (AssignmentRow.due.is_(None), AssignmentRow.due, AssignmentRow.assessment_id, AssignmentRow.subject)
        return tuple(_assignment(row) for row in self._session.scalars(select(AssignmentRow).order_by(*order)))

    def say(self, comment: Comment) -> None:
        """Keep a comment."""
        self._session.execute(
            insert(CommentRow).values(
                id=comment.id,
                assessment_id=comment.assessment,
                subject=comment.subject,
                kind=comment.kind.value,
                text=comment.text,
                said_by=comment.by,
                said_at=comment.at,
                settled_by=comment.settled_by,
                settled_at=comment.settled_at,
                anchor=plain(comment.anchor),
            )
        )

    def settle_comment(self, comment: Comment) -> None:
        """Keep by whom and when a comment was settled, or that it is open again."""
        self._session.execute(
            update(CommentRow)
            .where(CommentRow.id == comment.id)
            .values(settled_by=comment.settled_by, settled_at=comment.settled_at)
        )

    def comment(self, comment_id: str) -> Comment:
        """The comment of this id. Raises `NotFound`."""
        row = self._session.get(CommentRow, comment_id)
        if row is None:
            raise NotFound("There is no such comment.")
        return _comment(row)

    def comments(self, assessment: str, subject: str | None = None) -> tuple[Comment, ...]:
        """What was said in an assessment, of one subject or of all, oldest first."""
        query = select(CommentRow).where(CommentRow.assessment_id == assessment)
        if subject is not None:
            query = query.where(CommentRow.subject == subject)
        return tuple(_comment(row) for row in self._session.scalars(query.order_by(CommentRow.said_at, CommentRow.id)))

    def open_mentions(self) -> tuple[Comment, ...]:
        """The comments in which an @ stands and that nobody dealt with, oldest first."""
        query = select(CommentRow).where(CommentRow.settled_at.is_(None), CommentRow.text.contains("@"))
        return tuple(_comment(row) for row in self._session.scalars(query.order_by(CommentRow.said_at, CommentRow.id)))

    def judge(self, judgement: SecondJudgement) -> None:
        """Keep a reviewer's judgement. Raises `Conflict` if another of its number came first."""
        values = {
            "assessment_id": judgement.assessment,
            "subject": judgement.subject,
            "number": judgement.number,
            "judgement": judgement.judgement,
            "reason": judgement.reason,
            "judged_by": judgement.by,
            "judged_at": judgement.at,
            "settled": judgement.settled,
            "settled_by": judgement.settled_by,
            "settled_at": judgement.settled_at,
        }
        try:
            self._session.execute(insert(SecondJudgementRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else judged this at the same moment. Look again.", yours={}, theirs={}) from error

    def settle(self, judgement: SecondJudgement) -> None:
        """Keep how a difference was settled."""
        self._session.execute(
            update(SecondJudgementRow)
            .where(
                SecondJudgementRow.assessment_id == judgement.assessment,
                SecondJudgementRow.subject == judgement.subject,
                SecondJudgementRow.number == judgement.number,
            )
            .values(settled=judgement.settled, settled_by=judgement.settled_by, settled_at=judgement.settled_at)
        )

    def judgements(self, assessment: str) -> tuple[SecondJudgement, ...]:
        """Every second judgement in an assessment."""
        rows = self._session.scalars(select(SecondJudgementRow).where(SecondJudgementRow.assessment_id == assessment))
        return tuple(
            SecondJudgement(
                row.assessment_id,
                row.subject,
                row.number,
                row.judgement,
                row.reason,
                row.judged_by,
                row.judged_at,
                row.settled,
                row.settled_by,
                row.settled_at,
            )
            for row in rows
        )


def _assignment(row: AssignmentRow) -> Assignment:
    return Assignment(row.assessment_id, row.subject, row.assignee, row.due, row.assigned_by, row.assigned_at)


def _comment(row: CommentRow) -> Comment:
    return Comment(
        row.id,
        row.assessment_id,
        row.subject,
        CommentKind(row.kind),
        row.text,
        row.said_by,
        row.said_at,
        row.settled_by,
        row.settled_at,
        made(Anchor, row.anchor) if row.anchor else None,
    )
