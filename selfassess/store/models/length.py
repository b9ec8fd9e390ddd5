"""How long a person wants drafts to be."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Row


class DraftLengthRow(Row):
    """The length in which one person reads the drafts of one assessment."""

    __tablename__ = "draft_lengths"

    person: Mapped[str] = mapped_column(String(80), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    length: Mapped[str] = mapped_column(String(20))
