"""`selfassess peer-challenges cases export` and `import`: case reviews as files."""

from collections.abc import Sequence
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.services.case_files import FORMS, Incoming, case_files, import_cases, preview_cases
from selfassess.services.case_reviews import cases_of
from selfassess.services.challenge_packs import BLANK
from selfassess.services.completed_cases import FORMS as COMPLETED
from selfassess.services.completed_cases import completed_cases
from selfassess.services.other_packs import make_other
from selfassess.wiring import toolbox

PROBLEMS = 1


@click.group()
def cases() -> None:
    """Case reviews as files: one Excel workbook or Word document for each case."""


@cases.command()
@click.argument("challenge")
@click.option("--format", "form", type=click.Choice(FORMS), default="xlsx", show_default=True)
@click.option("--blank", "which", flag_value="blank", help="One empty form, to be copied and filled for any case.")
@click.option("--all", "which", flag_value="all", default="all", help="A form for each case, filled as far as it is.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def export(challenge: str, form: str, which: str, out: Path) -> None:
    """Write case review forms and print the files made."""
    tools = toolbox()
    if which == "blank":
        made: Sequence[tuple[str, bytes]] = [make_other(tools, LOCAL, pack_id=BLANK, subject=challenge, form=form)]
    else:
        made = case_files(tools, LOCAL, challenge, form)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        (out / name).write_bytes(content)
        click.echo(out / name)


@cases.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", "mode", flag_value="preview", help="Print what would change, and keep nothing.")
@click.option("--keep", "mode", flag_value="keep", default="keep", hidden=True)
@click.option("--reason", default="", help="Why what looks like a case number or a name tells nobody who a child is.")
@format_option("json")
@click.pass_context
def import_(context: click.Context, files: Sequence[Path], mode: str, reason: str, form: str) -> None:
    """Take filled forms in; each says itself which challenge it is of. A file with a problem is left out as a whole."""
    tools = toolbox()
    given = [(path.name, path.read_bytes()) for path in files]
    found = preview_cases(tools, LOCAL, given) if mode == "preview" else import_cases(tools, LOCAL, given, reason=reason)
    if form == "json":
        print_json([_told(each) for each in found])
    else:
        for each in found:
            _say(each, preview=mode == "preview")
    if any(each.problems for each in found):
        context.exit(PROBLEMS)


def _told(each: Incoming) -> dict[str, object]:
    return {
        "file": each.name,
        "case": each.code,
        "new": each.new,
        "changes": [{"slot": change.slot, "before": change.before, "after": change.after} for change in each.changes],
        "problems": each.problems,
        "held_back": [{"at": held.title, "line": held.line, "why": held.why} for held in each.held],
    }


def _say(each: Incoming, *, preview: bool) -> None:
    if each.problems:
        mend = ". Mend what follows and send it again" if each.code else ""
        click.echo(f"{each.name}: nothing {'can be' if preview else 'was'} taken{mend}:", err=True)
        for problem in each.problems:
            click.echo(f"  {problem}", err=True)
        return
    stands = "new case" if each.new else "case"
    click.echo(
        f"{each.name}: {stands} {each.code}, {counted(len(each.changes), 'answer')} {'would change' if preview else 'changed'}"
    )
    for held in each.held:
        click.echo(f"  {'held back' if preview else 'kept with your reason'}: {held.title}: {held.told}", err=True)


@cases.command(name="list")
@click.argument("challenge")
@format_option("json")
def list_(challenge: str, form: str) -> None:
    """Print the cases of a challenge: cohort, reviewers, statements, time spent, moderation, and whether each is finished."""
    found = cases_of(toolbox(), LOCAL, challenge)
    written = {case.code: sum(1 for _ in case.statements(found.form)) for case in found.cases}
    if form == "json":
        print_json(
            [
                {
                    "code": case.code,
                    "cohort": case.cohort,
                    "reviewer": case.reviewer,
                    "second_reviewer": case.second_reviewer,
                    "statements": written[case.code],
                    "minutes": case.minutes,
                    "moderated": case.moderated,
                    "finished": case.finished,
                }
                for case in found.cases
            ]
        )
        return
    rows = [
        (case.code, case.cohort, case.reviewer, written[case.code], case.minutes or "", "yes" if case.finished else "no")
        for case in found.cases
    ]
    print_table(("CASE", "COHORT", "REVIEWER", "STATEMENTS", "MINUTES", "FINISHED"), rows)


@cases.command()
@click.argument("challenge")
@click.option("--format", "form", type=click.Choice(COMPLETED), default="docx", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the archive in.")
def completed(challenge: str, form: str, out: Path) -> None:
    """Write the completed template of each finished case, one file a case, for the council; print the archive made."""
    name, made = completed_cases(toolbox(), LOCAL, challenge, form)
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(made)
    click.echo(out / name)
