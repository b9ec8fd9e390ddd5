"""Working at jobs, one after the other, until told to stop."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

from selfassess.errors import Unavailable
from selfassess.jobs.kinds import KINDS
from selfassess.ports import Toolbox
from selfassess.services.jobs import Handler, do_next, put_back_silent

PAUSE = 0.5
"""Seconds until it is looked again where nothing waited."""
PUT_BACK_EVERY = 60.0

log = logging.getLogger(__name__)


def work(tools: Toolbox, stop: Event, handlers: Mapping[str, Handler] = KINDS) -> None:
    """Do jobs until `stop` is set. A database that does not answer is waited for; a defect is logged, and the rest go on."""
    looked = float("-inf")
    while not stop.is_set():
        try:
            now = tools.clock().timestamp()
            if now - looked >= PUT_BACK_EVERY:
                put_back_silent(tools)
                looked = now
            if do_next(tools, handlers):
                continue
        except Unavailable as error:
            log.warning("%s", error)
        except Exception:
            log.exception("A job failed for good")
        stop.wait(PAUSE)


@contextmanager
def working(tools: Toolbox) -> Iterator[None]:
    """A thread that works at jobs while the block lasts."""
    stop = Event()
    thread = Thread(target=work, args=(tools, stop), name="jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
