"""The timetable of a peer challenge: whom the team meets when and where, what it asks there, and where it clashes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, groupby

from selfassess.errors import BadInput, NotFound

TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
LENGTH = 200


class SessionKind(StrEnum):
    """What sort of session it is."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    VISIT = "visit"
    TEAM = "team"
    FEEDBACK = "feedback"


SESSION_LABELS = {
    SessionKind.INTERVIEW: "Interview",
    SessionKind.FOCUS_GROUP: "Focus group",
    SessionKind.OBSERVATION: "Observation",
    SessionKind.VISIT: "Visit",
    SessionKind.TEAM: "Team meeting",
    SessionKind.FEEDBACK: "Feedback to the council",
}
MEETS = frozenset({SessionKind.INTERVIEW, SessionKind.FOCUS_GROUP, SessionKind.VISIT})
"""The kinds in which people are heard."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session. Times are those of the clock on the wall, as 09:30; `group` says who is met, never a name.

    `peers` are names of the team, `questions` ids of the scope. `people` is how many came, 0 before it took place. `prompts` are
    the team's alone.
    """

    id: str
    day: date
    start: str
    end: str
    kind: SessionKind
    group: str
    place: str = ""
    peers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    people: int = 0
    prompts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called in a list or calendar."""
        return f"{SESSION_LABELS[self.kind]}: {self.group}" if self.group else SESSION_LABELS[self.kind]

    def overlaps(self, other: "Session") -> bool:
        """Whether both take place at the same time; one that begins when the other ends does not."""
        return self.day == other.day and self.start < other.end and other.start < self.end

    def check(self) -> None:
        """Raises `BadInput` for times that are none, an end before the beginning, or nobody who is met."""
        for what, said in (("start", self.start), ("end", self.end)):
            if not TIME.fullmatch(said):
                raise BadInput(f"Enter the {what} with hours and minutes, like 09:30.")
        if self.end <= self.start:
            raise BadInput("The session must end after it starts.")
        if self.kind is not SessionKind.TEAM and not self.group.strip():
            raise BadInput("Enter who is met, as a group and never a name: foster carers.")
        if max(len(self.group), len(self.place)) > LENGTH:
            raise BadInput(f"Shorten the group and the place to {LENGTH} characters or fewer.")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sessions at the same time that share `what`: peers, or a place."""

    first: Session
    second: Session
    what: tuple[str, ...]


def in_order(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions as they take place."""
    return tuple(sorted(sessions, key=lambda session: (session.day, session.start, session.end, session.id)))


def by_day(sessions: Sequence[Session]) -> tuple[tuple[date, tuple[Session, ...]], ...]:
    """The sessions of each day, as they take place."""
    return tuple((day, tuple(found)) for day, found in groupby(in_order(sessions), key=lambda session: session.day))


def clashes(sessions: Sequence[Session]) -> Iterator[Clash]:
    """Every two sessions at the same time for which somebody, or a room, would have to be in both."""
    for _, together in by_day(sessions):
        for first, second in combinations(together, 2):
            if first.overlaps(second):
                shared = tuple(peer for peer in first.peers if peer in second.peers)
                room = first.place.strip() if first.place.strip().casefold() == second.place.strip().casefold() else ""
                if shared or room:
                    yield Clash(first, second, (*shared, *((room,) if room else ())))


def session_of(sessions: Sequence[Session], session_id: str) -> Session:
    """The session of this id. Raises `NotFound`."""
    found = next((session for session in sessions if session.id == session_id), None)
    if found is None:
        raise NotFound("There is no such session. Somebody may have taken it out meanwhile.")
    return found
