"""Workbooks that were taken in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class IntakeRow(Row):
    """One workbook that was taken in; `body` holds what it changed, from what to what."""

    __tablename__ = "workbook_intakes"
    __table_args__ = (Index("ix_workbook_intakes_assessment_id_at", "assessment_id", "at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(300))
    taken_by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    changes: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone_by: Mapped[str | None] = mapped_column(String(80))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class WaitingWorkbookRow(Row):
    """One workbook that came back and waits for somebody to agree."""

    __tablename__ = "waiting_workbooks"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    file_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(300))
    sent_by: Mapped[str] = mapped_column(String(80))
    sent_at: Mapped[datetime] = mapped_column(Moment)
