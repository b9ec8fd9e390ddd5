"""Which lines of enquiry a passage is about."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.domain.classification.linear import Features, Linear, likelihood
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.wording import sentences, words

MOST_LINES = 3
BUCKETS = 5
REACH = 1.5
"""How much more likely a line outside the section's area must be than the best within it, to come first."""
WITHIN = {"children-in-care-and-care-leavers": ("children-in-care", "care-leavers"), "none": (), "lscb": ()}
"""The areas of a section, where they are not the one that names it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a passage stands.

    The area of its section ('none' without one), its kind, the words of its headings, its place among the passages of its section
    (from 0) of how many, and the texts before and after it in that section ('' at either end).
    """

    area: str
    kind: str
    headings: str = ""
    place: int = 0
    of: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Topics:
    """A model of lines: words, signals and setting add to each line's score; `least` is how likely a further line must be."""

    linear: Linear
    signals: Signals
    least: float

    def lines(self, text: str, setting: Setting) -> tuple[str, ...]:
        """The lines that a passage is about, best first, at most three and at least one."""
        scores = self.linear.scores(features(text, setting, self.signals))
        ranked = sorted(range(len(scores)), key=lambda place: -scores[place])
        first = self._first(ranked, scores, WITHIN.get(setting.area, (setting.area,)))
        further = [place for place in ranked if place != first][: MOST_LINES - 1]
        chosen = [first, *(place for place in further if likelihood(scores[place]) >= self.least)]
        return tuple(self.linear.classes[place] for place in chosen)

    def _first(self, ranked: Sequence[int], scores: Sequence[float], areas: Sequence[str]) -> int:
        """The best line, but one of the section's areas unless another is much more likely: the section first, then the topic."""
        best = ranked[0]
        inside = next((place for place in ranked if self.linear.classes[place].partition(".")[0] in areas), best)
        return best if scores[best] - scores[inside] >= REACH else inside


def features(text: str, setting: Setting, signals: Signals) -> Features:
    """The features of a passage, each named by where it was found.

    `t:` its words, `f:` those of its first sentence, `s:` and `fs:` signals in either, `b:` and `n:` signals in the passages
    before and after, `a:` `k:` `h:` `at:` its setting.
    """
    opening = next(iter(sentences(text)), "")
    told = [
        (strength, (f"{prefix}:{line}",))
        for prefix, source in (("s", text), ("fs", opening), ("b", setting.before), ("n", setting.after))
        for line, strength in signals.strengths(source).items()
    ]
    return [_block("t", text), _block("f", opening), (1.0, _of_setting(setting)), *told]


def _block(prefix: str, text: str) -> tuple[float, list[str]]:
    """Each word of a text once, weighed so that long and short texts count alike."""
    distinct = set(words(text))
    return 1 / math.sqrt(max(1, len(distinct))), [f"{prefix}:{word}" for word in distinct]


def _of_setting(setting: Setting) -> list[str]:
    bucket = min(BUCKETS - 1, setting.place * BUCKETS // max(1, setting.of))
    named = {f"h:{word}" for word in words(setting.headings)}
    return [f"a:{setting.area}", f"k:{setting.kind}", f"at:{setting.area}:{bucket}", *named]
