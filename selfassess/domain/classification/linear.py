"""A linear model: a score for each class is its bias plus what each feature adds to it."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Features = Sequence[tuple[float, Collection[str]]]
"""The features of a text, those together that count with the same value."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Classes, a bias for each, and for each feature what it adds to each class, in the order of the classes."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def scores(self, features: Features) -> list[float]:
        """The score of each class for these features; features that the model does not know count nothing."""
        totals = list(self.bias)
        known = self.weights
        for value, names in features:
            rows = [known[name] for name in names if name in known]
            if rows:
                sums = map(sum, zip(*rows, strict=True))
                totals = [total + value * added for total, added in zip(totals, sums, strict=True)]
        return totals


def likelihood(score: float) -> float:
    """How likely a class is by its score, from 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of several classes is, one of which must be right: together 1."""
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
