"""Jobs, as rows from which workers take."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from selfassess.domain.jobs import Job


class JobStore(Protocol):
    """Jobs. What a worker says counts only while its attempt is the newest: whoever lost a job can do it no harm."""

    def add(self, job: Job) -> None: ...

    def get(self, job_id: str) -> Job:
        """The job of this id. Raises `NotFound`."""

    def of(self, who: str, *, limit: int) -> tuple[Job, ...]:
        """The jobs that a person asked for, newest first."""

    def claim(self, now: datetime) -> Job | None:
        """Take the job that has waited longest: its next attempt begins. None where nothing waits."""

    def beat(self, job: Job, now: datetime, *, share: float | None = None, said: str = "") -> bool:
        """Say that a job goes on, and how far it is; False if it was cancelled or is another worker's by now."""

    def finish(self, job: Job, result: Mapping[str, Any]) -> bool:
        """Say that a job is done; False if it is no longer this worker's."""

    def fail(self, job: Job, error: str, *, again_at: datetime | None) -> bool:
        """Say why an attempt failed, and when the next one may begin; without one the job has failed."""

    def put_back(self, heard_before: datetime) -> int:
        """Let jobs whose worker fell silent wait again, or fail after too many attempts; how many there were."""

    def cancel(self, job_id: str) -> bool:
        """Stop a job that is not over; False if it is."""

    def forget(self, before: datetime) -> int:
        """Throw away the jobs that are over and were asked for before this moment; how many there were."""

    def again(self, job_id: str) -> bool:
        """Let a job that failed or was cancelled wait again from its first attempt; False if it is neither."""
