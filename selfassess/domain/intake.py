"""What was once taken in from a workbook that came back, so that it can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from selfassess.errors import NotFound

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenAnswer:
    """A subject whose answer was changed, from one revision to the next."""

    subject: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TakenRow:
    """Evidence or an action that was changed, field by field, or added: then nothing was before."""

    id: str
    before: Fields | None
    after: Fields


@dataclass(frozen=True, slots=True)
class Intake:
    """One workbook that was taken in, as one change. `changes` counts what was agreed to, each choice once."""

    id: str
    assessment: str
    name: str
    by: str
    at: datetime
    changes: int
    answers: tuple[TakenAnswer, ...]
    evidence: tuple[TakenRow, ...]
    actions: tuple[TakenRow, ...]
    undone_by: str | None = None
    undone_at: datetime | None = None


KEPT_WAITING = timedelta(days=30)
"""How long a workbook waits that nobody takes in; then it is thrown away."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A workbook that came back and waits for somebody to agree: the SHA-256 of its file, what it is called, who sent it."""

    assessment: str
    file: str
    name: str
    by: str
    at: datetime


def no_waiting() -> NotFound:
    """What is said of a workbook that does not wait any more."""
    return NotFound("This workbook waits no longer: it was taken in or thrown away. Send it again.")


def no_intake(intake_id: str) -> NotFound:
    """What is said of an id that nobody has."""
    return NotFound(f"No workbook was taken in under {intake_id!r}.")
