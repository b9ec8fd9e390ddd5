"""Counting all that a search without words would find, added up by the database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, cast, exists, extract, func, literal, or_, select
from sqlalchemy import String as Words
from sqlalchemy.orm import Session, aliased

from selfassess.domain.drafting.sources import COMBINED
from selfassess.domain.rights import Viewer
from selfassess.domain.search import Field, Search
from selfassess.domain.tally import By, Judged, Tally, tally
from selfassess.store.models.authority import AuthorityRow
from selfassess.store.models.report import ReportJudgementRow, ReportRow
from selfassess.store.models.search import (
    SearchCountRow,
    SearchLabelsRow,
    SearchPassageRow,
    SearchReportRow,
    SearchShelfRow,
)
from selfassess.store.report_rows import seen_by

_YEAR = cast(extract("year", ReportRow.day), Words)
_OF_REPORTS: dict[By, Any] = {By.REGION: AuthorityRow.region, By.YEAR: _YEAR, By.REPORT: ReportRow.kind}
_OF_SHELVES: dict[By, Any] = {
    By.REGION: SearchShelfRow.region,
    By.YEAR: SearchShelfRow.year,
    By.REPORT: SearchShelfRow.kind,
}
_ON_REPORTS: dict[Field, Any] = {
    Field.AUTHORITY: ReportRow.authority_id,
    Field.REPORT: ReportRow.kind,
    Field.FRAMEWORK: ReportRow.framework,
}
_ON_LABELS: dict[Field, Any] = {
    Field.AREA: SearchLabelsRow.area,
    Field.GRADE: SearchLabelsRow.grade,
    Field.POLARITY: SearchLabelsRow.polarity,
    Field.KIND: SearchLabelsRow.kind,
}
_LABELS: tuple[Any, ...] = (
    SearchLabelsRow.number,
    SearchLabelsRow.lines,
    SearchLabelsRow.polarity,
    SearchLabelsRow.grade,
)
_TOGETHER = ("children-in-care", "care-leavers")


class Tallying:
    """Counts by combination of labels, of which there are few, and parts those into lines afterwards."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def passages(self, search: Search, by: By | None, viewer: Viewer) -> Tally:
        """How often each line is spoken to, and which way, in the passages that a search would find."""
        labels = {row.number: row for row in self._session.execute(_labels(search))}
        if search.impossible or not labels:
            return Tally()
        reports = _reports(search, viewer, _OF_REPORTS.get(by, literal("")) if by else literal(""))
        shelved = _by_shelf(search)
        counted = [*(self._shelved(search, by) if shelved else ()), *self._told(reports, loose=shelved)]
        rows = [
            (tuple(found.lines.split()), found.polarity, found.grade if by is By.GRADE else str(value or ""), number)
            for key, value, number in counted
            if (found := labels.get(key)) is not None
        ]
        return tally(rows, self._having(search, reports.subquery()))

    def _shelved(self, search: Search, by: By | None) -> Sequence[Any]:
        """What the shelves hold: numbers of labels, the value that counts are parted by, and how many passages."""
        value = _OF_SHELVES.get(by, literal("")) if by else literal("")
        query = (
            select(SearchCountRow.labels, value, func.sum(SearchCountRow.passages))
            .join(SearchShelfRow, SearchShelfRow.number == SearchCountRow.shelf)
            .group_by(SearchCountRow.labels, value)
        )
        for field, column in ((Field.REPORT, SearchShelfRow.kind), (Field.FRAMEWORK, SearchShelfRow.framework)):
            if field in search.only:
                query = query.where(column.in_(search.only[field]))
        if search.since:
            query = query.where(SearchShelfRow.year >= search.since.year)
        if search.until:
            query = query.where(SearchShelfRow.year <= search.until.year)
        return self._session.execute(query).all()

    def _told(self, reports: Select[Any], *, loose: bool) -> Sequence[Any]:
        """The same of these reports; of those alone that stand on no shelf, where they are `loose`."""
        among = (reports.where(SearchReportRow.shelf.is_(None)) if loose else reports).subquery()
        return self._session.execute(
            select(SearchPassageRow.labels, among.c.value, func.count())
            .join(among, SearchPassageRow.report == among.c.number)
            .group_by(SearchPassageRow.labels, among.c.value)
        ).all()

    def _having(self, search: Search, reports: Subquery) -> int:
        """In how many of these reports there is a passage that was counted."""
        fits = _labels(search).with_only_columns(SearchLabelsRow.number).where(SearchLabelsRow.number == SearchPassageRow.labels)
        speaks = exists().where(SearchPassageRow.report == reports.c.number, fits.exists())
        return self._session.scalar(select(func.count()).select_from(reports).where(speaks)) or 0

    def judgements(self, areas: Collection[str], search: Search, viewer: Viewer) -> tuple[Judged, ...]:
        """How many inspections judged each of these areas how, by year; undated ones are not counted."""
        if search.impossible:
            return ()
        reports = _reports(search, viewer, _YEAR).where(ReportRow.day.is_not(None)).subquery()
        found: list[Judged] = []
        for area in areas:
            rows = self._session.execute(
                select(reports.c.value, ReportJudgementRow.grade, func.count())
                .join(reports, reports.c.id == ReportJudgementRow.report_id)
                .where(_judges(area))
                .group_by(reports.c.value, ReportJudgementRow.grade)
            )
            found.extend(Judged(area, int(year), grade, number) for year, grade, number in rows)
        return tuple(found)


def _by_shelf(search: Search) -> bool:
    """Whether what a search is among is whole shelves: authorities are not told apart on them, nor days within a year."""
    begins = search.since is None or (search.since.month, search.since.day) == (1, 1)
    ends = search.until is None or (search.until.month, search.until.day) == (12, 31)
    return begins and ends and Field.AUTHORITY not in search.only


def _judges(area: str) -> ColumnElement[bool]:
    """Whether a judgement is that of an area: its own, else the one of both that were then judged together."""
    own = ReportJudgementRow.area == area
    if area not in _TOGETHER:
        return own
    other = aliased(ReportJudgementRow)
    has_own = exists().where(other.report_id == ReportJudgementRow.report_id, other.area == area)
    return or_(own, and_(ReportJudgementRow.area == COMBINED, ~has_own))


def _reports(search: Search, viewer: Viewer, value: Any) -> Select[Any]:
    """The reports that a search is among, each with its number in the index and the value that counts are parted by."""
    query = (
        select(SearchReportRow.number, ReportRow.id, value.label("value"))
        .join(ReportRow, ReportRow.id == SearchReportRow.report_id)
        .outerjoin(AuthorityRow, AuthorityRow.id == ReportRow.authority_id)
        .where(ReportRow.copy_of.is_(None), seen_by(viewer))
    )
    for field, column in _ON_REPORTS.items():
        if field in search.only:
            query = query.where(column.in_(search.only[field]))
    if search.since:
        query = query.where(ReportRow.day >= search.since)
    return query.where(or_(ReportRow.day.is_(None), ReportRow.day <= search.until)) if search.until else query


def _labels(search: Search) -> Select[Any]:
    """The combinations of labels that a search chooses."""
    query = select(*_LABELS)
    for field, column in _ON_LABELS.items():
        if field in search.only:
            query = query.where(column.in_(search.only[field]))
    if Field.LINE in search.only:
        spaced = literal(" ") + SearchLabelsRow.lines + literal(" ")
        query = query.where(or_(*(spaced.contains(f" {line} ", autoescape=True) for line in search.only[Field.LINE])))
    return query
