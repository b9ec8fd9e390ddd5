"""Searching the passages of past reports."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from selfassess.domain.holdings import HeldPassage
from selfassess.domain.report import Passage
from selfassess.domain.rights import Viewer
from selfassess.domain.search import NOTHING, Found, Hit, Piece, Search
from selfassess.domain.tally import By, Judged, Tally
from selfassess.store.models.report import PassageRow
from selfassess.store.models.search import SearchPassageRow, SearchReportRow
from selfassess.store.report_rows import Heads, passage_of
from selfassess.store.search.counting import Counting
from selfassess.store.search.indexing import words_in
from selfassess.store.search.tallying import Tallying
from selfassess.store.search.terms import chosen
from selfassess.store.search.words import Marked, Wanted


class Passages:
    """The passages of the library in full text. What a viewer may not see is neither found nor counted."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words = words_in(session)
        self._heads = Heads(session)

    def search(self, search: Search, *, viewer: Viewer) -> Found:
        """One page of what is asked for, and how much there is of it."""
        if search.impossible:
            return NOTHING
        wanted = Wanted(search, chosen(search, viewer), self._id(search.apart_from))
        counted = Counting(self._session).of(self._words.counted(wanted))
        ids = self._words.ids(wanted) if counted.total else ()
        return Found(self._hits(wanted, ids), counted.total, counted.reports, counted.fields, counted.names)

    def tally(self, search: Search, by: By | None, *, viewer: Viewer) -> Tally:
        """How often each line is spoken to, and which way, in all that a search without words finds."""
        return Tallying(self._session).passages(search, by, viewer)

    def judgements(self, areas: Collection[str], search: Search, *, viewer: Viewer) -> tuple[Judged, ...]:
        """How many of the inspections that a search without words is among judged each area how, by year."""
        return Tallying(self._session).judgements(areas, search, viewer)

    def _id(self, passage: tuple[str, int] | None) -> int | None:
        if passage is None:
            return None
        report_id, ordinal = passage
        return self._session.scalar(
            select(SearchPassageRow.id)
            .join(SearchReportRow, SearchReportRow.number == SearchPassageRow.report)
            .where(SearchReportRow.report_id == report_id, SearchPassageRow.ordinal == ordinal)
        )

    def _hits(self, wanted: Wanted, ids: Sequence[int]) -> tuple[Hit, ...]:
        held = self._held(ids)
        query = wanted.search.query
        marked = self._words.marked(query, ids) if query.terms and ids else {}
        return tuple(Hit(held[key], *marked.get(key, _unmarked(held[key].passage))) for key in ids)

    def _held(self, ids: Sequence[int]) -> dict[int, HeldPassage]:
        query = (
            select(SearchPassageRow.id, PassageRow)
            .join(SearchReportRow, SearchReportRow.number == SearchPassageRow.report)
            .join(
                PassageRow,
                (PassageRow.report_id == SearchReportRow.report_id) & (PassageRow.ordinal == SearchPassageRow.ordinal),
            )
            .where(SearchPassageRow.id.in_(ids))
        )
        rows = self._session.execute(query).all()
        heads = self._heads.by_id({row.report_id for _, row in rows})
        return {key: HeldPassage(heads[row.report_id], row.ordinal, passage_of(row)) for key, row in rows}


def _unmarked(passage: Passage) -> Marked:
    return (Piece(passage.heading),), (Piece(passage.text),)
