"""Full text on SQLite: an FTS5 table over a view of passages and their terms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from selfassess.domain.query import Query, Term
from selfassess.domain.search import Order
from selfassess.domain.snippets import BEGINS, ENDS, pieces
from selfassess.store.search.terms import EVERY, UNPUBLISHED, Chosen
from selfassess.store.search.words import DAY_BITS, HALVING_DAYS, HEADING_WEIGHT, Entry, Marked, Wanted

_MATCH = """
    search_words MATCH :match
    AND search_words.rowid BETWEEN :since AND :until
    AND search_words.rowid <> :apart_from
"""
# The better a passage answers, the further below nought bm25 is.
_BEST = f"""
    SELECT rowid FROM search_words WHERE {_MATCH}
    ORDER BY bm25(search_words, {HEADING_WEIGHT}, 1.0, 0.0)
             * (1.0 + 1.0 / (1.0 + max(0, :today - (rowid >> {DAY_BITS})) / {HALVING_DAYS})),
             rowid DESC
    LIMIT :limit OFFSET :offset
"""  # noqa: S608 - numbers of ours
_NEWEST = f"SELECT rowid FROM search_words WHERE {_MATCH} ORDER BY rowid DESC LIMIT :limit OFFSET :offset"  # noqa: S608 - text of ours
_LABELLED = f"""
    SELECT report, labels FROM search_words CROSS JOIN search_passages ON search_passages.id = search_words.rowid WHERE {_MATCH}
"""  # noqa: S608 - text of ours
_MARKED = """
    SELECT highlight(search_words, 0, :begins, :ends), highlight(search_words, 1, :begins, :ends)
    FROM search_words WHERE search_words MATCH :match AND rowid = :id
"""
_LARGEST = (1 << 63) - 1


class SqliteWords:
    """The words of passages in FTS5. Its view reads each passage again where a passage leaves, so rows must go after words."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Nothing: a transaction that writes has the only lock there is."""

    def add(self, entries: Sequence[Entry]) -> None:
        """Take passages in."""
        rows = [{"id": entry.id, "heading": entry.heading, "text": entry.text, "terms": entry.terms} for entry in entries]
        insert = "INSERT INTO search_words (rowid, heading, text, terms) VALUES (:id, :heading, :text, :terms)"
        self._session.execute(text(insert), rows)

    def drop(self, report: int) -> None:
        """Forget the passages of a report."""
        delete = "DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_passages WHERE report = :report)"
        self._session.execute(text(delete), {"report": report})

    def ids(self, wanted: Wanted) -> tuple[int, ...]:
        """The ids of one page, best or newest first; without words nothing is better than anything else."""
        search = wanted.search
        best = search.order is Order.BEST and search.query.terms
        page = {"limit": search.limit, "offset": search.offset}
        more = {"today": search.today.toordinal()} if best else {}
        statement = text(_BEST if best else _NEWEST)
        return tuple(self._session.scalars(statement, _parameters(wanted) | page | more))

    def labelled(self, wanted: Wanted) -> Iterable[tuple[int, int]]:
        """The numbers of report and labels of each passage found."""
        return self._session.execute(text(_LABELLED), _parameters(wanted)).all()

    def marked(self, wanted: Wanted, ids: Sequence[int]) -> Mapping[int, Marked]:
        """These passages, in pieces."""
        shared = {"match": match(wanted.search.query, wanted.chosen), "begins": BEGINS, "ends": ENDS}
        found = {}
        for key in ids:
            heading, words = self._session.execute(text(_MARKED), shared | {"id": key}).one()
            found[key] = (pieces(heading), pieces(words))
        return found


def _parameters(wanted: Wanted) -> dict[str, Any]:
    return {
        "match": match(wanted.search.query, wanted.chosen),
        "since": 0 if wanted.since is None else wanted.since,
        "until": _LARGEST if wanted.until is None else wanted.until,
        "apart_from": -1 if wanted.apart_from is None else wanted.apart_from,
    }


def match(query: Query, chosen: Chosen) -> str:
    """The expression of FTS5 for a query and what may be found: words in heading and text, terms in their own column."""
    parts = [f"terms : ({_some(group)})" for group in chosen.groups]
    if query.terms:
        joined = (" OR " if query.some else " AND ").join(map(_term, query.terms))
        parts.insert(0, f"{{heading text}} : ({joined})")
    whole = " AND ".join(parts or [f"terms : {EVERY}"])
    if query.excluded:
        whole = f"({whole}) NOT {{heading text}} : ({' OR '.join(map(_term, query.excluded))})"
    if chosen.hidden:
        own = f" NOT terms : {chosen.own}" if chosen.own else ""
        whole = f"({whole}) NOT (terms : {UNPUBLISHED}{own})"
    return whole


def _some(terms: Iterable[str]) -> str:
    return " OR ".join(terms)


def _term(term: Term) -> str:
    # Words hold letters and figures alone: no quotation mark can end the phrase early.
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'
