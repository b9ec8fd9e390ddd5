"""The life of an assessment: draft, in review, signed off, archived, as a table of legal moves and who may make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfassess.domain.rights import Right
from selfassess.errors import BadInput


class State(StrEnum):
    """Where an assessment is in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    SIGNED_OFF = "signed-off"
    ARCHIVED = "archived"


STATE_LABELS = {
    State.DRAFT: "Draft",
    State.IN_REVIEW: "In review",
    State.SIGNED_OFF: "Signed off",
    State.ARCHIVED: "Archived",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One legal move. `does` is what its button says, `means` what comes of it; who holds `right` may make it."""

    start: State
    end: State
    right: Right
    does: str
    means: str


STEPS: tuple[Step, ...] = (
    Step(State.DRAFT, State.IN_REVIEW, Right.START, "Give for review", "Reviewers read it. It can still be changed."),
    Step(State.IN_REVIEW, State.SIGNED_OFF, Right.SIGN, "Sign off", "The director judges each area; what is signed is kept."),
    Step(State.IN_REVIEW, State.DRAFT, Right.COMMENT, "Send back to draft", "There is more to do before it can be signed."),
    Step(State.SIGNED_OFF, State.DRAFT, Right.ANSWER, "Open a new draft", "What was signed stays as it is; this one goes on."),
    Step(State.DRAFT, State.ARCHIVED, Right.START, "Archive", "Nothing in it can be changed until it is taken out."),
    Step(State.SIGNED_OFF, State.ARCHIVED, Right.START, "Archive", "Nothing in it can be changed until it is taken out."),
    Step(State.ARCHIVED, State.DRAFT, Right.START, "Take out of the archive", "It can be changed again."),
)
"""Every legal move; whatever is not here cannot be done."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move that was made, the `number`th of an assessment (from 1). `snapshot` is what was kept at a sign-off."""

    number: int
    start: State
    end: State
    by: str
    at: datetime
    note: str = ""
    snapshot: str | None = None


def steps_from(state: State) -> tuple[Step, ...]:
    """The moves that are legal from a state."""
    return tuple(step for step in STEPS if step.start is state)


def step(start: State, end: State) -> Step:
    """The move from one state to another. Raises `BadInput` where there is none."""
    found = next((each for each in STEPS if (each.start, each.end) == (start, end)), None)
    if found is None:
        ways = listing_of(steps_from(start))
        raise BadInput(f"An assessment that is {STATE_LABELS[start].lower()} cannot become {STATE_LABELS[end].lower()}. {ways}")
    return found


def listing_of(steps: Sequence[Step]) -> str:
    """What can be done instead, in a sentence."""
    return "It can become: " + ", ".join(STATE_LABELS[each.end].lower() for each in steps) + "."
