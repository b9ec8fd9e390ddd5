"""`selfassess authorities`."""

from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.services.authorities import choices, import_authorities
from selfassess.wiring import toolbox


@click.group()
def authorities() -> None:
    """The list of authorities, their regions and statistical neighbours."""


@authorities.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Take authorities from a CSV file.

    Columns understood: name, region, type, other names, code, statistical neighbours (codes or names, most similar
    first). All but the name may be missing.
    """
    done = import_authorities(toolbox(), LOCAL, file)
    click.echo(f"{done.added} authorities added, {done.updated} brought up to date.")


@authorities.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every authority that an assessment may be started for."""
    found = choices(toolbox(), LOCAL)
    if form == "json":
        print_json([{"id": item.id, "name": item.name, "region": item.region, "type": item.type} for item in found])
    else:
        print_table(("ID", "NAME", "REGION", "TYPE"), [(item.id, item.name, item.region, item.type) for item in found])
