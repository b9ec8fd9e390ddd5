"""`selfassess assessments`."""

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.judgement import GRADE_LABELS, UNJUDGED
from selfassess.domain.people import LOCAL
from selfassess.services.assessments import create_assessment, list_assessments, overview, stranded_assessments
from selfassess.wiring import toolbox


@click.group()
def assessments() -> None:
    """Assessments: start one, list them, see how far one has come."""


@assessments.command()
@click.option("--framework", required=True, help="The framework version, such as ilacs-2026.")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--title", required=True, help="What the assessment is called.")
@click.option("--period", default="", help="The period that it covers, in words.")
def create(framework: str, authority: str, title: str, period: str) -> None:
    """Start an assessment and print its id."""
    made = create_assessment(toolbox(), LOCAL, authority=authority, framework=framework, title=title, period=period)
    click.echo(made.id)


@assessments.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every assessment, newest first."""
    tools = toolbox()
    rows = [
        {
            "id": item.assessment.id,
            "title": item.assessment.title,
            "authority": item.authority.name,
            "framework": item.framework.key,
            "created": item.assessment.created,
        }
        for item in list_assessments(tools, LOCAL)
    ]
    for lost in stranded_assessments(tools, LOCAL):
        click.echo(
            f"{lost.id} ({lost.title}) cannot be opened: no framework {lost.framework}. Set SELFASSESS_FRAMEWORKS_DIR.", err=True
        )
    if form == "json":
        print_json(rows)
    else:
        shown = [(row["id"], row["title"], row["authority"], row["framework"]) for row in rows]
        print_table(("ID", "TITLE", "AUTHORITY", "FRAMEWORK"), shown)


@assessments.command()
@click.argument("assessment")
@format_option("json")
def show(assessment: str, form: str) -> None:
    """Print how far an assessment has come, by area."""
    found = overview(toolbox(), LOCAL, assessment)
    rows = [
        {
            "area": progress.area.id,
            "title": progress.area.title,
            "judgement": progress.response.judgement.answer,
            "last_judged": progress.last.judgement.grade if progress.last else None,
            "last_judged_on": progress.last.report.day if progress.last else None,
            "lines": len(progress.lines),
            "started": progress.started,
            "ready": progress.ready,
            "without_evidence": progress.without_evidence,
        }
        for progress in found.areas
    ]
    if form == "json":
        print_json({"id": assessment, "title": found.assessment.title, "framework": found.framework.key, "areas": rows})
        return
    labels = GRADE_LABELS | UNJUDGED
    click.echo(f"{found.assessment.title}: {found.authority.name}, {found.framework.title} ({found.framework.version})\n")
    print_table(
        ("AREA", "JUDGEMENT", "LAST INSPECTION", "STARTED", "READY", "NO EVIDENCE"),
        [
            (
                row["area"],
                labels.get(str(row["judgement"]), row["judgement"]),
                labels.get(str(row["last_judged"]), ""),
                f"{row['started']} of {row['lines']}",
                row["ready"],
                row["without_evidence"],
            )
            for row in rows
        ],
    )
