"""The repository of past reports."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.orm import Session

from selfassess.domain.drafting.sources import COMBINED
from selfassess.domain.holdings import AreaGrade, HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.labels import corrected
from selfassess.domain.report import Passage, Recommendation, Report
from selfassess.domain.rights import Viewer
from selfassess.errors import NotFound
from selfassess.ports import Asked
from selfassess.store.labels import Labels
from selfassess.store.library_state import MARK
from selfassess.store.models.report import (
    PassageLineRow,
    PassageRow,
    RecommendationLineRow,
    RecommendationRow,
    ReportJudgementRow,
    ReportRow,
)
from selfassess.store.report_rows import (
    Heads,
    asked_line_rows,
    asked_values,
    line_rows,
    passage_of,
    passage_rows,
    passages_of,
    recommendation_of,
    recommendation_rows,
    report_of,
    report_values,
    seen_by,
    tag_values,
)
from selfassess.store.report_statements import (
    ELSEWHERE,
    ELSEWHERE_AMONG,
    HEAD,
    NEWEST_JUDGED,
    NEWEST_JUDGED_AMONG,
    PASSAGES_ABOUT,
    RECOMMENDATIONS_ABOUT,
)
from selfassess.store.search.indexing import Indexing
from selfassess.store.told_once import ToldOnce


class Reports:
    """Reports with their judgements, passages and recommendations.

    Reads that may reach another authority's reports take the `viewer` on whose behalf they are made, and give what that one
    may see.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._heads = Heads(session)
        self._index = Indexing(session)
        self._told_once = ToldOnce(session, self._heads, self._index)

    def mark(self) -> str:
        """A word that is another one after anything changed in the library, its authorities or what was decided about it."""
        return self._session.scalars(MARK).one()

    def digests(self) -> frozenset[str]:
        """The SHA-256 of every document in the library."""
        return frozenset(self._session.scalars(select(ReportRow.sha256)))

    def add(self, head: ReportHead, report: Report, *, at: datetime, by: str) -> None:
        """Keep a report with what was read in it and what people said of its passages, in place of one of the same id."""
        before = self._about(head.id)
        self._heads.forget(head.id)
        self._index.drop(head.id)
        report = replace(report, passages=corrected(report.passages, Labels(self._session).of(head.id)))
        self._session.execute(delete(ReportRow).where(ReportRow.id == head.id))
        self._session.execute(insert(ReportRow).values(**report_values(head, report), imported_at=at, imported_by=by))
        self._insert(ReportJudgementRow, [{"report_id": head.id, **asdict(judgement)} for judgement in report.judgements])
        passages, passage_lines = passage_rows(head, report)
        recommendations, recommendation_lines = recommendation_rows(head, report)
        self._insert(PassageRow, passages)
        self._insert(PassageLineRow, passage_lines)
        self._insert(RecommendationRow, recommendations)
        self._insert(RecommendationLineRow, recommendation_lines)
        copy = head.id in self._told_once.settled({before, head.authority})
        self._index.put(head, report.passages, copy=copy)

    def retag(
        self, head: ReportHead, passages: Mapping[int, Passage], recommendations: Mapping[int, Recommendation] | None = None
    ) -> None:
        """Give these passages of a report other tags, and these recommendations, each by its place from 1."""
        asked = recommendations or {}
        self._index.drop(head.id)
        self._update(PassageRow, [tag_values(head, ordinal, passage) for ordinal, passage in passages.items()])
        self._update(RecommendationRow, [asked_values(head, ordinal, item) for ordinal, item in asked.items()])
        self._clear(PassageLineRow, head, passages)
        self._clear(RecommendationLineRow, head, asked)
        self._insert(PassageLineRow, [row for place, passage in passages.items() for row in line_rows(head, place, passage)])
        self._insert(RecommendationLineRow, [row for place, item in asked.items() for row in asked_line_rows(head, place, item)])
        copy = self._session.scalar(select(ReportRow.copy_of).where(ReportRow.id == head.id)) is not None
        self._index.put(head, passages_of(self._session, head.id), copy=copy)

    def remove(self, report_id: str) -> None:
        """Take a report out. Raises `NotFound`."""
        if self._session.get(ReportRow, report_id) is None:
            raise _missing(report_id)
        about = self._about(report_id)
        self._heads.forget(report_id)
        self._index.drop(report_id)
        self._session.execute(delete(ReportRow).where(ReportRow.id == report_id))
        self._told_once.settled({about})

    def _about(self, report_id: str) -> str | None:
        """The id of the authority that a report is about; None too where there is no such report."""
        return self._session.scalar(select(ReportRow.authority_id).where(ReportRow.id == report_id))

    def imported_by(self, report_id: str) -> str:
        """The id of the person who brought a report in. Raises `NotFound`."""
        found = self._session.scalar(select(ReportRow.imported_by).where(ReportRow.id == report_id))
        if found is None:
            raise _missing(report_id)
        return found

    def head(self, report_id: str, *, viewer: Viewer) -> ReportHead:
        """The head of a report. Raises `NotFound`."""
        row = self._session.scalars(_seen_by(viewer).where(ReportRow.id == report_id)).one_or_none()
        if row is None:
            raise _missing(report_id)
        return self._heads.of([row])[0]

    def heads(self, *, viewer: Viewer, authority: str | None = None) -> tuple[ReportHead, ...]:
        """The heads of all reports, or of one authority's, newest first."""
        query = _seen_by(viewer).order_by(ReportRow.day.is_(None), ReportRow.day.desc(), ReportRow.id)
        if authority is not None:
            query = query.where(ReportRow.authority_id == authority)
        return self._heads.of(self._session.execute(query.with_only_columns(*HEAD)).all())

    def report(self, report_id: str, *, viewer: Viewer) -> Report:
        """A whole report. Raises `NotFound`."""
        row = self._session.scalars(_seen_by(viewer).where(ReportRow.id == report_id)).one_or_none()
        if row is None:
            raise _missing(report_id)
        return report_of(self._session, row)

    def passages_about(self, authority: str, lines: Collection[str]) -> tuple[HeldPassage, ...]:
        """The authority's own passages on any of these lines, newest report first, then in the report's order."""
        return self._held(PASSAGES_ABOUT, {"authority": authority, "lines": list(lines)})

    def recommendations_about(self, authority: str, lines: Collection[str]) -> tuple[HeldRecommendation, ...]:
        """What its reports asked the authority to do on any of these lines, newest report first."""
        rows = self._session.execute(RECOMMENDATIONS_ABOUT, {"authority": authority, "lines": list(lines)}).all()
        heads = self._heads.by_id({row.report_id for row in rows})
        return tuple(HeldRecommendation(heads[row.report_id], row.ordinal, recommendation_of(row)) for row in rows)

    def latest_grades(self, authorities: Collection[str] | None, area: str) -> tuple[AreaGrade, ...]:
        """The newest published judgement of an area for each of these authorities that has one; for each there is with None."""
        judged = {"areas": _areas(area)}
        if authorities is None:
            newest = self._session.scalars(NEWEST_JUDGED, judged)
        else:
            newest = self._session.scalars(NEWEST_JUDGED_AMONG, judged | {"among": list(authorities)})
        heads = self._heads.by_id(newest.all())
        found = ((head, head.grade(area)) for head in heads.values())
        return tuple(AreaGrade(head.authority, head, grade) for head, grade in found if head.authority and grade)

    def passages_elsewhere(
        self, asked: Asked, *, apart_from: str, among: Collection[str] | None = None
    ) -> tuple[HeldPassage, ...]:
        """Published passages of other authorities, or only of those among `among`, newest first; at most `ELSEWHERE_LIMIT`."""
        wanted = {
            "lines": asked.lines,
            "polarity": asked.polarity,
            "areas": _areas(asked.area),
            "grades": asked.grades,
            "apart_from": apart_from,
        }
        if among is None:
            return self._held(ELSEWHERE, wanted)
        return self._held(ELSEWHERE_AMONG, wanted | {"among": list(among)})

    def _held(self, query: Select[Any], wanted: dict[str, Any]) -> tuple[HeldPassage, ...]:
        rows = {(row.report_id, row.ordinal): row for row in self._session.execute(query, wanted)}
        heads = self._heads.by_id({report_id for report_id, _ in rows})
        return tuple(HeldPassage(heads[report_id], ordinal, passage_of(row)) for (report_id, ordinal), row in rows.items())

    def _update(self, table: type[Any], rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.execute(update(table), rows)

    def _clear(self, table: type[Any], head: ReportHead, ordinals: Collection[int]) -> None:
        self._session.execute(delete(table).where(table.report_id == head.id, table.ordinal.in_(ordinals)))

    def _insert(self, table: type[Any], rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.execute(insert(table), rows)


def _areas(area: str) -> tuple[str, ...]:
    """The areas whose judgement answers for an area: before 2023 one judgement covered children in care and care leavers."""
    return (area, COMBINED) if area in ("children-in-care", "care-leavers") else (area,)


def _seen_by(viewer: Viewer) -> Select[ReportRow]:
    return select(ReportRow).where(seen_by(viewer))


def _missing(report_id: str) -> NotFound:
    return NotFound(f"There is no report {report_id!r}.", "`selfassess reports list` shows those there are.")
