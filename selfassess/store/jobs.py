"""The repository of jobs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, or_, select, update
from sqlalchemy.orm import Session

from selfassess.domain.jobs import MOST_ATTEMPTS, Job, JobState
from selfassess.errors import NotFound
from selfassess.store.models.job import JobRow

LOST = "The program that worked at this stopped, more often than is tried again."
WHOLE = 1000
OVER = [state.value for state in JobState if state.over]


class Jobs:
    """Jobs. What a worker says counts only while its attempt is the newest."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: Job) -> None:
        """Keep a job until a worker takes it."""
        self._session.add(
            JobRow(
                id=job.id,
                kind=job.kind,
                title=job.title,
                arguments=dict(job.arguments),
                who=job.who,
                place=job.place,
                created=job.created,
                state=job.state.value,
                attempt=job.attempt,
                per_mille=round(job.share * WHOLE),
                said=job.said,
                result=dict(job.result),
                error=job.error,
            )
        )
        self._session.flush()

    def get(self, job_id: str) -> Job:
        """The job of this id. Raises `NotFound`."""
        row = self._session.get(JobRow, job_id)
        if row is None:
            raise NotFound(f"There is no job {job_id!r}.")
        return _job(row)

    def of(self, who: str, *, limit: int) -> tuple[Job, ...]:
        """The jobs that a person asked for, newest first."""
        rows = select(JobRow).where(JobRow.who == who).order_by(JobRow.created.desc(), JobRow.id).limit(limit)
        return tuple(map(_job, self._session.scalars(rows)))

    def claim(self, now: datetime) -> Job | None:
        """Take the job that has waited longest: its next attempt begins."""
        ready = (JobRow.state == JobState.WAITING.value) & or_(JobRow.not_before.is_(None), JobRow.not_before <= now)
        first = select(JobRow).where(ready).order_by(JobRow.created, JobRow.id).limit(1).with_for_update(skip_locked=True)
        row = self._session.scalars(first).first()
        if row is None:
            return None
        row.state, row.attempt, row.heard, row.not_before = JobState.RUNNING.value, row.attempt + 1, now, None
        self._session.flush()
        return _job(row)

    def beat(self, job: Job, now: datetime, *, share: float | None = None, said: str = "") -> bool:
        """Say that a job goes on, and how far it is; False if it was cancelled or is another worker's by now."""
        more = {} if share is None else {"per_mille": round(share * WHOLE), "said": said[:300]}
        return self._said(job, {"heard": now, **more})

    def finish(self, job: Job, result: Mapping[str, Any]) -> bool:
        """Say that a job is done; False if it is no longer this worker's."""
        return self._said(job, {"state": JobState.DONE.value, "per_mille": WHOLE, "result": dict(result), "error": ""})

    def fail(self, job: Job, error: str, *, again_at: datetime | None) -> bool:
        """Say why an attempt failed, and when the next one may begin; without one the job has failed."""
        state = JobState.FAILED if again_at is None else JobState.WAITING
        return self._said(job, {"state": state.value, "error": error, "not_before": again_at})

    def put_back(self, heard_before: datetime) -> int:
        """Let jobs whose worker fell silent wait again, or fail after too many attempts; how many there were."""
        silent = (JobRow.state == JobState.RUNNING.value) & (JobRow.heard < heard_before)
        often = silent & (JobRow.attempt >= MOST_ATTEMPTS)
        failed = self._changed(often, {"state": JobState.FAILED.value, "error": LOST})
        return failed + self._changed(silent, {"state": JobState.WAITING.value})

    def cancel(self, job_id: str) -> bool:
        """Stop a job that is not over; False if it is."""
        open_ = (JobRow.id == job_id) & JobRow.state.not_in(OVER)
        return self._changed(open_, {"state": JobState.CANCELLED.value}) == 1

    def again(self, job_id: str) -> bool:
        """Let a job that failed or was cancelled wait again from its first attempt; False if it is neither."""
        ended = (JobRow.id == job_id) & JobRow.state.in_([JobState.FAILED.value, JobState.CANCELLED.value])
        anew = {"state": JobState.WAITING.value, "attempt": 0, "not_before": None, "per_mille": 0, "said": "", "error": ""}
        return self._changed(ended, anew) == 1

    def forget(self, before: datetime) -> int:
        """Throw away the jobs that are over and were asked for before this moment; how many there were."""
        done = self._session.execute(delete(JobRow).where(JobRow.state.in_(OVER), JobRow.created < before))
        return done.rowcount if isinstance(done, CursorResult) else 0

    def _said(self, job: Job, values: Mapping[str, Any]) -> bool:
        mine = (JobRow.id == job.id) & (JobRow.attempt == job.attempt) & (JobRow.state == JobState.RUNNING.value)
        return self._changed(mine, values) == 1

    def _changed(self, which: ColumnElement[bool], values: Mapping[str, Any]) -> int:
        done = self._session.execute(update(JobRow).where(which).values(**values))
        return done.rowcount if isinstance(done, CursorResult) else 0


def _job(row: JobRow) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        title=row.title,
        arguments=row.arguments,
        who=row.who,
        place=row.place,
        created=row.created,
        state=JobState(row.state),
        attempt=row.attempt,
        not_before=row.not_before,
        heard=row.heard,
        share=row.per_mille / WHOLE,
        said=row.said,
        result=row.result,
        error=row.error,
    )
