"""What a scoring workbook says when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from selfassess.domain.actions import Action
from selfassess.domain.assessment import FIELD_LABELS
from selfassess.domain.characters import printable
from selfassess.domain.evidence import Evidence

EVIDENCE_FIELDS = ("title", "kind", "about", "locator", "note", "link")
ACTION_FIELDS = ("text", "owner", "due", "status", "measure")
REF_FIELDS = ("evidence", "actions")
"""The fields of an answer that name evidence and actions by number."""

FIELD_WORDS: Mapping[str, str] = {
    **FIELD_LABELS,
    "evidence": "Evidence",
    "actions": "Actions",
    "title": "What it is",
    "kind": "Kind",
    "about": "The day it is about",
    "locator": "Where in it",
    "note": "Note",
    "link": "Link",
    "text": "Action",
    "owner": "Owner",
    "due": "Due",
    "status": "Status",
    "measure": "How we will see that it worked",
}
"""What people call each field of a workbook, in the order of its form."""

_ESCAPES = ("x005F_", "_x000D_", "_x000d_")
"""What workbook programs put into text, or lose from it, on the way out and back."""


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """What a workbook says of itself: its file, the assessment that it is of, and the day on which it went out.

    `revisions` has the revision of each subject that it held.
    """

    name: str
    assessment: str
    authority: str
    framework: str
    made: date
    revisions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SentBack:
    """One row: the id of what it is about, empty for something new; where it stands; and each field that could be read.

    `refs` holds, for evidence and actions of an answer, the numbers that the cell names. `ref` is the row's own number, of
    evidence or an action.
    """

    id: str
    place: str
    values: Mapping[str, str]
    ref: str = ""
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """Evidence or an action as it went out: its number, and for each field the seal of what it said."""

    ref: str
    seals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """All that a workbook says. `sent` is by the id of evidence or an action; each problem is one sentence."""

    answers: tuple[SentBack, ...]
    evidence: tuple[SentBack, ...]
    actions: tuple[SentBack, ...]
    sent: Mapping[str, Sent]
    problems: tuple[str, ...]


def told(text: str) -> str:
    """What is left of a text when a workbook brings it back: by this two texts are compared."""
    plain = printable(text)
    for escape in _ESCAPES:
        plain = plain.replace(escape, "")
    return plain.strip()


def seal(text: str) -> str:
    """By what a text is known again, without keeping it."""
    return sha256(told(text).encode()).hexdigest()[:16]


def evidence_fields(item: Evidence) -> dict[str, str]:
    """What the workbook shows of evidence and lets people change, each as text: days in ISO 8601, the kind by its id."""
    about = item.about.isoformat() if item.about else ""
    return dict(zip(EVIDENCE_FIELDS, (item.title, item.kind.value, about, item.locator, item.note, item.link or ""), strict=True))


def action_fields(item: Action) -> dict[str, str]:
    """The same of an action."""
    due = item.due.isoformat() if item.due else ""
    return dict(zip(ACTION_FIELDS, (item.text, item.owner, due, item.status.value, item.measure), strict=True))
