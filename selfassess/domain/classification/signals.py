"""Words and phrases by which passages about a line are known."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from selfassess.domain.classification.wording import words

LONGER = 0.5
"""What each further word of a phrase adds: a long phrase says more than a single word."""
REMEMBERED = 16
"""How many texts' strengths are remembered: a passage is asked about again as its neighbours' neighbour."""


class Signals:
    """The signals of the lines of one framework; a phrase that several lines share counts for each in part."""

    def __init__(self, signals: Mapping[str, Iterable[str]]) -> None:
        lines: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for line, given in signals.items():
            for phrase in given:
                if found := tuple(words(phrase)):
                    lines[found].add(line)
        self._starting: defaultdict[str, list[tuple[list[str], float, tuple[str, ...]]]] = defaultdict(list)
        for (first, *rest), shared in lines.items():
            worth = (1 + LONGER * len(rest)) / len(shared)
            self._starting[first].append((rest, worth, tuple(sorted(shared))))
        self.strengths = lru_cache(maxsize=REMEMBERED)(self._strengths)

    def _strengths(self, text: str) -> Mapping[str, float]:
        """How strongly a text speaks of each line; lines of which it does not speak are left out."""
        totals: defaultdict[str, float] = defaultdict(float)
        starting = self._starting
        found = words(text)
        for place, word in enumerate(found, start=1):
            if word in starting:
                for rest, worth, lines in starting[word]:
                    if found[place : place + len(rest)] == rest:
                        for line in lines:
                            totals[line] += worth
        return {line: math.sqrt(total) for line, total in totals.items()}

    def lines(self, text: str, *, most: int = 3, least: float = 1.0) -> tuple[str, ...]:
        """The lines that a text speaks of by its signals alone, best first: each at least `least` and half the best strong."""
        strengths = self.strengths(text)
        best = max(strengths.values(), default=0.0)
        ranked = sorted(strengths, key=lambda line: (-strengths[line], line))
        return tuple(line for line in ranked if strengths[line] >= max(least, best / 2))[:most]
