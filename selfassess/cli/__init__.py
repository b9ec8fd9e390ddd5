"""The command line: each command calls one service and prints what it gives."""

import sys

import click

from selfassess import __version__
from selfassess.cli.commands import COMMANDS, GROUPS
from selfassess.errors import SelfAssessError

REFUSED = 2


class Commands(click.Group):
    """The group of all commands, none of them imported before it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        return super().get_command(ctx, cmd_name) if entry is None else entry.load()

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, COMMANDS))
        for title, group in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), entry.summary) for name, entry in group.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="selfassess", message="%(prog)s %(version)s")
def selfassess() -> None:
    """Prepare a children's services authority for inspection and for peer challenge.

    Exit status: 0 done, 1 done with problems, 2 refused.
    """


def main() -> None:
    """Run the command line; an error raised on purpose becomes one line on standard error and exit status 2."""
    try:
        selfassess()
    except SelfAssessError as error:
        click.echo(f"selfassess: {error.with_hint}", err=True)
        sys.exit(REFUSED)
    except OSError as error:
        if error.filename is None:
            raise
        click.echo(f"selfassess: {error.filename}: {error.strerror}. Check the path, and that you may write there.", err=True)
        sys.exit(REFUSED)
