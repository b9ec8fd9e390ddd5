"""`selfassess peer-challenges responses`: the findings table goes to the council as a file, and comes back."""

from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.cli.taking_in import PROBLEMS, Taken, TakingIn, options_of_taking_in, take_in
from selfassess.domain.changes import Decision
from selfassess.domain.people import LOCAL
from selfassess.domain.response_table import ResponseIntake
from selfassess.domain.wording import counted
from selfassess.services.response_tables import (
    FORMS,
    export_responses,
    look_at_responses,
    response_intakes,
    take_in_responses,
    undo_responses,
)
from selfassess.wiring import toolbox


@click.group()
def responses() -> None:
    """The council's responses to the findings: send the table out, and take it in again."""


@responses.command()
@click.argument("challenge")
@click.option("--format", "forms", default="xlsx", show_default=True, help=f"Formats, parted by commas: {', '.join(FORMS)}.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def export(challenge: str, forms: str, out: Path) -> None:
    """Write the table with an open column for the council's response, and print the files made."""
    tools = toolbox()
    made = [export_responses(tools, LOCAL, challenge, form.strip()) for form in forms.split(",") if form.strip()]
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        (out / name).write_bytes(content)
        click.echo(out / name)


@responses.command(name="import")
@options_of_taking_in
@click.pass_context
def import_(context: click.Context, /, file: Path, **_asked: object) -> None:
    """Take in what the council wrote in a table, as one change that can be undone.

    Exit status 1 where something could not be read, or a conflict is left.
    """
    tools, content = toolbox(), file.read_bytes()
    looked = look_at_responses(tools, LOCAL, name=file.name, content=content)

    def take(rule: Decision | None) -> Taken:
        taken = take_in_responses(tools, LOCAL, name=file.name, content=content, rule=rule, seen=looked.changes.digest)
        return Taken(taken.intake.id, len(taken.intake.taken), taken.left) if taken.intake else Taken(None, 0, taken.left)

    take_in(context, TakingIn({"challenge": looked.challenge.id}, looked.changes, take))


@responses.command(name="list")
@click.argument("challenge")
@format_option("json")
def list_(challenge: str, form: str) -> None:
    """Print the tables that were taken in, newest first."""
    found = response_intakes(toolbox(), LOCAL, challenge)
    if form == "json":
        print_json([_intake(each) for each in found])
        return
    for each in found:
        undone = f", undone {each.undone_at:%Y-%m-%d}" if each.undone_at else ""
        click.echo(f"{each.id}  {each.at:%Y-%m-%d}  {counted(len(each.taken), 'change')}  {each.name}{undone}")


def _intake(each: ResponseIntake) -> dict[str, object]:
    return {"id": each.id, "file": each.name, "by": each.by, "at": each.at, "changes": len(each.taken), "undone": each.undone_at}


@responses.command()
@click.argument("challenge")
@click.argument("intake")
@click.pass_context
def undo(context: click.Context, challenge: str, intake: str) -> None:
    """Put back what a table changed, but for what was changed again since."""
    undone = undo_responses(toolbox(), LOCAL, challenge, intake)
    for title in undone.left:
        click.echo(f"{title} was changed again since, and stays.")
    click.echo(f"Undone: {undone.intake.name}.")
    context.exit(PROBLEMS if undone.left else 0)
