"""`selfassess frameworks`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.framework import Framework, Line
from selfassess.domain.framework_diff import Change, Difference
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotFound
from selfassess.resources import search_path
from selfassess.services.frameworks import check_frameworks, compare, is_published, open_catalogue, publish
from selfassess.services.own_frameworks import NewFramework, new_from_sheet, write_sheet
from selfassess.wiring import toolbox

PROBLEMS = 1
MARKS = {Change.ADDED: "+", Change.REMOVED: "-", Change.MOVED: ">", Change.REWORDED: "~", Change.CHANGED: "~"}


@click.group()
def frameworks() -> None:
    """Frameworks: what is asked, as files. List them, check them, compare them, start one of your own."""


@frameworks.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every framework and the visit dates for which it is in force."""
    catalogue = open_catalogue(_folders())
    found = catalogue.frameworks()
    if form == "json":
        print_json([{**_head(framework), "published": is_published(catalogue, framework)} for framework in found])
        return
    rows = [
        (
            each.key,
            each.kind,
            each.effective_from,
            each.effective_to,
            "yes" if is_published(catalogue, each) else "no",
            sum(1 for _ in each.lines()),
            each.title,
        )
        for each in found
    ]
    print_table(("ID", "KIND", "FROM", "TO", "PUBLISHED", "LINES", "TITLE"), rows)


@frameworks.command()
@click.argument("key", metavar="ID")
@format_option("json")
def show(key: str, form: str) -> None:
    """Print what a framework asks."""
    framework = open_catalogue(_folders()).framework(key)
    if form == "json":
        print_json(_whole(framework))
        return
    click.echo(f"{framework.title} ({framework.key})\n{framework.wording}\nSource: {framework.source.address}")
    for area in framework.areas:
        click.echo(f"\n{area.title} [{area.id}]{'' if area.judged else ', not judged'}")
        for line in area.lines:
            click.echo(f"\n  {line.title} [{line.id}]\n  {line.about}")
            for criterion in line.criteria:
                click.echo(f"    - {criterion.text} [{criterion.id}]")


@frameworks.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@format_option("json")
@click.pass_context
def check(context: click.Context, paths: Sequence[Path], form: str) -> None:
    """Print every mistake in the frameworks, or only in these files and folders, with file and line."""
    checked = check_frameworks(_folders(), paths)
    if form == "json":
        print_json([{"file": each.file, "line": each.line, "message": each.message} for each in checked.mistakes])
    else:
        for mistake in checked.mistakes:
            click.echo(mistake)
        click.echo(f"{counted(checked.files, 'file')} checked, {counted(len(checked.mistakes), 'mistake')}.", err=True)
    if checked.files == 0:
        raise NotFound(f"There is no framework file in {', '.join(map(str, paths))}. They end in .yaml.")
    if checked.mistakes:
        context.exit(PROBLEMS)


@frameworks.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@format_option("json")
def diff(old: str, new: str, form: str) -> None:
    """Print what the framework B changes against A, by the ids of areas, lines and criteria."""
    found = compare(open_catalogue(_folders()), old, new)
    if form == "json":
        print_json([_difference(each) for each in found])
        return
    click.echo(f"{old} → {new}: {counted(len(found), 'difference')}")
    for what in dict.fromkeys(each.what for each in found):
        click.echo(f"\n{what}")
        for each in found:
            if each.what == what:
                _print_difference(each)


@frameworks.command()
@click.option("--from-excel", "sheet", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "id", required=True, help="Lower-case words joined by hyphens.")
@click.option("--version", required=True, help="A year or a number: what tells this version from the next.")
@click.option("--title", required=True, help="What people call it.")
@click.option("--publisher", required=True, help="Whose framework it is: your authority, your region.")
@click.option(
    "--like", default="ilacs-2026", show_default=True, help="The framework whose kind, scales and questions it takes over."
)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where; default: SELFASSESS_FRAMEWORKS_DIR.")
def new(sheet: Path, folder: Path | None, **said: str) -> None:
    """Make a framework of your own from a sheet with one row a criterion.

    Columns: area, line, criterion; and where wanted about, basis, signals, evidence, judged, line id, criterion id.
    Nothing is written from a sheet with mistakes.
    """
    wanted = NewFramework(**said)
    where = folder or toolbox().settings.frameworks_dir
    if where is None:
        raise BadInput("Say with --folder where to write it, or set SELFASSESS_FRAMEWORKS_DIR to your own frameworks folder.")
    click.echo(new_from_sheet(open_catalogue(_folders()), wanted, sheet, where))


@frameworks.command()
@click.argument("key", metavar="ID")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The workbook to write.")
def sheet(key: str, out: Path) -> None:
    """Write a framework as a sheet with one row a criterion, to start one of your own from."""
    click.echo(f"{write_sheet(open_catalogue(_folders()), key, out)} criteria written to {out}.")


@frameworks.command(name="publish")
@click.argument("key", metavar="ID")
@click.option("--again", is_flag=True, help="Publish a version anew that was corrected before anybody had it.")
def publish_(key: str, *, again: bool) -> None:
    """Note a framework as published: from then on a change to its file is refused."""
    digest = publish(_folders(), open_catalogue(_folders()), key, again=again)
    click.echo(f"{key} is published: {digest}")


def _folders() -> tuple[Path, ...]:
    return search_path("frameworks", toolbox().settings.frameworks_dir)


def _print_difference(each: Difference) -> None:
    click.echo(f"  {MARKS[each.change]} {each.change} {each.id}")
    if each.before:
        click.echo(f"      was: {each.before}")
    if each.after:
        click.echo(f"      now: {each.after}")


def _difference(each: Difference) -> dict[str, str]:
    return {"what": each.what, "id": each.id, "change": each.change, "before": each.before, "after": each.after}


def _head(framework: Framework) -> dict[str, Any]:
    return {
        "id": framework.key,
        "framework": framework.id,
        "version": framework.version,
        "title": framework.title,
        "publisher": framework.publisher,
        "kind": framework.kind,
        "from": framework.effective_from,
        "to": framework.effective_to,
        "overall": framework.overall,
        "areas": [area.id for area in framework.areas],
        "lines": sum(1 for _ in framework.lines()),
    }


def _whole(framework: Framework) -> dict[str, Any]:
    areas = [
        {"id": area.id, "title": area.title, "judged": area.judged, "lines": [_line(line) for line in area.lines]}
        for area in framework.areas
    ]
    scales = {scale.id: [{"id": level.id, "label": level.label} for level in scale.levels] for scale in framework.scales}
    source = {"title": framework.source.title, "address": framework.source.address, "licence": framework.source.licence}
    return {**_head(framework), "wording": framework.wording, "source": source, "scales": scales, "areas": areas}


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "about": line.about,
        "criteria": [{"id": each.id, "text": each.text, "basis": each.basis} for each in line.criteria],
        "prompts": [{"id": each.id, "text": each.text} for each in line.prompts],
        "signals": line.signals,
        "evidence": line.evidence,
        "indicators": line.indicators,
        "concepts": line.concepts,
    }
