"""`selfassess demo`."""

import signal
import sys

import click

from selfassess.demo.showing import check as check_demo
from selfassess.demo.showing import staged
from selfassess.jobs.working import working
from selfassess.web.server import has_screen, listening, serve

WITH_PROBLEMS = 1


@click.command()
@click.option("--check", is_flag=True, help="Make every pack once, read each back, and stop.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to serve at; 0 for any that is free.")
@click.option("--open/--no-open", "open_browser", default=None, help="Whether to open a browser.")
def demo(*, check: bool, port: int | None, open_browser: bool | None) -> None:
    """Show the program with a fictional authority, its reports and a half-filled assessment.

    Everything is put into a folder of its own, which is removed when the demonstration stops.
    """
    # A plain kill ends the program as Ctrl+C does, so that the folder is removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not check:
        door = listening(port)
        wanted = sys.stdout.isatty() and has_screen() if open_browser is None else open_browser
        with staged(click.echo) as staging, working(staging.tools):
            serve(staging.tools, door, open_browser=wanted, say=click.echo)
        return
    with staged(click.echo) as staging:
        made = check_demo(staging)
    for pack in made:
        click.echo(str(pack))
    if not all(pack.sound for pack in made):
        sys.exit(WITH_PROBLEMS)
