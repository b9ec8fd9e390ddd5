"""`selfassess settings`."""

import os
import re
from dataclasses import asdict
from pathlib import Path

import click

from selfassess.settings import read_settings

_PASSWORD = re.compile(r"(?<=://)(?P<user>[^:/@]*):[^@]*@")


@click.command()
def settings() -> None:
    """Print where things are kept, and which settings say so."""
    for name, value in asdict(read_settings(os.environ, home=Path.home())).items():
        shown = " ".join(value) if isinstance(value, tuple) else str(value or "")
        click.echo(f"SELFASSESS_{name.upper()}=" + _PASSWORD.sub(r"\g<user>:***@", shown))
