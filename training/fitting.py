"""Fitting: linear models over named features, and trees, in the stored form that ships."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from selfassess.domain.classification.linear import Features
from selfassess.ingest.classify import ALPHABET, STEPS

NOTHING = 1e-6
WORDS = frozenset(("", "t", "f", "pre", "post", "sub", "len"))
"""Prefixes of features that count for more the rarer they are: words, wherever they stand, and lengths."""
NEAR = 2e-3
"""How near to the best weights is near enough: nearer changes no figure and takes far longer."""
Stored = dict[str, Any]


class Vectors:
    """Named features as columns: those that `least` examples have, scaled by how rare they are and by a factor for their kind."""

    def __init__(self, examples: Sequence[Features], *, factors: Mapping[str, float], least: int = 2) -> None:
        counts = Counter(name for example in examples for _, names in example for name in names)
        self.names = sorted(feature for feature, count in counts.items() if count >= least)
        self._columns = {name: place for place, name in enumerate(self.names)}
        self.scales = np.array([self._scale(name, counts[name], len(examples), factors) for name in self.names])

    def _scale(self, name: str, count: int, total: int, factors: Mapping[str, float]) -> float:
        prefix = name.partition(":")[0] if ":" in name else ""
        factor = factors.get(prefix, 1.0)
        return factor * (math.log(total / count) + 1) / TYPICAL if prefix in WORDS else factor

    def matrix(self, examples: Sequence[Features]) -> csr_matrix:
        """The examples as rows."""
        rows, columns, values = [], [], []
        for row, example in enumerate(examples):
            for value, column in ((value, self._columns.get(name)) for value, names in example for name in names):
                if column is not None:
                    rows.append(row)
                    columns.append(column)
                    values.append(value * self.scales[column])
        return csr_matrix((values, (rows, columns)), shape=(len(examples), len(self.names)))


TYPICAL = 2.0
"""How rare a phrase typically is: scales phrases so that a text's vector is about one long."""


def fit_each(matrix: csr_matrix, labels: Sequence[Sequence[str]], classes: Sequence[str], *, strength: float) -> tuple[Any, Any]:
    """Weights and biases of one yes-or-no model a class; the first label of an example counts most."""
    weights = np.zeros((len(classes), matrix.shape[1]))
    biases = np.full(len(classes), -8.0)
    for place, name in enumerate(classes):
        wanted = np.array([name in given for given in labels])
        if wanted.any():
            worth = np.array([(3.0 if given[0] == name else 2.1) if name in given else 1.0 for given in labels])
            model = LogisticRegression(C=strength, solver="liblinear", max_iter=300).fit(matrix, wanted, sample_weight=worth)
            weights[place], biases[place] = model.coef_[0], model.intercept_[0]
    return weights, biases


def fit_one(
    matrix: csr_matrix, labels: Sequence[str], worth: Any, classes: Sequence[str], *, strength: float, balanced: bool
) -> Any:
    """Weights and biases of one model that chooses among classes."""
    model = LogisticRegression(C=strength, max_iter=200, tol=NEAR, class_weight="balanced" if balanced else None)
    model.fit(matrix, labels, sample_weight=worth)
    order = [list(model.classes_).index(name) for name in classes]
    return model.coef_[order], model.intercept_[order]


def stored_linear(names: Sequence[str], scales: Any, weights: Any, biases: Any, classes: Sequence[str]) -> Stored:
    """A linear model as text: for each feature its largest weight, and each weight as a letter that says what part of it."""
    effective = weights * scales
    return {
        "classes": list(classes),
        "bias": [round(float(bias), 3) for bias in biases],
        "weights": {name: _row(effective[:, column]) for column, name in enumerate(names)},
    }


def _row(weights: Any) -> list[object]:
    largest = float(np.max(np.abs(weights)))
    if largest < NOTHING:
        return [0, ALPHABET[STEPS] * len(weights)]
    return [round(largest, 3), "".join(ALPHABET[STEPS + round(float(weight) / largest * STEPS)] for weight in weights)]


def fit_scale(
    measures: Any, labels: Sequence[str], classes: Sequence[str], *, strength: float
) -> list[tuple[float, list[float]]]:
    """A bias and a weight for each measure, for each class, of a model that weighs measures as they are."""
    mean, spread = measures.mean(0), measures.std(0) + NOTHING
    model = LogisticRegression(C=strength, max_iter=500).fit((measures - mean) / spread, labels)
    order = [list(model.classes_).index(name) for name in classes]
    weights = model.coef_[order] / spread
    biases = model.intercept_[order] - weights @ mean
    return [
        (round(float(bias), 4), [round(float(weight), 4) for weight in row]) for bias, row in zip(biases, weights, strict=True)
    ]


def fit_yes(measures: Any, labels: Sequence[bool], *, strength: float) -> tuple[float, list[float]]:
    """A bias and a weight for each measure of a model that says yes or no to measures as they are."""
    mean, spread = measures.mean(0), measures.std(0) + NOTHING
    model = LogisticRegression(C=strength, max_iter=500).fit((measures - mean) / spread, labels)
    weights = model.coef_[0] / spread
    bias = model.intercept_[0] - weights @ mean
    return round(float(bias), 4), [round(float(weight), 4) for weight in weights]


def fit_trees(measures: Any, labels: Sequence[str], *, rounds: int, rate: float, depth: int) -> Stored:
    """A row of trees for each class over measures."""
    model = GradientBoostingClassifier(
        n_estimators=rounds, max_depth=depth, learning_rate=rate, subsample=0.7, random_state=0
    ).fit(measures, labels)
    prior = model.init_.class_prior_
    return {
        "classes": list(model.classes_),
        "start": [round(float(math.log(share)), 4) for share in prior],
        "trees": [
            [_stored_tree(model.estimators_[turn][place].tree_, model.learning_rate) for turn in range(rounds)]
            for place in range(len(model.classes_))
        ],
    }


def _stored_tree(tree: Any, rate: float, node: int = 0) -> object:
    """A tree from one of its nodes on: a leaf's value, or measure, limit, and the trees below and above it."""
    if tree.children_left[node] < 0:
        return round(float(tree.value[node][0][0]) * rate, 3)
    below, above = (_stored_tree(tree, rate, int(side[node])) for side in (tree.children_left, tree.children_right))
    return [int(tree.feature[node]), round(float(tree.threshold[node]), 3), below, above]
