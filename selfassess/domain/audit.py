"""What was done by whom: a chain of events, each sealed by a hash over itself and the one before it.

An event says who did what to which thing, and never what the thing holds.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

BEGINNING = "0" * 64
"""What stands before the first event."""


class Deed(StrEnum):
    """What was done."""

    SAW = "saw"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PUT_BACK = "put back"
    EXPORTED = "exported"
    OPENED_FILE = "opened the file of"
    INVITED = "invited"
    JOINED = "joined"
    ROLE_GIVEN = "gave a role to"
    ROLE_ENDED = "ended a role of"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    REFUSED = "was refused at signing in"
    ACCOUNT_CHANGED = "changed the account of"
    KEPT = "made a backup or moved everything"
    PURGED = "threw away for good"


@dataclass(frozen=True, slots=True)
class Thing:
    """What an event is about: its kind, its id, and the authority or challenge to which it belongs, `INSTANCE` if to none."""

    kind: str
    id: str
    place: str


@dataclass(frozen=True, slots=True)
class Event:
    """One link of the chain. `number` counts from 1; `note` says which format, role or part, and never content."""

    number: int
    at: datetime
    who: str
    deed: Deed
    thing: Thing
    note: str
    before: str
    seal: str


def sealed(number: int, at: datetime, who: str, deed: Deed, thing: Thing, note: str, before: str) -> Event:  # noqa: PLR0917 - the parts of an event
    """The event that follows one whose seal is `before`."""
    return Event(number, at, who, deed, thing, note, before, _seal(number, at, who, deed, thing, note, before))


def first_broken(events: Iterable[Event]) -> int | None:
    """The number of the first event, in their order from 1, that is not what was written or does not follow; None if all do."""
    before, expected = BEGINNING, 1
    for event in events:
        right = _seal(event.number, event.at, event.who, event.deed, event.thing, event.note, event.before)
        if (event.number, event.before, event.seal) != (expected, before, right):
            return expected
        before, expected = event.seal, expected + 1
    return None


def _seal(number: int, at: datetime, who: str, deed: Deed, thing: Thing, note: str, before: str) -> str:  # noqa: PLR0917 - as above
    told = [number, at.astimezone(UTC).isoformat(), who, deed.value, thing.kind, thing.id, thing.place, note, before]
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
