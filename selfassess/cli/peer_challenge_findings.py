"""`selfassess peer-challenges rollup` and `report`: what the cases and the team found."""

from pathlib import Path

import click

from selfassess.cli.packs import saved
from selfassess.cli.printing import format_option, print_json
from selfassess.domain.case_form import SIDE_LABELS, Side
from selfassess.domain.pack import DOCUMENT
from selfassess.domain.people import LOCAL
from selfassess.domain.rollup import Entry, Row
from selfassess.domain.sample import breakdown
from selfassess.services.case_rollup import RolledUp, rollup_of
from selfassess.services.challenge_packs import CASES, REPORT, SLIDE_PACK
from selfassess.services.other_packs import make_other
from selfassess.wiring import toolbox


@click.command()
@click.argument("challenge")
@format_option("json")
def rollup(challenge: str, form: str) -> None:
    """Print the findings of the case review, by area of practice."""
    found = rollup_of(toolbox(), LOCAL, challenge)
    if form == "json":
        print_json(
            {
                "challenge": challenge,
                "cases": found.rollup.cases,
                "finished": found.rollup.finished,
                "unfinished": found.unfinished,
                "sample": [
                    {"cohort": row.cohort.title, "wanted": row.cohort.count, "added": row.added, "finished": row.finished}
                    for row in found.rollup.sample
                ],
                "breakdown": breakdown(found.rollup.sample),
                "not_allowed": found.not_allowed,
                "rows": [_row(found, row) for row in found.rollup.rows],
                "escalation": found.escalation,
            }
        )
        return
    for row in found.rollup.rows:
        click.echo(f"\n{row.part.title}")
        for side in Side:
            click.echo(f"  {SIDE_LABELS[side]}")
            for entry in row.printed(side):
                click.echo(f"    - {entry.text} ({', '.join(entry.codes)})")
        if row.response:
            click.echo(f"  Response from the council: {row.response}")
    click.echo(f"\n{breakdown(found.rollup.sample)}\n{found.escalation}")


def _row(found: RolledUp, row: Row) -> dict[str, object]:
    return {
        "area": row.part.title,
        "line": row.part.line,
        "questions": [each.heading for each in found.challenge.questions if row.part.line in found.asked.get(each.id, ())],
        "strengths": [_entry(entry) for entry in row.strengths],
        "considerations": [_entry(entry) for entry in row.considerations],
        "response": row.response,
        "suggested": [
            {"share": each.share, "statements": [{"code": said.code, "text": said.text} for said in each.statements]}
            for each in row.suggested
        ],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "text": entry.text,
        "codes": entry.codes,
        "cohorts": dict(entry.by_cohort),
        "statements": [{"code": said.code, "text": said.text} for said in entry.statements],
        "merged": entry.finding is not None,
        "left_out": entry.left_out,
    }


@click.command()
@click.argument("challenge")
@click.option("--part", type=click.Choice([REPORT, CASES]), default=REPORT, show_default=True)
@click.option(
    "--format", "forms", default="docx", show_default=True, help=f"Formats, parted by commas: {', '.join((*DOCUMENT, 'pptx'))}."
)
@click.option(
    "--state", type=click.Choice(["draft", "final"]), help="As what it is marked. Default: as the check of facts stands."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def report(challenge: str, part: str, forms: str, state: str | None, out: Path) -> None:
    """Make the feedback report, its slides, or the case review by itself, and print the files made.

    They are not kept; `selfassess export` makes and keeps them.
    """
    tools, final = toolbox(), None if state is None else state == "final"
    for form in (form.strip() for form in forms.split(",") if form.strip()):
        pack = SLIDE_PACK if form == "pptx" else part
        name, made = make_other(tools, LOCAL, pack_id=pack, subject=challenge, form=form, final=final)
        click.echo(saved(out / name, made))
