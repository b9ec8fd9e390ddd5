"""What the full-text index knows of passages besides their words.

The words stand in `search_words` on SQLite, and on PostgreSQL in a column of `search_passages`: each keeps them its own way.
"""

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Row

_LARGE = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own key of a row is called so, and has 64 bits


class SearchReportRow(Row):
    """A report in the index; `terms` are what all of its passages may be chosen by, `shelf` is the number of its shelf."""

    __tablename__ = "search_reports"

    number: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), unique=True)
    terms: Mapped[str] = mapped_column(Text)
    shelf: Mapped[int | None]


class SearchLabelsRow(Row):
    """A combination of labels that passages bear, kept once for all of them; `lines` are parted by spaces."""

    __tablename__ = "search_labels"
    __table_args__ = (Index("ix_search_labels_labels", "area", "grade", "polarity", "kind", "lines", unique=True),)

    number: Mapped[int] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(String(60))
    grade: Mapped[str] = mapped_column(String(40))
    polarity: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    lines: Mapped[str] = mapped_column(String(300))
    terms: Mapped[str] = mapped_column(Text)


class SearchPassageRow(Row):
    """A passage in the index. Its `id` begins with the report's day, so that ids are in the order of days."""

    __tablename__ = "search_passages"
    __table_args__ = (
        Index("ix_search_passages_report_ordinal", "report", "ordinal"),
        Index("ix_search_passages_report_labels", "report", "labels"),
    )

    id: Mapped[int] = mapped_column(_LARGE, primary_key=True, autoincrement=False)
    report: Mapped[int] = mapped_column(ForeignKey("search_reports.number", ondelete="CASCADE"))
    ordinal: Mapped[int]
    labels: Mapped[int] = mapped_column(ForeignKey("search_labels.number"))


class SearchShelfRow(Row):
    """A shelf: published reports of one kind, framework, year (0: no date) and region, whose passages are counted together."""

    __tablename__ = "search_shelves"
    __table_args__ = (Index("ix_search_shelves_alike", "kind", "framework", "year", "region", unique=True),)

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    framework: Mapped[str] = mapped_column(String(60))
    year: Mapped[int]
    region: Mapped[str] = mapped_column(String(100))


class SearchCountRow(Row):
    """How many passages with these labels the reports of a shelf hold."""

    __tablename__ = "search_counts"

    shelf: Mapped[int] = mapped_column(ForeignKey("search_shelves.number"), primary_key=True, autoincrement=False)
    labels: Mapped[int] = mapped_column(ForeignKey("search_labels.number"), primary_key=True, autoincrement=False)
    passages: Mapped[int]
