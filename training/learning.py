"""Learning the two models from labelled passages and sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from selfassess.domain.classification import polarity as tones
from selfassess.domain.classification import topics
from selfassess.domain.classification.linear import Features
from selfassess.domain.classification.polarity import Tone
from selfassess.domain.classification.ranking import UNLIKELY, Heard
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.topics import Topics
from selfassess.domain.classification.wording import sentences
from selfassess.domain.report import PassageKind, Polarity
from selfassess.ingest.classify import linear, ranked, verdict
from selfassess.library.catalogue import load_catalogue
from training.data import Example, Piece, Reports, Saying
from training.fitting import Stored, Vectors, fit_each, fit_one, fit_scale, fit_trees, fit_yes, stored_linear

FACTORS = {"t": 1.0, "f": 0.6, "s": 0.3, "fs": 0.3, "b": 0.15, "n": 0.15, "a": 0.8, "k": 0.8, "at": 0.8, "h": 0.15}
TOPIC_STRENGTH, SENTENCE_STRENGTH, WHOLE_STRENGTH, SCALE_STRENGTH = 10.0, 2.0, 10.0, 0.3
TOPIC_LEAST = 0.34
RANKING_STRENGTH = 0.3
OFTEN_TOPIC, OFTEN_TONE = 5, 3
WEAK = 0.05
ROUNDS, RATE, DEPTH = 120, 0.05, 3
TELLING = {"strength": tones.GOOD, "improvement": tones.BAD, "neutral": tones.PLAIN}
SENTENCE_CLASSES = (tones.GOOD, tones.BAD, tones.PLAIN)
WHOLE_CLASSES = tuple(str(polarity) for polarity in Polarity)
RULED = {PassageKind.RECOMMENDATION: Polarity.IMPROVEMENT, PassageKind.CONTEXT: Polarity.NEUTRAL}


def shipped_signals(frameworks: Path) -> dict[str, list[str]]:
    """The signals of every ILACS line, over all versions."""
    signals: dict[str, set[str]] = {}
    for framework in load_catalogue((frameworks,)).frameworks():
        if framework.id == "ilacs":
            for area in framework.areas:
                for line in area.lines:
                    signals.setdefault(line.id, set()).update(line.signals)
    return {line: sorted(found) for line, found in sorted(signals.items())}


def learn_topics(examples: Sequence[Example], signals: Mapping[str, Sequence[str]]) -> Stored:
    """The model of lines, in the form in which it is stored."""
    lined = [example for example in examples if example.lines]
    known = Signals(signals)
    classes = lines_of(lined)
    found = [topics.features(example.text, example.piece.setting, known) for example in lined]
    vectors = Vectors(found, factors=FACTORS, least=OFTEN_TOPIC)
    weights, biases = fit_each(vectors.matrix(found), [example.lines for example in lined], classes, strength=TOPIC_STRENGTH)
    stored = stored_linear(vectors.names, vectors.scales, weights, biases, classes)
    return {"signals": {line: list(given) for line, given in signals.items()}, "linear": stored}


def lines_of(examples: Sequence[Example]) -> list[str]:
    """Every line that an example is about."""
    return sorted({line for example in examples for line in example.lines})


def topics_of(stored: Stored) -> Topics:
    """The model of lines that a stored form holds."""
    return Topics(linear(stored["linear"]), Signals(stored["signals"]))


def learn_ranking(examples: Sequence[Example], signals: Mapping[str, Sequence[str]], reports: Reports) -> Stored:
    """The weighing of lines, in the form in which it is stored: it learns from scores by models that had not seen the report."""
    lined = [example for example in examples if example.lines and example.piece.speaks]
    classes = lines_of(examples)
    stored = _how_often(lined, classes)
    bare = ranked({**stored, "about": (0, ()), "area": (0, ())})
    measures: list[list[float]] = []
    about: list[bool] = []
    of_area: list[bool] = []
    for seen, unseen in GroupKFold(5).split(lined, groups=[example.piece.report for example in lined]):
        away = {lined[place].piece.report for place in unseen}
        model = topics_of(learn_topics([lined[place] for place in seen], signals))
        told = {report: heard_in(model, reports[report][1], classes) for report in away}
        likely = {report: [bare.likely(one) if one else None for one in heard] for report, heard in told.items()}
        for example in (lined[place] for place in unseen):
            piece = example.piece
            heard = told[piece.report][piece.number]
            for line, measured in bare.measured(heard, likely[piece.report], piece.number) if heard else ():
                measures.append(measured)
                about.append(classes[line] in example.lines)
                of_area.append(classes[line].partition(".")[0] == example.area)
    weighed = np.array(measures)
    return {
        **stored,
        "about": fit_yes(weighed, about, strength=RANKING_STRENGTH),
        "area": fit_yes(weighed, of_area, strength=RANKING_STRENGTH),
    }


def heard_in(model: Topics, pieces: Sequence[Piece], classes: Sequence[str]) -> list[Heard | None]:
    """What a model says of each passage of a report by itself, its scores in the order of `classes`; a line it does not know is unlikely."""
    places = {line: place for place, line in enumerate(model.linear.classes)}

    def of(piece: Piece) -> Heard:
        heard = model.heard(piece.text, piece.setting)
        return replace(heard, scores=[heard.scores[places[line]] if line in places else UNLIKELY for line in classes])

    return [of(piece) if piece.speaks else None for piece in pieces]


def _how_often(examples: Sequence[Example], classes: Sequence[str]) -> Stored:
    """How often passages are about each line, and how often those about one are about another too."""
    counts = {line: [example for example in examples if line in example.lines] for line in classes}
    return {
        "classes": list(classes),
        "usual": [round(max(1, len(counts[line])) / len(examples), 4) for line in classes],
        "together": [
            [round(sum(other in example.lines for example in counts[line]) / (len(counts[line]) + 2), 3) for other in classes]
            for line in classes
        ],
        "least": TOPIC_LEAST,
    }


def learn_tone(examples: Sequence[Example], said: Sequence[Saying]) -> Stored:
    """The model of polarity, in the form in which it is stored: its trees see measures from models that had not seen the passage."""
    open_ones = [example for example in examples if example.polarity and example.piece.kind not in RULED]
    groups = [example.piece.report for example in open_ones]
    measured: list[list[float]] = [[] for _ in open_ones]
    for seen, unseen in GroupKFold(5).split(open_ones, groups=groups):
        away = {groups[place] for place in unseen}
        partial = _without_trees([open_ones[place] for place in seen], [one for one in said if one.report not in away])
        for place in unseen:
            example = open_ones[place]
            measured[place] = partial.measures(example.text, headline=example.piece.kind is PassageKind.HEADLINE)
    labels = [str(example.polarity) for example in open_ones]
    trees = fit_trees(np.array(measured), labels, rounds=ROUNDS, rate=RATE, depth=DEPTH)
    scale = fit_scale(np.array(measured), labels, trees["classes"], strength=SCALE_STRENGTH)
    return {**_linear_parts(open_ones, said), **trees, "scale": scale}


def tone_of(stored: Stored) -> Tone:
    """The model of polarity that a stored form holds."""
    return Tone(linear(stored["sentences"]), linear(stored["whole"]), verdict(stored))


def _without_trees(examples: Sequence[Example], said: Sequence[Saying]) -> Tone:
    return tone_of({**_linear_parts(examples, said), "classes": [], "start": [], "trees": [], "scale": []})


def _linear_parts(examples: Sequence[Example], said: Sequence[Saying]) -> Stored:
    return {"sentences": _sentence_model(examples, said), "whole": _whole_model(examples)}


def _sentence_model(examples: Sequence[Example], said: Sequence[Saying]) -> Stored:
    texts: list[str] = []
    labels: list[str] = []
    worth: list[float] = []
    for one in said:
        for tone in (tones.GOOD, tones.BAD) if one.tone == "both" else (one.tone,):
            texts.append(one.text)
            labels.append(tone)
            worth.append(0.5 if one.tone == "both" else 1.0)
    for example in examples:
        if tone := TELLING.get(str(example.polarity)):
            for sentence in sentences(example.text):
                texts.append(sentence)
                labels.append(tone)
                worth.append(WEAK)
    found = [tones.sentence_features(text) for text in texts]
    return _chosen(found, labels, worth, SENTENCE_CLASSES, strength=SENTENCE_STRENGTH, balanced=False)


def _whole_model(examples: Sequence[Example]) -> Stored:
    found = [tones.features(example.text) for example in examples]
    labels = [str(example.polarity) for example in examples]
    return _chosen(found, labels, [1.0] * len(found), WHOLE_CLASSES, strength=WHOLE_STRENGTH, balanced=True)


def _chosen(
    found: Sequence[Features],
    labels: Sequence[str],
    worth: Sequence[float],
    classes: Sequence[str],
    *,
    strength: float,
    balanced: bool,
) -> Stored:
    vectors = Vectors(found, factors={}, least=OFTEN_TONE)
    weights, biases = fit_one(vectors.matrix(found), labels, np.array(worth), classes, strength=strength, balanced=balanced)
    return stored_linear(vectors.names, vectors.scales, weights, biases, classes)


def without(examples: Sequence[Example], reports: set[str]) -> list[Example]:
    """The examples that stand in none of these reports."""
    return [example for example in examples if example.piece.report not in reports]
