"""What is said to children and young people."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class YoungSummaryRow(Row):
    """The summary of an assessment as it was once saved; the highest revision counts, and the others stay."""

    __tablename__ = "young_summaries"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_by: Mapped[str] = mapped_column(String(80))
    saved_at: Mapped[datetime] = mapped_column(Moment)
