"""`selfassess inspections`."""

from datetime import date
from pathlib import Path

import click

from selfassess.cli.days import DAY
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.inspection.room import ITEM_STATUS_LABELS, ItemStatus
from selfassess.domain.people import LOCAL
from selfassess.services.authorities import find_authority
from selfassess.services.inspections import NewInspection, calendar_of, room_of, start_inspection
from selfassess.services.run_up import Prepared, run_up_calendar, run_up_of, set_item_status
from selfassess.wiring import toolbox

LONGEST = 60


@click.group()
def inspections() -> None:
    """The inspection room: what is prepared, by when, and the days that are counted."""


@inspections.command(name="list")
@click.argument("authority")
@format_option("json")
def list_(authority: str, form: str) -> None:
    """Print the inspections of an authority, and when the next may be expected, which is an estimate."""
    tools = toolbox()
    room = room_of(tools, LOCAL, find_authority(tools, LOCAL, authority).id)
    if form == "json":
        window = {"estimate": True, "from": room.window.first, "to": room.window.last} if room.window else None
        told = [
            {
                "id": each.inspection.id,
                "visit": each.inspection.visit,
                "title": each.inspection.title,
                "called": each.inspection.called,
                "finished": each.finished,
                "items": each.items,
            }
            for each in room.inspections
        ]
        print_json({"inspections": told, "window": window})
        return
    rows = [
        (each.inspection.id, each.inspection.called, f"{each.finished}/{each.items}", each.inspection.title)
        for each in room.inspections
    ]
    print_table(("ID", "CALLED", "FINISHED", "TITLE"), rows)
    if room.window:
        click.echo(f"The next may be expected from {room.window.first} to {room.window.last} (an estimate).")


@inspections.command()
@click.argument("authority")
@click.option("--visit", required=True, help="Its kind, as the template names it: standard, short, focused …")
@click.option("--title", required=True, help="What it is called.")
@click.option("--called", type=DAY, help="The day of the call; without it nobody has called yet.")
def start(authority: str, visit: str, title: str, called: date | None) -> None:
    """Open a room for an inspection, with what the template asks for, and print its id."""
    tools = toolbox()
    found = find_authority(tools, LOCAL, authority)
    new = NewInspection(found.id, visit, title, called)
    click.echo(start_inspection(tools, LOCAL, new).id)


@inspections.command()
@click.argument("inspection")
@format_option("json")
def show(inspection: str, form: str) -> None:
    """Print what is prepared for an inspection, soonest wanted first, and what is due after its report."""
    found = run_up_of(toolbox(), LOCAL, inspection)
    if form == "json":
        due = [
            {"id": each.rule.id, "title": each.rule.title, "due": each.deadline.day if each.deadline else None}
            for each in found.awaited
        ]
        print_json({"items": [_told(each) for each in found.items], "after-the-report": due})
        return
    rows = [
        (
            each.item.id,
            each.due or f"+{each.item.offset}",
            ITEM_STATUS_LABELS[each.item.status] + (", overdue" if each.overdue else ""),
            each.item.owner,
            each.item.title[:LONGEST],
        )
        for each in found.items
    ]
    print_table(("ID", "DUE", "STATUS", "OWNER", "WHAT"), rows)
    for each in found.awaited:
        if each.deadline:
            click.echo(
                f"{each.rule.title}: by {each.deadline.day}, {each.rule.working_days} working days from {each.deadline.start}."
            )


def _told(each: Prepared) -> dict[str, object]:
    item = each.item
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "owner": item.owner,
        "due": each.due,
        "working-days": item.offset,
        "status": item.status.value,
        "overdue": each.overdue,
        "rows": item.rows,
        "sent": item.sent,
        "files": [file.name for file in item.files],
    }


@inspections.command(name="set")
@click.argument("inspection")
@click.argument("item")
@click.argument("status", type=click.Choice([status.value for status in ItemStatus]))
def set_(inspection: str, item: str, status: str) -> None:
    """Say how far a thing to prepare has come."""
    made = set_item_status(toolbox(), LOCAL, inspection=inspection, item=item, status=ItemStatus(status))
    click.echo(ITEM_STATUS_LABELS[made.status])


@inspections.command()
@click.argument("inspection")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
def export(inspection: str, out: Path) -> None:
    """Write the days of an inspection into a calendar file (.ics), and print its path."""
    name, content = run_up_calendar(toolbox(), LOCAL, inspection)
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(content)
    click.echo(out / name)


@inspections.command()
@click.argument("day", type=DAY)
@click.argument("working_days", type=click.IntRange(0, 1000))
def deadline(day: date, working_days: int) -> None:
    """Count working days from a day, passing over weekends and English bank holidays: 70 for an action plan."""
    found = calendar_of(toolbox()).deadline(day, working_days)
    click.echo(found.day)
    for passed, name in found.passed_over:
        click.echo(f"passed over {_day(passed)}: {name}", err=True)


def _day(when: date) -> str:
    return when.isoformat()
