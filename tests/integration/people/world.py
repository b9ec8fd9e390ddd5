"""The demonstration on a shared instance, with somebody in every role: what each may do is tried in it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from selfassess.domain.accounts import Account, SignIn
from selfassess.domain.background import Holds
from selfassess.domain.concerns import Urgency
from selfassess.domain.inspection.records import Enquiry
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.records import Tally
from selfassess.domain.rights import INSTANCE, Grant, Role, Where
from selfassess.jobs.kinds import KINDS
from selfassess.ports import Toolbox
from selfassess.services.background import NewBackground, add_document
from selfassess.services.challenges import check_assessment
from selfassess.services.concerns import NewConcern, raise_concern
from selfassess.services.feedback import share_report
from selfassess.services.inspection_records import keep_record
from selfassess.services.inspections import NewInspection, start_inspection
from selfassess.services.jobs import do_next
from selfassess.services.making import ask_for_pack
from selfassess.services.material import material
from selfassess.services.other_inspections import Said, add_other_inspection
from selfassess.services.peer_challenges import save_question
from selfassess.services.run_up import add_item_file, run_up_of
from selfassess.services.tokens import token_id
from selfassess.services.workbooks import PACK
from selfassess.wiring import toolbox
from tests.builders import NOON
from tests.challenge_world import CALLED, a_case, a_challenge
from tests.demonstration import Demonstration
from tests.reading_here import ReadingHere
from tests.returning import Filled
from tests.trials import Trials

HOME = "aldermere"
ELSEWHERE = "tarnbrough"
STRANGER = "stranger"
"""The owner of another authority's workspace."""
CASE = "IC1"
NOBODY = "nobody"
"""Somebody with an account and no role, who has a second step."""


def grants(*lines: str, challenge: str = "") -> Mapping[str, tuple[Grant, ...]]:
    """Who there is, by a name, and what they hold."""
    held = {role.value: (Grant(role, HOME, subjects=frozenset(lines)),) for role in Role if role.where is Where.WORKSPACE}
    held |= {role.value: (Grant(role, challenge),) for role in Role if role.where is Where.CHALLENGE}
    elsewhere = (Grant(Role.OWNER, ELSEWHERE),)
    return held | {STRANGER: elsewhere, "administrator": (Grant(Role.ADMINISTRATOR, INSTANCE),), NOBODY: ()}


NAMES = tuple(grants())


@dataclass(frozen=True)
class Visit:
    """A peer challenge of the authority, with one of each thing that stands in an address."""

    id: str
    question: str
    concern: str
    document: str
    case: str = CASE


@dataclass(frozen=True)
class Inspected:
    """An inspection of the authority, with a document that has a file and a line of enquiry."""

    id: str
    item: str
    file: str
    enquiry: str


@dataclass(frozen=True)
class World:
    """The instance, what it holds, and its people by name."""

    tools: Toolbox
    holds: Demonstration
    people: Mapping[str, Person]
    job: str
    """A pack that the owner had made."""
    challenge: Mapping[str, str]
    """The subject, rule and matter of a challenge in the assessment."""
    peer_challenge: Visit
    inspection: Inspected

    def records(self) -> dict[str, object]:
        """What is kept in each table that people's work is in: a digest."""
        copies, tally = self.tools.copies(self.tools.settings.database_url), Tally()
        with copies.snapshot() as snapshot:
            for _ in tally.watch(snapshot.records):
                pass
        copies.close()
        return {table: count for table, count in tally.counts().items() if table != "audit_events"}


def made_in(folder: Path, demonstration: Demonstration) -> World:
    """The world in a folder; everybody is signed in with their name as token."""
    holds = demonstration.copied(folder)
    settings = replace(holds.tools().settings, accounts=True, strangers_a_minute=0, changes_a_minute=0)
    tools = replace(toolbox(settings), frameworks=holds.frameworks)
    item = check_assessment(tools, LOCAL, holds.assessment).subjects[0]
    first = (*item.open, *(each.challenge for each in item.answered))[0]
    visit = _visit(tools)
    held_by = grants(holds.line, item.subject, challenge=visit.id)
    with tools.store().write() as store:
        for name, held in held_by.items():
            second = tools.seal().sealed("JBSWY3DPEHPK3PXP", name) if name == NOBODY else None
            store.accounts.save(Account(name, name.capitalize(), f"{name}@example.org", NOON, second_factor=second))
            for grant in held:
                store.accounts.give(name, grant)
    enter(tools)
    people = {name: Person(name, name.capitalize(), held) for name, held in held_by.items()}
    challenge = {"subject": item.subject, "rule": first.rule.id, "about": first.about}
    job = ask_for_pack(tools, people["owner"], pack="action-plan", subject=holds.assessment, form="docx")
    assert do_next(tools, KINDS)
    add_other_inspection(tools, LOCAL, authority=HOME, said=Said("fostering", date(2024, 3, 1), judgement="good"))
    return World(tools, holds, people, job.id, challenge, visit, _inspected(tools))


def enter(tools: Toolbox) -> None:
    """Sign everybody in with their name as token: a copy of the database leaves nobody signed in."""
    now = tools.clock()
    with tools.store().write() as store:
        for name in NAMES:
            store.sign_ins.save(SignIn(token_id(name), name, now, now, "Firefox", confirmed=True))


def _visit(tools: Toolbox) -> Visit:
    made = a_challenge(tools)
    said = ScopeQuestion("", "Homes", "Are there enough homes")
    asked = save_question(tools, LOCAL, made.id, made.revision, said).questions[0]
    said = {
        "practice.assessment.strengths": "Assessments are timely",
        "child-voice": "What only the team may read of this child.",
    }
    a_case(tools, made.id, CASE, said)
    share_report(tools, LOCAL, made.id, shared=True)
    told = NewConcern(CASE, "What only the council’s contact may read.", Urgency.DAY, "The duty manager", CALLED)
    sent = NewBackground("What only the team and the organiser may read", Holds.DOCUMENT, file=("plan.txt", b"What we plan."))
    document = add_document(tools, LOCAL, made.id, sent).id
    return Visit(made.id, asked.id, raise_concern(tools, LOCAL, made.id, told).id, document)


def _inspected(tools: Toolbox) -> Inspected:
    made = start_inspection(tools, LOCAL, NewInspection(HOME, "standard", "Inspection"))
    item = run_up_of(tools, LOCAL, made.id).items[0].item
    file = add_item_file(tools, LOCAL, inspection=made.id, item=item.id, file=("self.txt", b"What we know.")).files[0]
    asked = keep_record(tools, LOCAL, Enquiry("", made.id, "What only the workspace may read of an inspection."))
    return Inspected(made.id, item.id, file.sha256, asked.id)


def copied(world: World, folder: Path) -> World:
    """The same in another folder, to be changed there."""
    world.tools.store().close()
    shutil.copytree(world.tools.settings.data_dir, folder, symlinks=True)
    there = replace(world.tools.settings, data_dir=folder, database_url=f"sqlite:///{folder / 'selfassess.sqlite3'}")
    tools = replace(toolbox(there), frameworks=world.tools.frameworks)
    return replace(world, tools=tools, holds=replace(world.holds, folder=folder))


def kept_at(world: World, url: str) -> World:
    """The same with what it keeps in another database, which holds it already."""
    there = replace(world.tools.settings, database_url=url)
    return replace(world, tools=replace(toolbox(there), frameworks=world.tools.frameworks))


def on_trial(world: World) -> World:
    """The same with a store of which nothing is kept, in which reports are read in this process."""
    trials = Trials(world.tools.store())
    return replace(world, tools=replace(world.tools, store=lambda: trials, reader=ReadingHere))


def came_back(world: World) -> dict[str, object]:
    """The scoring workbook as it went out, with one answer changed: its name and content."""
    return {
        "name": "back.xlsx",
        "content": _returned(world.tools, world.people["owner"], world.holds.assessment, world.holds.line),
    }


@cache
def _returned(tools: Toolbox, owner: Person, assessment: str, line: str) -> bytes:
    sent = tools.workbook()(material(tools, owner, assessment), tools.packs().pack(PACK))
    return Filled.opened(sent).write(line, plans="Changed.").saved()
