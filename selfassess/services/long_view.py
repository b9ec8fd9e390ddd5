"""The long view of an authority: every inspection and visit, what was asked each time, and what became of it."""

from dataclasses import dataclass

from selfassess.domain.comparators import Authority
from selfassess.domain.events import Event, events
from selfassess.domain.follow_up import Decision, Later, Matter, Standing, digest_of, newest
from selfassess.domain.holdings import HeldPassage, HeldRecommendation
from selfassess.domain.people import Person
from selfassess.domain.report import PassageKind
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.backing import OWNER_LENGTH
from selfassess.services.reports import seen_for

AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation, what later reports say of it, and what was decided (the newest decision; None where nobody did)."""

    held: HeldRecommendation
    digest: str
    later: tuple[Later, ...]
    decision: Decision | None
    decisions: tuple[Decision, ...] = ()

    @property
    def standing(self) -> Standing:
        """How it stands; open until somebody decides."""
        return self.decision.standing if self.decision else Standing.OPEN


@dataclass(frozen=True, slots=True)
class LongView:
    """An authority, its events oldest first, and every recommendation made to it, newest report first."""

    authority: Authority
    events: tuple[Event, ...]
    recommendations: tuple[Followed, ...]

    def asked_by(self, report_id: str) -> tuple[Followed, ...]:
        """What one report asked for."""
        return tuple(item for item in self.recommendations if item.held.report.id == report_id)


def long_view(tools: Toolbox, who: Person, authority_id: str) -> LongView:
    """The long view of an authority, from the reports about it that the person may see. Raises `NotFound`."""
    with tools.store().read() as store:
        authority = store.authorities.get(authority_id)
        heads = store.reports.heads(viewer=seen_for(who, authority_id), authority=authority_id)
        happened = events(heads)
        told = {event.report.id: store.reports.report(event.report.id, viewer=seen_for(who, authority_id)) for event in happened}
        decisions = store.decisions.of(authority_id)
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
        later = [after.report for after in happened[place + 1 :] if after.report.day and event.report.day]
        for ordinal, asked in enumerate(told[event.report.id].recommendations, start=1):
            if asked.audience == AUTHORITY:
                held, digest = HeldRecommendation(event.report, ordinal, asked), digest_of(asked)
                mine = tuple(each for each in decisions if (each.report, each.digest) == (event.report.id, digest))
                followed.append(Followed(held, digest, matter.said_of(held, later), last.get((event.report.id, digest)), mine))
    return LongView(authority, happened, tuple(followed))


def followed_recommendation(tools: Toolbox, who: Person, *, authority: str, report: str, digest: str) -> Followed:
    """One recommendation of an authority. Raises `NotFound`."""
    found = long_view(tools, who, authority).recommendations
    held = next((item for item in found if (item.held.report.id, item.digest) == (report, digest)), None)
    if held is None:
        raise NotFound("There is no such recommendation. Its report may have been taken out of the library.")
    return held


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a person says of how a recommendation stands."""

    standing: Standing
    owner: str = ""
    note: str = ""


def decide(tools: Toolbox, who: Person, *, authority: str, report: str, digest: str, revision: int, said: Deciding) -> Decision:
    """Keep what a person decided who had seen the decision of `revision` (0: none). Every decision stays.

    Raises `NotFound`, `BadInput` for one that is met without saying by what, and `Conflict` where somebody else decided first.
    """
    followed_recommendation(tools, who, authority=authority, report=report, digest=digest)
    if len(said.owner) > OWNER_LENGTH:
        raise BadInput(f"Who owns it: {OWNER_LENGTH} characters at most.")
    if said.standing in (Standing.MET, Standing.SUPERSEDED) and not said.note.strip():
        raise BadInput("Say what shows that it is met, or what took its place.")
    with tools.store().write() as store:
        current = _current(store, authority, report, digest)
        if (current.revision if current else 0) != revision:
            raise _overtaken(said, current)
        made = Decision(report, digest, revision + 1, said.standing, said.owner.strip(), said.note.strip(), who.id, tools.clock())
        store.decisions.add(authority, made)
    return made


def _current(store: UnitOfWork, authority: str, report: str, digest: str) -> Decision | None:
    return newest(store.decisions.of(authority)).get((report, digest))


def _overtaken(said: Deciding, current: Decision | None) -> Conflict:
    theirs = {"standing": current.standing.value, "owner": current.owner, "note": current.note} if current else {}
    return Conflict(
        "Somebody else decided about this recommendation while you were writing. Both are shown: choose, and save again.",
        yours={"standing": said.standing.value, "owner": said.owner, "note": said.note},
        theirs=theirs,
    )
