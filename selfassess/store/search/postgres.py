"""Full text on PostgreSQL: words and terms in one column of `search_passages`, in one index."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from selfassess.domain.query import Query, Term, folded_words, word_spans
from selfassess.domain.search import Order, Piece
from selfassess.domain.snippets import BEGINS, ENDS, pieces_at
from selfassess.store.search.terms import EVERY, Chosen
from selfassess.store.search.words import DAY_BITS, HALVING_DAYS, HEADING_WEIGHT, Entry, Marked, Wanted

CONFIGURATION = "selfassess"
"""The text search configuration that a migration makes: English stems, and no word left out."""

GAP = "0gap0"
"""Stands between heading and text, so that no phrase reaches from one into the other."""

_LOCK = 7_305_511
_ADD = f"""
    UPDATE search_passages SET words =
        setweight(to_tsvector('{CONFIGURATION}', :heading), 'A')
        || setweight(to_tsvector('{CONFIGURATION}', :text), 'D')
        || array_to_tsvector(string_to_array(:terms, ' '))
    WHERE id = :id
"""  # noqa: S608 - text of ours
_TYPED = f"to_tsquery('{CONFIGURATION}', :words)"
_WITHIN = "id BETWEEN :since AND :until AND id <> :apart_from"
_WITH_WORDS = f"words @@ (CAST(:terms AS tsquery) && {_TYPED}) AND {_WITHIN}"
_WITHOUT_WORDS = f"words @@ CAST(:terms AS tsquery) AND {_WITHIN}"
# As SQLite's bm25 does it: each further time that a word stands there counts less, and less again in a long passage. With these
# figures the first ten of twenty searches of real reports agree most (nine in ten); `ts_rank` by itself agrees on fewer.
_OFTEN = f"ts_rank_cd(ARRAY[1.0 / {HEADING_WEIGHT}, 0, 0, 1.0]::real[], words, {_TYPED})"
_LENGTH = "0.5 * (0.25 + 0.75 * length(words) / 60.0)"
_BEST = f"""
    SELECT id FROM search_passages WHERE {_WITH_WORDS}
    ORDER BY 1.0 / (1.0 + {_LENGTH} / greatest({_OFTEN}, 0.000001))
             * (1.0 + 1.0 / (1.0 + greatest(0, :today - (id >> {DAY_BITS})) / {HALVING_DAYS})) DESC,
             id DESC
    LIMIT :limit OFFSET :offset
"""  # noqa: S608 - text of ours
_NEWEST = "SELECT id FROM search_passages WHERE {found} ORDER BY id DESC LIMIT :limit OFFSET :offset"
_COUNTED = "SELECT report, labels, count(*) FROM search_passages WHERE {found} GROUP BY report, labels"
_TEXTS = """
    SELECT search_passages.id, passages.heading, passages.text
    FROM search_passages
    JOIN search_reports ON search_reports.number = search_passages.report
    JOIN passages ON passages.report_id = search_reports.report_id AND passages.ordinal = search_passages.ordinal
    WHERE search_passages.id = ANY(:ids)
"""
_HEADLINE = f"SELECT ts_headline('{CONFIGURATION}', :plain, {_TYPED}, :options)"
_OPTIONS = f"HighlightAll=true, StartSel={BEGINS}, StopSel={ENDS}"
_LARGEST = (1 << 63) - 1


class PostgresWords:
    """The words of passages in a `tsvector` under a GIN index. Both sides of a comparison are folded by us first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Keep others from choosing the same ids."""
        self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

    def add(self, entries: Sequence[Entry]) -> None:
        """Take passages in."""
        rows = [
            {"id": entry.id, "heading": f"{_plain(entry.heading)} {GAP}", "text": _plain(entry.text), "terms": entry.terms}
            for entry in entries
        ]
        self._session.execute(text(_ADD), rows)

    def drop(self, report: int) -> None:
        """Nothing: the words go with their rows."""

    def ids(self, wanted: Wanted) -> tuple[int, ...]:
        """The ids of one page, best or newest first; without words nothing is better than anything else."""
        search = wanted.search
        best = search.order is Order.BEST and search.query.terms
        page = {"limit": search.limit, "offset": search.offset}
        more = {"today": search.today.toordinal()} if best else {}
        statement = _BEST if best else _NEWEST.format(found=_found(wanted))
        return tuple(self._session.scalars(text(statement), _parameters(wanted) | page | more))

    def counted(self, wanted: Wanted) -> Iterable[tuple[int, int, int]]:
        """How many passages are found for each pair of report and labels, by their numbers."""
        return self._session.execute(text(_COUNTED.format(found=_found(wanted))), _parameters(wanted)).all()

    def marked(self, query: Query, ids: Sequence[int]) -> Mapping[int, Marked]:
        """These passages, in pieces."""
        rows = self._session.execute(text(_TEXTS), {"ids": list(ids)})
        words = _words(Query(query.terms, some=True))
        return {key: (self._pieces(heading, words), self._pieces(whole, words)) for key, heading, whole in rows}

    def _pieces(self, whole: str, words: str) -> tuple[Piece, ...]:
        """A text in pieces: its plain words are marked by the database, and each mark is taken over to the word as printed."""
        asked = {"plain": _plain(whole), "words": words, "options": _OPTIONS}
        marked = self._session.scalars(text(_HEADLINE), asked).one()
        hits = [BEGINS in word for word in marked.split()]
        return pieces_at(whole, (span for span, hit in zip(word_spans(whole), hits, strict=False) if hit))


def _found(wanted: Wanted) -> str:
    query = wanted.search.query
    return _WITH_WORDS if query.terms or query.excluded else _WITHOUT_WORDS


def _parameters(wanted: Wanted) -> dict[str, Any]:
    query = wanted.search.query
    return {
        "terms": _terms(wanted.chosen),
        "since": 0 if wanted.since is None else wanted.since,
        "until": _LARGEST if wanted.until is None else wanted.until,
        "apart_from": -1 if wanted.apart_from is None else wanted.apart_from,
    } | ({"words": _words(query)} if query.terms or query.excluded else {})


def _terms(chosen: Chosen) -> str:
    """What may be found, as a `tsquery`; terms hold nothing that would have to be quoted."""
    parts = [EVERY, *(f"({' | '.join(group)})" for group in chosen.groups)]
    for hiding, apart_from in chosen.hidden:
        parts.append(f"!({hiding} & !({' | '.join(apart_from)}))" if apart_from else f"!{hiding}")
    return " & ".join(parts)


def _words(query: Query) -> str:
    """The words of a query for `to_tsquery`. They hold letters and figures alone, so that nothing in them is an operator."""
    wanted = (" | " if query.some else " & ").join(map(_term, query.terms))
    excluded = " | ".join(map(_term, query.excluded))
    return " & ".join(part for part in (wanted and f"({wanted})", excluded and f"!({excluded})") if part)


def _term(term: Term) -> str:
    return f"({' <-> '.join(term.words)}{':*' if term.prefix else ''})"


def _plain(whole: str) -> str:
    return " ".join(folded_words(whole))
