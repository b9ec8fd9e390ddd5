"""Readers in processes of their own, each with a deadline and a bound on memory, so that no file can hold up the rest."""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from selfassess.domain.report import Report
from selfassess.ingest.memory import bound_memory
from selfassess.ingest.metadata.authority import Names
from selfassess.ingest.pipeline import read, refused

DEADLINE = 120.0
"""Seconds of a processor that a file may take. They are not counted while other programs keep the processor busy."""
LONGEST = DEADLINE if sys.platform == "win32" else 1800.0
"""Seconds by the clock that a file may take; Windows cannot count those of a processor."""
AHEAD = 8
"""How many files for each worker may be under way or wait for one that is slower, so that the order is kept."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and the name under which its report is kept."""

    path: Path
    name: str


def read_all(
    files: Iterable[File],
    *,
    workers: int | None = None,
    deadline: float = DEADLINE,
    longest: float = LONGEST,
    known: Names = (),
) -> Iterator[Report]:
    """The reports of files, in their order. A file over its deadline, or one that brings its reader down, is refused.

    `deadline` is in seconds of a processor, `longest` by the clock.
    """
    with _Crew(workers or available(), deadline, longest, known) as crew:
        yield from crew.reports(files)


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    """One reading process, and what it has in hand since when."""

    process: BaseProcess
    connection: Connection
    place: int | None = None
    file: File | None = None
    since: float = 0.0


class _Crew:
    """Worker processes that share the files out; each is started when there is work for it."""

    def __init__(self, size: int, deadline: float, longest: float, known: Names) -> None:
        self._size = size
        self._deadline = deadline
        self._longest = longest
        self._known = known
        self._workers: list[_Worker] = []
        self._done: dict[int, Report] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        for worker in self._workers:
            _stop(worker)

    def reports(self, files: Iterable[File]) -> Iterator[Report]:
        """The reports in the order of the files."""
        waiting = deque(enumerate(files))
        following, last = 0, len(waiting)
        while following < last:
            while waiting and waiting[0][0] < following + AHEAD * self._size and (worker := self._idle()):
                self._give(worker, *waiting.popleft())
            self._collect()
            while following in self._done:
                yield self._done.pop(following)
                following += 1

    def _idle(self) -> _Worker | None:
        free = next((worker for worker in self._workers if worker.file is None), None)
        if free is None and len(self._workers) < self._size:
            free = _started(self._known, self._deadline)
            self._workers.append(free)
        return free

    def _give(self, worker: _Worker, place: int, file: File) -> None:
        worker.place, worker.file, worker.since = place, file, time.monotonic()
        try:
            worker.connection.send((str(file.path), file.name))
        except (BrokenPipeError, ConnectionError):
            self._lose(worker, "its reader stopped before it began: try again")

    def _collect(self) -> None:
        """Take in what is ready, and refuse what is overdue."""
        busy = {worker.connection: worker for worker in self._workers if worker.file is not None}
        soonest = min((worker.since for worker in busy.values()), default=0.0) + self._longest - time.monotonic()
        for connection in wait(list(busy), timeout=max(0.0, soonest)) if busy else []:
            self._take(busy[connection])  # type: ignore[index]
        for worker in list(busy.values()):
            if worker.file is not None and time.monotonic() - worker.since > self._longest:
                self._lose(worker, f"reading it took longer than {self._longest:.0f} seconds: it was stopped")

    def _take(self, worker: _Worker) -> None:
        if worker.place is None:
            return
        try:
            self._done[worker.place] = worker.connection.recv()
        except (EOFError, ConnectionError):
            self._lose(worker, self._came_down(worker.process))
            return
        worker.place = worker.file = None

    def _came_down(self, process: BaseProcess) -> str:
        """Why a reader ended while it read."""
        process.join()
        if sys.platform != "win32" and process.exitcode == -signal.SIGPROF:
            return f"reading it took longer than {self._deadline:.0f} seconds: it was stopped"
        return "its reader came down on it: the file may be damaged"

    def _lose(self, worker: _Worker, reason: str) -> None:
        """Refuse what a worker has in hand and let the worker go."""
        if worker.place is not None and worker.file is not None:
            self._done[worker.place] = refused(worker.file.name, "", reason)
        self._workers.remove(worker)
        _stop(worker)


def _started(known: Names, deadline: float) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, known, deadline), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    worker.process.close()


def _serve(connection: Connection, known: Names, deadline: float) -> None:
    """Read file after file until the other end closes; over its deadline, in seconds of a processor, the process is ended."""
    bound_memory()
    while True:
        try:
            path, name = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        _end_after(deadline)
        report = _read(Path(path), name, known)
        _end_after(0)
        connection.send(report)


def _read(path: Path, name: str, known: Names) -> Report:
    try:
        return read(path, name, known=known)
    except (MemoryError, RecursionError):
        return refused(name, "", "it needs more memory than a report may: split it and try again")


def _end_after(seconds: float) -> None:
    """End this process once it used so many seconds of a processor more; 0 takes that back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
