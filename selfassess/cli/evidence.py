"""`selfassess evidence`."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from selfassess.cli.days import DAY
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.evidence import EVIDENCE_LABELS, EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.domain.private_data import warning
from selfassess.services.backing import NewEvidence, add_evidence
from selfassess.services.register import Registered, Standing, Wanted, register_of
from selfassess.wiring import toolbox

KINDS = [kind.value for kind in EvidenceKind]


@click.group()
def evidence() -> None:
    """The register of evidence: what there is, what rests on it, and what is old."""


@evidence.command(name="list")
@click.argument("assessment")
@click.option("--kind", type=click.Choice(KINDS), help="Only of this kind.")
@click.option("--standing", type=click.Choice([each.value for each in Standing if each]), help="Only what stands so.")
@click.option("--words", default="", help="Only what has all of these words.")
@format_option("json")
def list_(assessment: str, kind: str | None, standing: str | None, words: str, form: str) -> None:
    """Print the evidence of the authority that an assessment is of, newest first."""
    wanted = Wanted(words, EvidenceKind(kind) if kind else None, Standing(standing or ""))
    found = register_of(toolbox(), LOCAL, assessment, wanted).items
    if form == "json":
        print_json([_told(item) for item in found])
        return
    rows = [
        (
            item.evidence.id,
            EVIDENCE_LABELS[item.evidence.kind],
            item.evidence.about,
            len(item.subjects),
            item.evidence.title + (" (old)" if item.stale else ""),
        )
        for item in found
    ]
    print_table(("ID", "KIND", "ABOUT", "BACKS", "TITLE"), rows)


@evidence.command()
@click.argument("assessment")
@click.argument("subject")
@click.option("--kind", required=True, type=click.Choice(KINDS), help="What kind it is.")
@click.option("--title", required=True, help="What it is.")
@click.option("--about", type=DAY, help="The day, or the last day of the period, that it is about.")
@click.option("--locator", default="", help="Where in it: page, paragraph or cell.")
@click.option("--note", default="", help="What it shows.")
@click.option("--link", help="Where it is kept.")
@click.option("--owner", default="", help="Who keeps it up to date.")
@click.option("--restricted", is_flag=True, help="Seen by owners, editors and reviewers alone, and in no pack.")
@click.option("--file", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file to keep.")
def add(assessment: str, subject: str, kind: str, path: Path | None, **said: Any) -> None:
    """Put a piece of evidence into the register, attach it to a line, area or the whole, and print its id."""
    about: date | None = said.pop("about")
    new = NewEvidence(EvidenceKind(kind), **said, about=about, file=(path.name, path.read_bytes()) if path else None)
    tools = toolbox()
    added = add_evidence(tools, LOCAL, assessment=assessment, subject=subject, new=new)
    click.echo(added.id)
    if added.file and added.looked and (told := warning(added.file.name, added.looked)):
        click.echo(told, err=True)


def _told(item: Registered) -> dict[str, object]:
    held = item.evidence
    return {
        "id": held.id,
        "kind": held.kind.value,
        "title": held.title,
        "about": held.about,
        "added": held.added,
        "locator": held.locator,
        "note": held.note,
        "link": held.link,
        "file": {"name": held.file.name, "sha256": held.file.sha256} if held.file else None,
        "owner": held.owner,
        "restricted": held.restricted,
        "rating": held.rating.quality.value if held.rating else None,
        "versions": [version.file.sha256 for version in held.versions],
        "looked": {"told": held.looked.told, "settled": not held.looked.unsettled} if held.looked else None,
        "stale": item.stale,
        "subjects": [subject for subject, _ in item.subjects],
    }
