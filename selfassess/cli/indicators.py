"""`selfassess indicators`."""

from dataclasses import replace
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicator_sheet import COLUMNS
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.authorities import find_authority
from selfassess.services.indicators import GivenTable, import_values, indicators_of, preview_import
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def indicators() -> None:
    """The values of indicators, with numerators, denominators, comparators and targets."""


@indicators.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--column", "columns", multiple=True, metavar="WHAT=HEADING", help="Which column holds what, if not by its name.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken; exit status 1 where a row cannot be.")
@click.pass_context
def import_(context: click.Context, file: Path, authority: str, columns: tuple[str, ...], *, dry_run: bool) -> None:
    """Take values from a CSV or Excel file.

    Columns understood: indicator (its id or title), period, value, numerator, denominator, england, region, neighbours,
    target, source, note. What the file has no column for stays as it was; an empty cell clears it. The letters c, k, z, x
    and u of national statistics are kept as they are.
    """
    tools = toolbox()
    found = find_authority(tools, LOCAL, authority)
    given = GivenTable(found.id, file.name, file.read_bytes())
    preview = preview_import(tools, LOCAL, given)
    given = replace(given, columns={**preview.columns, **_chosen(columns, preview.sheet.headings)})
    preview = preview_import(tools, LOCAL, given)
    if preview.lack:
        raise click.ClickException(f"{file.name}: {preview.lack} Say which one holds it, as in --column value=HEADING.")
    if dry_run:
        for row in preview.mistakes:
            click.echo(f"{file.name}:{row.number}: {row.mistake}", err=True)
        for change in preview.changes:
            click.echo(change)
        click.echo(f"{counted(len(preview.values), 'value')} would be taken, {counted(len(preview.mistakes), 'row')} cannot be.")
        context.exit(PROBLEMS if preview.mistakes else 0)
    click.echo(f"{counted(import_values(tools, LOCAL, given), 'value')} taken.")


def _chosen(columns: tuple[str, ...], headings: tuple[str, ...]) -> dict[str, int]:
    chosen = {}
    for given in columns:
        what, _, heading = given.partition("=")
        if what not in COLUMNS or heading not in headings:
            raise click.BadParameter(f"{given!r}: write WHAT=HEADING, what being one of {', '.join(COLUMNS)}.")
        chosen[what] = headings.index(heading)
    return chosen


@indicators.command(name="list")
@click.argument("assessment")
@format_option("json")
def list_(assessment: str, form: str) -> None:
    """Print the newest value of each indicator that the authority of an assessment has, small numbers taken out."""
    found = indicators_of(toolbox(), LOCAL, assessment)
    rows = [_told(each, each.newest) for each in found.series if each.newest is not None]
    if form == "json":
        print_json(rows)
        return
    shown = [tuple(row[name] for name in ("id", "period", "value", "england", "neighbours", "direction")) for row in rows]
    print_table(("INDICATOR", "PERIOD", "VALUE", "ENGLAND", "NEIGHBOURS", "DIRECTION"), shown)


def _told(series: Series, newest: Value) -> dict[str, object]:
    return {
        "id": series.definition.id,
        "title": series.definition.title,
        "period": newest.period,
        "value": _plain(newest.figure),
        "england": _plain(newest.england),
        "region": _plain(newest.region),
        "neighbours": _plain(newest.neighbours),
        "target": _plain(newest.target),
        "direction": series.travel.direction.value,
        "why": series.travel.why,
    }


def _plain(figure: Figure) -> float | str | None:
    """A number or its letter, None where nothing was given."""
    return figure.value if figure.value is not None else figure.symbol or None
