"""`selfassess snapshots`."""

from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.domain.snapshot import SNAPSHOT_LABELS
from selfassess.services.comparing import NOW, Difference, compare
from selfassess.services.snapshots import add_snapshot, export_snapshot, list_snapshots, open_snapshot, pack_of_snapshot
from selfassess.wiring import toolbox

SHORT = 12
PROBLEMS = 1


@click.group()
def snapshots() -> None:
    """Snapshots: assessments as they stood, unchangeable, known by a hash."""


@snapshots.command(name="list")
@click.argument("assessment")
@format_option("json")
def list_(assessment: str, form: str) -> None:
    """Print the snapshots of an assessment, newest first."""
    found = list_snapshots(toolbox(), LOCAL, assessment).snapshots
    if form == "json":
        print_json([each.told for each in found])
        return
    rows = [
        (each.id, each.number, SNAPSHOT_LABELS[each.kind], f"{each.at:%Y-%m-%d}", each.digest[:SHORT], each.note)
        for each in found
    ]
    print_table(("ID", "NUMBER", "KIND", "MADE", "HASH", "NOTE"), rows)


@snapshots.command()
@click.argument("assessment")
@click.option("--note", default="", help="What it is kept for.")
def add(assessment: str, note: str) -> None:
    """Keep an assessment as it stands, and print the snapshot's id."""
    click.echo(add_snapshot(toolbox(), LOCAL, assessment=assessment, note=note).id)


@snapshots.command()
@click.argument("snapshot")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
@click.option("--pack", help="A pack to be made of it; without, the snapshot itself as JSON.")
@click.option("--format", "form", default="docx", show_default=True, help="The format of the pack.")
def export(snapshot: str, out: Path, pack: str | None, form: str) -> None:
    """Write a snapshot into a file, or a pack made of it, and print the file's path."""
    tools = toolbox()
    if pack is None:
        name, content = export_snapshot(tools, LOCAL, snapshot)
    else:
        name, content = pack_of_snapshot(tools, LOCAL, snapshot=snapshot, pack_id=pack, form=form)
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(content)
    click.echo(out / name)


@snapshots.command()
@click.argument("snapshot")
@click.pass_context
def verify(context: click.Context, snapshot: str) -> None:
    """Say whether a snapshot is, letter for letter, what was kept; exit status 1 where it is not."""
    found = open_snapshot(toolbox(), LOCAL, snapshot)
    click.echo(f"{found.snapshot.digest}  {'intact' if found.intact else 'CHANGED since it was kept'}")
    context.exit(0 if found.intact else PROBLEMS)


@snapshots.command(name="compare")
@click.argument("assessment")
@click.argument("older")
@click.argument("newer", default=NOW)
@format_option("json")
def compare_(assessment: str, older: str, newer: str, form: str) -> None:
    """Print what differs between two snapshots, or a snapshot and how the assessment stands now."""
    found = compare(toolbox(), LOCAL, assessment, older, newer)
    differing = [each for each in found.differences if each.differs]
    if form == "json":
        print_json({"older": older, "newer": newer, "differences": [_differing(each) for each in differing], "gone": found.gone})
        return
    shown = [
        (each.subject, each.before, each.after, each.moved.value, ", ".join(change.field for change in each.changes))
        for each in differing
    ]
    print_table(("SUBJECT", "BEFORE", "AFTER", "MOVED", "CHANGED"), shown)


def _differing(each: Difference) -> dict[str, object]:
    return {
        "subject": each.subject,
        "title": each.title,
        "before": each.before,
        "after": each.after,
        "moved": each.moved.value,
        "fields": [change.field for change in each.changes],
    }
