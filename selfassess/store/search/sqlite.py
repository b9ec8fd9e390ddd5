"""Full text on SQLite: an FTS5 table over a view of passages and their terms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from selfassess.domain.query import Query, Term
from selfassess.domain.search import Order
from selfassess.domain.snippets import BEGINS, ENDS, pieces
from selfassess.store.search.terms import EVERY, Chosen
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
_COUNTED = f"""
    SELECT report, labels, count(*)
    FROM search_words CROSS JOIN search_passages ON search_passages.id = search_words.rowid
    WHERE {_MATCH} GROUP BY report, labels
"""  # noqa: S608 - text of ours
_MARKED = text(
    """
    SELECT rowid, highlight(search_words, 0, :begins, :ends), highlight(search_words, 1, :begins, :ends)
    FROM search_words WHERE search_words MATCH :match AND rowid IN :ids
    """
).bindparams(bindparam("ids", expanding=True))
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

    def counted(self, wanted: Wanted) -> Iterable[tuple[int, int, int]]:
        """How many passages are found for each pair of report and labels, by their numbers."""
        return self._session.execute(text(_COUNTED), _parameters(wanted)).all()

    def marked(self, query: Query, ids: Sequence[int]) -> Mapping[int, Marked]:
        """These passages, in pieces."""
        asked = {"match": _any(query.terms), "begins": BEGINS, "ends": ENDS, "ids": list(ids)}
        return {key: (pieces(heading), pieces(words)) for key, heading, words in self._session.execute(_MARKED, asked)}


def _parameters(wanted: Wanted) -> dict[str, Any]:
    return {
        "match": match(wanted.search.query, wanted.chosen),
        "since": 0 if wanted.since is None else wanted.since,
        "until": _LARGEST if wanted.until is None else wanted.until,
        "apart_from": -1 if wanted.apart_from is None else wanted.apart_from,
    }


def match(query: Query, chosen: Chosen) -> str:
    """The expression of FTS5 for a query and what may be found.

    No column is named for words or terms: neither can be taken for the other, and to look at columns costs time.
    """
    parts = [f"({' OR '.join(group)})" for group in chosen.groups]
    if query.terms:
        parts.insert(0, f"({_any(query.terms) if query.some else ' AND '.join(map(_term, query.terms))})")
    whole = " AND ".join(parts or [EVERY])
    if query.excluded:
        whole = f"({whole}) NOT ({_any(query.excluded)})"
    for hiding, apart_from in chosen.hidden:
        exceptions = f" NOT ({' OR '.join(apart_from)})" if apart_from else ""
        whole = f"({whole}) NOT ({hiding}{exceptions})"
    return whole


def _any(terms: Iterable[Term]) -> str:
    return " OR ".join(map(_term, terms))


def _term(term: Term) -> str:
    # Words hold letters and figures alone: no quotation mark can end the phrase early.
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'
