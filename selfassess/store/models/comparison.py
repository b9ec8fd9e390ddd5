"""Whom assessments are compared with."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class ComparatorChoiceRow(Row):
    """One choice of comparators, kept for ever; `own` are ids of authorities, for a list of one's own alone."""

    __tablename__ = "comparator_choices"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    own: Mapped[list[str]] = mapped_column(JSON)
    chosen_by: Mapped[str] = mapped_column(String(80))
    chosen_at: Mapped[datetime] = mapped_column(Moment)
