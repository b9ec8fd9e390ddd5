"""`selfassess recommendations`."""

from pathlib import Path
from typing import Any

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.addressee import AUDIENCES
from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, Standing, Verdict, key_of
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.authorities import find_authority
from selfassess.services.long_view import Deciding, Followed, decide, long_view
from selfassess.services.tracker import Chosen, Tracked, export_tracker, tracker
from selfassess.wiring import toolbox

LONGEST = 70
STANDINGS = tuple(standing.value for standing in Standing)


@click.group()
def recommendations() -> None:
    """What inspections and peer challenges asked for, and what became of it."""


@recommendations.command(name="list")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--standing", type=click.Choice([standing.value for standing in Standing]), help="Only those that stand so.")
@click.option("--line", default="", help="Only those about this line, by its id.")
@click.option("--for", "audience", type=click.Choice(tuple(AUDIENCES)), help="Only those asked of these.")
@click.option("--without-action", "loose", is_flag=True, help="Only open ones that no action answers.")
@format_option("json")
def list_(authority: str, standing: str | None, audience: str | None, form: str, **given: Any) -> None:
    """Print every recommendation made to an authority, newest report first."""
    tools = toolbox()
    chosen = Chosen(standing or "", audience=audience or "", **given)
    found = tracker(tools, LOCAL, find_authority(tools, LOCAL, authority).id, chosen).items
    if form == "json":
        print_json([_told(each) for each in found])
        return
    rows = [
        (
            each.item.key,
            STANDING_LABELS[each.item.standing],
            _said(each.item),
            len(each.actions),
            len(each.evidence),
            each.item.held.recommendation.text[:LONGEST],
        )
        for each in found
    ]
    print_table(("ID", "STANDING", "LAST SAID", "ACTIONS", "EVIDENCE", "RECOMMENDATION"), rows)


@recommendations.command()
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A file that ends in .xlsx or .csv.")
def export(authority: str, out: Path) -> None:
    """Write every recommendation made to an authority, with what answers it, into a table."""
    tools = toolbox()
    found = tracker(tools, LOCAL, find_authority(tools, LOCAL, authority).id)
    out.write_bytes(export_tracker(tools, LOCAL, found, out.suffix.removeprefix(".")))
    click.echo(f"{counted(len(found.items), 'recommendation')} in {out}")


@recommendations.command(name="set")
@click.argument("recommendation")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--standing", required=True, type=click.Choice(STANDINGS), help="How it stands.")
@click.option("--owner", default="", help="Who owns it.")
@click.option("--note", default="", help="What shows it.")
@click.option("--superseded-by", metavar="ID", default="", help="The recommendation of a later report that took its place.")
@click.option("--evidence", multiple=True, metavar="ID", help="A piece of evidence that shows it; once for each.")
@click.option("--action", "actions", multiple=True, metavar="ID", help="An action that answers it; once for each.")
@click.option(
    "--read", "readings", multiple=True, metavar="REPORT=VERDICT", help=f"How a later report is read: {', '.join(Verdict)}."
)
def set_(recommendation: str, authority: str, readings: tuple[str, ...], actions: tuple[str, ...], **given: Any) -> None:
    """Decide how a recommendation stands; RECOMMENDATION is its id as `list` prints it.

    Without --action the actions that answer it stay as they are.
    """
    tools = toolbox()
    found = find_authority(tools, LOCAL, authority)
    report, _, digest = recommendation.partition(".")
    revision = _revision(tools, found.id, report, digest)
    given["standing"] = Standing(given["standing"])
    said = Deciding(**given, actions=actions or None, verdicts=dict(map(_reading, readings)))
    made = decide(tools, LOCAL, authority=found.id, report=report, digest=digest, revision=revision, said=said)
    click.echo(STANDING_LABELS[made.standing])


def _reading(given: str) -> tuple[str, Verdict]:
    report, _, verdict = given.partition("=")
    if verdict not in set(Verdict):
        raise BadInput(f"{given!r} is not REPORT=VERDICT. The verdict is one of: {', '.join(Verdict)}.")
    return report, Verdict(verdict)


def _revision(tools: Toolbox, authority: str, report: str, digest: str) -> int:
    """The revision of the newest decision; 0 where there is none."""
    found = long_view(tools, LOCAL, authority).recommendations
    decisions = (item.decision for item in found if (item.held.report.id, item.digest) == (report, digest))
    return next((decision.revision for decision in decisions if decision), 0)


def _said(item: Followed) -> str:
    """What the newest report that mentions it says."""
    verdicts = [later.reading for later in item.later if later.passage or later.decided]
    return VERDICT_LABELS[verdicts[-1]] if verdicts else ""


def _told(each: Tracked) -> dict[str, object]:
    item = each.item
    asked, decision = item.held.recommendation, item.decision
    return {
        "id": item.key,
        "report": item.held.report.title,
        "text": asked.text,
        "page": asked.page,
        "lines": asked.lines,
        "for": asked.audience,
        "addressee": item.asked_of,
        "title": asked.title,
        "theme": asked.theme,
        "priority": asked.priority,
        "standing": item.standing.value,
        "owner": decision.owner if decision else "",
        "note": decision.note if decision else "",
        "superseded_by": decision.superseded_by if decision else "",
        "took_the_place_of": [key_of(held) for held in item.replaced],
        "actions": [{"id": action.id, "text": action.text, "status": action.status.value} for action in each.actions],
        "evidence": [{"id": piece.id, "title": piece.title} for piece in each.evidence],
        "later": [
            {
                "report": later.report.title,
                "id": later.report.id,
                "verdict": later.reading.value,
                "suggested": later.verdict.value,
                "sentence": later.sentence,
                "of_all": later.of_all,
                "besides": later.besides.sentence if later.besides else "",
            }
            for later in item.later
        ],
    }
