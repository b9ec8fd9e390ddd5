"""Keeping the full-text index in step with the library of past reports."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_
from sqlalchemy.orm import Session

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import Passage
from selfassess.store.models.report import ReportRow
from selfassess.store.models.search import SearchLabelsRow, SearchPassageRow, SearchReportRow
from selfassess.store.report_rows import Heads, passages_of
from selfassess.store.search.postgres import PostgresWords
from selfassess.store.search.shelves import Shelves
from selfassess.store.search.sqlite import SqliteWords
from selfassess.store.search.terms import Labels, labels_of, report_terms
from selfassess.store.search.words import DAY_BITS, Entry, Words, first_id

_KINDS: dict[str, type[SqliteWords] | type[PostgresWords]] = {"sqlite": SqliteWords, "postgresql": PostgresWords}


def words_in(session: Session) -> Words:
    """The words of passages in the kind of database that a session is with."""
    return _KINDS[session.get_bind().dialect.name](session)


class Indexing:
    """What puts reports into the index and takes them out, in the transaction of its session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words = words_in(session)
        self._shelves = Shelves(session)
        self._labels: dict[Labels, int] = {}

    def put(self, head: ReportHead, passages: Iterable[Passage], *, copy: bool) -> None:
        """Take in the passages of a report that is not in the index; `copy` where another one tells more of its inspection."""
        self._words.lock()
        about = " ".join(report_terms(head, copy=copy))
        number = self._session.execute(
            insert(SearchReportRow).values(report_id=head.id, terms=about).returning(SearchReportRow.number)
        ).scalar_one()
        labelled = [(passage, labels_of(head, passage)) for passage in passages]
        labels = self._numbered({labels for _, labels in labelled})
        first = self._free_id(head.day)
        rows = [
            {"id": first + place, "report": number, "ordinal": place + 1, "labels": labels[bears]}
            for place, (_, bears) in enumerate(labelled)
        ]
        if rows:
            self._session.execute(insert(SearchPassageRow), rows)
            self._words.add(
                [
                    Entry(first + place, passage.heading, passage.text, " ".join((about, *bears.terms())))
                    for place, (passage, bears) in enumerate(labelled)
                ]
            )
        self._shelves.put(number)

    def drop(self, report_id: str) -> bool:
        """Take a report out; whether it was in the index. Its passages must still be there: they are forgotten by their words."""
        self._words.lock()
        number = self._session.scalar(select(SearchReportRow.number).where(SearchReportRow.report_id == report_id))
        if number is not None:
            self._shelves.take(number)
            self._words.drop(number)
            self._session.execute(delete(SearchReportRow).where(SearchReportRow.number == number))
        return number is not None

    def move(self, authorities: Collection[str]) -> None:
        """Count the reports about authorities whose region is another one now under that."""
        self._words.lock()
        self._shelves.move(authorities)

    def catch_up(self) -> None:
        """Take in every report of the library that is not in the index yet, and count what is not counted there."""
        heads = Heads(self._session)
        missing = select(ReportRow).where(ReportRow.id.not_in(select(SearchReportRow.report_id))).order_by(ReportRow.id)
        for row in self._session.scalars(missing).all():
            self.put(heads.of([row])[0], passages_of(self._session, row.id), copy=row.copy_of is not None)
        self._shelves.put_all()

    def _free_id(self, day: date | None) -> int:
        first = first_id(day)
        within = SearchPassageRow.id.between(first, first + (1 << DAY_BITS) - 1)
        last = self._session.scalar(select(func.max(SearchPassageRow.id)).where(within))
        return first + 1 if last is None else last + 1

    def _numbered(self, wanted: Collection[Labels]) -> dict[Labels, int]:
        """The numbers of these combinations of labels; new ones get theirs."""
        self._find(wanted)
        new = [labels for labels in wanted if labels not in self._labels]
        if new:
            self._session.execute(insert(SearchLabelsRow), [_row(labels) for labels in new])
            self._find(new)
        return self._labels

    def _find(self, wanted: Collection[Labels]) -> None:
        unknown = [labels for labels in wanted if labels not in self._labels]
        columns = (
            SearchLabelsRow.area,
            SearchLabelsRow.grade,
            SearchLabelsRow.polarity,
            SearchLabelsRow.kind,
            SearchLabelsRow.lines,
        )
        keys = [tuple(_row(labels)[column.key] for column in columns) for labels in unknown]
        for row in self._session.scalars(select(SearchLabelsRow).where(tuple_(*columns).in_(keys))):
            self._labels[Labels(row.area, row.grade, row.polarity, row.kind, tuple(row.lines.split()))] = row.number


def _row(labels: Labels) -> dict[str, Any]:
    return asdict(labels) | {"lines": " ".join(labels.lines), "terms": " ".join(labels.terms())}
