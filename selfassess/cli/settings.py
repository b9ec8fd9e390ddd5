"""`selfassess settings`."""

import re
from dataclasses import asdict

import click

from selfassess.wiring import toolbox

_PASSWORD = re.compile(r"(?<=://)(?P<user>[^:/@]*):[^@]*@")


@click.command()
def settings() -> None:
    """Print where things are kept, and which settings say so."""
    for name, value in asdict(toolbox().settings).items():
        shown = " ".join(value) if isinstance(value, tuple) else str(value or "")
        click.echo(f"SELFASSESS_{name.upper()}=" + _PASSWORD.sub(r"\g<user>:***@", shown))
