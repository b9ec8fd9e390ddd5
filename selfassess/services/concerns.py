"""Safeguarding concerns: raised from a case, received by the council, closed by the challenge manager."""

from dataclasses import dataclass
from datetime import datetime

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.concerns import Concern, Receipt, Urgency
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotAllowed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import challenge_for

KIND = "safeguarding concern"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """What a reviewer records once they have telephoned: whom they reached and when."""

    case: str
    what: str
    urgency: Urgency
    told: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Concerns:
    """The concerns of a challenge, open ones first."""

    challenge: PeerChallenge
    open: tuple[Concern, ...]
    closed: tuple[Concern, ...]


def concerns_of(tools: Toolbox, who: Person, challenge_id: str) -> Concerns:
    """Every concern of a challenge, for the team and for the council's escalation contact. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        challenge = _seen(tools, store, who, challenge_id)
        concerns = store.cases.concerns(challenge_id)
    waiting = tuple(concern for concern in concerns if concern.closed_at is None)
    return Concerns(challenge, waiting, tuple(concern for concern in concerns if concern.closed_at is not None))


def find_concern(tools: Toolbox, who: Person, challenge_id: str, concern_id: str) -> Concern:
    """One concern of a challenge. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        _seen(tools, store, who, challenge_id)
        return store.cases.concern(challenge_id, concern_id)


def raise_concern(tools: Toolbox, who: Person, challenge_id: str, new: NewConcern) -> Concern:
    """Record a concern that was passed on by telephone. Raises `NotFound` for a case that is not there, and `BadInput`."""
    if not new.what.strip() or not new.told.strip():
        raise BadInput("Say what the concern is, and whom at the council you told by telephone.")
    now = tools.clock()
    if new.told_at > now:
        raise BadInput("The telephone call cannot lie in the future. Telephone first, then record it.")
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.RAISE_CONCERN, challenge_id)
        store.cases.get(challenge_id, new.case)
        concern = Concern(
            id=tools.new_id(),
            challenge=challenge_id,
            case=new.case,
            what=new.what.strip(),
            urgency=new.urgency,
            told=new.told.strip(),
            told_at=new.told_at,
            raised_by=who.id,
            raised_at=now,
        )
        store.cases.save_concern(concern)
        store.audit.add(now, who.id, Deed.ADDED, Thing(KIND, concern.id, challenge_id), new.urgency.value)
    return concern


def receive_concern(
    tools: Toolbox, who: Person, challenge_id: str, concern_id: str, *, by: str, at: datetime, done: str
) -> Concern:
    """Record that the council knows: who received it, when, and what they did.

    The council's escalation contact records it, or the challenge manager on their word. Raises `NotAllowed`, `BadInput`.
    """
    if not by.strip() or not done.strip():
        raise BadInput("Say who at the council received the concern and what they did.")
    with tools.store().write() as store:
        _one_of(tools, store, who, challenge_id, (Right.RECEIVE_CONCERN, Right.CHALLENGE_MANAGE))
        concern = store.cases.concern(challenge_id, concern_id)
        if at < concern.told_at:
            raise BadInput("The council cannot have received it before it was told.")
        received = concern.received(Receipt(by.strip(), at, done.strip(), who.id))
        store.cases.save_concern(received)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, concern_id, challenge_id), "received")
    return received


def close_concern(tools: Toolbox, who: Person, challenge_id: str, concern_id: str) -> Concern:
    """Close a concern. Raises `BadInput` for one that the council has not received."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        closed = store.cases.concern(challenge_id, concern_id).closed(by=who.id, at=tools.clock())
        store.cases.save_concern(closed)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, concern_id, challenge_id), "closed")
    return closed


def _seen(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str) -> PeerChallenge:
    return _one_of(tools, store, who, challenge_id, (Right.RAISE_CONCERN, Right.RECEIVE_CONCERN))


def _one_of(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str, rights: tuple[Right, ...]) -> PeerChallenge:
    challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
    if not any(who.may(right, challenge.id, today=tools.today()) for right in rights):
        raise NotAllowed("Safeguarding concerns are seen by the team and by whom the council named to receive them.")
    return challenge
