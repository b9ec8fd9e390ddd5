"""`selfassess workbook`."""

from pathlib import Path

import click

from selfassess.cli.packs import saved
from selfassess.cli.printing import format_option, print_json
from selfassess.cli.taking_in import PROBLEMS, Taken, TakingIn, options_of_taking_in, take_in
from selfassess.domain.changes import Decision
from selfassess.domain.intake import Intake
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.workbooks import export_workbook, intakes_of, look_at_workbook, take_in_workbook, undo_workbook
from selfassess.wiring import toolbox


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
@options_of_taking_in
@click.pass_context
def import_(context: click.Context, /, file: Path, **_asked: object) -> None:
    """Take in what people wrote in a workbook, as one change that can be undone.

    Exit status 1 where something could not be read, or a conflict is left.
    """
    tools, content = toolbox(), file.read_bytes()
    looked = look_at_workbook(tools, LOCAL, name=file.name, content=content)

    def take(rule: Decision | None) -> Taken:
        taken = take_in_workbook(tools, LOCAL, name=file.name, content=content, rule=rule, seen=looked.changes.digest)
        names = {change.key: f"{change.title}, {change.field}" for change in taken.proposed.changes}
        left = [names[key] for key in taken.left]
        return Taken(taken.intake.id, taken.intake.changes, left) if taken.intake else Taken(None, 0, left)

    take_in(context, TakingIn({"assessment": looked.assessment.id}, looked.changes, take))


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


def _intake(each: Intake) -> dict[str, object]:
    return {"id": each.id, "file": each.name, "by": each.by, "at": each.at, "changes": each.changes, "undone": each.undone_at}
