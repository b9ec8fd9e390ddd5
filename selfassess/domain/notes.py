"""What the team heard and saw, and the findings that it writes from it, question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfassess.domain.case_form import Side
from selfassess.domain.timetable import MEETS, Session, in_order
from selfassess.errors import NotFound


class SourceKind(StrEnum):
    """Where a note comes from."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    DOCUMENT = "document"
    DATA = "data"
    SELF_ASSESSMENT = "self-assessment"


SOURCE_LABELS = {
    SourceKind.INTERVIEW: "Interview",
    SourceKind.FOCUS_GROUP: "Focus group",
    SourceKind.OBSERVATION: "Observation",
    SourceKind.DOCUMENT: "Document",
    SourceKind.DATA: "Data",
    SourceKind.SELF_ASSESSMENT: "The authority’s self-assessment",
}
HEARD = frozenset({SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP})
"""The sources in which people were heard."""

NOTE_SIDES = {Side.STRENGTHS: "Strength", Side.CONSIDERATIONS: "Area for consideration"}


class Confidence(StrEnum):
    """How sure the team is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `group` says who was heard or what was seen, never a name; `people` how many were there, 0 for nobody.

    `shared` is whether the challenge manager opened it to the council. `session` is the session that it was written in, if any.
    """

    id: str
    challenge: str
    source: SourceKind
    group: str
    people: int
    text: str
    side: Side
    confidence: Confidence
    questions: tuple[str, ...]
    lines: tuple[str, ...]
    written_by: str
    written_at: datetime
    shared: bool = False
    session: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFinding:
    """A paragraph of findings under one question, with the notes and case statements that it rests on."""

    id: str
    challenge: str
    question: str
    text: str
    notes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


def people_heard(notes: Sequence[Note], sessions: Sequence[Session] = ()) -> int:
    """How many people were heard in interviews and focus groups; somebody heard twice counts twice."""
    return sum(number for _, number in heard_by_group(notes, sessions))


def heard_by_group(notes: Sequence[Note], sessions: Sequence[Session] = ()) -> tuple[tuple[str, int], ...]:
    """How many people of each group were heard, in the order in which groups come first.

    Who came to a session is counted there once, however many notes were written in it; other notes count for themselves.
    """
    met = [session for session in in_order(sessions) if session.kind in MEETS and session.people]
    counted = {session.id for session in met}
    loose = [note for note in notes if note.source in HEARD and note.session not in counted]
    found: dict[str, tuple[str, int]] = {}
    for group, number in (*((each.group, each.people) for each in met), *((each.group, each.people) for each in loose)):
        key = " ".join(group.split()).casefold()
        title, before = found.get(key, (group.strip(), 0))
        found[key] = (title, before + number)
    return tuple((title, number) for title, number in found.values() if title or number)


def no_note(note_id: str) -> NotFound:
    """What is said of an id that no note of a challenge has, or none that the person may see."""
    return NotFound(f"There is no note {note_id!r} in this challenge.")
