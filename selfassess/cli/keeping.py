"""`selfassess backup`, `backup-key`, `restore` and `move`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from selfassess.cli.printing import print_table
from selfassess.domain.people import LOCAL
from selfassess.resources import SECRET
from selfassess.services.keeping import Kept, back_up, check_backup, make_key, move, restore
from selfassess.wiring import toolbox

ENCRYPTED = ".age"
FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--to", "recipients", multiple=True, metavar="PUBLIC_KEY", help="Encrypt to this key; repeat for more keys.")
def backup(file: Path | None, recipients: tuple[str, ...]) -> None:
    """Write everything into one FILE, while people go on working.

    Without FILE it is named by the day, in this folder. It holds the database and every attached file.
    """
    path = file or Path(f"selfassess-{date.today().isoformat()}.tar.gz{ENCRYPTED if recipients else ''}")  # noqa: DTZ011 - a day as people here name it
    kept = back_up(toolbox(), LOCAL, path, recipients=recipients)
    _tell(kept)
    click.echo(
        f"Written to {path}." + ("" if recipients else " It is not encrypted: keep it where only those may look who may see all.")
    )


@click.command(name="backup-key")
@click.argument("file", type=FILE)
def backup_key(file: Path) -> None:
    """Make a key for encrypted backups: the secret key into FILE, the public key printed.

    Keep FILE away from this machine, and safe: nothing else opens the backups.
    """
    click.echo(make_key(toolbox(), LOCAL, file))


@click.command(name="restore")
@click.argument("file", type=EXISTING)
@click.option("--key", type=EXISTING, help="The file of the secret key, if the backup is encrypted.")
@click.option("--check", is_flag=True, help="Only read the backup from beginning to end, and say what it holds.")
def restore_(file: Path, key: Path | None, check: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Put a backup into this instance, which must be empty."""
    kept = check_backup(toolbox(), LOCAL, file, key=key) if check else restore(toolbox(), LOCAL, file, key=key)
    _tell(kept)
    click.echo(f"Made by selfassess {kept.version} at {kept.made}. " + ("It is whole." if check else "Restored."))
    if kept.unreadable:
        click.echo(_sealed_elsewhere(kept.unreadable), err=True)


def _sealed_elsewhere(emails: Sequence[str]) -> str:
    """What to do about code generators whose secrets another instance sealed."""
    whose = "The code generator of 1 account" if len(emails) == 1 else f"The code generators of {len(emails)} accounts"
    return (
        f"{whose} cannot be checked here: the secrets were sealed by the instance that made the backup ({', '.join(emails)}).\n"
        f"Either copy the file {SECRET} of its data folder into this one's, before anybody signs in, or let each of them sign in "
        "with a recovery code and set up their code generator again, or end their second step with "
        "`selfassess users end-second-step EMAIL`."
    )


@click.command(name="move")
@click.option(
    "--to", "url", required=True, metavar="URL", help="The empty database, such as postgresql+psycopg://user@host/name."
)
def move_(url: str) -> None:
    """Copy this instance's database into another one, and compare both.

    Stop the program first. Files stay where they are; afterwards set SELFASSESS_DATABASE_URL to the new address.
    """
    _tell(move(toolbox(), LOCAL, url))
    click.echo("Both databases hold the same. Set SELFASSESS_DATABASE_URL to the new address.")


def _tell(kept: Kept) -> None:
    rows = [(table.replace("_", " "), number) for table, number in kept.records.items()]
    print_table(("KEPT", "NUMBER"), [*rows, ("files", kept.files)] if kept.files else rows)
