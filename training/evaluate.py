"""How good the models are on reports that they have not seen."""

from collections.abc import Callable, Mapping, Sequence

from sklearn.model_selection import GroupKFold

from selfassess.domain.report import PassageKind
from training.data import Example, Saying
from training.learning import RULED, learn_tone, learn_topics, tone_of, topics_of, without

FOLDS = 6
SHARES = (0.25, 0.5, 0.75, 1.0)
Print = Callable[[str], None]


def learning_curve(
    examples: Sequence[Example], said: Sequence[Saying], signals: Mapping[str, Sequence[str]], tell: Print
) -> None:
    """How good the models are that learn from a quarter, half, three quarters and all of the reports that they may learn from."""
    for share in SHARES:
        cross_validate(examples, said, signals, lambda line, share=share: tell(f"{share:.0%}   {line}"), share=share)


def cross_validate(
    examples: Sequence[Example], said: Sequence[Saying], signals: Mapping[str, Sequence[str]], tell: Print, *, share: float = 1.0
) -> None:
    """Judge every gold passage by models that learned nothing from its report, as the whole passage that a reader finds.

    They learn from this `share` of the other reports.
    """
    gold = [example for example in examples if example.gold]
    lines: list[tuple[Example, tuple[str, ...]]] = []
    polarities: list[tuple[str, str]] = []
    for _, unseen in GroupKFold(FOLDS).split(gold, groups=[example.piece.report for example in gold]):
        judged = [gold[place] for place in unseen]
        away = {example.piece.report for example in judged}
        away |= _left_out({example.piece.report for example in examples} | {one.report for one in said}, away, share)
        seen = without(examples, away)
        topics = topics_of(learn_topics(seen, signals))
        tone = tone_of(learn_tone(seen, [one for one in said if one.report not in away]))
        for example in judged:
            piece = example.piece
            if example.lines:
                lines.append((example, topics.lines(piece.text, piece.setting)))
            ruled = RULED.get(piece.kind)
            given = ruled or tone.polarity(piece.text, headline=piece.kind is PassageKind.HEADLINE)
            polarities.append((str(example.polarity), str(given)))
    _tell_lines(lines, tell)
    _tell_polarity(polarities, tell)


def _left_out(reports: set[str], away: set[str], share: float) -> set[str]:
    """The reports not to learn from besides those that are judged: always the same ones, in no order that says anything."""
    others = sorted(reports - away)
    return set(others[round(len(others) * share) :])


def _tell_lines(judged: Sequence[tuple[Example, tuple[str, ...]]], tell: Print) -> None:
    first = sum(given[0] in example.lines for example, given in judged) / len(judged)
    area = sum(given[0].partition(".")[0] == example.area for example, given in judged) / len(judged)
    right = sum(len(set(given) & set(example.lines)) for example, given in judged)
    wrong = sum(len(set(given) - set(example.lines)) for example, given in judged)
    missed = sum(len(set(example.lines) - set(given)) for example, given in judged)
    tell(
        f"area {area:.4f}   first line {first:.4f}   lines micro F1 {2 * right / (2 * right + wrong + missed):.4f}   of {len(judged)}"
    )


def _tell_polarity(pairs: Sequence[tuple[str, str]], tell: Print) -> None:
    scores = {}
    for name in sorted({wanted for wanted, _ in pairs}):
        right = sum(wanted == given == name for wanted, given in pairs)
        wrong = sum(given == name != wanted for wanted, given in pairs)
        missed = sum(wanted == name != given for wanted, given in pairs)
        scores[name] = 2 * right / max(1, 2 * right + wrong + missed)
    each = "   ".join(f"{name} {score:.3f}" for name, score in scores.items())
    tell(f"polarity macro F1 {sum(scores.values()) / len(scores):.4f}   ({each})   of {len(pairs)}")
