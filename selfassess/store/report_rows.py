"""Between a report and its rows."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select, true
from sqlalchemy.orm import Session

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import (
    Passage,
    PassageKind,
    Polarity,
    PrintedJudgement,
    Recommendation,
    Report,
    ReportKind,
    Visibility,
)
from selfassess.domain.rights import Viewer
from selfassess.schemas.report import dump, load
from selfassess.store.models.report import (
    PassageRow,
    RecommendationRow,
    ReportRow,
)
from selfassess.store.report_statements import HEADS, JUDGEMENTS

Rows = list[dict[str, Any]]
HeadRow = ReportRow | Row[Any]


def seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on reports that a viewer may see them."""
    if viewer.everything:
        return true()
    published = ReportRow.visibility == Visibility.PUBLISHED.value
    own = (ReportRow.visibility == Visibility.AUTHORITY.value) & ReportRow.authority_id.in_(viewer.own)
    return or_(published, own, ReportRow.authority_id.in_(viewer.restricted))


def report_values(head: ReportHead, report: Report) -> dict[str, Any]:
    """The columns of a report's own row."""
    return {
        "id": head.id,
        "sha256": report.sha256,
        "kind": head.kind.value,
        "framework": head.framework,
        "authority_id": head.authority,
        "authority_name": head.authority_name,
        "visit_start": head.visit_start,
        "visit_end": head.visit_end,
        "published": head.published,
        "dated": head.dated,
        "day": head.day,
        "lead_inspector": report.lead_inspector,
        "provider": report.provider,
        "topic": report.topic,
        "licence": head.licence,
        "visibility": head.visibility.value,
        "source": head.source,
        "status": report.status.value,
        "parts": dump(replace(report, passages=(), recommendations=())),
    }


def report_of(session: Session, row: ReportRow) -> Report:
    """The whole report that a row stands for, with its passages and recommendations."""
    asked = session.scalars(
        select(RecommendationRow).where(RecommendationRow.report_id == row.id).order_by(RecommendationRow.ordinal)
    )
    return replace(
        load(row.parts),
        passages=passages_of(session, row.id),
        recommendations=tuple(recommendation_of(item) for item in asked),
    )


def passages_of(session: Session, report_id: str) -> tuple[Passage, ...]:
    """The passages of a report, in its order."""
    rows = session.scalars(select(PassageRow).where(PassageRow.report_id == report_id).order_by(PassageRow.ordinal))
    return tuple(passage_of(row) for row in rows)


def passage_rows(head: ReportHead, report: Report) -> tuple[Rows, Rows]:
    """The rows of a report's passages, and of the lines that they speak to."""
    passages: Rows = []
    lines: Rows = []
    for ordinal, passage in enumerate(report.passages, start=1):
        key = {"report_id": head.id, "ordinal": ordinal}
        values = {name: getattr(passage, name) for name in _PASSAGE_COLUMNS}
        labels = {"polarity": passage.polarity.value, "kind": passage.kind.value}
        lists = {name: list(getattr(passage, name)) for name in ("lines", "marks", "sides")}
        passages.append({**key, **values, **labels, **lists})
        lines.extend(line_rows(head, ordinal, passage))
    return passages, lines


def line_rows(head: ReportHead, ordinal: int, passage: Passage) -> Rows:
    """The rows of the lines that one passage speaks to."""
    about = {"report_id": head.id, "ordinal": ordinal, "authority_id": head.authority, "day": head.day}
    shared = {**about, "polarity": passage.polarity.value, "kind": passage.kind.value}
    return [{**shared, "line": line, "rank": rank} for rank, line in enumerate(passage.lines, start=1)]


def tag_values(head: ReportHead, ordinal: int, passage: Passage) -> dict[str, Any]:
    """The key of a passage's row and the columns that hold its tags."""
    tags = {"area": passage.area, "polarity": passage.polarity.value}
    return {"report_id": head.id, "ordinal": ordinal, **tags, "lines": list(passage.lines), "sides": list(passage.sides)}


def recommendation_rows(head: ReportHead, report: Report) -> tuple[Rows, Rows]:
    """The rows of a report's recommendations, and of the lines that they ask for."""
    recommendations: Rows = []
    lines: Rows = []
    for ordinal, item in enumerate(report.recommendations, start=1):
        values = {name: getattr(item, name) for name in _RECOMMENDATION_COLUMNS}
        recommendations.append({**values, **asked_values(head, ordinal, item)})
        lines.extend(asked_line_rows(head, ordinal, item))
    return recommendations, lines


def asked_values(head: ReportHead, ordinal: int, item: Recommendation) -> dict[str, Any]:
    """The key of a recommendation's row and the columns that hold its tags."""
    parts = {name: list(getattr(item, name)) for name in ("lines", "paragraphs", "framework_tags")}
    return {"report_id": head.id, "ordinal": ordinal, "area": item.area, "parts": {**parts, "theme": item.theme}}


def asked_line_rows(head: ReportHead, ordinal: int, item: Recommendation) -> Rows:
    """The rows of the lines that one recommendation asks for."""
    shared = {"report_id": head.id, "ordinal": ordinal, "authority_id": head.authority}
    return [{**shared, "line": line, "rank": rank} for rank, line in enumerate(item.lines, start=1)]


_PASSAGE_COLUMNS = ("number", "page", "heading", "area", "text", "fragment", "redactions", "start", "end")
_RECOMMENDATION_COLUMNS = ("number", "text", "page", "area", "audience", "priority", "title")


def passage_of(row: PassageRow | Row[Any]) -> Passage:
    """The passage that a row holds, a mapped one or a plain one of the same columns."""
    return Passage(
        number=row.number,
        page=row.page,
        heading=row.heading,
        area=row.area,
        lines=tuple(row.lines),
        polarity=Polarity(row.polarity),
        kind=PassageKind(row.kind),
        text=row.text,
        fragment=row.fragment,
        redactions=row.redactions,
        marks=tuple(row.marks),
        start=row.start,
        end=row.end,
        sides=tuple(row.sides),
    )


def recommendation_of(row: RecommendationRow | Row[Any]) -> Recommendation:
    """The recommendation that a row holds, a mapped one or a plain one of the same columns."""
    return Recommendation(
        number=row.number,
        text=row.text,
        page=row.page,
        area=row.area,
        lines=tuple(row.parts["lines"]),
        audience=row.audience,
        priority=row.priority,
        title=row.title,
        paragraphs=tuple(row.parts["paragraphs"]),
        framework_tags=tuple(row.parts["framework_tags"]),
        theme=row.parts.get("theme"),
    )


class Heads:
    """Report heads with their judgements, made in two queries however many there are, and once in a unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: dict[str, ReportHead] = {}

    def of(self, rows: Sequence[HeadRow]) -> tuple[ReportHead, ...]:
        """The heads of these rows, mapped ones or plain ones of the columns in `HEAD`, in their order."""
        new = [row for row in rows if row.id not in self._made]
        if new:
            judgements: dict[str, list[PrintedJudgement]] = defaultdict(list)
            ids = [row.id for row in new]
            for report_id, *printed in self._session.execute(JUDGEMENTS, {"ids": ids}):
                judgements[report_id].append(PrintedJudgement(*printed))
            self._made |= {row.id: _head(row, tuple(judgements[row.id])) for row in new}
        return tuple(self._made[row.id] for row in rows)

    def by_id(self, report_ids: Collection[str]) -> dict[str, ReportHead]:
        """The heads of these reports, by id."""
        missing = [report_id for report_id in report_ids if report_id not in self._made]
        if missing:
            self.of(self._session.execute(HEADS, {"ids": missing}).all())
        return {report_id: self._made[report_id] for report_id in report_ids}

    def forget(self, report_id: str) -> None:
        """Make the head of a report anew when it is next asked for."""
        self._made.pop(report_id, None)


def _head(row: HeadRow, judgements: tuple[PrintedJudgement, ...]) -> ReportHead:
    return ReportHead(
        id=row.id,
        kind=ReportKind(row.kind),
        framework=row.framework,
        authority=row.authority_id,
        authority_name=row.authority_name,
        visit_start=row.visit_start,
        visit_end=row.visit_end,
        published=row.published,
        dated=row.dated,
        judgements=judgements,
        licence=row.licence,
        visibility=Visibility(row.visibility),
        source=row.source,
    )
