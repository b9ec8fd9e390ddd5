"""`selfassess packs` and `selfassess export`."""

from collections.abc import Sequence
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.pack import DOCUMENT, FORMATS
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.errors import BadInput
from selfassess.resources import search_path
from selfassess.services.exports import make_export
from selfassess.services.look_checks import check_looks
from selfassess.services.pack_checks import check_definitions
from selfassess.services.packs import list_packs
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
    """Print every mistake in the packs and looks, or only in the packs of these files and folders, with file and line."""
    settings = toolbox().settings
    templates = search_path("templates", settings.templates_dir)
    checked = check_definitions(paths or search_path("exports", settings.exports_dir), templates)
    mistakes = (*checked.mistakes, *(() if paths else check_looks(templates)))
    if form == "json":
        print_json([{"file": each.file, "line": each.line, "message": each.message} for each in mistakes])
    else:
        for mistake in mistakes:
            click.echo(mistake)
        click.echo(f"{counted(checked.files, 'file')} checked, {counted(len(mistakes), 'mistake')}.", err=True)
    if mistakes:
        context.exit(PROBLEMS)


@click.command()
@click.argument("pack")
@click.argument("subject", metavar="ID")
@click.option(
    "--format", "forms", default="", help=f"Formats, parted by commas: {', '.join(FORMATS)}. Default: all the pack has."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
@click.option("--changes", is_flag=True, help="Mark what is new since the version that was issued last.")
@click.option("--area", "--line", "area", help="The id of the area or line, for a pack of one.")
@click.option("--parts", help="The numbers of the parts wanted, parted by commas, as its file counts them from 1. Default: all.")
def export(pack: str, subject: str, forms: str, out: Path, area: str | None, *, parts: str | None, changes: bool) -> None:
    """Make a pack and print the files made.

    PACK is the id of a pack; ID that of the assessment, inspection or peer challenge it is made of.
    """
    tools = toolbox()
    asked, chosen = tools.packs().pack(pack), _numbers(parts)
    usual = [form for form in asked.formats if not chosen or form in DOCUMENT]
    wanted = [form.strip() for form in forms.split(",") if form.strip()] or usual
    made = [
        make_export(tools, LOCAL, pack=pack, subject=subject, form=form, area=area, changes=changes, parts=chosen)
        for form in wanted
    ]
    for each in made:
        click.echo(saved(out / each.file.name, tools.files().get(each.file)))
        for place in each.masked:
            click.echo(f"{each.file.name}: masked under {place.where!r}: {counted(place.count, place.kind)}", err=True)


def _numbers(parts: str | None) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in parts.split(",")) if parts else ()
    except ValueError as error:
        raise BadInput(f"--parts is {parts!r}. Give the numbers of parts, parted by commas, as in 1,3.") from error


def saved(path: Path, content: bytes) -> Path:
    """Write a file, with the folders that it stands in. Raises `BadInput` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"{path} could not be written: {error.strerror}. Close it where it is open, or choose another folder."
        ) from error
    return path
