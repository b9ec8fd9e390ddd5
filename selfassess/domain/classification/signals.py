"""Words and phrases by which passages about a line are known."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selfassess.domain.classification.wording import words

LONGER = 0.5
"""What each further word of a phrase adds: a long phrase says more than a single word."""


class Signals:
    """The signals of the lines of one framework; a phrase that several lines share counts for each in part."""

    def __init__(self, signals: Mapping[str, Iterable[str]]) -> None:
        lines: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for line, given in signals.items():
            for phrase in given:
                if found := tuple(words(phrase)):
                    lines[found].add(line)
        self._starting: defaultdict[str, list[tuple[tuple[str, ...], float, tuple[str, ...]]]] = defaultdict(list)
        for run, shared in lines.items():
            worth = (1 + LONGER * (len(run) - 1)) / len(shared)
            self._starting[run[0]].append((run, worth, tuple(sorted(shared))))

    def strengths(self, found: Sequence[str]) -> dict[str, float]:
        """How strongly these words speak of each line; lines of which they do not speak are left out."""
        totals: defaultdict[str, float] = defaultdict(float)
        for place, word in enumerate(found):
            for phrase, worth, lines in self._starting.get(word, ()):
                if tuple(found[place : place + len(phrase)]) == phrase:
                    for line in lines:
                        totals[line] += worth
        return {line: math.sqrt(total) for line, total in totals.items()}

    def lines(self, text: str, *, most: int = 3, least: float = 1.0) -> tuple[str, ...]:
        """The lines that a text speaks of by its signals alone, best first: at least `least`, and half the best, strong."""
        strengths = self.strengths(words(text))
        best = max(strengths.values(), default=0.0)
        ranked = sorted(strengths, key=lambda line: (-strengths[line], line))
        return tuple(line for line in ranked if strengths[line] >= max(least, best / 2))[:most]
