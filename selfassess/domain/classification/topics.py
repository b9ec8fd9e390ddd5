"""Which lines of enquiry a passage is about."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.classification.linear import Linear, likelihood
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


def features(text: str, setting: Setting, signals: Signals) -> dict[str, float]:
    """The features of a passage.

    `t:` its words, `f:` those of its first sentence, `s:` and `fs:` signals in either, `b:` and `n:` signals in the passages
    before and after, `a:` `k:` `h:` `at:` its setting.
    """
    found = words(text)
    opening = words(next(iter(sentences(text)), ""))
    gathered = {**_block("t", found), **_block("f", opening)}
    for prefix, source in (("s", found), ("fs", opening), ("b", words(setting.before)), ("n", words(setting.after))):
        gathered.update({f"{prefix}:{line}": strength for line, strength in signals.strengths(source).items()})
    gathered.update(_of_setting(setting))
    return gathered


def _block(prefix: str, found: Sequence[str]) -> dict[str, float]:
    """Each word once, weighed so that long and short texts count alike."""
    distinct = set(found)
    worth = 1 / math.sqrt(len(distinct)) if distinct else 0.0
    return {f"{prefix}:{word}": worth for word in distinct}


def _of_setting(setting: Setting) -> Mapping[str, float]:
    bucket = min(BUCKETS - 1, setting.place * BUCKETS // max(1, setting.of))
    named = {f"h:{word}": 1.0 for word in words(setting.headings)}
    return {f"a:{setting.area}": 1.0, f"k:{setting.kind}": 1.0, f"at:{setting.area}:{bucket}": 1.0, **named}
