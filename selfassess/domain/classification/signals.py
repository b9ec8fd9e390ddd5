"""Words and phrases by which passages about a line are known."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from selfassess.domain.classification.wording import words

LONGER = 0.5
"""What each further word of a phrase adds: a long phrase says more than a single word."""
REMEMBERED = 16
"""How many texts' strengths are remembered: a passage is asked about again as its neighbours' neighbour."""
Worth = tuple[float, tuple[str, ...]]
"""What a phrase adds to each of the lines that have it."""


class Signals:
    """The signals of the lines of one framework; a phrase that several lines share counts for each in part."""

    def __init__(self, signals: Mapping[str, Iterable[str]]) -> None:
        lines: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for line, given in signals.items():
            for phrase in given:
                if found := tuple(words(phrase)):
                    lines[found].add(line)
        self._single: dict[str, Worth] = {}
        self._starting: defaultdict[tuple[str, str], list[tuple[tuple[str, ...], Worth]]] = defaultdict(list)
        for (first, *rest), shared in lines.items():
            worth = (1 + LONGER * len(rest)) / len(shared), tuple(sorted(shared))
            if rest:
                self._starting[first, rest[0]].append((tuple(rest[1:]), worth))
            else:
                self._single[first] = worth
        self.strengths = lru_cache(maxsize=REMEMBERED)(self._strengths)

    def _strengths(self, text: str) -> Mapping[str, float]:
        """How strongly a text speaks of each line; lines of which it does not speak are left out."""
        totals: defaultdict[str, float] = defaultdict(float)
        for worth, lines in self._met(words(text)):
            for line in lines:
                totals[line] += worth
        return {line: math.sqrt(total) for line, total in totals.items()}

    def _met(self, found: tuple[str, ...]) -> Iterator[Worth]:
        """What each signal is worth that stands among these words, as often as it does."""
        single, starting = self._single, self._starting
        yield from (single[word] for word in found if word in single)
        for place, pair in enumerate(pairwise(found), start=2):
            if pair in starting:
                yield from (worth for rest, worth in starting[pair] if not rest or found[place : place + len(rest)] == rest)

    def lines(self, text: str, *, most: int = 3, least: float = 1.0) -> tuple[str, ...]:
        """The lines that a text speaks of by its signals alone, best first: each at least `least` and half the best strong."""
        strengths = self.strengths(text)
        best = max(strengths.values(), default=0.0)
        ranked = sorted(strengths, key=lambda line: (-strengths[line], line))
        return tuple(line for line in ranked if strengths[line] >= max(least, best / 2))[:most]
