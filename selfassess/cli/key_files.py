"""`selfassess peer-challenges open-key`: which number of the council stands behind each local code."""

from pathlib import Path

import click

from selfassess.cli.printing import print_table
from selfassess.domain.people import LOCAL
from selfassess.services.selection import open_key
from selfassess.wiring import toolbox


@click.command(name="open-key")
@click.argument("challenge")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--passphrase", prompt="Its passphrase", hide_input=True, help="Asked for where it is not given.")
def open_key_file(challenge: str, file: Path, passphrase: str) -> None:
    """Print which number stands behind each code of a key file. Nothing of it is kept."""
    key = open_key(toolbox(), LOCAL, challenge, file.read_bytes(), passphrase)
    print_table(("CODE", "THE COUNCIL'S NUMBER"), key.rows)
