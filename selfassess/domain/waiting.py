"""Files of a challenge that came back and wait for somebody to agree: filled case forms, and tables with responses."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfassess.errors import NotFound


class WaitingFor(StrEnum):
    """What a file would change."""

    CASES = "cases"
    RESPONSES = "responses"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that waits: the SHA-256 of its content, what it is called, who sent it and when."""

    challenge: str
    what: WaitingFor
    file: str
    name: str
    by: str
    at: datetime


def no_waiting_file() -> NotFound:
    """What is said of a file that does not wait any more."""
    return NotFound("This file waits no longer: it was taken in or thrown away. Send it again.")
