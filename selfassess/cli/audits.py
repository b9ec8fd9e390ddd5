"""`selfassess audits`."""

from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.assessments import find_assessment
from selfassess.services.audit_trends import MONTHS, AuditTrend, audit_trend
from selfassess.services.indicators import GivenTable
from selfassess.services.practice_audits import GivenAudit, audits_of, import_audit, preview_audit
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def audits() -> None:
    """Practice audits: how children's records were graded, under local codes, line by line."""


@audits.command(name="import")
@click.argument("assessment")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What the audit is called; the file's name without it.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken; exit status 1 where a row cannot be.")
@click.pass_context
def import_(context: click.Context, assessment: str, file: Path, name: str | None, *, dry_run: bool) -> None:
    """Take the results of an audit from an Excel or CSV file.

    Columns understood: record (a local code), line (its id or title), grade, date, moderated, kind, audit, note.
    """
    tools = toolbox()
    authority = find_assessment(tools, LOCAL, assessment).authority.id
    given = GivenAudit(GivenTable(authority, file.name, file.read_bytes()), name or file.stem)
    if dry_run:
        preview = preview_audit(tools, LOCAL, assessment, given)
        for row in preview.mistakes:
            click.echo(f"{file.name}:{row.number}: {row.mistake}", err=True)
        click.echo(f"{counted(len(preview.values), 'grade')} would be taken, {counted(len(preview.mistakes), 'row')} cannot be.")
        context.exit(PROBLEMS if preview.mistakes else 0)
    click.echo(f"{counted(import_audit(tools, LOCAL, assessment, given), 'grade')} taken.")


@audits.command(name="list")
@click.argument("assessment")
@format_option("json")
def list_(assessment: str, form: str) -> None:
    """Print how each line and area was graded lately, beside what the assessment judges."""
    found = audits_of(toolbox(), LOCAL, assessment)
    if form == "json":
        told = [
            {
                "subject": each.subject,
                "judgement": each.response.judgement.answer,
                "grades": {level.id: level.many for level in each.found.levels},
                "records": each.found.records,
                "moderated": each.found.moderated,
                "changed": each.found.changed,
                "newest": each.found.newest,
            }
            for each in found.audited
        ]
        print_json(told)
        return
    levels = [level.label for level in found.audited[0].found.levels] if found.audited else []
    rows = [
        (each.subject, each.response.judgement.answer, each.found.records, *(level.many for level in each.found.levels))
        for each in found.audited
    ]
    print_table(("LINE", "JUDGED", "RECORDS", *(label.upper() for label in levels)), rows)


@audits.command()
@click.argument("assessment")
@click.argument("subject")
@click.option("--months", "span", type=click.Choice([str(each) for each in MONTHS]), default=str(MONTHS[0]), show_default=True)
@format_option("json")
def months(assessment: str, subject: str, span: str, form: str) -> None:
    """Print how a line or area was audited month by month, and what finished case reviews found in it."""
    found = audit_trend(toolbox(), LOCAL, assessment, subject, span=int(span))
    if form == "json":
        print_json({"subject": subject, "judgement": found.response.judgement.answer, **_trend(found)})
        return
    levels = [level.label.upper() for level in found.months[0].found.levels]
    rows = [(f"{each.first:%Y-%m}", each.found.records, *(level.many for level in each.found.levels)) for each in found.months]
    print_table(("MONTH", "RECORDS", *levels), rows)
    for each in found.reviewed:
        click.echo(
            f"{each.month:%Y-%m}  {each.title}: {counted(each.cases, 'case')}, {each.strengths} with strengths, "
            f"{each.considerations} with areas for consideration"
        )


def _trend(found: AuditTrend) -> dict[str, object]:
    return {
        "months": [
            {
                "month": f"{each.first:%Y-%m}",
                "grades": {level.id: level.many for level in each.found.levels},
                "records": each.found.records,
                "moderated": each.found.moderated,
                "changed": each.found.changed,
            }
            for each in found.months
        ],
        "case_reviews": [
            {
                "month": f"{each.month:%Y-%m}",
                "title": each.title,
                "cases": each.cases,
                "strengths": each.strengths,
                "considerations": each.considerations,
            }
            for each in found.reviewed
        ],
    }
