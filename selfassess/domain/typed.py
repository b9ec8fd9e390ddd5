"""What a person has typed and not yet saved: one draft for each person, subject and field.

A draft is nobody's word yet. It never stands in history, in packs, snapshots or challenges; it is offered to its own person
again, and gone once it is saved or they throw it away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

KEPT = ("strengths", "improvements", "impact", "how", "plans", "reason")
"""The fields of which drafts are kept: those in which people write."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in one field and is not saved; `revision` is the save on top of which it was typed."""

    person: str
    assessment: str
    subject: str
    field: str
    text: str
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """The same of a field of a case review."""

    person: str
    challenge: str
    code: str
    field: str
    text: str
    revision: int
    at: datetime


def opened_at(drafts: Sequence[Draft | CaseDraft]) -> int:
    """The save on top of which drafts were typed: the oldest, so that whatever came since is seen when they are saved."""
    return min(draft.revision for draft in drafts)
