"""Practice audits over months: how a line or area was graded month by month, and what one's own case reviews found in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.case_form import CaseForm, Side, case_form
from selfassess.domain.cases import CaseReview
from selfassess.domain.comparators import Authority
from selfassess.domain.deadlines import months_on
from selfassess.domain.framework import Framework
from selfassess.domain.line_judging import shown
from selfassess.domain.peerchallenge import KIND_LABELS, PeerChallenge, Stage
from selfassess.domain.people import Person
from selfassess.domain.practice_audits import Distribution, by_month
from selfassess.domain.rights import Right
from selfassess.domain.subjects import must_have
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import assessment_for

MONTHS = (12, 24, 36)
"""How many months may be looked back on."""
READ_ON = "read-on"
"""The question of a case review that holds the day of reading."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, with how records were graded that were audited in it."""

    first: date
    found: Distribution


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the finished cases that one case review read in a month say: in how many are strengths, in how many considerations."""

    title: str
    kind: str
    month: date
    cases: int
    strengths: int
    considerations: int


@dataclass(frozen=True, slots=True)
class AuditTrend:
    """A subject of an assessment over so many months, oldest first; a month without an audit is there and empty."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    title: str
    response: Response
    span: int
    months: tuple[Month, ...]
    reviewed: tuple[Reviewed, ...]

    @property
    def graded(self) -> int:
        """How many grades there are in all."""
        return sum(month.found.total for month in self.months)


def audit_trend(tools: Toolbox, who: Person, assessment_id: str, subject: str, *, span: int = MONTHS[0]) -> AuditTrend:
    """How a line or area was audited in the last months, this one included.

    Case reviews count once the council may read their report: a practice audit of its own like a peer challenge. Raises
    `NotFound` also for a subject that the framework does not have.
    """
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        framework = tools.frameworks().framework(assessment.framework)
        must_have(framework, subject)
        lines = frozenset(line.id for area in framework.areas for line in area.lines if subject in (area.id, line.id))
        authority = store.authorities.get(assessment.authority)
        grades = [grade for grade in store.practice_audits.of(authority.id) if grade.line in lines]
        first = months_on(tools.today().replace(day=1), 1 - span)
        reviewed = tuple(_reviewed(tools, store, framework, authority.id, lines, first))
        (response,) = shown(assessment, framework, [store.assessments.response(assessment_id, subject)])
    months = tuple(Month(*each) for each in by_month(grades, framework, first, tools.today()))
    title = next(text for key, text in _titles(framework) if key == subject)
    return AuditTrend(assessment, authority, framework, title, response, span, months, reviewed)


def _titles(framework: Framework) -> Iterator[tuple[str, str]]:
    for area in framework.areas:
        yield area.id, area.title
        yield from ((line.id, line.title) for line in area.lines)


def _reviewed(  # noqa: PLR0917 - what is asked of whom, since when
    tools: Toolbox, store: UnitOfWork, framework: Framework, authority: str, lines: frozenset[str], first: date
) -> Iterator[Reviewed]:
    """The case reviews of an authority whose report the council may read, month by month, oldest first."""
    found: list[Reviewed] = []
    for challenge in store.peer_challenges.all():
        if challenge.authority == authority and store.peer_challenges.report(challenge.id)[2] is not None:
            found += _months_of(tools, framework, challenge, store.cases.of(challenge.id), lines)
    yield from sorted((each for each in found if each.month >= first), key=lambda each: (each.month, each.title))


def _months_of(
    tools: Toolbox, framework: Framework, challenge: PeerChallenge, cases: Sequence[CaseReview], lines: frozenset[str]
) -> Iterator[Reviewed]:
    try:
        form = case_form(tools.frameworks().framework(challenge.template))
        crosswalk = tools.frameworks().crosswalk(challenge.template, framework.key)
    except NotFound:
        return
    practice = {pair.old for line in lines for pair in crosswalk.older(line) if pair.old}
    said = [(month, _sides(case, form, practice)) for case in cases if case.finished and (month := _month(challenge, case))]
    for month in sorted({month for month, sides in said if sides}):
        here = [sides for at, sides in said if at == month and sides]
        counts = Counter(side for sides in here for side in sides)
        kind = KIND_LABELS[challenge.kind]
        yield Reviewed(challenge.title, kind, month, len(here), counts[Side.STRENGTHS], counts[Side.CONSIDERATIONS])


def _sides(case: CaseReview, form: CaseForm, practice: set[str]) -> frozenset[Side]:
    return frozenset(statement.side for statement in case.statements(form) if statement.line in practice)


def _month(challenge: PeerChallenge, case: CaseReview) -> date | None:
    """The month in which a case was read: as its form says, or else that of the challenge's case review, where it has dates."""
    told, stage = case.values.get(READ_ON, ""), challenge.when(Stage.CASES)
    day = date.fromisoformat(told) if told else stage.first if stage else None
    return day.replace(day=1) if day else None
