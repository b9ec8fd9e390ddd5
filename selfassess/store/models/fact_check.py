"""The council's check of the facts in a feedback report."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class FactCheckRow(Row):
    """One round of the check; `body` holds the paragraphs as they were sent and, once it is final, where the report lies."""

    __tablename__ = "report_checks"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    final: Mapped[datetime | None] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class ReportCommentRow(Row):
    """A comment of the council on one paragraph, with the team's answer."""

    __tablename__ = "report_comments"
    __table_args__ = (
        ForeignKeyConstraint(["challenge_id", "round"], ["report_checks.challenge_id", "report_checks.round"]),
        Index("ix_report_comments_challenge_id_round_at", "challenge_id", "round", "at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(String(32))
    round: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class FinalReportRow(Row):
    """One format of a final report, by its name in the file store."""

    __tablename__ = "final_reports"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    form: Mapped[str] = mapped_column(String(8), primary_key=True)
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
