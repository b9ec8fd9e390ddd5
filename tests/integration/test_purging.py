"""Throwing away for good: what was taken out long ago goes, what anything needs stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

import selfassess.cli.purge as command
from selfassess.domain.audit import Deed
from selfassess.domain.evidence import Version
from selfassess.domain.jobs import Job, JobState
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.services.arriving import Upload, receive, unfinished
from selfassess.services.authorities import save_authorities
from selfassess.services.purging import Purge, purge
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from tests.builders import an_evidence
from tests.integration.test_searching import AUTHORITIES

LONG_AGO = timedelta(days=400)


@pytest.fixture
def tools(tools, ready_url):
    database = Database(ready_url, upgrade=bring_up_to_date)
    made = replace(tools, store=lambda: database)
    save_authorities(made, LOCAL, AUTHORITIES)
    yield made
    database.close()


@pytest.fixture
def later(tools):
    """The same instance when everything that the tests put in has been there for long."""
    return replace(tools, clock=lambda: tools.clock() + LONG_AGO)


def kept(tools, text):
    return tools.files().put(f"{text}.txt", text.encode())


def keep(tools, **more):
    evidence = an_evidence(**more)
    with tools.store().write() as store:
        store.evidence.save(evidence)
    return evidence


def found(tools, evidence):
    with tools.store().read() as store:
        return store.evidence.get(evidence.id), store.evidence.removed_of("northmoor")


def test_evidence_taken_out_long_ago_is_emptied_and_its_files_go(tools, later):
    file, earlier = kept(tools, "An audit of plans."), kept(tools, "The audit before.")
    versions = (Version(earlier, tools.clock(), "lead"),)
    evidence = keep(tools, removed=tools.clock(), file=file, note="Told in confidence.", versions=versions)
    here = keep(tools, evidence_id="evidence-2", file=kept(tools, "Still in the register."))

    assert purge(tools, LOCAL, days=365) == Purge(0, 0, 0, 0, 0)
    assert purge(later, LOCAL, days=365) == Purge(1, 0, 0, 0, 2)

    emptied, offered = found(tools, evidence)
    assert (emptied.title, emptied.note, emptied.file, emptied.versions) == ("[removed]", "", None, ())
    assert offered == ()
    assert list(tools.files().digests()) == [here.file.sha256]
    with pytest.raises(NotFound):
        tools.files().get(earlier)


def test_looking_throws_nothing_away(tools, later):
    evidence = keep(tools, removed=tools.clock(), file=kept(tools, "An audit of plans."))

    assert purge(later, LOCAL, days=365, only_look=True) == Purge(1, 0, 0, 0, 1)
    assert found(tools, evidence)[1] == (evidence,)
    assert tools.files().get(evidence.file) == b"An audit of plans."


def test_a_file_stays_while_anything_names_it_and_for_its_first_day(tools, later):
    shared = kept(tools, "Shared by two.")
    keep(tools, removed=tools.clock(), file=shared)
    keep(tools, evidence_id="evidence-2", file=None, versions=(Version(shared, tools.clock(), "lead"),))
    nobodys = kept(tools, "Somebody looks at this.")

    assert purge(tools, LOCAL, days=1).files == 0
    assert purge(later, LOCAL, days=1) == Purge(1, 0, 0, 0, 1)
    assert tools.files().get(shared)
    with pytest.raises(NotFound):
        tools.files().get(nobodys)


def test_finished_jobs_and_forgotten_imports_go_and_open_jobs_stay(tools, later):
    jobs = [Job(state.value, "pack", "A pack", {}, "local", "northmoor", tools.clock(), state) for state in JobState]
    with tools.store().write() as store:
        for job in jobs:
            store.jobs.add(job)
    receive(tools, LOCAL, [Upload("letter.txt", b"A letter.")])

    assert purge(later, LOCAL, days=365) == Purge(0, 3, 1, 0, 0)
    assert unfinished(tools, LOCAL) == ()
    with tools.store().read() as store:
        assert {job.state for job in store.jobs.of("local", limit=9)} == {JobState.WAITING, JobState.RUNNING}


def test_the_audit_says_how_much_went_and_never_what(tools, later):
    keep(tools, removed=tools.clock(), title="Letter of a mother")
    purge(later, LOCAL, days=365)

    with tools.store().read() as store:
        (event,) = [event for event in store.audit.chain() if event.deed is Deed.PURGED]
    assert event.note == "1 piece of evidence"


def test_only_who_looks_after_the_instance_purges_and_never_what_is_of_today(tools):
    with pytest.raises(NotAllowed):
        purge(tools, Person("owner", "An Owner", (Grant(Role.OWNER, "northmoor"),)), days=365)
    with pytest.raises(BadInput, match="one day at least"):
        purge(tools, LOCAL, days=0)


def test_the_command_says_what_would_go_and_asks(tools, later, monkeypatch):
    evidence = keep(tools, removed=tools.clock())
    monkeypatch.setattr(command, "toolbox", lambda: later)

    asked = CliRunner().invoke(command.purge_, [], input="n\n")
    assert asked.output.startswith("Throw away for good 1 piece of evidence? This cannot be undone. [y/N]")
    assert found(tools, evidence)[1] == (evidence,)
    assert CliRunner().invoke(command.purge_, ["--yes"]).output == "Thrown away: 1 piece of evidence.\n"
    assert CliRunner().invoke(command.purge_, []).output == "There is nothing that was taken out more than 365 days ago.\n"
