"""Safeguarding concerns found in a case: passed on by telephone, recorded, received, and only then closed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotFound


class Urgency(StrEnum):
    """How soon the council must act."""

    NOW = "now"
    DAY = "day"
    REVIEW = "review"


URGENCY_LABELS = {
    Urgency.NOW: "A child may be in danger now",
    Urgency.DAY: "Within a day",
    Urgency.REVIEW: "Within the review",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """That somebody of the council knows: who, when, and what they did."""

    by: str
    at: datetime
    done: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern. `told` is whom the reviewer reached by telephone, `told_at` when."""

    id: str
    challenge: str
    case: str
    what: str
    urgency: Urgency
    told: str
    told_at: datetime
    raised_by: str
    raised_at: datetime
    receipt: Receipt | None = None
    closed_at: datetime | None = None
    closed_by: str = ""

    def received(self, receipt: Receipt) -> "Concern":
        """The same with the council's receipt. Raises `BadInput` for one that is closed already."""
        if self.closed_at is not None:
            raise BadInput("This concern is closed already.")
        return replace(self, receipt=receipt)

    def closed(self, *, by: str, at: datetime) -> "Concern":
        """The same, closed. Raises `BadInput` as long as nobody at the council has said that they received it."""
        if self.receipt is None:
            raise BadInput("A concern is closed only once the council has said who received it, when, and what was done.")
        return replace(self, closed_by=by, closed_at=at)


def escalation_statement(concerns: Sequence[Concern]) -> str:
    """What the report says of concerns, also where there were none."""
    if not concerns:
        return (
            "There were no safeguarding concerns identified by the reviewers that needed to be escalated to the Council for "
            "further consideration."
        )
    open_ = sum(concern.closed_at is None for concern in concerns)
    were = "was" if len(concerns) == 1 else "were"
    many = f"{counted(len(concerns), 'safeguarding concern')} identified by the reviewers {were}"
    rest = "The Council has received and answered each of them." if not open_ else f"{counted(open_, 'concern')} not closed yet."
    return f"{many} escalated to the Council for further consideration. {rest}"


def no_concern(concern_id: str) -> NotFound:
    """What is said of an id that no concern of a challenge has."""
    return NotFound(f"There is no concern {concern_id!r} in this challenge.")
