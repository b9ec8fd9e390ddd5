"""Which line of one framework answers to which of another."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What the older line is to the newer one."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    PART = "part"
    NONE = "none"

    def reversed(self) -> "Relation":
        """What the newer line is to the older one."""
        return _REVERSED.get(self, self)

    def then(self, following: "Relation") -> "Relation":
        """What is left of both relations when one crosswalk is followed by another."""
        if Relation.NONE in (self, following):
            return Relation.NONE
        if Relation.SAME in (self, following):
            return following if self is Relation.SAME else self
        return self if self is following else Relation.PART


_REVERSED = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}

RELATION_WORDS = {
    Relation.SAME: "asks the same",
    Relation.BROADER: "asks more than",
    Relation.NARROWER: "asks less than",
    Relation.PART: "overlaps with",
    Relation.NONE: "has no counterpart",
}
"""How a pair reads, from the older line to the newer one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One older line beside one newer line, and why.

    One side is None exactly where the relation is `none`: a line that was dropped (no `new`) or that came new (no `old`).
    """

    old: str | None
    new: str | None
    relation: Relation
    reason: str

    def reversed(self) -> "Pair":
        """The same pair read from the newer line."""
        return Pair(old=self.new, new=self.old, relation=self.relation.reversed(), reason=self.reason)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Every pair between two framework versions, named by their keys; a line may stand in several pairs, best first."""

    old: str
    new: str
    pairs: tuple[Pair, ...]

    def newer(self, line: str) -> tuple[Pair, ...]:
        """The pairs that lead from an older line to newer ones, best first; empty where it was dropped or is not known."""
        return tuple(pair for pair in self.pairs if pair.old == line and pair.new is not None)

    def older(self, line: str) -> tuple[Pair, ...]:
        """The pairs that lead from a newer line back to older ones, best first; empty where it came new or is not known."""
        return tuple(pair for pair in self.pairs if pair.new == line and pair.old is not None)

    @property
    def dropped(self) -> tuple[Pair, ...]:
        """The older lines that nothing answers to any more, each with its reason."""
        return tuple(pair for pair in self.pairs if pair.new is None)

    @property
    def introduced(self) -> tuple[Pair, ...]:
        """The newer lines that answer to nothing older, each with its reason."""
        return tuple(pair for pair in self.pairs if pair.old is None)

    def reversed(self) -> "Crosswalk":
        """The same crosswalk read the other way."""
        return Crosswalk(old=self.new, new=self.old, pairs=tuple(pair.reversed() for pair in self.pairs))

    def then(self, following: "Crosswalk") -> "Crosswalk":
        """This crosswalk followed by one that starts where it ends: what the oldest lines are to the newest."""
        joined = [pair for first in self.pairs for pair in _continued(first, following)]
        reached = {pair.new for pair in joined if pair.old is not None}
        came = [pair for pair in (*joined, *following.pairs) if pair.old is None and pair.new not in reached]
        led = [pair for pair in joined if pair.old is not None]
        return Crosswalk(old=self.old, new=following.new, pairs=tuple(_distinct([*led, *came])))


def _continued(first: Pair, following: Crosswalk) -> list[Pair]:
    if first.new is None:
        return [first]
    onward = [pair for pair in following.pairs if pair.old == first.new and (pair.new is not None or first.old is not None)]
    return [Pair(first.old, pair.new, first.relation.then(pair.relation), _both(first.reason, pair.reason)) for pair in onward]


def _both(first: str, second: str) -> str:
    return first if first == second else f"{first} {second}"


def _distinct(pairs: list[Pair]) -> list[Pair]:
    """The first of each pair of lines; a line that leads somewhere is not also dropped."""
    kept: dict[tuple[str | None, str | None], Pair] = {}
    leading = {pair.old for pair in pairs if pair.new is not None}
    for pair in pairs:
        if pair.new is not None or pair.old not in leading:
            kept.setdefault((pair.old, pair.new), pair)
    return list(kept.values())
