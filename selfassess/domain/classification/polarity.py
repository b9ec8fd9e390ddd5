"""Which way a passage speaks: what each sentence says, weighed by its length, then what the whole makes of it."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.domain.classification.linear import Features, Linear, shares
from selfassess.domain.classification.wording import phrases, sentences, words
from selfassess.domain.report import Polarity

LONGEST_PHRASE = 2
CLEARLY = 0.5
"""How likely a sentence must be to praise or criticise to be quoted for it."""
GOOD, BAD, PLAIN = "good", "bad", "plain"
TURN = re.compile(r"\b(?:however|although|despite|nevertheless|nonetheless|while)\b", re.IGNORECASE)
HOWEVER = re.compile(r"\bHowever\b")
FIGURE = re.compile(r"\d+")


Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf's value, or the measure asked, its limit, and the trees for 'at most' and 'above'."""


def leaf(tree: Tree, measured: Sequence[float]) -> float:
    """The value of the leaf to which these measures lead."""
    while isinstance(tree, tuple):
        measure, limit, lower, upper = tree
        tree = lower if measured[measure] <= limit else upper
    return tree


@dataclass(frozen=True, slots=True)
class Tone:
    """A model of polarity.

    `sentences` scores each sentence good, bad or plain; `whole` scores the passage; `trees` weigh the measures made of
    both, a row of trees for each of `classes`, on top of `start`.
    """

    sentences: Linear
    whole: Linear
    classes: tuple[Polarity, ...]
    start: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]

    def polarity(self, text: str, *, headline: bool) -> Polarity:
        """Which way a finding or headline speaks."""
        measured = self.measures(text, headline=headline)
        totals = list(self.start)
        for place, row in enumerate(self.trees):
            totals[place] += sum([leaf(tree, measured) for tree in row])
        return self.classes[max(range(len(totals)), key=totals.__getitem__)]

    def sides(self, parts: Sequence[str]) -> tuple[int, ...]:
        """Which way each of these sentences leans: 1 praise, -1 criticism, 0 neither."""
        said = (self._said(part) for part in parts)
        return tuple(1 if good >= CLEARLY else -1 if bad >= CLEARLY else 0 for good, bad, _ in said)

    def measures(self, text: str, *, headline: bool) -> list[float]:
        """What the trees ask about a passage."""
        parts = sentences(text) or [text]
        said = [self._said(part) for part in parts]
        logs = [math.log(share + 0.01) for share in shares(self.whole.scores(features(text)))]
        return [*measures_of(said, [max(1, len(part.split())) for part in parts], text), float(headline), *logs]

    def _said(self, sentence: str) -> tuple[float, float, float]:
        """How likely a sentence is good, bad and plain."""
        found = dict(zip(self.sentences.classes, shares(self.sentences.scores(features(sentence))), strict=True))
        return found[GOOD], found[BAD], found[PLAIN]


def features(text: str) -> Features:
    """Each phrase of a text once, weighed so that long and short texts count alike."""
    runs = phrases(words(text), LONGEST_PHRASE)
    return [(1 / math.sqrt(max(1, len(runs))), runs)]


def measures_of(said: Sequence[tuple[float, float, float]], lengths: Sequence[int], text: str) -> list[float]:
    """Measures of a passage from what its sentences say: shares by length, extremes, first and last, turns, figures."""
    total = sum(lengths)
    weights = [length / total for length in lengths]
    good = [share[0] for share in said]
    bad = [share[1] for share in said]
    lean = [math.log((g + 0.02) / (b + 0.02)) for g, b, _ in said]
    mean_good, mean_bad, mean_plain = (sum(w * share[kind] for w, share in zip(weights, said, strict=True)) for kind in range(3))
    speaks_bad = sum(w for w, (g, b, p) in zip(weights, said, strict=True) if b > g and b > p)
    speaks_good = sum(w for w, (g, b, p) in zip(weights, said, strict=True) if g > b and g >= p)
    return [
        mean_good,
        mean_bad,
        mean_plain,
        speaks_bad,
        speaks_good,
        min(speaks_bad, speaks_good),
        max(good),
        max(bad),
        min(lean),
        max(lean),
        lean[-1],
        lean[0],
        bad[-1],
        good[0],
        sum(w * value for w, value in zip(weights, lean, strict=True)),
        min(max(good), max(bad)),
        min(mean_good, mean_bad),
        float(len(said)),
        math.log(total),
        len(FIGURE.findall(text)) / total,
        float(TURN.search(text) is not None),
        float(HOWEVER.search(text) is not None),
        _two_highest(bad),
        _two_highest(good),
    ]


def _two_highest(values: Sequence[float]) -> float:
    highest = sorted(values)[-2:]
    return sum(highest) / len(highest)
