"""`selfassess digests`."""

import click

from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.digests import send_digests
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def digests() -> None:
    """What waits for each person: comments that name them, and what they write that is due."""


@digests.command()
@click.pass_context
def send(context: click.Context) -> None:
    """Send it to everybody for whom something waits, once each time this is called: from a daily timer, say."""
    sent = send_digests(toolbox(), LOCAL)
    click.echo(f"{counted(sent.letters, 'letter')} sent.")
    for why in sent.refused:
        click.echo(why, err=True)
    context.exit(PROBLEMS if sent.refused else 0)
