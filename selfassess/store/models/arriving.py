"""Documents on their way into the library."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class ImportBatchRow(Row):
    """What one person brought at one time."""

    __tablename__ = "import_batches"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    brought_by: Mapped[str] = mapped_column(String(80), index=True)
    brought_at: Mapped[datetime] = mapped_column(Moment)
    authority: Mapped[str] = mapped_column(String(200))
    visibility: Mapped[str | None] = mapped_column(String(20))
    originals: Mapped[str] = mapped_column(String(20))


class ImportFileRow(Row):
    """One document; `report` is what was read of it.

    `content` is what was sent: until it was read, or until it is taken in where the document itself is to be kept.
    """

    __tablename__ = "import_files"

    batch_id: Mapped[str] = mapped_column(ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20))
    why: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    authority: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[str | None] = mapped_column(String(30))
    visit_start: Mapped[date | None]
    visit_end: Mapped[date | None]
    visibility: Mapped[str | None] = mapped_column(String(20))
    report_id: Mapped[str | None] = mapped_column(String(16))
