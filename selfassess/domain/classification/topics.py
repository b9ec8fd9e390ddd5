"""Which lines of enquiry a passage seems to be about by itself."""

import math
from dataclasses import dataclass

from selfassess.domain.classification.linear import Features, Linear
from selfassess.domain.classification.ranking import Heard
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.wording import sentences, words

BUCKETS = 5


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
    """A model of lines: words, signals and setting add to each line's score."""

    linear: Linear
    signals: Signals

    def heard(self, text: str, setting: Setting) -> Heard:
        """How a passage scores by itself."""
        scores = self.linear.scores(features(text, setting, self.signals))
        return Heard(scores, self.signals.strengths(text), setting.area)


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
