"""How good the models are on reports that they have not seen."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sklearn.model_selection import GroupKFold

from selfassess.domain.report import PassageKind
from selfassess.ingest.classify import BOARD, NO_AREA, ranked
from training.data import Example, Reports, Saying
from training.learning import RULED, heard_in, learn_ranking, learn_tone, learn_topics, tone_of, topics_of, without

FOLDS = 6
SHARES = (0.25, 0.5, 0.75, 1.0)
Print = Callable[[str], None]


def learning_curve(
    examples: Sequence[Example], said: Sequence[Saying], signals: Mapping[str, Sequence[str]], reports: Reports, tell: Print
) -> None:
    """How good the models are that learn from a quarter, half, three quarters and all of the reports that they may learn from."""
    for share in SHARES:
        cross_validate(examples, said, signals, reports, lambda line, share=share: tell(f"{share:.0%}   {line}"), share=share)


def cross_validate(
    examples: Sequence[Example],
    said: Sequence[Saying],
    signals: Mapping[str, Sequence[str]],
    reports: Reports,
    tell: Print,
    *,
    share: float = 1.0,
) -> None:
    """Judge every gold passage by models that learned nothing from its report, as the whole passage that a reader finds.

    They learn from this `share` of the other reports. A third of the gold passages are a part of a paragraph; polarity is
    judged of that part alone too, as those who labelled it saw it.
    """
    gold = [example for example in examples if example.gold]
    lines: list[tuple[Example, tuple[str, ...]]] = []
    polarities: list[tuple[str, str]] = []
    of_parts: list[tuple[str, str]] = []
    for _, unseen in GroupKFold(FOLDS).split(gold, groups=[example.piece.report for example in gold]):
        judged = [gold[place] for place in unseen]
        away = {example.piece.report for example in judged}
        away |= _left_out({example.piece.report for example in examples} | {one.report for one in said}, away, share)
        seen = without(examples, away)
        chosen = lines_judged(seen, signals, reports, {example.piece.report for example in judged})
        tone = tone_of(learn_tone(seen, [one for one in said if one.report not in away]))
        for example in judged:
            piece = example.piece
            lines.append((example, chosen[piece.report][piece.number]))
            ruled, headline = RULED.get(piece.kind), piece.kind is PassageKind.HEADLINE
            for text, told in ((piece.text, polarities), (example.text, of_parts)):
                told.append((str(example.polarity), str(ruled or tone.polarity(text, headline=headline))))
    _tell_lines(lines, tell)
    _tell_polarity(polarities, tell)
    tell("of the words that were labelled:")
    _tell_polarity(of_parts, tell)


def lines_judged(
    seen: Sequence[Example], signals: Mapping[str, Sequence[str]], reports: Reports, judged: Iterable[str]
) -> dict[str, list[tuple[str, ...]]]:
    """The lines of each passage of these reports, by models that learn from the examples that may be seen."""
    stored = learn_ranking(seen, signals, reports)
    model, ranking = topics_of(learn_topics(seen, signals)), ranked(stored)
    return {report: ranking.lines(heard_in(model, reports[report][1], stored["classes"])) for report in judged}


def _left_out(reports: set[str], away: set[str], share: float) -> set[str]:
    """The reports not to learn from besides those that are judged: always the same ones, in no order that says anything."""
    others = sorted(reports - away)
    return set(others[round(len(others) * share) :])


def _tell_lines(given: Sequence[tuple[Example, tuple[str, ...]]], tell: Print) -> None:
    """Areas are judged wherever the gold names one, lines where it names some."""
    placed = [(example.area, _area(example, lines)) for example, lines in given if example.area != NO_AREA]
    judged = [(set(example.lines), lines) for example, lines in given if example.lines]
    first = sum(lines[0] in wanted for wanted, lines in judged if lines) / len(judged)
    right = sum(len(wanted & set(lines)) for wanted, lines in judged)
    wrong = sum(len(set(lines) - wanted) for wanted, lines in judged)
    missed = sum(len(wanted - set(lines)) for wanted, lines in judged)
    area = sum(wanted == named for wanted, named in placed) / len(placed)
    tell(
        f"area {area:.4f} of {len(placed)}   first line {first:.4f}   "
        f"lines micro F1 {2 * right / (2 * right + wrong + missed):.4f}   of {len(judged)}"
    )


def _area(example: Example, lines: Sequence[str]) -> str:
    if lines:
        return lines[0].partition(".")[0]
    return BOARD if example.piece.setting.area == BOARD else NO_AREA


def _tell_polarity(pairs: Sequence[tuple[str, str]], tell: Print) -> None:
    scores = {}
    for name in sorted({wanted for wanted, _ in pairs}):
        right = sum(wanted == given == name for wanted, given in pairs)
        wrong = sum(given == name != wanted for wanted, given in pairs)
        missed = sum(wanted == name != given for wanted, given in pairs)
        scores[name] = 2 * right / max(1, 2 * right + wrong + missed)
    each = "   ".join(f"{name} {score:.3f}" for name, score in scores.items())
    tell(f"polarity macro F1 {sum(scores.values()) / len(scores):.4f}   ({each})   of {len(pairs)}")
