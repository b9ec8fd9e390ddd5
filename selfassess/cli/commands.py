"""Every command as help shows it, and the function that imports it when it is called: help waits for none of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Entry:
    """One command as help shows it, and the function that imports it."""

    summary: str
    load: Callable[[], click.Command]


def _actions() -> click.Command:
    from selfassess.cli.actions import actions

    return actions


def _api_tokens() -> click.Command:
    from selfassess.cli.api_tokens import api_tokens

    return api_tokens


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


GROUPS: Mapping[str, Mapping[str, Entry]] = {
    "Begin": {
        "demo": Entry("Show the program with a fictional authority.", _demo),
        "serve": Entry("Serve the pages to this computer, and open them in a browser.", _serve),
        "settings": Entry("Print where things are kept, and which settings say so.", _settings),
    },
    "Self-assessment": {
        "assessments": Entry("Start an assessment, list them, see how far one has come.", _assessments),
        "evidence": Entry("The register of evidence: list it, and add to it.", _evidence),
        "actions": Entry("The plan: list, add, and take the days into a calendar.", _actions),
        "indicators": Entry("Import and list the values of indicators, with what they are compared with.", _indicators),
        "audits": Entry("Practice audits: import results, and see how topics were graded.", _audits),
        "snapshots": Entry("Keep an assessment as it stands; list, compare and export what was kept.", _snapshots),
        "young-people": Entry("The summary for children and young people: write it, measure it, who read it.", _young_people),
    },
    "Past reports": {
        "reports": Entry("Read past reports: inspections, letters, peer challenges.", _reports),
        "search": Entry("Search the passages of past reports.", _search),
        "benchmark": Entry("Draft the benchmark of a topic from past reports.", _benchmark),
        "recommendations": Entry("What was asked for, what became of it, and how each stands.", _recommendations),
        "explore": Entry("Count what inspectors praise, criticise and ask for, and how they judged.", _explore),
        "authorities": Entry("Import and list authorities with their statistical neighbours.", _authorities),
    },
    "Inspection and peer challenge": {
        "inspections": Entry("The inspection room: what is prepared, by when, and the days that are counted.", _inspections),
        "other-inspections": Entry("Inspections of homes, fostering, youth justice and more.", _other_inspections),
        "peer-challenges": Entry("Peer challenges and case reviews, from the scope to the report.", _peer_challenges),
    },
    "Out and back": {
        "export": Entry("Make a pack: the self-evaluation in Word, the scoring workbook in Excel.", _export),
        "packs": Entry("List and check the definitions of packs.", _packs),
        "workbook": Entry("Send the scoring workbook out, and take it in again.", _workbook),
        "bundle": Entry("Carry an assessment or a peer challenge to another instance, or take one in.", _bundle),
        "frameworks": Entry("List, check and compare frameworks, and start one of your own.", _frameworks),
    },
    "Running an instance": {
        "users": Entry("Invite people to a shared instance, list accounts, keep one out.", _users),
        "api-tokens": Entry("Let a program read for a person, list such tokens, revoke one.", _api_tokens),
        "audit": Entry("The log of what was done by whom, and whether nothing was taken out of it.", _audit),
        "worker": Entry("Work at jobs: making packs, reading reports.", _worker),
        "digests": Entry("Send what waits for each person by e-mail.", _digests),
        "backup": Entry("Write everything into one file, while people go on working.", _backup),
        "backup-key": Entry("Make a key for encrypted backups.", _backup_key),
        "restore": Entry("Put a backup into an empty instance, or check one.", _restore),
        "move": Entry("Copy everything into another database, and compare both.", _move),
        "purge": Entry("Throw away for good what was taken out long ago.", _purge),
    },
}
"""The commands as help shows them: what belongs together, the usual first."""

COMMANDS: Mapping[str, Entry] = {name: entry for group in GROUPS.values() for name, entry in group.items()}
