"""A linear model: a score for each class is its bias plus what each feature adds to it."""

import math
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence

Features = Sequence[tuple[float, Collection[str]]]
"""The features of a text, those together that count with the same value."""

LANE = 64
"""How many bits the sum of one class has."""
WEIGHT_BITS = VALUE_BITS = 26
"""How many bits after the point a weight and a value have: together they leave room for scores of up to 2,047."""
_HALF = 1 << (LANE - 1)
_ONE = float(1 << (WEIGHT_BITS + VALUE_BITS))


class Linear:
    """Classes, a bias for each, and for each feature what it adds to each class, in the order of the classes.

    The weights of a feature stand side by side in one large whole number, so that one addition a feature adds those for all
    classes.
    """

    def __init__(self, classes: tuple[str, ...], bias: tuple[float, ...], weights: Mapping[str, Sequence[float]]) -> None:
        self.classes = classes
        self.bias = bias
        self._weights = {
            feature: _packed(round(weight * (1 << WEIGHT_BITS)) for weight in row) for feature, row in weights.items()
        }
        self._beginning = _packed(_HALF + round(weight * _ONE) for weight in bias)
        self._lanes = struct.Struct(f"<{len(bias)}Q")

    def scores(self, features: Features) -> list[float]:
        """The score of each class for these features; features that the model does not know count nothing."""
        known = self._weights.get
        total = self._beginning
        for value, names in features:
            total += round(value * (1 << VALUE_BITS)) * sum(filter(None, map(known, names)))
        return [(lane - _HALF) / _ONE for lane in self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))]


def _packed(lanes: Iterable[int]) -> int:
    """Whole numbers side by side; one that is negative borrows from the next, which adding up pays back."""
    return sum(lane << (LANE * place) for place, lane in enumerate(lanes))


def likelihood(score: float) -> float:
    """How likely a class is by its score, from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of several classes is, one of which must be right: together 1."""
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
