"""What will be done, by whom and by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    """One thing the authority will do. It belongs to the authority and hangs on the responses that name it."""

    id: str
    authority: str
    text: str
    owner: str
    due: date | None
    status: ActionStatus = ActionStatus.NOT_STARTED

    def overdue(self, today: date) -> bool:
        """Whether it was due before this day and is neither done nor stopped."""
        return self.due is not None and self.due < today and self.status in (ActionStatus.NOT_STARTED, ActionStatus.UNDER_WAY)
