"""Past reports: heads, judgements, passages, recommendations and figures."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class ReportRow(Row):
    """A report's head. `day` is what reports are ordered by; `parts` holds what only some kinds of report print.

    `copy_of` is the id of another report that tells more of the same inspection: what is counted, counts that one.
    """

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_authority_id_day", "authority_id", "day"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(30), index=True)
    framework: Mapped[str | None] = mapped_column(String(60))
    authority_id: Mapped[str | None] = mapped_column(ForeignKey("authorities.id"))
    authority_name: Mapped[str] = mapped_column(String(200))
    visit_start: Mapped[date | None]
    visit_end: Mapped[date | None]
    published: Mapped[date | None]
    dated: Mapped[date | None]
    day: Mapped[date | None] = mapped_column(index=True)
    lead_inspector: Mapped[str | None] = mapped_column(String(200))
    provider: Mapped[str | None] = mapped_column(String(200))
    topic: Mapped[str | None] = mapped_column(String(500))
    licence: Mapped[str | None] = mapped_column(String(300))
    visibility: Mapped[str] = mapped_column(String(20), index=True)
    copy_of: Mapped[str | None] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(1000))
    status: Mapped[str] = mapped_column(String(20))
    parts: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    imported_at: Mapped[datetime] = mapped_column(Moment)
    imported_by: Mapped[str] = mapped_column(String(80))


class ReportJudgementRow(Row):
    """One printed judgement."""

    __tablename__ = "report_judgements"
    __table_args__ = (Index("ix_report_judgements_area_grade", "area", "grade"),)

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    area: Mapped[str] = mapped_column(String(60), primary_key=True)
    grade: Mapped[str] = mapped_column(String(40))
    printed: Mapped[str] = mapped_column(String(80))


class PassageRow(Row):
    """One passage; `ordinal` counts from 1 in the report's order. `lines` is what `passage_lines` indexes, best first."""

    __tablename__ = "passages"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None] = mapped_column(String(20))
    page: Mapped[int | None]
    heading: Mapped[str] = mapped_column(String(500))
    area: Mapped[str] = mapped_column(String(60))
    lines: Mapped[list[str]] = mapped_column(JSON)
    polarity: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    fragment: Mapped[bool]
    redactions: Mapped[int]
    marks: Mapped[list[str]] = mapped_column(JSON)
    start: Mapped[int]
    end: Mapped[int]
    sides: Mapped[list[int]] = mapped_column(JSON)


class PassageLineRow(Row):
    """That a passage speaks to a line; `rank` 1 is the line that it speaks to most.

    The other columns repeat the passage's and its report's, so that the passages on one line are found in one index.
    """

    __tablename__ = "passage_lines"
    __table_args__ = (
        ForeignKeyConstraint(["report_id", "ordinal"], ["passages.report_id", "passages.ordinal"], ondelete="CASCADE"),
        Index("ix_passage_lines_line_authority", "line", "authority_id"),
        Index("ix_passage_lines_line_polarity_day", "line", "polarity", "day"),
    )

    report_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(String(80), primary_key=True)
    rank: Mapped[int]
    authority_id: Mapped[str | None] = mapped_column(String(80))
    polarity: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    day: Mapped[date | None]


class RecommendationRow(Row):
    """What a report asked for; `ordinal` counts from 1 in the report's order. `parts` holds lines, tags and cross-references."""

    __tablename__ = "recommendations"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    area: Mapped[str] = mapped_column(String(60))
    audience: Mapped[str] = mapped_column(String(20))
    priority: Mapped[bool]
    title: Mapped[str | None] = mapped_column(String(500))
    parts: Mapped[dict[str, Any]] = mapped_column(JSON)


class RecommendationLineRow(Row):
    """That a recommendation asks for something on a line."""

    __tablename__ = "recommendation_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["report_id", "ordinal"], ["recommendations.report_id", "recommendations.ordinal"], ondelete="CASCADE"
        ),
        Index("ix_recommendation_lines_line_authority", "line", "authority_id"),
    )

    report_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(String(80), primary_key=True)
    rank: Mapped[int]
    authority_id: Mapped[str | None] = mapped_column(String(80))
