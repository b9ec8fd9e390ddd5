"""What the commands have in common that take back a file which went out: look, show, ask, take in, tell."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.changes import Change, ChangeSet, Decision
from selfassess.domain.wording import counted

F = TypeVar("F", bound=Callable[..., Any])

PROBLEMS = 1
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
RULES = {"file": Decision.TAKE, "here": Decision.LEAVE, "both": Decision.BOTH}


@dataclass(frozen=True)
class Taken:
    """What became of a file: the id of what was kept as one change (None where nothing was), how many changes, what was left."""

    intake: str | None
    applied: int
    left: Sequence[str]


@dataclass(frozen=True)
class TakingIn:
    """A file that was looked at: what it belongs to as JSON tells it, what it would change, and how it is taken in by a rule."""

    of: dict[str, object]
    changes: ChangeSet
    take: Callable[[Decision | None], Taken]


def options_of_taking_in(command: F) -> F:
    """The file and the options of a command that takes a file back."""
    for option in (
        format_option("json"),
        click.option("--yes", is_flag=True, help="Don't ask on a terminal before anything is changed."),
        click.option(
            "--conflicts",
            type=click.Choice(tuple(RULES)),
            help="Where both sides changed the same: take the file's, keep what is here, or keep both texts. "
            "Default: keep what is here, and list it.",
        ),
        click.option("--dry-run", is_flag=True, help="Only print what would change, as JSON unless --format says otherwise."),
        click.argument("file", type=FILE),
    ):
        command = option(command)
    return command


def take_in(context: click.Context, looked: TakingIn) -> None:
    """Show what a file would change, ask on a terminal, take it in, and say what was done.

    Exits with status 1 where something could not be read or a conflict is left.
    """
    asked = context.params
    told = looked.of | _told(looked.changes)
    chosen = context.get_parameter_source("form") is not ParameterSource.DEFAULT
    as_json = asked["form"] == "json" or (asked["dry_run"] and not chosen)
    if not as_json:
        _print_changes(looked.changes)
    if asked["dry_run"]:
        if as_json:
            print_json(told)
        context.exit(PROBLEMS if looked.changes.problems else 0)
    if looked.changes.changes and sys.stdin.isatty() and not asked["yes"]:
        click.confirm("Take these changes in?", abort=True)
    taken = looked.take(RULES[asked["conflicts"]] if asked["conflicts"] else None)
    if as_json:
        print_json(told | {"applied": taken.applied, "intake": taken.intake, "left": taken.left})
    else:
        for title in taken.left:
            click.echo(f"{title}: both changed this. Nothing is taken here; say --conflicts file, here or both.", err=True)
        click.echo(f"Taken in as {taken.intake}: {counted(taken.applied, 'change')}." if taken.intake else "Nothing was changed.")
    context.exit(PROBLEMS if taken.left or looked.changes.problems else 0)


def _told(found: ChangeSet) -> dict[str, object]:
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


def _print_changes(found: ChangeSet) -> None:
    """Changes as people read them; what could not be read goes to standard error."""
    for change in found.changes:
        mark = "CONFLICT " if change.conflict else "new " if change.added else ""
        click.echo(f"{mark}{change.title}: {change.field} ({change.why})")
        for sign, said in (("-", change.before), ("+", change.after)):
            if said:
                click.echo("\n".join(f"  {sign} {line}" for line in said.splitlines()))
    for problem in found.problems:
        click.echo(f"Not read: {problem}", err=True)
