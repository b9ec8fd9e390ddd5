"""The command line: each command calls one service and prints what it gives.

A command is imported when it is called, so that `selfassess --help` waits for none of them. COMMANDS holds, for each
name, the line that help prints and the function that imports it.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click

from selfassess import __version__
from selfassess.errors import SelfAssessError

REFUSED = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One command as help shows it, and the function that imports it."""

    summary: str
    load: Callable[[], click.Command]


def _actions() -> click.Command:
    from selfassess.cli.actions import actions

    return actions


def _assessments() -> click.Command:
    from selfassess.cli.assessments import assessments

    return assessments


def _authorities() -> click.Command:
    from selfassess.cli.authorities import authorities

    return authorities


def _audit() -> click.Command:
    from selfassess.cli.audit import audit

    return audit


def _benchmark() -> click.Command:
    from selfassess.cli.benchmark import benchmark

    return benchmark


def _evidence() -> click.Command:
    from selfassess.cli.evidence import evidence

    return evidence


def _reports() -> click.Command:
    from selfassess.cli.reports import reports

    return reports


def _demo() -> click.Command:
    from selfassess.cli.demo import demo

    return demo


def _explore() -> click.Command:
    from selfassess.cli.explore import explore

    return explore


def _frameworks() -> click.Command:
    from selfassess.cli.frameworks import frameworks

    return frameworks


def _serve() -> click.Command:
    from selfassess.cli.serve import serve_pages

    return serve_pages


def _settings() -> click.Command:
    from selfassess.cli.settings import settings

    return settings


def _recommendations() -> click.Command:
    from selfassess.cli.recommendations import recommendations

    return recommendations


def _search() -> click.Command:
    from selfassess.cli.search import search

    return search


def _snapshots() -> click.Command:
    from selfassess.cli.snapshots import snapshots

    return snapshots


def _indicators() -> click.Command:
    from selfassess.cli.indicators import indicators

    return indicators


def _other_inspections() -> click.Command:
    from selfassess.cli.other_inspections import other_inspections

    return other_inspections


def _inspections() -> click.Command:
    from selfassess.cli.inspections import inspections

    return inspections


def _young_people() -> click.Command:
    from selfassess.cli.young_people import young_people

    return young_people


def _audits() -> click.Command:
    from selfassess.cli.audits import audits

    return audits


def _digests() -> click.Command:
    from selfassess.cli.digests import digests

    return digests


def _packs() -> click.Command:
    from selfassess.cli.packs import packs

    return packs


def _export() -> click.Command:
    from selfassess.cli.packs import export

    return export


def _backup() -> click.Command:
    from selfassess.cli.keeping import backup

    return backup


def _backup_key() -> click.Command:
    from selfassess.cli.keeping import backup_key

    return backup_key


def _purge() -> click.Command:
    from selfassess.cli.purge import purge_

    return purge_


def _restore() -> click.Command:
    from selfassess.cli.keeping import restore_

    return restore_


def _move() -> click.Command:
    from selfassess.cli.keeping import move_

    return move_


def _peer_challenges() -> click.Command:
    from selfassess.cli.peer_challenges import peer_challenges

    return peer_challenges


def _bundle() -> click.Command:
    from selfassess.cli.bundle import bundle

    return bundle


def _workbook() -> click.Command:
    from selfassess.cli.workbook import workbook

    return workbook


def _users() -> click.Command:
    from selfassess.cli.users import users

    return users


def _worker() -> click.Command:
    from selfassess.cli.worker import worker

    return worker


COMMANDS: Mapping[str, Entry] = {
    "actions": Entry("The plan: list, add, and take the days into a calendar.", _actions),
    "assessments": Entry("Start an assessment, list them, see how far one has come.", _assessments),
    "audit": Entry("What was done by whom, and whether nothing was taken out.", _audit),
    "young-people": Entry("The summary for children and young people: write it, measure it, who read it.", _young_people),
    "audits": Entry("Practice audits: import results, and see how lines were graded.", _audits),
    "authorities": Entry("Import and list authorities with their statistical neighbours.", _authorities),
    "backup": Entry("Write everything into one file, while people go on working.", _backup),
    "backup-key": Entry("Make a key for encrypted backups.", _backup_key),
    "benchmark": Entry("Draft the benchmark of a line from past reports.", _benchmark),
    "bundle": Entry("Carry an assessment or a peer challenge to another instance, or take one in.", _bundle),
    "reports": Entry("Read past reports: inspections, letters, peer challenges.", _reports),
    "demo": Entry("Show the program with a fictional authority.", _demo),
    "digests": Entry("Send what waits for each person by e-mail.", _digests),
    "explore": Entry("Count what inspectors praise, criticise and ask for, and how they judged.", _explore),
    "evidence": Entry("The register of evidence: list it, and add to it.", _evidence),
    "export": Entry("Make a pack: the self-evaluation in Word, the scoring workbook in Excel.", _export),
    "frameworks": Entry("List, check and compare frameworks, and start one of your own.", _frameworks),
    "indicators": Entry("Import and list the values of indicators, with what they are compared with.", _indicators),
    "inspections": Entry("The inspection room: what is prepared, by when, and the days that are counted.", _inspections),
    "move": Entry("Copy everything into another database, and compare both.", _move),
    "packs": Entry("List and check the definitions of packs.", _packs),
    "peer-challenges": Entry("Peer challenges and case reviews, from the scope to the report.", _peer_challenges),
    "purge": Entry("Throw away for good what was taken out long ago.", _purge),
    "other-inspections": Entry("Inspections of homes, fostering, youth justice and more, on the time line.", _other_inspections),
    "recommendations": Entry("What was asked for, what became of it, and how each stands.", _recommendations),
    "restore": Entry("Put a backup into an empty instance, or check one.", _restore),
    "search": Entry("Search the passages of past reports.", _search),
    "serve": Entry("Serve the pages to this computer, and open them in a browser.", _serve),
    "snapshots": Entry("Keep an assessment as it stands; list, compare and export what was kept.", _snapshots),
    "settings": Entry("Print where things are kept, and which settings say so.", _settings),
    "users": Entry("Invite people to a shared instance, list accounts, keep one out.", _users),
    "workbook": Entry("Send the scoring workbook out, and take it in again.", _workbook),
    "worker": Entry("Work at jobs: making packs, reading reports.", _worker),
}


class Commands(click.Group):
    """The group of all commands, none of them imported before it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        return super().get_command(ctx, cmd_name) if entry is None else entry.load()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].summary) for name in self.list_commands(ctx)])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="selfassess", message="%(prog)s %(version)s")
def selfassess() -> None:
    """Prepare a children's services authority for inspection and for peer challenge.

    Exit status: 0 done, 1 done with problems, 2 refused.
    """


def main() -> None:
    """Run the command line; an error raised on purpose becomes one line on standard error and exit status 2."""
    try:
        selfassess()
    except SelfAssessError as error:
        click.echo(f"selfassess: {error.with_hint}", err=True)
        sys.exit(REFUSED)
    except OSError as error:
        if error.filename is None:
            raise
        click.echo(f"selfassess: {error.filename}: {error.strerror}. Check the path, and that you may write there.", err=True)
        sys.exit(REFUSED)
