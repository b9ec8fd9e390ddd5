"""Packs that were made."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class ExportRow(Row):
    """One pack that was made of one thing, with its file and, once it was given to somebody, to whom."""

    __tablename__ = "exports"
    __table_args__ = (
        Index("ix_exports_assessment_id_made_at", "assessment_id", "made_at"),
        Index("ix_exports_inspection_id_made_at", "inspection_id", "made_at"),
        Index("ix_exports_challenge_id_made_at", "challenge_id", "made_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    assessment_id: Mapped[str | None] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    inspection_id: Mapped[str | None] = mapped_column(ForeignKey("inspections.id", ondelete="CASCADE"))
    challenge_id: Mapped[str | None] = mapped_column(ForeignKey("peer_challenges.id", ondelete="CASCADE"))
    pack: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    form: Mapped[str] = mapped_column(String(10))
    parts: Mapped[list[str]] = mapped_column(JSON)
    marking: Mapped[str] = mapped_column(String(200))
    revision: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(300))
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
    file_size: Mapped[int]
    file_media_type: Mapped[str] = mapped_column(String(120))
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime] = mapped_column(Moment)
    said: Mapped[list[str]] = mapped_column(JSON)
    masked: Mapped[list[dict[str, Any]]] = mapped_column(JSON, server_default="[]")
    snapshot_id: Mapped[str | None] = mapped_column(String(32))
    issued_to: Mapped[str | None] = mapped_column(String(300))
    issued_on: Mapped[date | None]
    issued_why: Mapped[str | None] = mapped_column(String(1000))
    issued_by: Mapped[str | None] = mapped_column(String(80))
    issued_at: Mapped[datetime | None] = mapped_column(Moment)
