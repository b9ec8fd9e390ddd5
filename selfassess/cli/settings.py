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
    chosen = read_settings(os.environ, home=Path.home())
    elsewhere = {
        "openid_issuer": chosen.openid and chosen.openid.issuer,
        "files_address": chosen.files and chosen.files.address,
        "smtp": chosen.mail and f"{'smtps' if chosen.mail.tls else 'smtp'}://{chosen.mail.host}:{chosen.mail.port}",
        "mail_from": chosen.mail and chosen.mail.sender,
    }
    plain = {name: value for name, value in asdict(chosen).items() if name not in ("openid", "files", "mail")}
    for name, value in (plain | elsewhere).items():
        shown = " ".join(value) if isinstance(value, tuple) else str(value or "")
        click.echo(f"SELFASSESS_{name.upper()}=" + _PASSWORD.sub(r"\g<user>:***@", shown))
