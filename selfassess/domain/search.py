"""A search of the library of past reports: what is asked for, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from selfassess.domain.holdings import HeldPassage
from selfassess.domain.query import Query


class Field(StrEnum):
    """What passages may be chosen by, and are counted by.

    `grade` is how the passage's report judged the passage's area; `report` the kind of report, `kind` that of the passage.
    `region` and `year` are counted only: a search asks for the region's authorities, and for days.
    """

    AREA = "area"
    LINE = "line"
    POLARITY = "polarity"
    GRADE = "grade"
    KIND = "kind"
    REPORT = "report"
    FRAMEWORK = "framework"
    AUTHORITY = "authority"
    REGION = "region"
    YEAR = "year"


class Order(StrEnum):
    """Which passages come first: those that answer best, or those of the newest report."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of the library. `only` holds, for a field, the values of which a passage must have one.

    `since` and `until` are days of the report, both within. `apart_from` leaves out one passage, by report and ordinal. `today`
    is the day that the age of a report is reckoned from, for the newer of two answers alike to come first.
    """

    query: Query
    today: date
    only: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    apart_from: tuple[str, int] | None = None
    order: Order = Order.BEST
    offset: int = 0
    limit: int = 20

    @property
    def impossible(self) -> bool:
        """Whether nothing can fit: none of no values, or likeness to no words."""
        return (self.query.some and not self.query.terms) or any(not values for values in self.only.values())


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `hit` where it is what was searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, its heading and its text in pieces."""

    held: HeldPassage
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and how much there is of it in all: passages, reports, and passages for each value of a field.

    Values are counted with the most frequent first, years and grades too. `names` are those of the authorities found, by id.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    reports: int = 0
    counts: Mapping[Field, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


NOTHING = Found()
