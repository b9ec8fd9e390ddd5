"""`selfassess reports import`, `list`, `show` and `remove`: the library of past reports."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_line, print_table
from selfassess.domain.arriving import Originals
from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.labels import Tags, tags_of
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Polarity, Visibility
from selfassess.domain.wording import counted
from selfassess.schemas.report import dump
from selfassess.services.importing import Imported, documents_in, import_reports
from selfassess.services.labels import correct_tags, labels, passage_to_tag, take_tags_back
from selfassess.services.reclassifying import reclassify as reclassified
from selfassess.services.reports import library, remove_report, show_report
from selfassess.services.wanted import AREAS
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
@click.option(
    "--originals",
    type=click.Choice([item.value for item in Originals]),
    default=Originals.PUBLISHED.value,
    show_default=True,
    help="Which documents are kept beside their text. Those that are not published may hold what their text masks.",
)
def import_(paths: tuple[Path, ...], authority: str | None, visibility: str | None, originals: str) -> None:
    """Read the reports in PATHS (files or folders) and keep them. Documents that are in the library are skipped."""
    tools = toolbox()
    outcomes = import_reports(
        tools,
        LOCAL,
        paths,
        authority=authority,
        visibility=Visibility(visibility) if visibility else None,
        originals=Originals(originals),
    )
    tally = Tally(documents_in(tools, paths))
    try:
        for outcome in outcomes:
            tally.count(outcome)
    except KeyboardInterrupt:
        so_far = f"{counted(tally.kept, 'report')} of this import stay in the library" if tally.kept else "Nothing was imported"
        click.echo(f"\nStopped. {so_far}. The same command goes on with the rest.", err=True)
        sys.exit(WITH_PROBLEMS)
    click.echo(tally.told())
    for name in tally.refused:
        click.echo(f"Refused: {name}")
    if tally.problems:
        sys.exit(WITH_PROBLEMS)


@dataclass(slots=True)
class Tally:
    """What an import of so many `documents` did so far, told as it goes: one line over and over on a terminal, else a line each.

    What could not be read is told at once, on lines that stay.
    """

    documents: int
    kept: int = 0
    passages: int = 0
    problems: int = 0
    refused: list[str] = field(default_factory=list)

    def count(self, outcome: Imported) -> None:
        """Count one document, and tell what became of it."""
        self.passages += outcome.passages
        self.problems += len(outcome.problems)
        if outcome.head is None:
            self.refused.append(outcome.source)
            became = "refused"
        else:
            self.kept += 1
            became = f"{outcome.head.authority_name}, {outcome.head.title}"
        line = f"{self.kept + len(self.refused)} of at most {self.documents}: {became} ({outcome.source})"
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{line[:100]}", nl=False, err=True)
        else:
            click.echo(line, err=True)
        for problem in outcome.problems:
            again = "\n" if sys.stderr.isatty() else ""
            click.echo(f"{again}  {problem}", err=True)

    def told(self) -> str:
        """What came of all, in one sentence."""
        there = self.documents - self.kept - len(self.refused)
        if not self.documents and not self.refused:
            return "There is no report in what was named. Reports end in .pdf, .docx, .html, .md or .txt."
        parts = [f"{counted(self.kept, 'report')} imported with {counted(self.passages, 'passage')}"] if self.kept else []
        parts += [f"{there} in the library already"] if there > 0 else []
        parts += [f"{len(self.refused)} refused"] if self.refused else []
        return f"{'' if self.kept else 'Nothing new: '}{'; '.join(parts)}."


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
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(report: str, *, yes: bool) -> None:
    """Take one report out of the library. What was quoted from it stays readable."""
    tools = toolbox()
    head = show_report(tools, LOCAL, report).head
    if not yes:
        visit = head.visit_end or "no date printed"
        click.confirm(f"Take {head.authority_name}, {KIND_LABELS[head.kind]} ({visit}) out of the library?", abort=True)
    remove_report(tools, LOCAL, report)
    click.echo(f"{report} is no longer in the library.")


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
def reclassify(reports: tuple[str, ...]) -> None:
    """Give the passages of REPORTS, or of all reports, the tags that they would get today. What people corrected stays."""
    passages = changed = corrected = 0
    for done in reclassified(toolbox(), LOCAL, reports):
        passages, changed, corrected = passages + done.passages, changed + done.changed, corrected + done.corrected
        if done.changed:
            of = counted(done.passages, "passage")
            click.echo(f"{done.head.id} {done.head.authority_name}: {done.changed} of {of} changed")
    stay = "1 stays as somebody" if corrected == 1 else f"{corrected} stay as people"
    click.echo(f"{changed} of {counted(passages, 'passage')} changed; {stay} corrected {'it' if corrected == 1 else 'them'}.")


@click.command(name="labels")
@click.option("--format", "form", type=click.Choice(("jsonl",)), default="jsonl", show_default=True, help="How to print.")
def labels_(form: str) -> None:
    """Print what people said that passages are about, one label a line, without a word of the reports' text."""
    del form
    for label in labels(toolbox(), LOCAL):
        print_line(label)


@click.command()
@click.argument("passage", metavar="REPORT.NUMBER")
@click.option("--line", "lines", multiple=True, help="A line that it is about, best first; up to three.")
@click.option("--area", type=click.Choice(AREAS), help="The area that it belongs to.")
@click.option("--polarity", type=click.Choice([item.value for item in Polarity]), help="Which way it speaks.")
@click.option("--undo", is_flag=True, help="Give it the tags again that were read.")
def tag(passage: str, lines: tuple[str, ...], area: str | None, polarity: str | None, undo: bool) -> None:  # noqa: FBT001 - a flag
    """Correct what a passage is about; what is not named stays. The correction is kept when the report is read again."""
    tools = toolbox()
    report, _, number = passage.partition(".")
    ordinal = int(number) if number.isdecimal() else 0
    before = tags_of(passage_to_tag(tools, LOCAL, report, ordinal).passage)
    said = Tags(area or before.area, lines or before.lines, Polarity(polarity) if polarity else before.polarity)
    found = take_tags_back(tools, LOCAL, report, ordinal) if undo else correct_tags(tools, LOCAL, report, ordinal, said)
    click.echo(f"{found.passage.polarity.value}; {found.passage.area}; {', '.join(found.passage.lines) or 'no line'}")
