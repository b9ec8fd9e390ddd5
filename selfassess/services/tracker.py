"""The tracker: every recommendation made to an authority, with how it stands, what answers it and what shows it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from selfassess.domain.actions import ACTION_LABELS, Action
from selfassess.domain.addressee import AUDIENCES
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence
from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, Standing
from selfassess.domain.holdings import HeldRecommendation, ReportHead
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sheet import Sheet
from selfassess.domain.wording import day
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK
from selfassess.services.evidence_seen import evidence_seen
from selfassess.services.exploring import SHEET_FORMS
from selfassess.services.long_view import Followed, long_view
from selfassess.services.rights import need
from selfassess.services.watching import note as watch


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which recommendations are asked for; empty means that it does not matter. `loose` asks for open ones without an action."""

    standing: str = ""
    line: str = ""
    report: str = ""
    loose: bool = False
    audience: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.standing or self.line or self.report or self.loose or self.audience)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A recommendation with the actions that answer it, the evidence that a decision rests on, and the titles of its lines."""

    item: Followed
    actions: tuple[Action, ...]
    evidence: tuple[Evidence, ...]
    lines: tuple[str, ...]

    @property
    def loose(self) -> bool:
        """Whether it is asked of the authority, stands open and no action answers it."""
        return self.item.ours and self.item.standing in (Standing.OPEN, Standing.IN_PROGRESS) and not self.actions


@dataclass(frozen=True, slots=True)
class Tracker:
    """The recommendations made to an authority, newest report first: those that were asked for, and how many there are of all.

    `assessment` is the newest assessment of the authority, through which its actions and evidence are opened; None where there is
    none. `lines`, `reports` and `audiences` are what can be chosen, by id and title.
    """

    authority: Authority
    chosen: Chosen
    items: tuple[Tracked, ...]
    counts: Mapping[Standing, int]
    loose: int
    lines: Mapping[str, str]
    reports: Mapping[str, str]
    audiences: Mapping[str, str]
    assessment: str | None

    @property
    def by_report(self) -> tuple[tuple[ReportHead, tuple[Tracked, ...]], ...]:
        """What was asked for, parted by report."""
        grouped = groupby(self.items, key=lambda each: each.item.held.report)
        return tuple((head, tuple(items)) for head, items in grouped)


def tracker(tools: Toolbox, who: Person, authority: str, chosen: Chosen = Chosen()) -> Tracker:
    """Every recommendation made to an authority, in whichever report. Raises `NotFound`, `NotAllowed` and `BadInput`."""
    if chosen.standing and chosen.standing not in set(Standing):
        raise BadInput(f"{chosen.standing!r} is not how a recommendation stands. Choose one of: {', '.join(Standing)}.")
    view = long_view(tools, who, authority)
    need(tools, who, Right.SEE, authority)
    with tools.store().read() as store:
        actions = store.actions.of(authority)
        evidence = {each.id: each for each in evidence_seen(tools, store, who, authority)}
        assessment = next((each.id for each in store.assessments.all() if each.authority == authority), None)
    titles = {line.id: line.title for line in tools.frameworks().framework(LIBRARY_FRAMEWORK).lines()}
    every = [
        Tracked(
            item,
            tuple(action for action in actions if item.key in action.recommendations),
            tuple(evidence[each] for each in (item.decision.evidence if item.decision else ()) if each in evidence),
            tuple(titles[line] for line in item.held.recommendation.lines if line in titles),
        )
        for item in view.recommendations
    ]
    spoken = {line for each in every for line in each.item.held.recommendation.lines}
    return Tracker(
        view.authority,
        chosen,
        tuple(each for each in every if _fits(each, chosen)),
        Counter(each.item.standing for each in every),
        sum(each.loose for each in every),
        {line: title for line, title in titles.items() if line in spoken},
        {each.item.held.report.id: each.item.held.report.title for each in every},
        {key: title for key, title in AUDIENCES.items() if any(each.item.held.recommendation.audience == key for each in every)},
        assessment,
    )


def _fits(each: Tracked, chosen: Chosen) -> bool:
    return (
        chosen.standing in ("", each.item.standing.value)
        and chosen.report in ("", each.item.held.report.id)
        and chosen.audience in ("", each.item.held.recommendation.audience)
        and (not chosen.line or chosen.line in each.item.held.recommendation.lines)
        and (each.loose or not chosen.loose)
    )


@dataclass(frozen=True, slots=True)
class Linkable:
    """A recommendation with what a decision about it can rest on.

    That is the evidence and the actions of the authority, and what may have taken its place; `answering` are the ids of the
    actions that answer it now.
    """

    item: Followed
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    answering: tuple[str, ...]
    successors: tuple[HeldRecommendation, ...]


def linkable(tools: Toolbox, who: Person, authority: str, key: str) -> Linkable:
    """What a decision about a recommendation can rest on; `key` is its report and digest. Raises `NotFound` and `NotAllowed`."""
    need(tools, who, Right.DECIDE, authority)
    view = long_view(tools, who, authority)
    item = view.recommendation(key)
    with tools.store().read() as store:
        evidence, actions = evidence_seen(tools, store, who, authority), store.actions.of(authority)
    answering = tuple(action.id for action in actions if key in action.recommendations)
    return Linkable(item, evidence, actions, answering, view.successors(key))


def export_tracker(tools: Toolbox, who: Person, found: Tracker, form: str) -> bytes:
    """The recommendations of a tracker as Excel or CSV. Raises `BadInput` for another form, and `NotAllowed`."""
    if form not in SHEET_FORMS:
        raise BadInput(f"Tables are not made as {form!r}. Choose {' or '.join(SHEET_FORMS)}.")
    need(tools, who, Right.EXPORT, found.authority.id)
    with tools.store().write() as store:
        place = found.authority.id
        watch(tools, store, who, Deed.EXPORTED, Thing("recommendations", place, place), about=form)
    return tools.sheets()(Sheet("Recommendations", HEAD, tuple(_row(each) for each in found.items)), form)


HEAD = (
    "Report",
    "Number",
    "Theme",
    "For",
    "Recommendation",
    "Priority",
    "About",
    "Standing",
    "Owner",
    "What shows it",
    "Superseded by",
    "Took the place of",
    "Evidence",
    "Actions",
    "Last said",
    "In",
)


def _row(each: Tracked) -> tuple[str, ...]:
    asked, decision = each.item.held.recommendation, each.item.decision
    last = next((later for later in reversed(each.item.later) if later.passage or later.decided), None)
    return (
        each.item.held.report.title,
        asked.number or "",
        asked.theme or asked.title or "",
        each.item.asked_of,
        asked.text,
        "Priority" if asked.priority else "",
        "; ".join(each.lines),
        STANDING_LABELS[each.item.standing],
        decision.owner if decision else "",
        decision.note if decision else "",
        told(each.item.successor) if each.item.successor else "",
        "; ".join(map(told, each.item.replaced)),
        "; ".join(item.title for item in each.evidence if not item.restricted),
        "; ".join(_action(action) for action in each.actions),
        VERDICT_LABELS[last.reading] if last else "",
        last.report.title if last else "",
    )


def told(held: HeldRecommendation) -> str:
    """Another recommendation in words: the text, and the report that made it."""
    return f"{held.recommendation.text} ({held.report.title})"


def _action(action: Action) -> str:
    due = f", due {day(action.due)}" if action.due else ""
    return f"{action.text} ({ACTION_LABELS[action.status].lower()}{due})"
