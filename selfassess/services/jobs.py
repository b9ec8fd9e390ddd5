"""Jobs: asking for one, seeing how far it is, and doing the next."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any, Protocol

from selfassess.domain.jobs import SILENT, Job, new_job
from selfassess.domain.people import LOCAL, Person
from selfassess.errors import BadInput, NotFound, SelfAssessError, Unavailable
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.signing_in import person_of

LISTED = 50
BEATS = 10.0
"""Seconds between two signs of life of a job that says nothing itself."""
DEFECT = "This is a fault in the program, not in what you did. Try it again; if it happens again, tell whoever looks after it."


class Stopped(SelfAssessError):
    """A job was cancelled, or another worker has it by now: whoever works at it stops."""


class Tell(Protocol):
    """What a job calls between its steps: how many of how many are done, and what it is at. Raises `Stopped`."""

    def __call__(self, done: int, of: int, said: str = "") -> None: ...


Handler = Callable[[Toolbox, Person, Mapping[str, Any], Tell], Mapping[str, Any]]
"""Does a kind of job for a person with its arguments, and gives its result. It may be called again for what it did half."""


def ask(tools: Toolbox, store: UnitOfWork, who: Person, kind: str, title: str, *, place: str, **arguments: Any) -> Job:
    """Ask for a job in the transaction of what causes it, whose service has checked the right to it."""
    job = new_job(tools.new_id(), kind, title, who.id, tools.clock(), place=place, **arguments)
    store.jobs.add(job)
    return job


def show_job(tools: Toolbox, who: Person, job_id: str) -> Job:
    """A job that a person asked for. Raises `NotFound`, also for another person's."""
    with tools.store().read() as store:
        return _own(store, who, job_id)


def list_jobs(tools: Toolbox, who: Person) -> tuple[Job, ...]:
    """The newest jobs that a person asked for."""
    with tools.store().read() as store:
        return store.jobs.of(who.id, limit=LISTED)


def cancel_job(tools: Toolbox, who: Person, job_id: str) -> None:
    """Stop a job of one's own. Raises `NotFound`, and `BadInput` for one that is over."""
    with tools.store().write() as store:
        _own(store, who, job_id)
        if not store.jobs.cancel(job_id):
            raise BadInput("It is over already.")


def try_again(tools: Toolbox, who: Person, job_id: str) -> None:
    """Begin a job of one's own anew that failed or was cancelled. Raises `NotFound` and `BadInput`."""
    with tools.store().write() as store:
        _own(store, who, job_id)
        if not store.jobs.again(job_id):
            raise BadInput("Only what failed or was cancelled can be tried again.")


def _own(store: UnitOfWork, who: Person, job_id: str) -> Job:
    job = store.jobs.get(job_id)
    if job.who != who.id:
        raise NotFound(f"There is no job {job_id!r}.")
    return job


def put_back_silent(tools: Toolbox) -> int:
    """Let jobs whose worker fell silent wait again; how many there were."""
    with tools.store().write() as store:
        return store.jobs.put_back(tools.clock() - SILENT)


def do_next(tools: Toolbox, handlers: Mapping[str, Handler]) -> bool:
    """Take the job that has waited longest and do it; False where nothing waits.

    An error that is meant for people ends a job at once; where something does not answer, or the program is at fault, it is tried
    again later. The person's roles are those of now, not those of when they asked.
    """
    with tools.store().write() as store:
        job = store.jobs.claim(tools.clock())
    if job is None:
        return False
    try:
        with _beating(tools, job):
            result = _done(tools, job, handlers)
    except Stopped:
        return True
    except Unavailable as error:
        _fail(tools, job, str(error), again=True)
    except SelfAssessError as error:
        _fail(tools, job, str(error), again=False)
    except Exception as error:
        _fail(tools, job, DEFECT, again=True)
        if job.again_at(tools.clock()) is None:
            raise RuntimeError(f"Job {job.id} ({job.kind}) failed at its last attempt.") from error
    else:
        with tools.store().write() as store:
            store.jobs.finish(job, result)
    return True


def _done(tools: Toolbox, job: Job, handlers: Mapping[str, Handler]) -> Mapping[str, Any]:
    if job.kind not in handlers:
        raise BadInput(f"This version of the program knows no work of the kind {job.kind!r}.")

    def tell(done: int, of: int, said: str = "") -> None:
        with tools.store().write() as store:
            if not store.jobs.beat(job, tools.clock(), share=done / of if of else 0.0, said=said):
                raise Stopped("This job was stopped.")

    return handlers[job.kind](tools, _person(tools, job), job.arguments, tell)


def _person(tools: Toolbox, job: Job) -> Person:
    if job.who == LOCAL.id and not tools.settings.accounts:
        return LOCAL
    with tools.store().read() as store:
        return person_of(store, job.who)


def _fail(tools: Toolbox, job: Job, error: str, *, again: bool) -> None:
    with tools.store().write() as store:
        store.jobs.fail(job, error, again_at=job.again_at(tools.clock()) if again else None)


@contextmanager
def _beating(tools: Toolbox, job: Job) -> Iterator[None]:
    """Signs of life from a thread of its own, for as long as the job is at work."""
    over = Event()

    def beat() -> None:
        while not over.wait(BEATS):
            with suppress(Unavailable), tools.store().write() as store:
                store.jobs.beat(job, tools.clock())

    thread = Thread(target=beat, name=f"beats of {job.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
