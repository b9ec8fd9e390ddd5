"""Documents that are kept beside the text that was read in them."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Row


class OriginalRow(Row):
    """The document of one report, by its name in the file store.

    It names its report without a reference to the row, which is written anew whenever the report is corrected.
    """

    __tablename__ = "report_originals"

    report_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(300))
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
    file_size: Mapped[int]
    file_media_type: Mapped[str] = mapped_column(String(100))
