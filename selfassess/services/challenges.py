"""Challenging an assessment: what its judgements must stand up to, and what people answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.assessment import WHOLE, Assessment, Response, Texts
from selfassess.domain.challenge import AT_ONCE, Asked, Challenge, ChallengeAnswer, Earlier, Ground, in_force
from selfassess.domain.challenge_checks import challenges
from selfassess.domain.comparators import Authority
from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.events import told_once
from selfassess.domain.follow_up import Standing, digest_of, key_of, newest
from selfassess.domain.framework import Framework
from selfassess.domain.holdings import HeldRecommendation, ReportHead
from selfassess.domain.indicators import Value
from selfassess.domain.line_judging import judges, shown
from selfassess.domain.people import Person
from selfassess.domain.reference import IndicatorDefinition
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.rights import Right, workspace
from selfassess.domain.subjects import subjects
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.benchmarks import ilacs_lines
from selfassess.services.indicator_series import series_in
from selfassess.services.peers_read import peers_read
from selfassess.services.practice_audits import audited_in
from selfassess.services.rights import assessment_for
from selfassess.services.watching import changed

ANSWER_LENGTH = 2000
UNSETTLED = (Standing.OPEN, Standing.IN_PROGRESS)
TOO_LONG = "too-long"
AIMS = {"words-line": 300, "words-area": 600}
"""How many words are aimed for where no rule says it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A challenge with what a person answered."""

    challenge: Challenge
    answer: ChallengeAnswer


@dataclass(frozen=True, slots=True)
class Challenged:
    """One subject with what it must stand up to, worst first, and what was answered already."""

    subject: str
    title: str
    open: tuple[Challenge, ...]
    answered: tuple[Answered, ...]

    @property
    def shown(self) -> tuple[Challenge, ...]:
        """Those that its own page shows."""
        return self.open[:AT_ONCE]


@dataclass(frozen=True, slots=True)
class Checked:
    """An assessment with every subject that is challenged or was, in reading order.

    `judged` is how many were judged at all, or described where lines are only that.
    """

    assessment: Assessment
    authority: Authority
    framework: Framework
    subjects: tuple[Challenged, ...]
    judged: int

    @property
    def open(self) -> int:
        """How many challenges nobody answered."""
        return sum(len(subject.open) for subject in self.subjects)

    def of(self, subject: str) -> Challenged:
        """What one subject must stand up to: nothing, where it is not among them."""
        found = next((item for item in self.subjects if item.subject == subject), None)
        return found or Challenged(subject, subject, (), ())


def check_assessment(tools: Toolbox, who: Person, assessment_id: str) -> Checked:
    """Every challenge in an assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        return checked(tools, store, assessment_for(tools, store, who, Right.SEE, assessment_id))


def check_subject(tools: Toolbox, who: Person, assessment_id: str, subject: str) -> Challenged:
    """What one subject of an assessment must stand up to. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        return challenged_in(tools, store, assessment, store.assessments.response(assessment_id, subject))


def challenged_in(tools: Toolbox, store: UnitOfWork, assessment: Assessment, response: Response) -> Challenged:
    """The same of one response, within an open transaction."""
    subject = response.subject
    framework = tools.frameworks().framework(assessment.framework)
    if judges(assessment, framework, subject) and not response.judgement.made:
        return Challenged(subject, subject, (), ())
    return checked(tools, store, assessment, only=subject).of(subject)


def words_aimed_for(tools: Toolbox) -> Mapping[str, int]:
    """How many words what we know of a line and of an area should have at most: `words-line` and `words-area`."""
    rule = next((rule for rule in tools.reference().challenge_rules if rule.id == TOO_LONG), None)
    return rule.limits if rule else AIMS


def checked(tools: Toolbox, store: UnitOfWork, assessment: Assessment, *, only: str | None = None) -> Checked:
    """The same within a transaction that is open already; with `only`, of that subject alone."""
    ground = _Ground(tools, store, assessment)
    answers = in_force(store.challenge_answers.of(assessment.id))
    rules = tools.reference().challenge_rules
    found = []
    for subject, title in subjects(ground.framework):
        if only not in (None, subject):
            continue
        met = challenges(ground.of(subject), rules)
        answered = tuple(Answered(item, answers[item.key]) for item in met if item.key in answers)
        if met:
            found.append(Challenged(subject, title, tuple(item for item in met if item.key not in answers), answered))
    described = [] if assessment.lines_judged else [line.id for line in ground.framework.lines()]
    judged = sum(each.described if subject in described else each.judgement.made for subject, each in ground.responses.items())
    return Checked(assessment, ground.authority, ground.framework, tuple(found), judged)


def find_challenge(tools: Toolbox, who: Person, *, assessment: str, subject: str, rule: str, about: str) -> Answered | Challenge:
    """One challenge, with its answer if it has one. Raises `NotFound` where the subject no longer meets it."""
    found = check_subject(tools, who, assessment, subject)
    wanted = (subject, rule, about)
    for answered in found.answered:
        if answered.challenge.key == wanted:
            return answered
    for challenge in found.open:
        if challenge.key == wanted:
            return challenge
    raise NotFound("This challenge no longer stands: what it pointed at has changed since.")


def answer_challenge(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, rule: str, about: str, text: str
) -> ChallengeAnswer:
    """Keep what a person answers to a challenge; an empty text takes the last answer back. Every answer stays.

    Raises `NotFound` where the subject no longer meets it, `BadInput` for an answer that is too long, and `Conflict`.
    """
    said = text.strip()
    if len(said) > ANSWER_LENGTH:
        raise BadInput(f"An answer is at most {ANSWER_LENGTH:,} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.ANSWER, assessment, subject=subject)
        met = checked(tools, store, found, only=subject).of(subject)
        key = (subject, rule, about)
        if key not in {item.key for item in (*met.open, *(answered.challenge for answered in met.answered))}:
            raise NotFound("This challenge no longer stands: what it pointed at has changed since.")
        before = [answer for answer in store.challenge_answers.of(assessment) if answer.key == key]
        made = ChallengeAnswer(*key, len(before) + 1, said, who.id, tools.clock())
        store.challenge_answers.add(assessment, made)
        changed(tools, store, who, found, subject, about=f"challenge {rule}")
    return made


class _Ground:
    """What the rules look at, loaded once for all subjects of an assessment."""

    def __init__(self, tools: Toolbox, store: UnitOfWork, assessment: Assessment) -> None:
        self._today = tools.today()
        self.framework = tools.frameworks().framework(assessment.framework)
        self.authority = store.authorities.get(assessment.authority)
        held = shown(assessment, self.framework, store.assessments.responses(assessment.id))
        self.responses = {response.subject: response for response in held}
        self._assessment = assessment
        self._evidence = {item.id: item for item in store.evidence.of(assessment.authority)}
        self._actions = {item.id: item for item in store.actions.of(assessment.authority)}
        self._heads = told_once(store.reports.heads(viewer=workspace(assessment.authority), authority=assessment.authority))
        self._asked = _asked(tools, store, self.framework, assessment.authority, self._heads)
        self._earlier = _earlier(tools, store, assessment, self.framework)
        self._audits = audited_in(tools, store, assessment.authority)
        self._peers = peers_read(tools, store, self.framework, assessment.authority)
        self._figures: dict[str, list[tuple[Value, IndicatorDefinition]]] = {}
        for series in series_in(tools, store, assessment.authority, self.framework):
            for each in series.lines:
                if series.newest is not None:
                    self._figures.setdefault(each.id, []).append((series.newest, series.definition))

    def of(self, subject: str) -> Ground:
        """What the rules look at for one subject."""
        response = self.responses.get(subject) or Response(assessment=self._assessment.id, subject=subject)
        area = next((area for area in self.framework.areas if area.id == subject), None)
        line = area is None and subject != WHOLE
        judged_area = area or (self.framework.area_of(subject) if line else None)
        below = [self.responses[each.id] for each in area.lines if each.id in self.responses] if area else []
        named = dict.fromkeys(key for each in (response, *below) for key in each.evidence)
        return Ground(
            response=response,
            scale=self.framework.scale("judgement"),
            is_line=line,
            judges=judges(self._assessment, self.framework, subject),
            today=self._today,
            evidence=tuple(self._evidence[key] for key in named if key in self._evidence),
            actions=tuple(self._actions[key] for key in response.actions if key in self._actions),
            last=self._last(judged_area.id if judged_area else "overall"),
            asked=self._asked.get(subject, ()),
            earlier=self._earlier.get(subject),
            figures=self._figures.get(subject, ()),
            audits=tuple(
                grade
                for key in (subject, *(each.id for each in (area.lines if area else ())))
                for grade in self._audits.get(key, ())
            ),
            peers=self._peers.get(subject),
        )

    def _last(self, area: str) -> tuple[PrintedJudgement, ReportHead] | None:
        found = ((head.grade(area), head) for head in self._heads)
        return next(((printed, head) for printed, head in found if printed), None)


def _asked(
    tools: Toolbox, store: UnitOfWork, framework: Framework, authority: str, heads: Sequence[ReportHead]
) -> Mapping[str, tuple[Asked, ...]]:
    """What reports asked for that is open, by line.

    Of the last inspection and whatever came after it; of older reports only what a person decided is open still.
    """
    lines = {line.id: ilacs_lines(tools.frameworks(), framework, line.id) for line in framework.lines()}
    decisions = newest(store.decisions.of(authority))
    kept = {head.id for head in heads}
    since = next((head.day for head in heads if head.judgements), None)

    def open_still(held: HeldRecommendation) -> bool:
        decision = decisions.get((held.report.id, digest_of(held.recommendation)))
        if decision is not None:
            return decision.standing in UNSETTLED
        return held.report.id in kept and (since is None or held.report.day is None or held.report.day >= since)

    wanted = {name for names in lines.values() for name in names}
    held = [item for item in store.reports.recommendations_about(authority, wanted) if open_still(item)]
    return {
        line: tuple(
            Asked(key_of(item), item.recommendation.text, item.report.title)
            for item in held
            if set(names) & set(item.recommendation.lines)
        )
        for line, names in lines.items()
    }


def _earlier(tools: Toolbox, store: UnitOfWork, assessment: Assessment, framework: Framework) -> Mapping[str, Earlier]:
    """What the assessment before this one said, by the subject of this one that answers to it."""
    before = [
        item for item in store.assessments.all() if item.authority == assessment.authority and item.created < assessment.created
    ]
    if not before:
        return {}
    last = next((item for item in before if item.id == assessment.carried_from), before[0])
    texts = {response.subject: response.texts for response in store.assessments.responses(last.id)}
    try:
        crosswalk = None if last.framework == framework.key else tools.frameworks().crosswalk(last.framework, framework.key)
    except NotFound:
        return {}
    found = ((subject, _answering(crosswalk, subject, texts)) for subject, _ in subjects(framework))
    return {subject: Earlier(last.title, text) for subject, text in found if text is not None}


def _answering(crosswalk: Crosswalk | None, subject: str, texts: Mapping[str, Texts]) -> Texts | None:
    if crosswalk is None:
        return texts.get(subject)
    pairs = crosswalk.older(subject)
    return texts.get(pairs[0].old or "") if pairs else texts.get(subject)
