"""`selfassess peer-challenges timetable`, `check` and `compare`: what happens on site and after, for scripts and files."""

from dataclasses import asdict
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.feedback.checking import Outcome
from selfassess.domain.peer_view import VIEW_LABELS
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.fact_check import CheckPage, answer_comment, check_page, comment_on, finish_report, send_for_check
from selfassess.services.other_packs import make_other
from selfassess.services.peer_views import comparison_of
from selfassess.services.timetable import Timetable, timetable_calendar, timetable_of
from selfassess.wiring import toolbox

PACK, CALENDAR = "peer-challenge-timetable", "ics"


@click.command()
@click.argument("challenge")
@click.option("--format", "forms", default="text", show_default=True, help="text, json, or formats: docx, pdf, html, xlsx, ics.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def timetable(challenge: str, forms: str, out: Path) -> None:
    """Print the timetable with its clashes and the questions without a source, or write it as files and print those made."""
    tools = toolbox()
    chosen = [form.strip() for form in forms.split(",") if form.strip()]
    if chosen == ["json"]:
        print_json(_timetable(timetable_of(tools, LOCAL, challenge)))
    elif chosen == ["text"]:
        _say_timetable(timetable_of(tools, LOCAL, challenge))
    else:
        made = [
            timetable_calendar(tools, LOCAL, challenge)
            if form == CALENDAR
            else make_other(tools, LOCAL, pack_id=PACK, subject=challenge, form=form)
            for form in chosen
        ]
        out.mkdir(parents=True, exist_ok=True)
        for name, content in made:
            (out / name).write_bytes(content)
            click.echo(out / name)


def _timetable(found: Timetable) -> dict[str, object]:
    return {
        "sessions": [asdict(each) | {"kind": each.kind.value, "notes": found.notes.get(each.id, 0)} for each in found.sessions],
        "clashes": [{"first": each.first.id, "second": each.second.id, "what": each.what} for each in found.clashes],
        "without_source": [each.id for each in found.without_source],
        "heard": [{"group": group, "people": people} for group, people in found.heard],
    }


def _say_timetable(found: Timetable) -> None:
    rows = [(each.day, f"{each.start} to {each.end}", each.kind.value, each.group, each.place) for each in found.sessions]
    print_table(("DAY", "TIME", "KIND", "WHO IS MET", "PLACE"), rows)
    for clash in found.clashes:
        day, names = clash.first.day, ", ".join(clash.what)
        click.echo(f"In two sessions at once, {day}: {names} ({clash.first.group}; {clash.second.group})", err=True)
    for question in found.without_source:
        click.echo(f"No session and no note speaks to: {question.heading}", err=True)


@click.group()
def check() -> None:
    """The council's check of facts in the feedback report: send it, comment, answer, make the report final."""


@check.command()
@click.argument("challenge")
@format_option("json")
def show(challenge: str, form: str) -> None:
    """Print the newest round of the check with its comments by paragraph."""
    page = check_page(toolbox(), LOCAL, challenge)
    if form == "json":
        print_json(_check(page))
        return
    if page.check is None:
        click.echo("The report was not sent to the council yet.")
        return
    click.echo(
        f"Round {page.check.round}, {page.state.value}: {counted(len(page.comments), 'comment')}, {page.waiting} not answered"
    )
    for said in page.comments:
        click.echo(f"\n{said.id}  paragraph {said.paragraph}: {said.text}")
        click.echo(f"  {said.outcome.value}: {said.answer}" if said.outcome else "  not answered yet")


def _check(page: CheckPage) -> dict[str, object]:
    return {
        "state": page.state.value,
        "round": page.check.round if page.check else 0,
        "sent": page.check.sent if page.check else None,
        "final": page.check.final if page.check else None,
        "waiting": page.waiting,
        "paragraphs": [
            {
                "number": each.number,
                "heading": each.heading,
                "text": each.text,
                "comments": [
                    {
                        "id": said.id,
                        "text": said.text,
                        "outcome": said.outcome.value if said.outcome else None,
                        "answer": said.answer,
                    }
                    for said in page.of(each)
                ],
            }
            for each in (page.check.paragraphs if page.check else ())
        ],
    }


@check.command()
@click.argument("challenge")
def send(challenge: str) -> None:
    """Send the report as it stands to the council, and print the number of the round."""
    click.echo(send_for_check(toolbox(), LOCAL, challenge).round)


@check.command()
@click.argument("challenge")
@click.argument("paragraph", type=int)
@click.argument("text")
def comment(challenge: str, paragraph: int, text: str) -> None:
    """Keep the council's comment on a paragraph, and print its id."""
    click.echo(comment_on(toolbox(), LOCAL, challenge, paragraph, text).id)


@check.command()
@click.argument("challenge")
@click.argument("comment_id", metavar="COMMENT")
@click.argument("outcome", type=click.Choice([each.value for each in Outcome]))
@click.argument("text", default="")
def answer(challenge: str, comment_id: str, outcome: str, text: str) -> None:
    """Answer a comment: what became of it, and why."""
    answer_comment(toolbox(), LOCAL, challenge, comment_id, outcome=Outcome(outcome), answer=text)
    click.echo("Answered.")


@check.command()
@click.argument("challenge")
@click.option("--yes", is_flag=True, help="Do not ask.")
def finish(challenge: str, *, yes: bool) -> None:
    """Make the report final: it enters the council's own library, and does not change any more."""
    if not yes:
        click.confirm("Make the report final? It does not change any more, and this cannot be undone.", abort=True)
    finish_report(toolbox(), LOCAL, challenge, sure=True)
    click.echo("The report is final.")


@click.command()
@click.argument("challenge")
@format_option("json")
def compare(challenge: str, form: str) -> None:
    """Print the peers' view beside the council's own judgement of each line and area, differences first."""
    found = comparison_of(toolbox(), LOCAL, challenge)
    if form == "json":
        print_json(
            [
                {
                    "subject": row.subject,
                    "title": row.title,
                    "judgement": row.own,
                    "view": row.view.view.value if row.view else None,
                    "reason": row.view.reason if row.view else "",
                    "notes": row.view.notes if row.view else (),
                    "statements": row.view.statements if row.view else (),
                }
                for row in found.rows
            ]
        )
        return
    if found.opened is None:
        click.echo("The council has not opened a self-assessment to the team yet.")
        return
    rows = [
        (row.title, row.own, VIEW_LABELS[row.view.view] if row.view else "", row.view.reason if row.view else "")
        for row in found.rows
    ]
    print_table(("LINE", "THE COUNCIL", "THE PEERS", "WHY"), rows)
