"""`selfassess recommendations`."""

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, Standing
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.authorities import find_authority
from selfassess.services.long_view import Deciding, Followed, decide, long_view
from selfassess.wiring import toolbox

LONGEST = 70


@click.group()
def recommendations() -> None:
    """What inspections and peer challenges asked for, and what became of it."""


@recommendations.command(name="list")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--standing", type=click.Choice([standing.value for standing in Standing]), help="Only those that stand so.")
@format_option("json")
def list_(authority: str, standing: str | None, form: str) -> None:
    """Print every recommendation made to an authority, newest report first."""
    tools = toolbox()
    found = long_view(tools, LOCAL, find_authority(tools, LOCAL, authority).id).recommendations
    shown = [item for item in found if standing in (None, item.standing.value)]
    if form == "json":
        print_json([_told(item) for item in shown])
        return
    rows = [
        (
            f"{item.held.report.id}.{item.digest}",
            STANDING_LABELS[item.standing],
            _said(item),
            item.held.recommendation.text[:LONGEST],
        )
        for item in shown
    ]
    print_table(("ID", "STANDING", "LAST SAID", "RECOMMENDATION"), rows)


@recommendations.command(name="set")
@click.argument("recommendation")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--standing", required=True, type=click.Choice([standing.value for standing in Standing]), help="How it stands.")
@click.option("--owner", default="", help="Who owns it.")
@click.option("--note", default="", help="What shows it.")
def set_(recommendation: str, authority: str, standing: str, owner: str, note: str) -> None:
    """Decide how a recommendation stands; RECOMMENDATION is its id as `list` prints it."""
    tools = toolbox()
    found = find_authority(tools, LOCAL, authority)
    report, _, digest = recommendation.partition(".")
    revision = _revision(tools, found.id, report, digest)
    said = Deciding(Standing(standing), owner, note)
    made = decide(tools, LOCAL, authority=found.id, report=report, digest=digest, revision=revision, said=said)
    click.echo(STANDING_LABELS[made.standing])


def _revision(tools: Toolbox, authority: str, report: str, digest: str) -> int:
    """The revision of the newest decision; 0 where there is none."""
    found = long_view(tools, LOCAL, authority).recommendations
    decisions = (item.decision for item in found if (item.held.report.id, item.digest) == (report, digest))
    return next((decision.revision for decision in decisions if decision), 0)


def _said(item: Followed) -> str:
    """What the newest report that mentions it says."""
    verdicts = [later.verdict for later in item.later if later.passage]
    return VERDICT_LABELS[verdicts[-1]] if verdicts else ""


def _told(item: Followed) -> dict[str, object]:
    asked, decision = item.held.recommendation, item.decision
    return {
        "id": f"{item.held.report.id}.{item.digest}",
        "report": item.held.report.title,
        "text": asked.text,
        "page": asked.page,
        "lines": asked.lines,
        "theme": asked.title,
        "priority": asked.priority,
        "standing": item.standing.value,
        "owner": decision.owner if decision else "",
        "note": decision.note if decision else "",
        "later": [
            {"report": later.report.title, "verdict": later.verdict.value, "sentence": later.sentence} for later in item.later
        ],
    }
