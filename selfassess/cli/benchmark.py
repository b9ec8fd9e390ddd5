"""`selfassess benchmark`."""

from dataclasses import asdict

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.benchmark import Draft
from selfassess.domain.benchmark_text import draft_text, source_line
from selfassess.domain.drafting import LENGTHS
from selfassess.domain.people import LOCAL
from selfassess.services.authorities import find_authority
from selfassess.services.benchmarks import draft_benchmark
from selfassess.wiring import toolbox


@click.command()
@click.argument("line")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--framework", default="ilacs-2026", show_default=True, help="The framework version of the line.")
@click.option("--length", type=click.Choice(tuple(LENGTHS)), default="normal", show_default=True, help="How much to quote.")
@format_option("json")
def benchmark(line: str, authority: str, framework: str, length: str, form: str) -> None:
    """Draft the benchmark of a LINE for an authority from the reports in the library."""
    tools = toolbox()
    about = find_authority(tools, LOCAL, authority)
    drafted = draft_benchmark(tools, LOCAL, authority=about.id, framework=framework, line=line, length=length)
    if form == "json":
        print_json(asdict(drafted) | {"text": draft_text(drafted)})
    else:
        _print(drafted, about.name)


def _print(drafted: Draft, authority: str) -> None:
    if drafted.empty:
        click.echo(f"No report in the library speaks to {drafted.line} for {authority}.")
        return
    click.echo(draft_text(drafted))
    click.echo("\nSources")
    for citation in drafted.citations:
        click.echo(f"[{citation.number}] {source_line(citation)}")
