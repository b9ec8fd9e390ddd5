"""`selfassess serve`."""

import sys

import click

from selfassess.jobs.working import working
from selfassess.web.server import has_screen, listening, serve
from selfassess.wiring import toolbox


@click.command(name="serve")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to serve at; 0 for any that is free.")
@click.option("--open/--no-open", "open_browser", default=None, help="Whether to open a browser.")
def serve_pages(port: int | None, *, open_browser: bool | None) -> None:
    """Serve the pages to this computer alone, and open them in a browser.

    Without --port the usual port is taken, or a free one where the usual one is in use. Without --open or --no-open
    a browser is opened where somebody sits before a screen.
    """
    wanted = sys.stdout.isatty() and has_screen() if open_browser is None else open_browser
    tools, door = toolbox(), listening(port)
    with working(tools):
        serve(tools, door, open_browser=wanted, say=click.echo)
