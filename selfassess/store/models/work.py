"""Assignments, comments, second judgements and requests for a review."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class AssignmentRow(Row):
    """Who is to write a subject."""

    __tablename__ = "assignments"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    assignee: Mapped[str] = mapped_column(String(200), index=True)
    due: Mapped[date | None]
    assigned_by: Mapped[str] = mapped_column(String(80))
    assigned_at: Mapped[datetime] = mapped_column(Moment)


class CommentRow(Row):
    """One comment."""

    __tablename__ = "comments"
    __table_args__ = (Index("ix_comments_assessment_id_subject", "assessment_id", "subject"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    said_by: Mapped[str] = mapped_column(String(80))
    said_at: Mapped[datetime] = mapped_column(Moment)
    settled_by: Mapped[str | None] = mapped_column(String(80))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    anchor: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class SecondJudgementRow(Row):
    """One reviewer's judgement, kept for ever."""

    __tablename__ = "second_judgements"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    judgement: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    judged_by: Mapped[str] = mapped_column(String(80))
    judged_at: Mapped[datetime] = mapped_column(Moment)
    settled: Mapped[str] = mapped_column(Text)
    settled_by: Mapped[str | None] = mapped_column(String(80))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class ReviewRequestRow(Row):
    """One request for a review, kept when it ended."""

    __tablename__ = "review_requests"
    __table_args__ = (Index("ix_review_requests_assessment_id_subject", "assessment_id", "subject"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(80))
    reviewer: Mapped[str] = mapped_column(String(200))
    due: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(20), index=True)
    answer: Mapped[str] = mapped_column(Text)
    ended_by: Mapped[str | None] = mapped_column(String(80))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
