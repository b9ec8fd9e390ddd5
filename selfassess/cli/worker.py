"""`selfassess worker`."""

import logging
import signal
from threading import Event

import click

from selfassess.jobs.working import work
from selfassess.wiring import toolbox


@click.command()
def worker() -> None:
    """Work at jobs until stopped: making packs, reading reports. One is enough; several share the work.

    `selfassess serve` works at jobs itself. A server of several processes leaves that to this command.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    tools = toolbox()
    tools.store()
    click.echo("Working. Press Ctrl+C to stop: what has begun is finished first.")
    work(tools, stop)
