"""Inspections of other services that people added."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class OtherInspectionRow(Row):
    """One inspection of another service; `kind` and `judgement` are ids of the reference file, or what it held once."""

    __tablename__ = "other_inspections"
    __table_args__ = (Index("ix_other_inspections_authority_id_day", "authority_id", "day"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    kind: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    day: Mapped[date]
    judgement: Mapped[str] = mapped_column(String(60))
    said: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(2000))
    saved_by: Mapped[str] = mapped_column(String(80))
    saved_at: Mapped[datetime] = mapped_column(Moment)
