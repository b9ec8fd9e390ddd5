"""What is asked of each kind of database, and the shapes that pass between them and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from selfassess.domain.query import Query
from selfassess.domain.search import Piece, Search
from selfassess.store.search.terms import Chosen

HEADING_WEIGHT = 3.0
"""How much more a word counts in the heading over a passage than in its text."""

DAY_BITS = 24
"""How far a day stands to the left in a passage's id: there is room for 16 million passages on each."""

HALVING_DAYS = 4 * 365.25
"""The age at which half of what recency adds is gone. A report of today counts twice as much as one from long ago."""


def first_id(day: date | None) -> int:
    """Where the ids of passages begin whose report is of this day; those of undated reports come first of all."""
    return (day.toordinal() if day else 0) << DAY_BITS


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as it goes into the index."""

    id: int
    heading: str
    text: str
    terms: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search with what its viewer may be shown; `apart_from` is the id of a passage to leave out."""

    search: Search
    chosen: Chosen
    apart_from: int | None = None

    @property
    def since(self) -> int | None:
        """The first id that is recent enough, None where every one is."""
        return first_id(self.search.since) if self.search.since else None

    @property
    def until(self) -> int | None:
        """The last id that is old enough, None where every one is."""
        return first_id(self.search.until) + (1 << DAY_BITS) - 1 if self.search.until else None


Marked = tuple[tuple[Piece, ...], tuple[Piece, ...]]
"""A passage's heading and its text, in pieces."""


class Words(Protocol):
    """The words and terms of passages in one kind of database."""

    def lock(self) -> None:
        """Keep others from changing the index until this transaction ends."""

    def add(self, entries: Sequence[Entry]) -> None:
        """Take passages in, whose rows in `search_passages` are there already."""

    def drop(self, report: int) -> None:
        """Forget the passages of a report, whose rows are all still there."""

    def ids(self, wanted: Wanted) -> tuple[int, ...]:
        """The ids of one page of what is found, in the order asked for."""

    def counted(self, wanted: Wanted) -> Iterable[tuple[int, int, int]]:
        """How many passages are found for each pair of report and labels, by their numbers."""

    def marked(self, query: Query, ids: Sequence[int]) -> Mapping[int, Marked]:
        """These passages, each of which holds a term of the query, with what was found in them."""
