"""The long view of an authority: every inspection and visit, what was asked each time, and what became of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfassess.domain.addressee import AUTHORITY, asked_of
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority
from selfassess.domain.drafting.sources import GRADED
from selfassess.domain.events import Event, events
from selfassess.domain.follow_up import Decision, Later, Matter, Standing, Verdict, digest_of, key_of, newest
from selfassess.domain.holdings import HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.other_inspections import NamedOnly, OtherInspection, named_only
from selfassess.domain.people import Person
from selfassess.domain.report import Absence, PassageKind, Report
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.backing import OWNER_LENGTH
from selfassess.services.evidence_seen import evidence_seen
from selfassess.services.rights import need, sees
from selfassess.services.watching import note


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation, what later reports say of it, and what was decided (the newest decision; None where nobody did).

    `successor` took its place, where it is superseded and a person said by which; None too where that one's report has gone.
    `replaced` are those whose place it took.
    """

    held: HeldRecommendation
    digest: str
    later: tuple[Later, ...]
    decision: Decision | None
    decisions: tuple[Decision, ...] = ()
    successor: HeldRecommendation | None = None
    replaced: tuple[HeldRecommendation, ...] = ()

    @property
    def key(self) -> str:
        """The name of the recommendation: its report and digest."""
        return f"{self.held.report.id}.{self.digest}"

    @property
    def standing(self) -> Standing:
        """How it stands; open until somebody decides."""
        return self.decision.standing if self.decision else Standing.OPEN

    @property
    def ours(self) -> bool:
        """Whether the authority itself is asked, and not its safeguarding children board."""
        return self.held.recommendation.audience == AUTHORITY

    @property
    def asked_of(self) -> str:
        """Who is asked, as printed; empty where nothing is said."""
        return asked_of(self.held.recommendation)


@dataclass(frozen=True, slots=True)
class LongView:
    """An authority, its events oldest first, and every recommendation of their reports, newest report first.

    `named` are inspections that only a later report names, oldest first; `others` those of other services that people added,
    newest first, for who may open the workspace. `lost` are judgements that a report should give and our copy of it does not,
    each as the report's id and the area.
    """

    authority: Authority
    events: tuple[Event, ...]
    recommendations: tuple[Followed, ...]
    named: tuple[NamedOnly, ...] = ()
    others: tuple[OtherInspection, ...] = ()
    lost: frozenset[tuple[str, str]] = frozenset()

    def asked_by(self, report_id: str) -> tuple[Followed, ...]:
        """What one report asked for."""
        return tuple(item for item in self.recommendations if item.held.report.id == report_id)

    def recommendation(self, key: str) -> Followed:
        """The recommendation of this key. Raises `NotFound`."""
        found = next((item for item in self.recommendations if item.key == key), None)
        if found is None:
            raise NotFound("There is no such recommendation. Its report may have been taken out of the library.")
        return found

    def successors(self, key: str) -> tuple[HeldRecommendation, ...]:
        """What may have taken the place of a recommendation: all that later reports asked for, newest report first.

        Those that share a line with it come before others. Raises `NotFound`.
        """
        old = self.recommendation(key).held
        later = [item.held for item in self.recommendations if _later(item.held.report, old.report)]
        return tuple(sorted(later, key=lambda held: not held.recommendation.shares_line(old.recommendation)))


def long_view(tools: Toolbox, who: Person, authority_id: str) -> LongView:
    """The long view of an authority, from the reports about it that the person may see. Raises `NotFound`."""
    with tools.store().read() as store:
        authority = store.authorities.get(authority_id)
        viewer = who.viewer(today=tools.today()).only(authority_id)
        happened = events(store.reports.heads(viewer=viewer, authority=authority_id))
        told = {event.report.id: store.reports.report(event.report.id, viewer=viewer) for event in happened}
        inside = sees(tools, who, authority_id)
        decisions = store.decisions.of(authority_id) if inside else ()
        others = store.other_inspections.of(authority_id) if inside else ()
    passages = (
        HeldPassage(event.report, ordinal, passage)
        for event in happened
        for ordinal, passage in enumerate(told[event.report.id].passages, start=1)
        if passage.kind is not PassageKind.CONTEXT and not passage.fragment
    )
    matter = Matter(passages)
    last = newest(decisions)
    followed = []
    for place, event in reversed(list(enumerate(happened))):
        after = [each.report for each in happened[place + 1 :] if _later(each.report, event.report)]
        back = _looking_back(event.report, after)
        for ordinal, asked in enumerate(told[event.report.id].recommendations, start=1):
            held, digest = HeldRecommendation(event.report, ordinal, asked), digest_of(asked)
            mine = tuple(each for each in decisions if (each.report, each.digest) == (event.report.id, digest))
            decision = last.get((event.report.id, digest))
            read = decision.verdicts if decision else {}
            said = matter.said_of(held, after, back if asked.audience == AUTHORITY else ())
            decided = tuple(replace(each, decided=read.get(each.report.id)) for each in said)
            followed.append(Followed(held, digest, decided, decision, mine))
    named = [(event.report, item) for event in happened for item in told[event.report.id].earlier]
    heads = [head for event in happened for head in (event.report, *event.copies)]
    lost = frozenset((report, area) for report, read in told.items() for area in _lost(read))
    return LongView(authority, happened, _in_places(followed), named_only(heads, named), others, lost)


def _lost(report: Report) -> Iterator[str]:
    """The areas whose judgement should be in a report and was not found in our copy."""
    for name, reason in report.absent:
        part, _, area = name.partition(".")
        if part == "judgements" and reason is Absence.NOT_PARSED:
            yield area


def _later(report: ReportHead, than: ReportHead) -> bool:
    return report.day is not None and than.day is not None and report.day > than.day


def _in_places(followed: Sequence[Followed]) -> tuple[Followed, ...]:
    """The same, each with what took its place, and with those whose place it took."""
    by_key = {item.key: item.held for item in followed}
    takes = {item.key: item.decision.superseded_by for item in followed if item.decision and item.decision.superseded_by}
    return tuple(
        replace(
            item,
            successor=by_key.get(takes.get(item.key, "")),
            replaced=tuple(by_key[old] for old, new in takes.items() if new == item.key),
        )
        for item in followed
    )


def _looking_back(report: ReportHead, after: Sequence[ReportHead]) -> tuple[str, ...]:
    """Those of the reports after a graded inspection for which it is the last one: visits, and the next graded inspection."""
    if report.kind not in GRADED:
        return ()
    graded = next((place for place, head in enumerate(after) if head.kind in GRADED), len(after))
    return tuple(head.id for head in after[: graded + 1])


def authority_called(tools: Toolbox, _who: Person, authority_id: str) -> Authority:
    """The authority of this id. Raises `NotFound`."""
    with tools.store().read() as store:
        return store.authorities.get(authority_id)


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a person says of how a recommendation stands.

    `evidence` and `actions` are ids of what shows it and of what answers it; None leaves the actions as they are. `verdicts` say
    how each later report is to be read, by its id. `superseded_by` is the key of the recommendation that took its place.
    """

    standing: Standing
    owner: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    actions: tuple[str, ...] | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    superseded_by: str = ""


def decide(tools: Toolbox, who: Person, *, authority: str, report: str, digest: str, revision: int, said: Deciding) -> Decision:
    """Keep what a person decided who had seen the decision of `revision` (0: none). Every decision stays.

    Raises `NotFound`, `BadInput` for one that is met without saying by what or rests on what is not there, and `Conflict` where
    somebody else decided first.
    """
    need(tools, who, Right.DECIDE, authority)
    _check(long_view(tools, who, authority), f"{report}.{digest}", said)
    with tools.store().write() as store:
        current = _current(store, authority, report, digest)
        if (current.revision if current else 0) != revision:
            raise _overtaken(said, current)
        _known("piece of evidence", said.evidence, {each.id for each in evidence_seen(tools, store, who, authority)})
        made = Decision(
            report,
            digest,
            revision + 1,
            said.standing,
            said.owner.strip(),
            said.note.strip(),
            who.id,
            tools.clock(),
            said.evidence,
            said.verdicts,
            said.superseded_by,
        )
        store.decisions.add(authority, made)
        if said.actions is not None:
            _answer(store, authority, f"{report}.{digest}", said.actions)
        note(tools, store, who, Deed.CHANGED, Thing("recommendation", f"{report}.{digest}", authority), about=said.standing.value)
    return made


def _check(view: LongView, key: str, said: Deciding) -> None:
    """Raises `NotFound` and `BadInput`, as `decide` does."""
    followed = view.recommendation(key)
    if len(said.owner) > OWNER_LENGTH:
        raise BadInput(f"Who owns it: {OWNER_LENGTH} characters at most.")
    shown = said.note.strip() or {Standing.MET: said.evidence, Standing.SUPERSEDED: said.superseded_by}.get(said.standing)
    if said.standing in (Standing.MET, Standing.SUPERSEDED) and not shown:
        raise BadInput("Say what shows that it is met, or what took its place.")
    if said.superseded_by and said.standing is not Standing.SUPERSEDED:
        raise BadInput("Only what is superseded has a recommendation that took its place.")
    if said.superseded_by and said.superseded_by not in map(key_of, view.successors(key)):
        raise BadInput(f"{said.superseded_by!r} is no recommendation of a later report. Choose one that was made after this one.")
    if not set(said.verdicts) <= {each.report.id for each in followed.later}:
        raise BadInput("A reading is of a report that came later. Look again at which reports those are.")


def _known(what: str, given: Collection[str], known: Collection[str]) -> None:
    missing = [key for key in given if key not in known]
    if missing:
        raise BadInput(f"There is no {what} {', '.join(map(repr, missing))} of this authority.")


def _answer(store: UnitOfWork, authority: str, key: str, chosen: Collection[str]) -> None:
    """Let these actions of the authority answer a recommendation, and no others."""
    actions = {action.id: action for action in store.actions.of(authority)}
    _known("action", chosen, actions)
    for action in actions.values():
        if (action.id in chosen) != (key in action.recommendations):
            kept = tuple(each for each in action.recommendations if each != key)
            store.actions.save(replace(action, recommendations=(*kept, key) if action.id in chosen else kept))


def _current(store: UnitOfWork, authority: str, report: str, digest: str) -> Decision | None:
    return newest(store.decisions.of(authority)).get((report, digest))


def _overtaken(said: Deciding, current: Decision | None) -> Conflict:
    theirs = {"standing": current.standing.value, "owner": current.owner, "note": current.note} if current else {}
    return Conflict(
        "Somebody else decided about this recommendation while you were writing. Both are shown: choose, and save again.",
        yours={"standing": said.standing.value, "owner": said.owner, "note": said.note},
        theirs=theirs,
    )
