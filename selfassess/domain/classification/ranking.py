"""Which of the lines that are likely by themselves a passage is about, told by all of them and by the passages around it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul

from selfassess.domain.classification.linear import likelihood

MOST_LINES = 3
CANDIDATES = 6
"""How many of a passage's best lines are weighed against each other."""
NEAR, WIDE = (-1, 1), (-2, -1, 1, 2)
"""Which passages of a report count as neighbours, from the next to those after them."""
UNLIKELY = -7.0
"""A score below which a line is as good as impossible."""
RARE = 0.01
WITHIN = {"children-in-care-and-care-leavers": ("children-in-care", "care-leavers"), "none": (), "lscb": ()}
"""The areas of a section, where they are not the one that names it."""
Weighing = tuple[float, Sequence[float]]
"""A bias, and a weight for each measure."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a passage by itself: the score of each line, how strong its signals are, and the area of its section."""

    scores: Sequence[float]
    signals: Mapping[str, float]
    section: str


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each line is by its score, and each area: the sum of its lines."""

    lines: Sequence[float]
    areas: Sequence[float]


class Ranking:
    """Weighs the lines of passages.

    `usual` says how often a passage is about each line, `together` how often one about a line (the row) is about another too.
    `about` and `of_area` weigh the measures of a line: whether the passage is about it, and whether it is about its area.
    `least` is how likely a further line must be.
    """

    def __init__(
        self,
        classes: Sequence[str],
        usual: Sequence[float],
        together: Sequence[Sequence[float]],
        weighings: tuple[Weighing, Weighing],
        least: float,
    ) -> None:
        self._classes = classes
        areas = [line.partition(".")[0] for line in classes]
        self._areas = list(dict.fromkeys(areas))
        self._area = [self._areas.index(area) for area in areas]
        self._usual = self._likely(usual)
        self._common = [math.log(share) for share in usual]
        self._together = [[math.log(share + RARE) for share in row] for row in together]
        self._about, self._of_area = weighings
        self._least = least

    def lines(self, heard: Sequence[Heard | None]) -> list[tuple[str, ...]]:
        """The lines of each passage of a report, best first, one to three; none for passages that speak of no line (None)."""
        likely = [self.likely(each) if each else None for each in heard]
        return [self._chosen(each, likely, place) if each else () for place, each in enumerate(heard)]

    def likely(self, heard: Heard) -> Likely:
        """How likely the lines and areas of a passage are by itself."""
        return self._likely([likelihood(score) if score > UNLIKELY else 0.0 for score in heard.scores])

    def _likely(self, lines: Sequence[float]) -> Likely:
        areas = [0.0] * len(self._areas)
        for area, share in zip(self._area, lines, strict=True):
            areas[area] += share
        return Likely(lines, areas)

    def _chosen(self, heard: Heard, likely: Sequence[Likely | None], place: int) -> tuple[str, ...]:
        told = [
            (line, _weighed(self._about, measures), _weighed(self._of_area, measures))
            for line, measures in self.measured(heard, likely, place)
        ]
        first = max(told, key=lambda each: each[1] + each[2])[0]
        further = sorted(((about, line) for line, about, _ in told if line != first and about >= self._least), reverse=True)
        return tuple(self._classes[line] for line in (first, *(line for _, line in further[: MOST_LINES - 1])))

    def measured(self, heard: Heard, likely: Sequence[Likely | None], place: int) -> Iterator[tuple[int, list[float]]]:
        """The best lines of the passage at a place, each with its measures, in the order in which both weighings know them."""
        scores = heard.scores
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:CANDIDATES]
        best, second = ranked[0], ranked[1]
        own = likely[place] or self._usual
        near, wide = ([*_around(likely, place, which)] or [self._usual] for which in (NEAR, WIDE))
        total, near_total, wide_total = (sum(chain.from_iterable(one.areas for one in many)) for many in ([own], near, wide))
        within = WITHIN.get(heard.section, (heard.section,))
        area_best: dict[int, float] = {}
        for line in ranked:
            area = self._area[line]
            area_best.setdefault(area, own.lines[line])
            yield (
                line,
                [
                    scores[line],
                    own.lines[line],
                    scores[line] - scores[best],
                    scores[line] - scores[second],
                    float(ranked.index(line)),
                    own.areas[area] / total,
                    area_best[area],
                    float(area == self._area[best]),
                    float(self._areas[area] in within),
                    sum(one.lines[line] for one in near) / len(near),
                    sum(one.lines[line] for one in wide) / len(wide),
                    sum(one.areas[area] for one in near) / near_total,
                    sum(one.areas[area] for one in wide) / wide_total,
                    heard.signals.get(self._classes[line], 0.0),
                    self._together[best][line] if line != best else 0.0,
                    self._common[line],
                    float(not within),
                    scores[best],
                ],
            )


def _around(likely: Sequence[Likely | None], place: int, which: Iterable[int]) -> Iterator[Likely]:
    """The neighbours of a passage that speak of lines."""
    for step in which:
        if 0 <= place + step < len(likely) and (one := likely[place + step]):
            yield one


def _weighed(weighing: Weighing, measures: Sequence[float]) -> float:
    bias, weights = weighing
    return likelihood(bias + sum(map(mul, weights, measures)))
