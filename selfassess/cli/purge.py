"""`selfassess purge`."""

import click

from selfassess.domain.people import LOCAL
from selfassess.services.purging import purge
from selfassess.wiring import toolbox


@click.command(name="purge")
@click.option("--older-than", "days", default=365, show_default=True, metavar="DAYS", help="What was taken out so long ago.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge_(days: int, *, yes: bool) -> None:
    """Throw away for good what was taken out of registers long ago, and files that nothing needs.

    Backups made before still hold everything: throw those away too where you must.
    """
    tools = toolbox()
    found = purge(tools, LOCAL, days=days, only_look=True)
    if not found.anything:
        click.echo(f"There is nothing that was taken out more than {days} days ago.")
        return
    if not yes:
        click.confirm(f"Throw away for good {found}? This cannot be undone.", abort=True)
    click.echo(f"Thrown away: {purge(tools, LOCAL, days=days)}.")
