"""What became of recommendations."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class DecisionRow(Row):
    """What a person decided about a recommendation, kept for ever.

    The recommendation is named by its report and a digest of its letters, with no reference to its row: decisions outlive that a
    report is read again, or taken out and brought back.
    """

    __tablename__ = "recommendation_decisions"

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[str] = mapped_column(String(16), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    standing: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    evidence: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    verdicts: Mapped[dict[str, str]] = mapped_column(JSON, server_default="{}")
    superseded_by: Mapped[str] = mapped_column(String(33), server_default="")
    decided_by: Mapped[str] = mapped_column(String(80))
    decided_at: Mapped[datetime] = mapped_column(Moment)
