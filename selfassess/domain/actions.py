"""What will be done, by whom and by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.errors import NotFound


class ActionStatus(StrEnum):
    """How far an action has come."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"


ACTION_LABELS = {
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.UNDER_WAY: "Under way",
    ActionStatus.DONE: "Done",
    ActionStatus.STOPPED: "Stopped",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the authority will do. It belongs to the authority and hangs on the responses that name it.

    `measure` is how it will be seen that it worked. `recommendations` are those it answers, each by its report and digest.
    """

    id: str
    authority: str
    text: str
    owner: str
    due: date | None
    status: ActionStatus = ActionStatus.NOT_STARTED
    measure: str = ""
    recommendations: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is neither done nor stopped."""
        return self.status in (ActionStatus.NOT_STARTED, ActionStatus.UNDER_WAY)

    def overdue(self, today: date) -> bool:
        """Whether it was due before this day and is neither done nor stopped."""
        return self.due is not None and self.due < today and self.open


def no_action(action_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no action {action_id!r}.")
