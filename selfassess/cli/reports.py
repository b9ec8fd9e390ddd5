"""`selfassess reports`."""

import json
import sys
from pathlib import Path

import click

from selfassess.cli.report_library import import_, labels_, list_, reclassify, remove, show, tag
from selfassess.domain.report import Report, Status
from selfassess.domain.wording import counted
from selfassess.schemas.report import dump
from selfassess.services.reading import parse_paths

WITH_PROBLEMS = 1


@click.group()
def reports() -> None:
    """Past reports: read them, and keep a library of them."""


for command in (import_, list_, show, remove, tag, labels_, reclassify):
    reports.add_command(command)


@reports.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("jsonl", "text")), default="text", show_default=True, help="How to print.")
@click.option("--workers", type=click.IntRange(min=1), help="How many processes; all processors without it.")
def parse(paths: tuple[Path, ...], form: str, workers: int | None) -> None:
    """Read the reports in PATHS (files or folders) and print what they hold. Nothing is kept."""
    problems = 0
    for report in parse_paths(paths, workers=workers):
        click.echo(json.dumps(dump(report), ensure_ascii=False) if form == "jsonl" else _line(report))
        problems += _warn(report)
    if problems:
        sys.exit(WITH_PROBLEMS)


def _warn(report: Report) -> int:
    """Say on standard error what could not be read; how many problems that were."""
    for problem in report.problems:
        click.echo(problem if report.status is Status.REFUSED else f"{report.source}: {problem}", err=True)
    return len(report.problems)


def _line(report: Report) -> str:
    """A report in one line for people."""
    if report.status is Status.REFUSED:
        return f"{report.source}: refused"
    visit = f"{report.inspection_start} to {report.inspection_end}" if report.inspection_start else "no visit dates"
    grades = ", ".join(f"{judgement.area} {judgement.grade}" for judgement in report.judgements) or "no judgements"
    about = report.authority or "no authority"
    return (
        f"{report.source}: {report.kind}, {about}, {visit}; {grades}; "
        f"{counted(len(report.recommendations), 'recommendation')}, {counted(len(report.passages), 'passage')}; {report.status}"
    )
