"""Results of practice audits."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class AuditGradeRow(Row):
    """A grade as it was once given; of those of one record, line and exercise the highest revision counts."""

    __tablename__ = "practice_audit_grades"
    __table_args__ = (Index("ix_practice_audit_grades_authority_id_current_day", "authority_id", "current", "day"),)

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    exercise: Mapped[str] = mapped_column(String(200), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    line: Mapped[str] = mapped_column(String(80), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    current: Mapped[bool]
    day: Mapped[date]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    imported_by: Mapped[str] = mapped_column(String(80))
    imported_at: Mapped[datetime] = mapped_column(Moment)
