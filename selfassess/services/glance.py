"""Where an assessment stands, for somebody who has ten seconds: what was judged, what moved, what is due, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from selfassess.domain.assessment import Assessment
from selfassess.domain.line_judging import judges, shown
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.snapshot import Snapshot, answers_in
from selfassess.domain.subjects import subjects
from selfassess.domain.work import standing
from selfassess.ports import Toolbox
from selfassess.services.challenges import checked
from selfassess.services.rights import assessment_for

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is due soon or late: what, whose, when, and the subject where it is done (None: in the plan)."""

    text: str
    whose: str
    day: date
    late: bool
    subject: str | None


@dataclass(frozen=True, slots=True)
class Glance:
    """What a director sees first. `kept` holds the answers of the newest snapshot by subject, empty where there is none."""

    assessment: Assessment
    snapshot: Snapshot | None
    kept: Mapping[str, str]
    challenges: int
    disputes: int
    coming: tuple[Coming, ...]

    @property
    def late(self) -> int:
        """How much of what is coming is late already."""
        return sum(each.late for each in self.coming)


def glance(tools: Toolbox, who: Person, assessment_id: str) -> Glance:
    """Where an assessment stands. Raises `NotFound`."""
    today = tools.today()
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        framework = tools.frameworks().framework(assessment.framework)
        newest = next(iter(store.snapshots.of(assessment_id)), None)
        kept = answers_in(store.snapshots.content(newest.id)) if newest else {}
        challenged = checked(tools, store, assessment)
        responses = {each.subject: each for each in shown(assessment, framework, store.assessments.responses(assessment_id))}
        second = standing(store.work.judgements(assessment_id))
        assigned = [each for each in store.work.assignments(assessment_id) if each.due and each.due <= today + SOON]
        actions = [each for each in store.actions.of(assessment.authority) if each.due and each.due <= today + SOON]
    titles = dict(subjects(challenged.framework))
    unready = [each for each in assigned if each.subject not in responses or not responses[each.subject].ready]
    coming = [
        Coming(titles.get(each.subject, each.subject), each.assignee, each.due, each.due < today, each.subject)
        for each in unready
        if each.due
    ]
    coming += [
        Coming(each.text, each.owner, each.due, late=each.overdue(today), subject=None)
        for each in actions
        if each.due and (each.overdue(today) or (each.open and each.due >= today))
    ]
    disputes = sum(
        judged.differs(responses[subject].judgement.answer)
        for subject, judged in second.items()
        if subject in responses and judges(assessment, framework, subject)
    )
    return Glance(assessment, newest, kept, challenged.open, disputes, tuple(sorted(coming, key=lambda each: each.day)))
