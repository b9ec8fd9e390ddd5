"""`selfassess explore`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.cli.search import PASSAGE_KINDS, REPORT_KINDS, Day
from selfassess.domain.people import LOCAL
from selfassess.domain.sheet import Sheet
from selfassess.domain.tally import By
from selfassess.domain.wording import counted
from selfassess.ports import Toolbox
from selfassess.services.exploring import (
    SHEET_FORMS,
    download,
    explore_judgements,
    explore_recommendations,
    explored_sheet,
    judgements_sheet,
)
from selfassess.services.exploring import explore as count
from selfassess.services.wanted import AREAS, Among, Wanted
from selfassess.wiring import toolbox

WHAT = ("topics", "recommendations", "judgements")


@click.command()
@click.argument("what", type=click.Choice(WHAT), default="topics")
@click.option("--by", type=click.Choice([item.value for item in By]), help="What the numbers of each topic are parted by.")
@click.option("--authority", default="", help="The authority whose reports are counted.")
@click.option("--among", type=click.Choice([item.value for item in Among]), default="itself", help="Or its comparators'.")
@click.option("--line", default="", help="Passages on this line alone.")
@click.option("--area", type=click.Choice(AREAS), help="Passages of this area alone.")
@click.option("--grade", default="", help="Passages of areas that were judged so.")
@click.option("--region", default="", help="The region of the authority.")
@click.option("--since", type=Day(1, 1), help="Reports of this year or day and later.")
@click.option("--until", type=Day(12, 31), help="Reports of this year or day and earlier.")
@click.option("--kind", type=click.Choice(PASSAGE_KINDS), help="The part of reports; findings without it.")
@click.option("--report", type=click.Choice(REPORT_KINDS), help="The kind of report.")
@click.option("--framework", default="", help="The framework that the report was made under, like ilacs-2023.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write, .xlsx or .csv.")
@format_option("json")
def explore(what: str, by: str | None, output: Path | None, form: str, **given: Any) -> None:
    """Count how often inspectors praise and criticise each topic, what they ask for, or how they judged over time."""
    tools = toolbox()
    wanted = Wanted(**{name: value for name, value in given.items() if value is not None} | {"among": Among(given["among"])})
    sheet = _counted(tools, what, wanted, By(by) if by else None)
    if output is not None:
        ending = output.suffix.lstrip(".").lower()
        output.write_bytes(download(tools, LOCAL, sheet, ending or SHEET_FORMS[0]))
        click.echo(f"{output}: {counted(len(sheet.rows), 'row')}")
    elif form == "json":
        print_json(asdict(sheet))
    else:
        print_table(sheet.head, sheet.rows)


def _counted(tools: Toolbox, what: str, wanted: Wanted, by: By | None) -> Sheet:
    if what == "judgements":
        return judgements_sheet(explore_judgements(tools, LOCAL, wanted))
    counting = explore_recommendations if what == "recommendations" else count
    return explored_sheet(counting(tools, LOCAL, wanted, by))
