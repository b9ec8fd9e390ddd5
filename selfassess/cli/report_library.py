"""`selfassess reports import`, `list`, `show` and `remove`: the library of past reports."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Visibility
from selfassess.schemas.report import dump
from selfassess.services.importing import Imported, import_reports
from selfassess.services.reports import library, remove_report, show_report
from selfassess.wiring import toolbox

WITH_PROBLEMS = 1


@click.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--authority", help="The council that all of them are about; without it each cover decides.")
@click.option(
    "--visibility",
    type=click.Choice([item.value for item in Visibility]),
    help="Who may see them: everybody, the authority, or named people only. Without it a peer challenge is the authority's own "
    "and every other report published.",
)
def import_(paths: tuple[Path, ...], authority: str | None, visibility: str | None) -> None:
    """Read the reports in PATHS (files or folders) and keep them. Documents that are in the library are skipped."""
    outcomes = import_reports(
        toolbox(), LOCAL, paths, authority=authority, visibility=Visibility(visibility) if visibility else None
    )
    tally = Tally()
    for outcome in tally.shown(outcomes):
        for problem in outcome.problems:
            click.echo(problem if outcome.head is None else f"{outcome.source}: {problem}", err=True)
    if tally.kept or tally.refused:
        click.echo(f"{tally.kept} reports imported with {tally.passages} passages; {tally.refused} refused.")
    else:
        click.echo("Nothing new: every report there is in the library already, or there is none.")
    if tally.problems:
        sys.exit(WITH_PROBLEMS)


@dataclass(slots=True)
class Tally:
    """What an import did so far, told on a terminal as it goes and once a second elsewhere."""

    kept: int = 0
    passages: int = 0
    refused: int = 0
    problems: int = 0
    _told: float = field(default_factory=time.monotonic)

    def shown(self, outcomes: Iterator[Imported]) -> Iterator[Imported]:
        """The outcomes as they come, counted."""
        for outcome in outcomes:
            self.kept += outcome.head is not None
            self.refused += outcome.head is None
            self.passages += outcome.passages
            self.problems += len(outcome.problems)
            self._tell(outcome)
            yield outcome

    def _tell(self, outcome: Imported) -> None:
        line = f"{self.kept + self.refused}: {outcome.source}"
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{line[:100]}", nl=False, err=True)
        elif time.monotonic() - self._told >= 1:
            self._told = time.monotonic()
            click.echo(line, err=True)


@click.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every report in the library, by authority."""
    rows = [
        {
            "id": head.id,
            "authority": head.authority_name,
            "kind": head.kind.value,
            "visit_end": head.visit_end,
            "judgements": {judgement.area: judgement.grade for judgement in head.judgements},
            "visibility": head.visibility.value,
            "source": head.source,
        }
        for _, heads in library(toolbox(), LOCAL).authorities
        for head in heads
    ]
    if form == "json":
        print_json(rows)
    else:
        shown = [(row["id"], row["authority"], row["kind"], row["visit_end"], row["source"]) for row in rows]
        print_table(("ID", "AUTHORITY", "KIND", "VISIT ENDED", "SOURCE"), shown)


@click.command()
@click.argument("report")
@format_option("json")
def show(report: str, form: str) -> None:
    """Print one report with its judgements, recommendations and passages."""
    found = show_report(toolbox(), LOCAL, report)
    if form == "json":
        print_json({"id": found.head.id} | dump(found.report))
        return
    click.echo(
        f"{found.head.authority_name}: {KIND_LABELS[found.head.kind]}, visit ended {found.head.visit_end or 'not printed'}\n"
    )
    for judgement in found.head.judgements:
        click.echo(f"{judgement.area}: {judgement.printed}")
    for number, item in enumerate(found.report.recommendations, start=1):
        click.echo(f"\nRecommendation {item.number or number}: {item.text}")
    for passage in found.report.passages:
        where = f"{passage.number or '-'} (page {passage.page})"
        click.echo(f"\n{where} [{passage.polarity.value}; {', '.join(passage.lines)}]\n{passage.text}")


@click.command()
@click.argument("report")
@click.confirmation_option("--yes", prompt="Take this report out of the library?", help="Do not ask.")
def remove(report: str) -> None:
    """Take one report out of the library. What was quoted from it stays readable."""
    remove_report(toolbox(), LOCAL, report)
    click.echo(f"{report} is no longer in the library.")
