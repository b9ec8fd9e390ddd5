"""`selfassess packs` and `selfassess export`."""

from collections.abc import Sequence
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.pack import FORMATS
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput
from selfassess.resources import search_path
from selfassess.services.pack_checks import check_definitions
from selfassess.services.packs import list_packs, make_pack
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def packs() -> None:
    """Packs: what is sent out, as files. List them and check them."""


@packs.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every pack."""
    found = list_packs(toolbox())
    if form == "json":
        print_json([{"id": pack.id, "title": pack.title, "of": pack.of, "formats": pack.formats} for pack in found])
    else:
        print_table(("ID", "OF", "FORMATS", "TITLE"), [(pack.id, pack.of, ",".join(pack.formats), pack.title) for pack in found])


@packs.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@format_option("json")
@click.pass_context
def check(context: click.Context, paths: Sequence[Path], form: str) -> None:
    """Print every mistake in the packs, or only in these files and folders, with file and line."""
    settings = toolbox().settings
    templates = search_path("templates", settings.templates_dir)
    checked = check_definitions(paths or search_path("exports", settings.exports_dir), templates)
    if form == "json":
        print_json([{"file": each.file, "line": each.line, "message": each.message} for each in checked.mistakes])
    else:
        for mistake in checked.mistakes:
            click.echo(mistake)
        click.echo(f"{checked.files} files checked, {len(checked.mistakes)} mistakes.", err=True)
    if checked.mistakes:
        context.exit(PROBLEMS)


@click.command()
@click.argument("pack")
@click.argument("subject", metavar="ID")
@click.option(
    "--format", "forms", default="", help=f"Formats, parted by commas: {', '.join(FORMATS)}. Default: all the pack has."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def export(pack: str, subject: str, forms: str, out: Path) -> None:
    """Make a pack and print the files made.

    PACK is the id of a pack; ID that of the assessment it is made of.
    """
    tools = toolbox()
    wanted = [form.strip() for form in forms.split(",") if form.strip()] or list(tools.packs().pack(pack).formats)
    made = [make_pack(tools, LOCAL, pack_id=pack, assessment_id=subject, form=form) for form in wanted]
    for name, content in made:
        click.echo(_saved(out / name, content))


def _saved(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"{path} could not be written: {error.strerror}. Close it where it is open, or choose another folder."
        ) from error
    return path
