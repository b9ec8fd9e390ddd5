"""`selfassess assessments`."""

from typing import Any

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.assessment import Assessment
from selfassess.domain.challenge import Challenge
from selfassess.domain.comparators import SET_LABELS, SetKind
from selfassess.domain.judgement import GRADE_LABELS, UNJUDGED
from selfassess.domain.life import STATE_LABELS, State
from selfassess.domain.line_judging import DESCRIBED, JUDGED
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import capital, counted
from selfassess.errors import BadInput
from selfassess.services.assessments import create_assessment, list_assessments, overview, stranded_assessments
from selfassess.services.authorities import find_authority
from selfassess.services.carrying import Preview, carry_forward, preview_carrying
from selfassess.services.challenges import Checked, check_assessment
from selfassess.services.comparators import choose_comparators, comparators_of
from selfassess.services.life import judge_lines, move
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def assessments() -> None:
    """Assessments: start one, list them, see how far one has come."""


@assessments.command()
@click.option("--framework", required=True, help="The framework version, such as ilacs-2026; `frameworks list` names them.")
@click.option("--authority", required=True, help="The authority's name.")
@click.option("--title", required=True, help="What the assessment is called.")
@click.option("--period", default="", help="The period that it covers, in words, such as 2026 to 2027.")
@click.option("--from", "previous", metavar="ASSESSMENT", help="Carry this assessment forward, through the crosswalk.")
@click.option(
    "--lines",
    type=click.Choice((JUDGED, DESCRIBED)),
    help="Whether lines are judged or only described: judged unless said, or as it was with --from. Areas are always judged.",
)
@click.option("--preview", is_flag=True, help="With --from: only print what would come of it, line by line, as JSON.")
@format_option("json")
def create(form: str, **given: Any) -> None:
    """Start an assessment and print its id and how to open it."""
    tools, previous, preview, lines = toolbox(), given.pop("previous"), given.pop("preview"), given.pop("lines")
    if previous is None:
        _started(create_assessment(tools, LOCAL, lines_judged=lines != DESCRIBED, **given), form)
        return
    authority = find_authority(tools, LOCAL, given.pop("authority"))
    found = preview_carrying(tools, LOCAL, previous, given["framework"])
    if found.authority.id != authority.id:
        raise BadInput(f"{previous} is of {found.authority.name}, not of {authority.name}. Name its own authority.")
    if preview:
        print_json(_previewed(found))
    else:
        judged = None if lines is None else lines == JUDGED
        _started(carry_forward(tools, LOCAL, previous=previous, lines_judged=judged, **given), form)


def _started(made: Assessment, form: str) -> None:
    if form == "json":
        lines = JUDGED if made.lines_judged else DESCRIBED
        print_json({"id": made.id, "title": made.title, "framework": made.framework, "lines": lines})
    else:
        click.echo(
            f"“{made.title}” is started as {made.id}: `selfassess assessments show {made.id}` prints where it stands,"
            " `selfassess serve` opens it in a browser."
        )


def _previewed(found: Preview) -> dict[str, object]:
    subjects = [
        {
            "subject": each.subject,
            "from": [{"subject": source.subject, "relation": source.relation.value} for source in each.sources],
            "text": each.response is not None and not each.response.texts.blank(),
            "evidence": len(each.response.evidence) if each.response else 0,
            "actions": len(each.response.actions) if each.response else 0,
            "last_judged": each.last_judged,
        }
        for each in found.subjects
    ]
    return {"subjects": subjects, "left_behind": [source.subject for source in found.left_behind]}


@assessments.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print every assessment, newest first."""
    tools = toolbox()
    rows = [item.told for item in list_assessments(tools, LOCAL)]
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
            "described": progress.described,
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
        ("AREA", "JUDGEMENT", "LAST INSPECTION", "DESCRIBED", "READY", "NO EVIDENCE"),
        [
            (
                row["area"],
                labels.get(str(row["judgement"]), row["judgement"]),
                labels.get(str(row["last_judged"]), ""),
                f"{row['described']} of {row['lines']}",
                row["ready"],
                row["without_evidence"],
            )
            for row in rows
        ],
    )


@assessments.command(name="move")
@click.argument("assessment")
@click.argument("state", type=click.Choice([state.value for state in State]))
@click.option("--note", default="", help="Why.")
def move_(assessment: str, state: str, note: str) -> None:
    """Move an assessment through its life; it is signed off on its page, area by area."""
    made = move(toolbox(), LOCAL, assessment=assessment, to=State(state), note=note)
    click.echo(STATE_LABELS[made.end])


@assessments.command()
@click.argument("assessment")
@click.option("--set", "kind", type=click.Choice([kind.value for kind in SetKind]), help="Compare with these from now on.")
@click.option("--with", "own", multiple=True, metavar="NAME", help="One of your own list; once for each.")
@format_option("json")
def comparators(assessment: str, kind: str | None, own: tuple[str, ...], form: str) -> None:
    """Print whom an assessment is compared with, or choose it."""
    tools = toolbox()
    if own and kind not in (None, SetKind.OWN.value):
        raise BadInput(f"--with is for a list of your own. Leave it out, or write --set {SetKind.OWN.value}.")
    if kind or own:
        choose_comparators(tools, LOCAL, assessment=assessment, kind=SetKind(kind or SetKind.OWN.value), own=own)
    found = comparators_of(tools, LOCAL, assessment)
    members = found.members.get(found.chosen.kind, ())
    if form == "json":
        told = [{"id": each.id, "name": each.name, "why": each.nearness.value} for each in members]
        last = found.history[0] if found.history else None
        chosen = {"set": found.chosen.kind.value, "by": last.by if last else None, "at": last.at if last else None}
        print_json({**chosen, "authorities": told, "judged_alike": found.alike})
        return
    click.echo(f"{capital(SET_LABELS[found.chosen.kind])}.\n")
    if found.chosen.kind is SetKind.GRADE:
        print_table(("AREA", "JUDGED ALIKE"), list(found.alike.items()))
    else:
        print_table(("AUTHORITY", "WHY"), [(each.name, each.nearness.value) for each in members])


@assessments.command()
@click.argument("assessment")
@click.argument("how", type=click.Choice((JUDGED, DESCRIBED)))
def lines(assessment: str, how: str) -> None:
    """Choose whether the lines of an assessment are judged, or only described. Areas are always judged."""
    made = judge_lines(toolbox(), LOCAL, assessment=assessment, judged=how == JUDGED)
    click.echo(f"{made.id}: lines {'may be judged' if made.lines_judged else 'are only described'}.")


@assessments.command()
@click.argument("assessment")
@format_option("json")
@click.pass_context
def check(context: click.Context, assessment: str, form: str) -> None:
    """Print what the judgements of an assessment must stand up to; exit status 1 where something is not answered."""
    found = check_assessment(toolbox(), LOCAL, assessment)
    if form == "json":
        print_json(_checked(found))
    else:
        rows = [(item.subject, each.rule.title, each.said) for item in found.subjects for each in item.open]
        print_table(("SUBJECT", "CHALLENGE", "WHAT WAS FOUND"), rows)
        click.echo(f"{found.judged} judged, {counted(found.open, 'challenge')} open.", err=True)
    context.exit(PROBLEMS if found.open else 0)


def _checked(found: Checked) -> dict[str, object]:
    subjects = [
        {
            "subject": item.subject,
            "title": item.title,
            "open": [_challenge(each) for each in item.open],
            "answered": [
                _challenge(each.challenge) | {"answer": each.answer.text, "by": each.answer.by, "at": each.answer.at}
                for each in item.answered
            ],
        }
        for item in found.subjects
    ]
    return {"assessment": found.assessment.id, "judged": found.judged, "open": found.open, "subjects": subjects}


def _challenge(each: Challenge) -> dict[str, object]:
    rule = each.rule
    return {"rule": rule.id, "weight": rule.weight, "about": each.about, "found": each.said, "ask": rule.ask, "why": rule.why}
