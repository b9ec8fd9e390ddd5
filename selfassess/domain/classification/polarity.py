"""Which way a passage speaks: what each sentence says, weighed by its length, then what the whole makes of it."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import mul

from selfassess.domain.classification.linear import Features, Linear, shares
from selfassess.domain.classification.trees import Forest, Tree
from selfassess.domain.classification.wording import phrases, sentences, words
from selfassess.domain.report import Polarity

LONGEST_PHRASE = 2
CLEARLY = 0.5
"""How likely a sentence must be to praise or criticise to be quoted for it."""
GOOD, BAD, PLAIN = "good", "bad", "plain"
TURNS = frozenset(("however", "although", "despite", "nevertheless", "nonetheless", "while"))
CLAUSES = TURNS | {"but", "though", "whilst", "yet"}
DENIALS = frozenset(("not", "no", "never", "neither", "nor", "without", "lack", "lacks", "too", "few", "insufficient")) | {
    "insufficiently",
    "yet",
    "rarely",
    "hardly",
    "limited",
}
SCOPE, OPENING = 4, 13
"""How many words a denial reaches, and how many after a turn that opens a sentence belong to it."""
EIGHT, LONGEST = 8, 6
"""Lengths are told apart by eight words, up to six times that."""
FIGURE = re.compile(r"\d+")
REMEMBERED = 64
"""How many sentences are remembered: those of a passage are asked about for the whole and for themselves."""


class Verdict:
    """What measures of a passage come to: trees, a row for each of `classes` on top of `start`, and a weighing of the measures.

    `scale` holds a bias and a weight for each measure, for each class. How likely the trees and the weighing say that a class is
    counts alike.
    """

    def __init__(
        self,
        classes: tuple[Polarity, ...],
        start: tuple[float, ...],
        trees: Sequence[Sequence[Tree]],
        scale: Sequence[tuple[float, Sequence[float]]],
    ) -> None:
        self._classes = classes
        self._start = start
        self._forest = Forest(trees)
        self._scale = scale

    def of(self, measured: Sequence[float]) -> Polarity:
        """The class that these measures speak for most."""
        grown = [start + total for start, total in zip(self._start, self._forest.totals(measured), strict=True)]
        weighed = [bias + sum(map(mul, weights, measured)) for bias, weights in self._scale]
        likely = [one + other for one, other in zip(shares(grown), shares(weighed), strict=True)]
        return self._classes[max(range(len(likely)), key=likely.__getitem__)]


class Tone:
    """A model of polarity.

    `sentences` scores each sentence good, bad or plain; `whole` scores the passage; `verdict` weighs the measures made of both.
    """

    def __init__(self, sentences: Linear, whole: Linear, verdict: Verdict) -> None:
        self._sentences = sentences
        self._whole = whole
        self._verdict = verdict
        self._said = lru_cache(maxsize=REMEMBERED)(self._heard)

    def polarity(self, text: str, *, headline: bool) -> Polarity:
        """Which way a finding or headline speaks."""
        return self._verdict.of(self.measures(text, headline=headline))

    def sides(self, parts: Sequence[str]) -> tuple[int, ...]:
        """Which way each of these sentences leans: 1 praise, -1 criticism, 0 neither."""
        said = (self._said(part) for part in parts)
        return tuple(1 if good >= CLEARLY else -1 if bad >= CLEARLY else 0 for good, bad, _ in said)

    def measures(self, text: str, *, headline: bool) -> list[float]:
        """What the verdict on a passage rests on."""
        parts = sentences(text) or (text,)
        said = [self._said(part) for part in parts]
        logs = [math.log(share + 0.01) for share in shares(self._whole.scores(features(text)))]
        return [*measures_of(said, [max(1, len(part.split())) for part in parts], text), float(headline), *logs]

    def _heard(self, sentence: str) -> tuple[float, float, float]:
        """How likely a sentence is good, bad and plain."""
        found = dict(zip(self._sentences.classes, shares(self._sentences.scores(sentence_features(sentence))), strict=True))
        return found[GOOD], found[BAD], found[PLAIN]


def features(text: str) -> Features:
    """Each phrase of a text once, weighed so that long and short texts count alike."""
    runs = phrases(words(text), LONGEST_PHRASE)
    return [(1 / math.sqrt(max(1, len(runs))), runs)]


def sentence_features(sentence: str) -> Features:
    """Each phrase of a sentence once, with what it opens with, what a word denies, and what stands before and after a turn.

    `not~timely` is a word among the few after one that denies, `pre:` and `post:` words on either side of the last turn, `sub:`
    the words after a turn with which the sentence opens, `^` its first words, `len:` how long it is.
    """
    found = words(sentence)
    runs = phrases(found, LONGEST_PHRASE) | set(_scoped(found))
    return [(1 / math.sqrt(max(1, len(runs))), runs)]


def _scoped(found: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(found):
        if word in DENIALS:
            yield from (f"{word}~{other}" for other in found[place + 2 : place + 2 + SCOPE])
    turn = max((place for place, word in enumerate(found) if word in CLAUSES), default=None)
    if turn == 0:
        yield from (f"sub:{word}" for word in found[1:OPENING])
    elif turn is not None:
        yield from (f"pre:{word}" for word in found[:turn])
        yield from (f"post:{word}" for word in found[turn + 1 :])
    yield f"^{' '.join(found[:1])}"
    yield f"^{' '.join(found[:2])}"
    yield f"len:{min(LONGEST, len(found) // EIGHT)}"


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
        float(not TURNS.isdisjoint(words(text))),
        float("However" in text),
        _two_highest(bad),
        _two_highest(good),
    ]


def _two_highest(values: Sequence[float]) -> float:
    highest = sorted(values)[-2:]
    return sum(highest) / len(highest)
