"""Work that goes on after the page that asked for it: a row first, done later, seen all the while."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from selfassess.domain.rights import INSTANCE

MOST_ATTEMPTS = 4
BACK_OFF = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10))
"""How long is waited after the first, second and third attempt that failed."""
SILENT = timedelta(minutes=1)
"""A job that was not heard of for so long has lost its worker, and is put back."""


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `kind` names who does it, `arguments` are what it is done with; both go into JSON.

    `who` asked for it and `place` is the workspace, challenge or instance that it belongs to. `attempt` counts from 1 once
    somebody began; only the worker of the newest attempt may say anything about it. `share` is how much is done, from 0 to 1.
    """

    id: str
    kind: str
    title: str
    arguments: Mapping[str, Any]
    who: str
    place: str
    created: datetime
    state: JobState = JobState.WAITING
    attempt: int = 0
    not_before: datetime | None = None
    heard: datetime | None = None
    share: float = 0.0
    said: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""

    def again_at(self, now: datetime) -> datetime | None:
        """When an attempt that failed is followed by the next; None where there were enough."""
        return now + BACK_OFF[self.attempt - 1] if self.attempt < MOST_ATTEMPTS else None


def new_job(job_id: str, kind: str, title: str, who: str, now: datetime, *, place: str = INSTANCE, **arguments: Any) -> Job:
    """A job that nobody has begun."""
    return Job(job_id, kind, title, arguments, who, place, now)
