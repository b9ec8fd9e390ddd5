"""What the team expects to find and sets out to test: each hypothesis open, tested, and closed with a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfassess.errors import BadInput, NotFound

LONGEST = 4000


class Standing(StrEnum):
    """How far a hypothesis has come."""

    OPEN = "open"
    TESTED = "tested"
    CLOSED = "closed"


STANDING_LABELS = {Standing.OPEN: "Open", Standing.TESTED: "Tested", Standing.CLOSED: "Closed"}


class Result(StrEnum):
    """What testing it showed."""

    HOLDS = "holds"
    IN_PART = "in-part"
    DOES_NOT_HOLD = "does-not-hold"
    NOT_SHOWN = "not-shown"


RESULT_LABELS = {
    Result.HOLDS: "It holds",
    Result.IN_PART: "It holds in part",
    Result.DOES_NOT_HOLD: "It does not hold",
    Result.NOT_SHOWN: "What was seen does not show it either way",
}


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One hypothesis of the team. `reason` is what led to it, `tested` how it was tested, `finding` what came of it.

    `questions` and `lines` are what it is about, `notes` what it was tested by, each by id. It is the team's alone until the
    report is shared, which prints those that are closed.
    """

    id: str
    challenge: str
    text: str
    reason: str = ""
    standing: Standing = Standing.OPEN
    tested: str = ""
    result: Result | None = None
    finding: str = ""
    questions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    raised_by: str = ""
    raised_at: datetime | None = None

    def check(self) -> None:
        """Raises `BadInput` for one that says nothing, was tested in no way, or is closed without result or finding."""
        if not self.text.strip():
            raise BadInput("Write the hypothesis as a statement that can turn out to be wrong.")
        if max(map(len, (self.text, self.reason, self.tested, self.finding))) > LONGEST:
            raise BadInput(f"Shorten each text to {LONGEST:,} characters or fewer.")
        if self.standing is not Standing.OPEN and not (self.tested.strip() or self.notes):
            raise BadInput("Say how it was tested, or choose the notes that tested it.")
        if self.standing is Standing.CLOSED and (self.result is None or not self.finding.strip()):
            raise BadInput("A hypothesis is closed with a result and a finding. Enter both, or leave it as tested.")


def printed(hypotheses: Sequence[Hypothesis]) -> tuple[tuple[str, str], ...]:
    """What a report says of each hypothesis that is closed: the statement, and the result with the finding."""
    return tuple(
        (_sentence(each.text), f"{RESULT_LABELS[each.result]}: {_sentence(each.finding)}")
        for each in hypotheses
        if each.standing is Standing.CLOSED and each.result is not None
    )


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if words.endswith((".", "?", "!")) else f"{words}."


def no_hypothesis() -> NotFound:
    """What is said of an id that no hypothesis of a challenge has."""
    return NotFound("This hypothesis is not there any more. Somebody may have removed it.")
