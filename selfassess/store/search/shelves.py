"""Passages counted once for all reports that are alike, so that who counts the whole library need not go through it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, delete, extract, func, insert, select, text, update
from sqlalchemy.orm import Session

from selfassess.domain.report import Visibility
from selfassess.store.models.authority import AuthorityRow
from selfassess.store.models.report import ReportRow
from selfassess.store.models.search import SearchCountRow, SearchReportRow, SearchShelfRow

_OF_SHELF = (SearchShelfRow.kind, SearchShelfRow.framework, SearchShelfRow.year, SearchShelfRow.region)
_OF_REPORT = (
    ReportRow.kind,
    func.coalesce(ReportRow.framework, ""),
    func.coalesce(extract("year", ReportRow.day), 0),
    func.coalesce(AuthorityRow.region, ""),
)
_ADD = text(
    """
    INSERT INTO search_counts (shelf, labels, passages)
    SELECT :shelf, labels, count(*) FROM search_passages WHERE report = :report GROUP BY labels
    ON CONFLICT (shelf, labels) DO UPDATE SET passages = search_counts.passages + excluded.passages
    """
)
_TAKE = text(
    """
    UPDATE search_counts SET passages = passages - (
        SELECT count(*) FROM search_passages WHERE report = :report AND search_passages.labels = search_counts.labels
    )
    WHERE shelf = :shelf AND labels IN (SELECT labels FROM search_passages WHERE report = :report)
    """
)


class Shelves:
    """Keeps how many passages with which labels the reports of each shelf hold, in the transaction of its session.

    On a shelf stand the published reports of one kind, framework, year and region. Copies stand on none, nor does what only some
    may see.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, report: int) -> None:
        """Put a report, by its number in the index, on the shelf where it belongs, if it belongs on one."""
        belongs = self._session.execute(_belonging(*_OF_REPORT).where(SearchReportRow.number == report)).one_or_none()
        if belongs is not None:
            shelf = self._shelf(tuple(belongs))
            self._stands(report, shelf)
            self._session.execute(_ADD, {"shelf": shelf, "report": report})

    def take(self, report: int) -> None:
        """Take a report off its shelf, while its passages are still in the index."""
        shelf = self._session.scalar(select(SearchReportRow.shelf).where(SearchReportRow.number == report))
        if shelf is not None:
            self._session.execute(_TAKE, {"shelf": shelf, "report": report})
            self._session.execute(delete(SearchCountRow).where(SearchCountRow.shelf == shelf, SearchCountRow.passages == 0))
            self._stands(report, None)

    def move(self, authorities: Collection[str]) -> None:
        """Put the reports about these authorities where they belong now."""
        theirs = select(SearchReportRow.number).join(ReportRow, ReportRow.id == SearchReportRow.report_id)
        for report in self._session.scalars(theirs.where(ReportRow.authority_id.in_(authorities))).all():
            self.take(report)
            self.put(report)

    def put_all(self) -> None:
        """Put every report that belongs on a shelf and stands on none where it belongs."""
        loose = _belonging(SearchReportRow.number).where(SearchReportRow.shelf.is_(None))
        for report in self._session.scalars(loose.order_by(SearchReportRow.number)).all():
            self.put(report)

    def _stands(self, report: int, shelf: int | None) -> None:
        self._session.execute(update(SearchReportRow).where(SearchReportRow.number == report).values(shelf=shelf))

    def _shelf(self, alike: tuple[str | int, ...]) -> int:
        """The number of the shelf for what is alike in this; a new one if there is none."""
        there = [column == value for column, value in zip(_OF_SHELF, alike, strict=True)]
        number = self._session.scalar(select(SearchShelfRow.number).where(*there))
        if number is None:
            values = {column.key: value for column, value in zip(_OF_SHELF, alike, strict=True)}
            number = self._session.execute(insert(SearchShelfRow).values(**values).returning(SearchShelfRow.number)).scalar_one()
        return number


def _belonging(*columns: Any) -> Select[Any]:
    """These columns of the reports of the index that belong on a shelf."""
    return (
        select(*columns)
        .select_from(SearchReportRow)
        .join(ReportRow, ReportRow.id == SearchReportRow.report_id)
        .outerjoin(AuthorityRow, AuthorityRow.id == ReportRow.authority_id)
        .where(ReportRow.visibility == Visibility.PUBLISHED.value, ReportRow.copy_of.is_(None))
    )
