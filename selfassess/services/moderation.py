"""All lines of an assessment on one screen, and what one person has to do across assessments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.framework import Framework
from selfassess.domain.life import State
from selfassess.domain.line_judging import judges
from selfassess.domain.people import Person
from selfassess.domain.reviewing import ReviewRequest
from selfassess.domain.rights import LIMITED, Right
from selfassess.domain.subjects import subjects
from selfassess.domain.work import Assignment, SecondJudgement, standing
from selfassess.ports import Toolbox
from selfassess.services.assessments import overview
from selfassess.services.challenges import checked
from selfassess.services.evidence_seen import evidence_seen
from selfassess.services.progress import LastJudged, last_judged
from selfassess.services.rights import assessment_for, sees


class Show(StrEnum):
    """Which subjects are asked for."""

    ALL = ""
    DIFFERENT = "different"
    CHALLENGED = "challenged"
    UNJUDGED = "unjudged"
    BARE = "bare"
    UNASSIGNED = "unassigned"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Moderated:
    """One subject as a moderation meeting looks at it.

    `kinds` are those of the evidence that it rests on and the person sees, `asked` the requests for a review that wait. `judges`
    is False of a line that is only described.
    """

    subject: str
    title: str
    is_area: bool
    response: Response
    second: SecondJudgement | None
    kinds: frozenset[EvidenceKind]
    challenges: int
    comments: int
    last: LastJudged | None
    assignment: Assignment | None
    asked: tuple[ReviewRequest, ...] = ()
    judges: bool = True

    @property
    def differs(self) -> bool:
        """Whether a reviewer judged otherwise than the authors, and nobody settled it."""
        return self.judges and self.second is not None and self.second.differs(self.response.judgement.answer)


@dataclass(frozen=True, slots=True)
class Moderation:
    """All subjects of an assessment, those in dispute first; `different` counts them whatever was asked for."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    rows: tuple[Moderated, ...]
    different: int


def moderation(tools: Toolbox, who: Person, assessment_id: str, show: Show = Show.ALL) -> Moderation:
    """What a moderation meeting looks at. Raises `NotFound`."""
    whole = overview(tools, who, assessment_id)
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        open_now = {item.subject: len(item.open) for item in checked(tools, store, assessment).subjects}
        kinds = {item.id: item.kind for item in evidence_seen(tools, store, who, assessment.authority)}
        second = standing(store.work.judgements(assessment_id))
        assigned = {each.subject: each for each in store.work.assignments(assessment_id)}
        asked = [each for each in store.reviews.of(assessment_id) if each.waits]
        said = [each.subject for each in store.work.comments(assessment_id) if each.settled_at is None]
    responses = {progress.area.id: progress.response for progress in whole.areas}
    responses |= {line.id: response for progress in whole.areas for line, response in progress.lines}
    rows = [
        Moderated(
            subject=subject,
            title=title,
            is_area=any(area.id == subject for area in whole.framework.areas),
            response=responses[subject],
            second=second.get(subject),
            kinds=frozenset(kinds[key] for key in responses[subject].evidence if key in kinds),
            challenges=open_now.get(subject, 0),
            comments=said.count(subject),
            last=last_judged(whole.reports, subject),
            assignment=assigned.get(subject),
            asked=tuple(each for each in asked if each.subject == subject),
            judges=judges(assessment, whole.framework, subject),
        )
        for subject, title in subjects(whole.framework)
        if subject in responses
    ]
    fitting = sorted((row for row in rows if _fits(row, show)), key=lambda row: not row.differs)
    return Moderation(assessment, whole.authority, whole.framework, tuple(fitting), sum(row.differs for row in rows))


def _fits(row: Moderated, show: Show) -> bool:
    return {
        Show.ALL: True,
        Show.DIFFERENT: row.differs,
        Show.CHALLENGED: row.challenges > 0,
        Show.UNJUDGED: row.judges and not row.response.judgement.made,
        Show.BARE: row.response.bare,
        Show.UNASSIGNED: row.assignment is None,
        Show.ASKED: bool(row.asked),
    }[show]


@dataclass(frozen=True, slots=True)
class Mine:
    """Something that a person is to write: given to them, or named in their role, then without an `assignment`.

    `ready` says that they called it ready for review.
    """

    subject: str
    assignment: Assignment | None
    assessment: Assessment
    title: str
    started: bool
    ready: bool
    overdue: bool

    @property
    def due(self) -> date | None:
        """The day by which it is due, None where none was said."""
        return self.assignment.due if self.assignment else None


def my_work(tools: Toolbox, who: Person) -> tuple[Mine, ...]:
    """What a person is to write in every assessment that they may open.

    First what was given to them, soonest due first, then the lines and areas that their role names, in assessments that are
    not archived.

    On a laptop, where there is one person for all, it is everybody's.
    """
    with tools.store().read() as store:
        assigned = [each for each in store.work.all_assignments() if _is(who, each.assignee)]
        known = {item.id: item for item in store.assessments.all() if sees(tools, who, item.authority)}
        mine: list[tuple[str, str, Assignment | None]] = [
            (each.assessment, each.subject, each) for each in assigned if each.assessment in known
        ]
        given = {(key, subject) for key, subject, _ in mine}
        named = ((item.id, subject) for item in known.values() for subject in _of_role(tools, who, item))
        mine += [(key, subject, None) for key, subject in named if (key, subject) not in given]
        saved = {
            (key, response.subject): response
            for key in {key for key, _, _ in mine}
            for response in store.assessments.responses(key)
        }
    titles = {key: dict(subjects(tools.frameworks().framework(known[key].framework))) for key in {key for key, _, _ in mine}}
    return tuple(
        Mine(
            subject,
            each,
            known[key],
            titles[key].get(subject, subject),
            started=(found := saved.get((key, subject))) is not None and found.started,
            ready=found is not None and found.ready,
            overdue=each is not None and each.overdue(tools.today()) and not (found is not None and found.ready),
        )
        for key, subject, each in mine
    )


def _is(who: Person, assignee: str) -> bool:
    return who.unlimited or assignee.casefold() in (who.id.casefold(), who.name.casefold())


def _of_role(tools: Toolbox, who: Person, assessment: Assessment) -> tuple[str, ...]:
    """The subjects that a person's role names in an assessment, in reading order."""
    if assessment.state is State.ARCHIVED:
        return ()
    grants = [grant for grant in who.grants if grant.role in LIMITED and grant.place == assessment.authority]
    if not grants:
        return ()
    named = {subject for grant in grants for subject in grant.subjects}
    order = subjects(tools.frameworks().framework(assessment.framework))
    may = Right.ANSWER, assessment.authority
    return tuple(key for key, _ in order if key in named and who.may(*may, subject=key, today=tools.today()))
