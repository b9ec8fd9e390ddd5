"""Whom a reviewer speaks to about a case: booked, held, or not held and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.domain.wording import counted, listing
from selfassess.errors import BadInput

LONGEST = 300


class With(StrEnum):
    """With whom."""

    PRACTITIONER = "worker"
    MANAGER = "manager"


WITH_LABELS = {With.PRACTITIONER: "Practitioner", With.MANAGER: "Manager"}


class Talk(StrEnum):
    """How far it has come."""

    BOOKED = "booked"
    HELD = "held"
    NOT_HELD = "not-held"


TALK_LABELS = {Talk.BOOKED: "Booked", Talk.HELD: "Held", Talk.NOT_HELD: "Not held"}
NOT_MET = "worker-not-met"
"""The question of the review form that asks why the practitioner was not met."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation about a case. `day` and `time` are for when it is booked or was held, `reason` is why it was not held."""

    whom: With
    talk: Talk
    day: date | None = None
    time: str = ""
    reason: str = ""

    def check(self) -> None:
        """Raises `BadInput` for one that is booked for no day, or not held for no reason."""
        who = WITH_LABELS[self.whom].lower()
        if self.talk is Talk.BOOKED and self.day is None:
            raise BadInput(f"Enter the day for which the conversation with the {who} is booked.")
        if self.talk is Talk.NOT_HELD and not self.reason.strip():
            raise BadInput(f"Say why there was no conversation with the {who}.")
        if len(self.reason) > LONGEST:
            raise BadInput(f"Shorten the reason to {LONGEST} characters or fewer.")


def talked(kept: Sequence[Conversation], values: Mapping[str, str]) -> tuple[Conversation, ...]:
    """The conversations about a case: those that were recorded, else what the review form says of them."""
    recorded = {each.whom: each for each in kept}
    return tuple(found for whom in With if (found := recorded.get(whom) or _from_form(whom, values)) is not None)


def _from_form(whom: With, values: Mapping[str, str]) -> Conversation | None:
    answer = values.get(f"{whom.value}-conversation", "")
    if answer == "yes":
        return Conversation(whom, Talk.HELD)
    reason = values.get(NOT_MET, "") if whom is With.PRACTITIONER else ""
    return Conversation(whom, Talk.NOT_HELD, reason=reason) if answer == "no" else None


def told(cases: Sequence[Sequence[Conversation]]) -> tuple[str, ...]:
    """What a report says of the conversations about so many cases; nothing where none was recorded."""
    if not any(cases):
        return ()
    number = counted(len(cases), "case")
    said = []
    for whom in With:
        held = sum(any(each.whom is whom and each.talk is Talk.HELD for each in case) for case in cases)
        if held:
            said.append(f"Reviewers spoke with the {WITH_LABELS[whom].lower()} in {held} of {number}.")
    missed = [each for case in cases for each in case if each.talk is Talk.NOT_HELD]
    if missed:
        reasons = tuple(dict.fromkeys(each.reason.strip().rstrip(".") for each in missed if each.reason.strip()))
        why = f": {listing(tuple(map(_lower, reasons)))}" if reasons else ""
        said.append(f"{counted(len(missed), 'conversation')} could not be held{why}.")
    return tuple(said)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
