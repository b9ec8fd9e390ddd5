"""`selfassess audit`: what was done by whom."""

import sys

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import INSTANCE
from selfassess.services.authorities import find_authority
from selfassess.services.watching import verify_audit, watched
from selfassess.wiring import toolbox

BROKEN = 1


@click.group(invoke_without_command=True)
@click.option("--authority", help="What was done in the workspace of this authority; without it, to the instance.")
@click.option("--who", "person", help="Only what the person of this id did.")
@format_option("json")
@click.pass_context
def audit(context: click.Context, authority: str | None, person: str | None, form: str) -> None:
    """Print what was done by whom, newest first, or check that nothing was changed or taken out."""
    if context.invoked_subcommand is not None:
        return
    tools = toolbox()
    place = find_authority(tools, LOCAL, authority).id if authority else INSTANCE
    events = watched(tools, LOCAL, place, person=person).events
    if form == "json":
        print_json(
            [
                {
                    "number": event.number,
                    "at": event.at,
                    "who": event.who,
                    "deed": event.deed.value,
                    "kind": event.thing.kind,
                    "thing": event.thing.id,
                    "note": event.note,
                }
                for event in events
            ]
        )
        return
    rows = (
        (f"{event.at:%Y-%m-%d %H:%M}", event.who, event.deed.value, event.thing.kind, event.thing.id, event.note)
        for event in events
    )
    print_table(("At (UTC)", "Who", "Did", "To", "Id", "Note"), rows)


@audit.command()
def verify() -> None:
    """Check the seal of every event: exit status 1 if one was changed or taken out.

    The seal of the newest event is printed: kept elsewhere, it also shows whether events were cut off the end.
    """
    found = verify_audit(toolbox(), LOCAL)
    if found.broken is not None:
        click.echo(f"Event {found.broken} is not as it was written, or one before it was taken out.", err=True)
        sys.exit(BROKEN)
    click.echo(
        f"{found.events} events, every one as it was written. The newest is sealed {found.last or 'by nothing: there is none'}."
    )
