"""The plan: every action of an authority, with the subjects and recommendations that it answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from selfassess.domain.actions import Action, ActionStatus, no_action
from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.calendar import Due, calendar
from selfassess.domain.comparators import Authority
from selfassess.domain.follow_up import Standing, digest_of, newest
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.subjects import subjects
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK, ilacs_lines
from selfassess.services.rights import assessment_for, need, sees
from selfassess.services.watching import note

OPEN = (ActionStatus.NOT_STARTED, ActionStatus.UNDER_WAY)


class Which(StrEnum):
    """Which actions are asked for."""

    ALL = ""
    OVERDUE = "overdue"
    OPEN = "open"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation as a plan names it: its key (report and digest), its words, who asked, and the lines that it is about."""

    key: str
    text: str
    report: str
    lines: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Where it stands among the recommendations to its authority."""
        return self.key.replace(".", "-", 1)


@dataclass(frozen=True, slots=True)
class Offered:
    """What an action may answer: what was asked about the subjects on which it hangs, and everything else that is open."""

    near: tuple[Recommended, ...]
    others: tuple[Recommended, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """An action with the subjects on which it hangs (id and title) and the recommendations that it answers."""

    action: Action
    subjects: tuple[tuple[str, str], ...]
    recommendations: tuple[Recommended, ...]
    overdue: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as the page of an assessment shows it; `held` and `late` count all actions, whatever was asked for."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    items: tuple[Planned, ...]
    held: int
    late: int

    def of(self, status: ActionStatus) -> tuple[Planned, ...]:
        """The actions that have come so far."""
        return tuple(item for item in self.items if item.action.status is status)


def plan_of(tools: Toolbox, who: Person, assessment_id: str, which: Which = Which.ALL) -> Plan:
    """The plan of the authority that an assessment is of, soonest due first. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        actions = store.actions.of(authority.id)
        hanging = {response.subject: response.actions for response in store.assessments.responses(assessment_id)}
        asked = recommendations_in(tools, store, authority.id) if any(action.recommendations for action in actions) else {}
    framework = tools.frameworks().framework(assessment.framework)
    titles = dict(subjects(framework))
    items = tuple(
        Planned(
            action,
            tuple((key, title) for key, title in titles.items() if action.id in hanging.get(key, ())),
            tuple(asked[key] for key in action.recommendations if key in asked),
            action.overdue(tools.today()),
        )
        for action in actions
    )
    fitting = tuple(item for item in items if _fits(item, which))
    return Plan(assessment, authority, framework, fitting, len(items), sum(item.overdue for item in items))


def _fits(item: Planned, which: Which) -> bool:
    return {
        Which.ALL: True,
        Which.OVERDUE: item.overdue,
        Which.OPEN: item.action.status in OPEN,
        Which.LOOSE: not item.subjects,
    }[which]


def recommendations_in(
    tools: Toolbox, store: UnitOfWork, authority: str, answered: Collection[str] = ()
) -> Mapping[str, Recommended]:
    """Every recommendation made to an authority that is neither met nor superseded, by its key, newest report first.

    Those of the keys in `answered` are among them however they stand.
    """
    done = (Standing.MET, Standing.SUPERSEDED)
    settled = {key for key, decision in newest(store.decisions.of(authority)).items() if decision.standing in done}
    lines = [line.id for line in tools.frameworks().framework(LIBRARY_FRAMEWORK).lines()]
    found: dict[str, Recommended] = {}
    for held in store.reports.recommendations_about(authority, lines):
        digest = digest_of(held.recommendation)
        key = f"{held.report.id}.{digest}"
        if key in answered or (held.report.id, digest) not in settled:
            found[key] = Recommended(key, held.recommendation.text, held.report.title, held.recommendation.lines)
    return found


def open_recommendations(tools: Toolbox, who: Person, assessment_id: str) -> tuple[Recommended, ...]:
    """What an action may answer. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        return tuple(recommendations_in(tools, store, assessment.authority).values())


def offered_recommendations(
    tools: Toolbox, who: Person, assessment_id: str, about: Collection[str], action: str | None = None
) -> Offered:
    """What an action that hangs on the subjects `about` may answer, and what it answers already. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        held = (each for each in store.actions.of(assessment.authority) if each.id == action)
        answered = {key for each in held for key in each.recommendations}
        found = recommendations_in(tools, store, assessment.authority, answered).values()
    framework = tools.frameworks().framework(assessment.framework)
    lines = [line.id for area in framework.areas for line in area.lines if {line.id, area.id, WHOLE} & {*about}]
    asked = {known for line in lines for known in ilacs_lines(tools.frameworks(), framework, line)}
    near = tuple(each for each in found if asked.intersection(each.lines))
    return Offered(near, tuple(each for each in found if each not in near))


def answered_by(tools: Toolbox, store: UnitOfWork, actions: Collection[Action]) -> Mapping[str, tuple[Recommended, ...]]:
    """What each of these actions of one authority answers, by the action's id, within an open transaction."""
    keys = {key for action in actions for key in action.recommendations}
    authorities = {action.authority for action in actions if action.recommendations}
    found = {key: each for authority in authorities for key, each in recommendations_in(tools, store, authority, keys).items()}
    return {action.id: tuple(found[key] for key in action.recommendations if key in found) for action in actions}


def set_status(tools: Toolbox, who: Person, *, action: str, status: ActionStatus) -> Action:
    """Say how far an action has come. Raises `NotFound`."""
    with tools.store().write() as store:
        found = store.actions.get(action)
        if not sees(tools, who, found.authority):
            raise no_action(action)
        need(tools, who, Right.REGISTER, found.authority)
        changed = replace(found, status=status)
        store.actions.save(changed)
        note(tools, store, who, Deed.CHANGED, Thing("action", action, found.authority), about=status.value)
    return changed


def planned_action(tools: Toolbox, who: Person, assessment_id: str, action: str) -> Planned:
    """One action of the plan. Raises `NotFound`."""
    found = next((item for item in plan_of(tools, who, assessment_id).items if item.action.id == action), None)
    if found is None:
        raise NotFound("There is no such action in the plan.")
    return found


def plan_calendar(tools: Toolbox, who: Person, assessment_id: str) -> tuple[str, bytes]:
    """The days on which open actions are due, as a calendar file: the name for it, and the file. Raises `NotFound`."""
    plan = plan_of(tools, who, assessment_id, Which.OPEN)
    need(tools, who, Right.EXPORT, plan.authority.id)
    due = [
        Due(
            item.action.id,
            item.action.due,
            f"{item.action.text} ({item.action.owner})" if item.action.owner else item.action.text,
            "\n".join(filter(None, (item.action.measure, ", ".join(title for _, title in item.subjects)))),
        )
        for item in plan.items
        if item.action.due is not None
    ]
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, Thing("plan", plan.authority.id, plan.authority.id), about="ics")
    return f"{plan.authority.id}-actions.ics", calendar(f"Actions of {plan.authority.name}", due, made=tools.clock())
