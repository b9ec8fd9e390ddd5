"""`selfassess peer-challenges`."""

import click

from selfassess.cli.case_files import cases
from selfassess.cli.key_files import open_key_file
from selfassess.cli.peer_challenge_findings import report, rollup
from selfassess.cli.peer_challenge_responses import responses
from selfassess.cli.peer_challenge_stages import check, compare, timetable
from selfassess.cli.peer_challenge_template import template
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.peerchallenge import KIND_LABELS, STAGE_LABELS, ChallengeKind
from selfassess.domain.people import LOCAL
from selfassess.services.authorities import find_authority
from selfassess.services.challenge_progress import progress_of
from selfassess.services.peer_challenges import NewChallenge, create_challenge, list_challenges
from selfassess.wiring import toolbox


@click.group(name="peer-challenges")
def peer_challenges() -> None:
    """Peer challenges: start one, see how far it has come, move its cases in and out, print its findings."""


@peer_challenges.command()
@click.option("--authority", required=True, help="The name of the authority that is visited.")
@click.option("--title", required=True, help="What the challenge is called.")
@click.option("--kind", type=click.Choice([kind.value for kind in ChallengeKind]), default="full", show_default=True)
@click.option("--framework", default="peer-challenge-2026", show_default=True, help="To whose lines questions are mapped.")
@click.option("--template", default="case-review-2026", show_default=True, help="By which cases are reviewed.")
def create(authority: str, title: str, kind: str, framework: str, template: str) -> None:
    """Start a peer challenge and print its id."""
    tools = toolbox()
    whose = find_authority(tools, LOCAL, authority).id
    click.echo(create_challenge(tools, LOCAL, NewChallenge(whose, title, ChallengeKind(kind), framework, template)).id)


@peer_challenges.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every peer challenge, newest first."""
    found = list_challenges(toolbox(), LOCAL)
    if form == "json":
        print_json(
            [
                {
                    "id": item.challenge.id,
                    "authority": item.authority.name,
                    "kind": item.challenge.kind.value,
                    "title": item.challenge.title,
                    "questions": len(item.challenge.questions),
                }
                for item in found
            ]
        )
        return
    rows = [(item.challenge.id, item.authority.name, KIND_LABELS[item.challenge.kind], item.challenge.title) for item in found]
    print_table(("ID", "AUTHORITY", "KIND", "TITLE"), rows)


@peer_challenges.command()
@click.argument("challenge")
@format_option("json")
def show(challenge: str, form: str) -> None:
    """Print the scope of a peer challenge and how far it has come."""
    progress = progress_of(toolbox(), LOCAL, challenge)
    found = progress.found.challenge
    if form == "json":
        print_json(
            {
                "id": found.id,
                "authority": progress.found.authority.name,
                "kind": found.kind.value,
                "title": found.title,
                "questions": [
                    {"id": each.id, "heading": each.heading, "text": each.text, "lines": each.lines} for each in found.questions
                ],
                "dates": [{"stage": each.stage.value, "first": each.first, "last": each.end} for each in found.dates],
                "team": [{"name": each.name, "role": each.role, "organisation": each.organisation} for each in found.team],
                "sample": [
                    {"cohort": row.cohort.title, "wanted": row.cohort.count, "added": row.added, "finished": row.finished}
                    for row in progress.sample
                ],
                "people_heard": progress.heard,
                "open_concerns": progress.waiting,
            }
        )
        return
    click.echo(f"{found.title}: {progress.found.authority.name}, {KIND_LABELS[found.kind].lower()}")
    for dates in found.dates:
        click.echo(f"{STAGE_LABELS[dates.stage]}: {dates.first} to {dates.end}")
    click.echo("")
    print_table(("QUESTION", "IN THE COUNCIL'S WORDS"), [(each.heading, each.text) for each in found.questions])
    click.echo("")
    print_table(
        ("COHORT", "WANTED", "ADDED", "FINISHED"),
        [(row.cohort.title, row.cohort.count, row.added, row.finished) for row in progress.sample],
    )
    click.echo(f"\n{progress.heard} people heard, {progress.waiting} concerns open.")


for command in (cases, check, compare, open_key_file, report, responses, rollup, template, timetable):
    peer_challenges.add_command(command)
