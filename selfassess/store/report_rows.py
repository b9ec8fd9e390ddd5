"""Between a report and its rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
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
from selfassess.schemas.report import dump, load
from selfassess.store.models.report import (
    PassageLineRow,
    PassageRow,
    RecommendationLineRow,
    RecommendationRow,
    ReportJudgementRow,
    ReportRow,
)

Rows = list[dict[str, Any]]
LinesOf = Mapping[tuple[str, int], tuple[str, ...]]


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


def report_of(session: Session, row: ReportRow, heads: "Heads") -> Report:
    """The whole report that a row stands for, with its passages and recommendations."""
    passages = session.scalars(select(PassageRow).where(PassageRow.report_id == row.id).order_by(PassageRow.ordinal))
    asked = session.scalars(
        select(RecommendationRow).where(RecommendationRow.report_id == row.id).order_by(RecommendationRow.ordinal)
    )
    passage_lines = heads.lines(PassageLineRow, [row.id])
    asked_lines = heads.lines(RecommendationLineRow, [row.id])
    return replace(
        load(row.parts),
        passages=tuple(passage_of(item, passage_lines[row.id, item.ordinal]) for item in passages),
        recommendations=tuple(recommendation_of(item, asked_lines[row.id, item.ordinal]) for item in asked),
    )


def passage_rows(head: ReportHead, report: Report) -> tuple[Rows, Rows]:
    """The rows of a report's passages, and of the lines that they speak to."""
    passages: Rows = []
    lines: Rows = []
    for ordinal, passage in enumerate(report.passages, start=1):
        key = {"report_id": head.id, "ordinal": ordinal}
        values = {name: getattr(passage, name) for name in _PASSAGE_COLUMNS}
        labels = {"polarity": passage.polarity.value, "kind": passage.kind.value}
        passages.append({**key, **values, **labels, "marks": list(passage.marks)})
        shared = {**key, **labels, "authority_id": head.authority, "day": head.day}
        lines.extend({**shared, "line": line, "rank": rank} for rank, line in enumerate(passage.lines, start=1))
    return passages, lines


def recommendation_rows(head: ReportHead, report: Report) -> tuple[Rows, Rows]:
    """The rows of a report's recommendations, and of the lines that they ask for."""
    recommendations: Rows = []
    lines: Rows = []
    for ordinal, item in enumerate(report.recommendations, start=1):
        key = {"report_id": head.id, "ordinal": ordinal}
        values = {name: getattr(item, name) for name in _RECOMMENDATION_COLUMNS}
        parts = {"paragraphs": list(item.paragraphs), "framework_tags": list(item.framework_tags)}
        recommendations.append({**key, **values, "parts": parts})
        shared = {**key, "authority_id": head.authority}
        lines.extend({**shared, "line": line, "rank": rank} for rank, line in enumerate(item.lines, start=1))
    return recommendations, lines


_PASSAGE_COLUMNS = ("number", "page", "heading", "area", "text", "fragment", "redactions", "start", "end")
_RECOMMENDATION_COLUMNS = ("number", "text", "page", "area", "audience", "priority", "title")


def passage_of(row: PassageRow, lines: tuple[str, ...]) -> Passage:
    """The passage that a row holds."""
    return Passage(
        number=row.number,
        page=row.page,
        heading=row.heading,
        area=row.area,
        lines=lines,
        polarity=Polarity(row.polarity),
        kind=PassageKind(row.kind),
        text=row.text,
        fragment=row.fragment,
        redactions=row.redactions,
        marks=tuple(row.marks),
        start=row.start,
        end=row.end,
    )


def recommendation_of(row: RecommendationRow, lines: tuple[str, ...]) -> Recommendation:
    """The recommendation that a row holds."""
    return Recommendation(
        number=row.number,
        text=row.text,
        page=row.page,
        area=row.area,
        lines=lines,
        audience=row.audience,
        priority=row.priority,
        title=row.title,
        paragraphs=tuple(row.parts["paragraphs"]),
        framework_tags=tuple(row.parts["framework_tags"]),
    )


class Heads:
    """Makes report heads from rows, with their judgements in one query however many there are."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, rows: Sequence[ReportRow]) -> tuple[ReportHead, ...]:
        """The heads of these rows, in their order."""
        judgements: dict[str, list[PrintedJudgement]] = defaultdict(list)
        ids = [row.id for row in rows]
        for item in self._session.scalars(select(ReportJudgementRow).where(ReportJudgementRow.report_id.in_(ids))):
            judgements[item.report_id].append(PrintedJudgement(item.area, item.grade, item.printed))
        return tuple(_head(row, tuple(judgements[row.id])) for row in rows)

    def by_id(self, report_ids: Collection[str]) -> dict[str, ReportHead]:
        """The heads of these reports, by id."""
        rows = self._session.scalars(select(ReportRow).where(ReportRow.id.in_(report_ids))).all()
        return {head.id: head for head in self.of(rows)}

    def lines(self, table: type[PassageLineRow] | type[RecommendationLineRow], report_ids: Collection[str]) -> LinesOf:
        """The lines of every passage or recommendation of these reports, best first."""
        found: defaultdict[tuple[str, int], tuple[str, ...]] = defaultdict(tuple)
        query = select(table.report_id, table.ordinal, table.line).where(table.report_id.in_(report_ids)).order_by(table.rank)
        for report_id, ordinal, line in self._session.execute(query):
            found[report_id, ordinal] += (line,)
        return found


def _head(row: ReportRow, judgements: tuple[PrintedJudgement, ...]) -> ReportHead:
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
