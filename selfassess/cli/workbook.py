"""`selfassess workbook`."""

import sys
from pathlib import Path

import click

from selfassess.cli.packs import saved
from selfassess.cli.printing import format_option, print_json
from selfassess.domain.changes import Change, ChangeSet, Decision
from selfassess.domain.intake import Intake
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.workbooks import export_workbook, intakes_of, look_at_workbook, take_in_workbook, undo_workbook
from selfassess.wiring import toolbox

PROBLEMS = 1
RULES = {"workbook": Decision.TAKE, "here": Decision.LEAVE, "both": Decision.BOTH}
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def workbook() -> None:
    """The scoring workbook: send it out, and take it in again."""


@workbook.command()
@click.argument("assessment")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write. Default: named by the program.")
def export(assessment: str, out: Path | None) -> None:
    """Write the scoring workbook of an assessment, and print its path."""
    name, content = export_workbook(toolbox(), LOCAL, assessment)
    click.echo(saved(out or Path(name), content))


@workbook.command(name="import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only print what would change, as JSON unless --format says otherwise.")
@click.option(
    "--conflicts",
    type=click.Choice(tuple(RULES)),
    help="Where both sides changed the same: take the workbook's, keep what is here, or keep both texts. "
    "Default: keep what is here, and list it.",
)
@click.option("--yes", is_flag=True, help="Don't ask on a terminal before anything is changed.")
@format_option("json")
@click.pass_context
def import_(context: click.Context, file: Path, *, dry_run: bool, conflicts: str | None, yes: bool, form: str) -> None:
    """Take in what people wrote in a workbook, as one change that can be undone.

    Exit status 1 where something could not be read, or a conflict is left.
    """
    tools, content = toolbox(), file.read_bytes()
    looked = look_at_workbook(tools, LOCAL, name=file.name, content=content)
    if dry_run:
        print_json(_told(looked.assessment.id, looked.changes))
        context.exit(PROBLEMS if looked.changes.problems else 0)
    if form == "text":
        print_changes(looked.changes)
    if looked.changes.changes and sys.stdin.isatty() and not yes:
        click.confirm("Take these changes in?", abort=True)
    rule = RULES[conflicts] if conflicts else None
    taken = take_in_workbook(tools, LOCAL, name=file.name, content=content, rule=rule, seen=looked.changes.digest)
    if form == "json":
        applied = taken.intake.changes if taken.intake else 0
        print_json(
            _told(looked.assessment.id, looked.changes)
            | {"applied": applied, "intake": taken.intake.id if taken.intake else None, "left": taken.left}
        )
    elif taken.intake:
        click.echo(f"Taken in as {taken.intake.id}: {counted(taken.intake.changes, 'change')}.")
    else:
        click.echo("Nothing was changed.")
    context.exit(PROBLEMS if taken.left or looked.changes.problems else 0)


@workbook.command(name="list")
@click.argument("assessment")
@format_option("json")
def list_(assessment: str, form: str) -> None:
    """Print the workbooks that were taken in to an assessment, newest first."""
    found = intakes_of(toolbox(), LOCAL, assessment)
    if form == "json":
        print_json([_intake(each) for each in found])
        return
    for each in found:
        undone = f", undone {each.undone_at:%Y-%m-%d}" if each.undone_at else ""
        click.echo(f"{each.id}  {each.at:%Y-%m-%d}  {counted(each.changes, 'change')}  {each.name}{undone}")


@workbook.command()
@click.argument("assessment")
@click.argument("intake")
@click.pass_context
def undo(context: click.Context, assessment: str, intake: str) -> None:
    """Put back what a workbook changed, but for what was changed again since."""
    undone = undo_workbook(toolbox(), LOCAL, assessment=assessment, intake=intake)
    for left in undone.left:
        click.echo(left)
    click.echo(f"Undone: {undone.intake.name}.")
    context.exit(PROBLEMS if undone.left else 0)


def _told(assessment: str, found: ChangeSet) -> dict[str, object]:
    return {"assessment": assessment, **told_changes(found)}


def told_changes(found: ChangeSet) -> dict[str, object]:
    """Changes as JSON tells them."""
    return {
        "changes": [_change(change) for change in found.changes],
        "conflicts": len(found.conflicts),
        "problems": found.problems,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "of": change.of,
        "line": change.line,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "why": change.why,
        "added": change.added,
        "conflict": change.conflict,
    }


def _intake(each: Intake) -> dict[str, object]:
    return {"id": each.id, "file": each.name, "by": each.by, "at": each.at, "changes": each.changes, "undone": each.undone_at}


def print_changes(found: ChangeSet) -> None:
    """Changes as people read them; what could not be read goes to standard error."""
    for change in found.changes:
        mark = "CONFLICT " if change.conflict else "new " if change.added else ""
        click.echo(f"{mark}{change.title}: {change.field} ({change.why})")
        for sign, said in (("-", change.before), ("+", change.after)):
            if said:
                click.echo("\n".join(f"  {sign} {line}" for line in said.splitlines()))
    for problem in found.problems:
        click.echo(f"Not read: {problem}", err=True)
