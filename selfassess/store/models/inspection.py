"""Inspections: their days, what is written down in each, the result, and the year around them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class InspectionRow(Row):
    """One inspection or visit."""

    __tablename__ = "inspections"
    __table_args__ = (Index("ix_inspections_authority_id_created", "authority_id", "created"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    created: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class InspectionRecordRow(Row):
    """Something to prepare, or written down during a visit; `kind` says what, `place` gives the order in which it came."""

    __tablename__ = "inspection_records"
    __table_args__ = (Index("ix_inspection_records_inspection_id_kind_place", "inspection_id", "kind", "place"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspections.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[int]
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class InspectionResultRow(Row):
    """The result as inspectors told it. It stands in a table of its own, so that nothing reads it by the way."""

    __tablename__ = "inspection_results"

    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspections.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class YearMarkRow(Row):
    """When a point of the year was last held, and for when the next is planned."""

    __tablename__ = "inspection_year"

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    point: Mapped[str] = mapped_column(String(80), primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
