"""What each rule of challenge looks for. The rules' words, weights and limits are data; here is what cannot be."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256

from selfassess.domain.assessment import Texts
from selfassess.domain.challenge import Challenge, ChallengeRule, Found, Ground, worst_first
from selfassess.domain.deadlines import months_on
from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.domain.indicators import worse_than
from selfassess.domain.quoting import sentences
from selfassess.domain.wording import counted, day

Limits = Mapping[str, int]

ABOUT_LENGTH = 16
SHORTEST_SENTENCE = 6
"""How many words a sentence has at least that is compared with last year's: shorter ones are alike by chance."""
_NOT_WORD = re.compile(r"\W+")


def challenges(ground: Ground, rules: Sequence[ChallengeRule]) -> tuple[Challenge, ...]:
    """The challenges that a subject meets, worst first; none before it is judged, or described where it is only that."""
    if not ground.stands:
        return ()
    subject = ground.response.subject
    return worst_first(
        Challenge(rule, subject, found.said, _known_by(found.about))
        for rule in rules
        for found in CHECKS[rule.id].find(ground, rule.limits)
    )


def _known_by(about: str) -> str:
    return sha256(about.encode()).hexdigest()[:ABOUT_LENGTH]


def _no_evidence(ground: Ground, _limits: Limits) -> Iterator[Found]:
    if not ground.evidence:
        how = f"Judged {ground.judged}" if ground.judges else "Described"
        yield Found(f"{how}, and nothing is attached that shows it.", ground.response.judgement.answer)


def _one_kind(ground: Ground, _limits: Limits) -> Iterator[Found]:
    kinds = {item.kind for item in ground.evidence}
    if len(kinds) == 1:
        kind = next(iter(kinds))
        label = EVIDENCE_LABELS[kind]
        many = counted(len(ground.evidence), "piece")
        yield Found(f"Rests on one kind of evidence alone: {label[:1].lower()}{label[1:]} ({many}).", kind.value)


def _stale(ground: Ground, limits: Limits) -> Iterator[Found]:
    if not ground.evidence:
        return
    days = [item.about for item in ground.evidence if item.about]
    if not days:
        yield Found("None of its evidence says which time it is about.", "undated")
    elif max(days) < months_on(ground.today, -limits["months"]):
        yield Found(
            f"The newest evidence is about {day(max(days))}, more than {limits['months']} months ago.", max(days).isoformat()
        )


def _above_inspection(ground: Ground, _limits: Limits) -> Iterator[Found]:
    if ground.last is None:
        return
    printed, report = ground.last
    if not ground.better_than(printed.grade) or _newer_evidence(ground, report.day):
        return
    yield Found(
        f"Judged {ground.judged}. Inspectors last judged the area {ground.label(printed.grade)} ({report.title}), "
        "and none of the evidence is about the time since.",
        f"{ground.response.judgement.answer} {report.id}",
    )


def _newer_evidence(ground: Ground, since: date | None) -> bool:
    return since is not None and any(item.about is not None and item.about > since for item in ground.evidence)


def _above_audits(ground: Ground, limits: Limits) -> Iterator[Found]:
    """Fewer than the asked share of grades are of the level that was judged, or better. Grades are counted, never averaged."""
    order = [level.id for level in ground.scale.levels] if ground.scale else []
    answer = ground.response.judgement.answer
    records = len({(grade.exercise, grade.code) for grade in ground.audits})
    if answer not in order or records < limits["records"]:
        return
    enough = set(order[: order.index(answer) + 1])
    as_good = sum(grade.stands in enough for grade in ground.audits)
    many = len(ground.audits)
    if as_good * 100 < many * limits["percent"]:
        better = "" if answer == order[0] else " or better"
        newest = max(grade.day for grade in ground.audits)
        yield Found(
            f"Judged {ground.judged}. Of {counted(many, 'grade')} that your own audits gave in the last {limits['months']} "
            f"months ({counted(records, 'record')}), {as_good} {'is' if as_good == 1 else 'are'} {ground.judged}{better}.",
            f"audits {answer} {newest} {many} {as_good}",
        )


def _above_peers(ground: Ground, limits: Limits) -> Iterator[Found]:
    """In the better half of the scale, and peers asked to consider something in most of the cases that they read."""
    peers = ground.peers
    if peers is None or peers.cases < limits["cases"] or not _better_half(ground):
        return
    if peers.considered * 100 >= peers.cases * limits["percent"]:
        yield Found(
            f"Judged {ground.judged}. In {peers.considered} of {peers.cases} cases that say anything about this, "
            f"peers asked to consider something ({peers.title}).",
            f"peers {ground.response.judgement.answer} {peers.challenge}",
        )


def _better_half(ground: Ground) -> bool:
    order = [level.id for level in ground.scale.levels] if ground.scale else []
    answer = ground.response.judgement.answer
    return answer in order and order.index(answer) < len(order) / 2


def _above_figures(ground: Ground, _limits: Limits) -> Iterator[Found]:
    """In the better half of the scale, with a figure that is worse than England's and the neighbours' by more than chance."""
    if not _better_half(ground):
        return
    answer = ground.response.judgement.answer
    for value, definition in ground.figures:
        others = (("England", value.england), ("neighbours", value.neighbours))
        if all(worse_than(value, definition, other) for _, other in others):
            compared = ", ".join(f"{name} {other.value:g}" for name, other in others)
            said = f"{definition.title}: {value.figure.value:g} in {value.period}, worse than chance explains beside {compared}."
            yield Found(said, f"{definition.id} {value.period} {answer}")


def _unanswered(ground: Ground, _limits: Limits) -> Iterator[Found]:
    answered = {key for action in ground.actions for key in action.recommendations}
    loose = any(not action.recommendations for action in ground.actions)  # one that names none may answer any
    for asked in ground.asked if not loose else ():
        if asked.key in answered:
            continue
        yield Found(f"{asked.report} asked for this, it is open, and no action answers it: “{asked.text}”", asked.key)


def _overdue(ground: Ground, _limits: Limits) -> Iterator[Found]:
    for action in ground.actions:
        if action.overdue(ground.today) and action.due:
            yield Found(f"Was due on {day(action.due)} and is not done: “{action.text}”", f"{action.id} {action.due}")


def _too_long(ground: Ground, limits: Limits) -> Iterator[Found]:
    texts = ground.response.texts
    many = sum(len(text.split()) for text in (texts.strengths, texts.improvements, texts.impact))
    aim = limits["words-line" if ground.is_line else "words-area"]
    if many > aim:
        yield Found(f"What we know has {many} words, {many - aim} more than the {aim} that are aimed for.", str(many // aim))


def _no_impact(ground: Ground, _limits: Limits) -> Iterator[Found]:
    texts = ground.response.texts
    if (texts.strengths or texts.improvements) and not texts.impact:
        yield Found("What is done is described, and not what difference it makes to children.", "impact")


def _copied(ground: Ground, limits: Limits) -> Iterator[Found]:
    if ground.earlier is None:
        return
    share = copied_share(ground.response.texts, ground.earlier.texts)
    if share * 100 >= limits["percent"]:
        yield Found(f"{share:.0%} of the words stand so in “{ground.earlier.title}”.", ground.earlier.title)


def copied_share(texts: Texts, earlier: Texts) -> float:
    """The share, by words, of sentences that stand word for word in earlier texts; 0 to 1, 0 where nothing can be compared."""
    known = {_letters(sentence) for sentence in _sentences(earlier)}
    written = [sentence for sentence in _sentences(texts) if len(sentence.split()) >= SHORTEST_SENTENCE]
    words = sum(len(sentence.split()) for sentence in written)
    same = sum(len(sentence.split()) for sentence in written if _letters(sentence) in known)
    return same / words if words else 0.0


def _sentences(texts: Texts) -> Iterator[str]:
    for field in fields(texts):
        for paragraph in str(getattr(texts, field.name)).splitlines():
            yield from sentences(paragraph)


def _letters(sentence: str) -> str:
    return _NOT_WORD.sub(" ", sentence.casefold()).strip()


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule does, and the names of the limits that its file must give."""

    find: Callable[[Ground, Limits], Iterator[Found]]
    limits: frozenset[str] = frozenset()


CHECKS: Mapping[str, Check] = {
    "no-evidence": Check(_no_evidence),
    "above-last-inspection": Check(_above_inspection),
    "above-audits": Check(_above_audits, frozenset({"months", "records", "percent"})),
    "above-case-reviews": Check(_above_peers, frozenset({"cases", "percent"})),
    "above-indicators": Check(_above_figures),
    "recommendation-without-action": Check(_unanswered),
    "action-overdue": Check(_overdue),
    "stale-evidence": Check(_stale, frozenset({"months"})),
    "one-kind-of-evidence": Check(_one_kind),
    "no-so-what": Check(_no_impact),
    "copied": Check(_copied, frozenset({"percent"})),
    "too-long": Check(_too_long, frozenset({"words-line", "words-area"})),
}
"""What the rules of `challenge-rules.yaml` do, by id. A rule that the file leaves out is not applied."""
