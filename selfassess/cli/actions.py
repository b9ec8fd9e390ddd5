"""`selfassess actions`."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from selfassess.cli.days import DAY
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.actions import ACTION_LABELS, ActionStatus
from selfassess.domain.people import LOCAL
from selfassess.services.backing import NewAction, add_action
from selfassess.services.plan import Planned, Which, plan_calendar, plan_of, set_status
from selfassess.wiring import toolbox

LONGEST = 70


@click.group()
def actions() -> None:
    """The plan: what will be done, by whom, by when, and what it answers."""


@actions.command(name="list")
@click.argument("assessment")
@click.option("--which", type=click.Choice([which.value for which in Which if which]), help="Only these.")
@format_option("json")
def list_(assessment: str, which: str | None, form: str) -> None:
    """Print the actions of the authority that an assessment is of, soonest due first."""
    found = plan_of(toolbox(), LOCAL, assessment, Which(which or "")).items
    if form == "json":
        print_json([_told(item) for item in found])
        return
    rows = [
        (
            item.action.id,
            item.action.due,
            ACTION_LABELS[item.action.status] + (", overdue" if item.overdue else ""),
            item.action.owner,
            item.action.text[:LONGEST],
        )
        for item in found
    ]
    print_table(("ID", "DUE", "STATUS", "OWNER", "ACTION"), rows)


@actions.command()
@click.argument("assessment")
@click.argument("subject")
@click.option("--text", required=True, help="What will be done.")
@click.option("--owner", required=True, help="Who owns it.")
@click.option("--due", type=DAY, help="By when.")
@click.option("--measure", default="", help="How it will be seen that it worked.")
@click.option("--recommendation", "recommendations", multiple=True, metavar="ID", help="One that it answers, by its id.")
def add(assessment: str, subject: str, **said: Any) -> None:
    """Add an action to the plan, hang it on a line, area or the whole, and print its id."""
    due: date | None = said.pop("due")
    new = NewAction(**said, due=due)
    click.echo(add_action(toolbox(), LOCAL, assessment=assessment, subject=subject, new=new).id)


@actions.command(name="set")
@click.argument("action")
@click.argument("status", type=click.Choice([status.value for status in ActionStatus]))
def set_(action: str, status: str) -> None:
    """Say how far an action has come."""
    click.echo(ACTION_LABELS[set_status(toolbox(), LOCAL, action=action, status=ActionStatus(status)).status])


@actions.command()
@click.argument("assessment")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
def export(assessment: str, out: Path) -> None:
    """Write the days on which actions are due into a calendar file (.ics), and print its path."""
    name, content = plan_calendar(toolbox(), LOCAL, assessment)
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(content)
    click.echo(out / name)


def _told(item: Planned) -> dict[str, object]:
    action = item.action
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner,
        "due": action.due,
        "status": action.status.value,
        "overdue": item.overdue,
        "measure": action.measure,
        "subjects": [key for key, _ in item.subjects],
        "recommendations": action.recommendations,
    }
