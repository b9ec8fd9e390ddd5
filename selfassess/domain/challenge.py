"""Challenges: questions that a judgement must stand up to, each by a rule that says its reason.

A rule never judges. It points at something that a person can check, once a line or area is judged, and a person answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Response, Texts
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Scale
from selfassess.domain.holdings import ReportHead
from selfassess.domain.indicators import Value
from selfassess.domain.practice_audits import AuditGrade
from selfassess.domain.reference import IndicatorDefinition
from selfassess.domain.report import PrintedJudgement

AT_ONCE = 3
"""How many challenges a line shows together: who reads ten answers none."""


@dataclass(frozen=True, slots=True)
class ChallengeRule:
    """One rule as its file gives it.

    `weight` is 1 to 100: what weighs most is shown first. `ask` is what the person is asked, `why` the reason for the rule with
    its source. `limits` are the numbers that the rule uses, by name.
    """

    id: str
    title: str
    ask: str
    why: str
    weight: int
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation that is open and speaks to the line: `key` is its report and digest, `said` who asked for what."""

    key: str
    text: str
    report: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier assessment said in the same place, and what that assessment is called."""

    title: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class PeersRead:
    """What peers found about one line: in how many cases they said anything, and in how many they asked to consider something."""

    challenge: str
    title: str
    cases: int
    considered: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that the rules look at for one subject.

    `evidence` of an area counts what its lines rest on too. `last` is how inspectors last judged the area that the subject is or
    belongs to. `asked` are open recommendations, `figures` the newest values of the indicators asked for, both of a line only.
    `audits` are the grades of recent practice audits, of an area those of its lines too. `peers` is what
    a peer challenge read in cases once the council may read its report, of a line only. `judges` is False of a line that is only
    described.
    """

    response: Response
    scale: Scale | None
    is_line: bool
    today: date
    evidence: Sequence[Evidence] = ()
    actions: Sequence[Action] = ()
    last: tuple[PrintedJudgement, ReportHead] | None = None
    asked: Sequence[Asked] = ()
    earlier: Earlier | None = None
    figures: Sequence[tuple[Value, IndicatorDefinition]] = ()
    audits: Sequence[AuditGrade] = ()
    peers: PeersRead | None = None
    judges: bool = True

    @property
    def stands(self) -> bool:
        """Whether there is something to challenge: a judgement, or the account of a line that is only described."""
        response = self.response
        return response.judgement.made or (not self.judges and not response.texts.blank() and not response.not_applicable)

    @property
    def judged(self) -> str:
        """What people read for the judgement."""
        return self.label(self.response.judgement.answer)

    def label(self, level: str) -> str:
        """What people read for a level of the judgement scale, in the middle of a sentence."""
        found = next((each.label for each in self.scale.levels if each.id == level), level) if self.scale else level
        return found[:1].lower() + found[1:]

    def better_than(self, level: str) -> bool:
        """Whether the judgement stands above a level; False where the scale does not hold both."""
        order = [each.id for each in self.scale.levels] if self.scale else []
        answer = self.response.judgement.answer
        return answer in order and level in order and order.index(answer) < order.index(level)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a sentence, and the words by which this very case is known again when it is looked for next time."""

    said: str
    about: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """A rule that a subject met. `about` names the case: an answer belongs to it, and not to the next one of the rule."""

    rule: ChallengeRule
    subject: str
    said: str
    about: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What an answer is found by."""
        return self.subject, self.rule.id, self.about


@dataclass(frozen=True, slots=True)
class ChallengeAnswer:
    """What a person answered, the `number`th time (from 1). An answer without text takes the one before it back."""

    subject: str
    rule: str
    about: str
    number: int
    text: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, str, str]:
        """The challenge that it answers."""
        return self.subject, self.rule, self.about


def in_force(answers: Sequence[ChallengeAnswer]) -> dict[tuple[str, str, str], ChallengeAnswer]:
    """The last answer to each challenge, without those that were taken back."""
    last: dict[tuple[str, str, str], ChallengeAnswer] = {}
    for answer in sorted(answers, key=lambda each: each.number):
        last[answer.key] = answer
    return {key: answer for key, answer in last.items() if answer.text}


def worst_first(found: Iterator[Challenge]) -> tuple[Challenge, ...]:
    """Challenges by their weight; those of equal weight in the order in which they were found."""
    return tuple(sorted(found, key=lambda each: -each.rule.weight))
