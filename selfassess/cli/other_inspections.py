"""`selfassess other-inspections`."""

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from selfassess.cli.days import DAY
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.services.authorities import find_authority
from selfassess.services.other_inspections import (
    Said,
    add_other_inspection,
    change_other_inspection,
    judged,
    kinds,
    list_other_inspections,
    other_inspection,
    remove_other_inspection,
)
from selfassess.wiring import toolbox

AUTHORITY = click.option("--authority", required=True, help="The authority's name.")


@click.group(name="other-inspections")
def other_inspections() -> None:
    """Inspections of other services: children's homes, fostering, adoption, youth justice, SEND."""


@other_inspections.command(name="kinds")
@format_option("json")
def kinds_(form: str) -> None:
    """Print the kinds that can be added, with the judgements of each."""
    found = kinds(toolbox())
    if form == "json":
        print_json([asdict(kind) for kind in found])
    else:
        print_table(
            ("KIND", "TITLE", "JUDGEMENTS"),
            [(kind.id, kind.title, ", ".join(level.id for level in kind.levels)) for kind in found],
        )


@other_inspections.command(name="list")
@AUTHORITY
@format_option("json")
def list_(authority: str, form: str) -> None:
    """Print those of an authority, newest first."""
    tools = toolbox()
    found = list_other_inspections(tools, LOCAL, find_authority(tools, LOCAL, authority).id)
    if form == "json":
        print_json([asdict(each) for each in found])
        return
    rows = []
    for each in found:
        kind, label, _ = judged(each, kinds(tools))
        rows.append((each.id, each.day.isoformat(), kind, each.name, label))
    print_table(("ID", "DAY", "KIND", "NAME", "JUDGED"), rows)


@other_inspections.command()
@AUTHORITY
@click.option("--kind", required=True, help="What was inspected, as `kinds` prints it.")
@click.option("--day", required=True, type=DAY, help="The day on which it ended, like 2026-03-31.")
@click.option("--name", default="", help="The name of the setting, or what the inspection is called.")
@click.option("--judgement", default="", help="How it was judged, as `kinds` prints it.")
@click.option("--said", default="", help="What it said, in a sentence or two.")
@click.option("--link", default="", help="The address of its report.")
def add(authority: str, day: date, **given: Any) -> None:
    """Add one to the time line, and print its id."""
    tools = toolbox()
    found = find_authority(tools, LOCAL, authority).id
    click.echo(add_other_inspection(tools, LOCAL, authority=found, said=Said(day=day, **given)).id)


@other_inspections.command()
@click.argument("inspection")
@AUTHORITY
@click.option("--day", type=DAY, help="The day on which it ended.")
@click.option("--name", help="The name of the setting, or what the inspection is called.")
@click.option("--judgement", help="How it was judged.")
@click.option("--said", help="What it said.")
@click.option("--link", help="The address of its report.")
def change(inspection: str, authority: str, day: date | None, **given: Any) -> None:
    """Change what one says; what is not named stays as it is."""
    tools = toolbox()
    place = find_authority(tools, LOCAL, authority).id
    found = other_inspection(tools, LOCAL, place, inspection)
    kept = {name: getattr(found, name) if value is None else value for name, value in given.items()}
    said = Said(found.kind, day or found.day, **kept)
    click.echo(change_other_inspection(tools, LOCAL, authority=place, inspection=inspection, said=said).id)


@other_inspections.command()
@click.argument("inspection")
@AUTHORITY
def remove(inspection: str, authority: str) -> None:
    """Take one out of the time line for good."""
    tools = toolbox()
    place = find_authority(tools, LOCAL, authority).id
    remove_other_inspection(tools, LOCAL, authority=place, inspection=inspection)
    click.echo("Removed")
