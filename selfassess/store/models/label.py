"""What people say that passages are about."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class LabelRow(Row):
    """One label, kept for ever; `area`, `lines` and `polarity` are None where it takes the one before back.

    It names its report without a reference to the row: it outlives that the report is taken out and brought back.
    """

    __tablename__ = "passage_labels"

    report_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[str] = mapped_column(String(16), primary_key=True)
    before: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    read_area: Mapped[str] = mapped_column(String(60))
    read_lines: Mapped[list[str]] = mapped_column(JSON)
    read_polarity: Mapped[str] = mapped_column(String(20))
    area: Mapped[str | None] = mapped_column(String(60))
    lines: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    polarity: Mapped[str | None] = mapped_column(String(20))
    said_by: Mapped[str] = mapped_column(String(80))
    said_at: Mapped[datetime] = mapped_column(Moment)
