"""Values of indicators."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class IndicatorValueRow(Row):
    """One value as it was once given; of those with the same period the highest revision counts. `body` is all of it."""

    __tablename__ = "indicator_values"
    __table_args__ = (Index("ix_indicator_values_authority_id_current", "authority_id", "current"),)

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(60), primary_key=True)
    ends: Mapped[date] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(60), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    current: Mapped[bool]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    imported_by: Mapped[str] = mapped_column(String(80))
    imported_at: Mapped[datetime] = mapped_column(Moment)
