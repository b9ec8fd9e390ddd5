"""The chain of events."""

import subprocess
import sys
from datetime import timedelta
from os import environ
from threading import Thread

import pytest
from sqlalchemy import text

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import INSTANCE, Role
from selfassess.services.assessments import create_assessment, overview
from selfassess.services.watching import verify_audit, watched
from selfassess.store.engine import open_engine


@pytest.fixture
def assessment(shared):
    owner = shared.member(Role.OWNER)
    return create_assessment(shared.tools, owner, authority="northmoor", framework="ilacs-2026", title="Ours")


def test_who_joined_and_signed_in_is_written_down_where_it_belongs(shared):
    shared.member(Role.OWNER)
    assert [event.deed for event in watched(shared.tools, LOCAL).events] == [Deed.SIGNED_IN, Deed.CHANGED]
    assert [event.deed for event in watched(shared.tools, LOCAL, "northmoor").events] == [Deed.JOINED, Deed.INVITED]


def test_opening_the_same_assessment_is_written_down_once_a_day(shared, assessment):
    viewer = shared.member(Role.VIEWER)

    def seen():
        overview(shared.tools, viewer, assessment.id)
        return sum(event.deed is Deed.SAW for event in watched(shared.tools, LOCAL, "northmoor", person=viewer.id).events)

    assert [seen(), seen()] == [1, 1]
    shared.clock.on(days=1, minutes=1)
    assert seen() == 2


def test_a_chain_that_nobody_touched_is_whole(shared, assessment):
    found = verify_audit(shared.tools, LOCAL)
    assert found.broken is None
    assert found.events == len(watched(shared.tools, LOCAL).events) + len(watched(shared.tools, LOCAL, "northmoor").events)


@pytest.mark.parametrize(
    ("damage", "broken"),
    [
        ("UPDATE audit_events SET who = 'somebody-else' WHERE number = 2", 2),
        ("UPDATE audit_events SET note = 'viewer' WHERE number = 1", 1),
        ("DELETE FROM audit_events WHERE number = 2", 2),
        ("DELETE FROM audit_events WHERE number = 1", 1),
    ],
)
def test_an_event_that_was_changed_or_taken_out_is_found(shared, assessment, damage, broken):
    engine = open_engine(shared.tools.settings.database_url)
    with engine.begin() as connection:
        connection.execute(text(damage))
    engine.dispose()
    assert verify_audit(shared.tools, LOCAL).broken == broken


def test_events_of_many_at_once_follow_each_other(shared):
    tools = shared.tools
    before = verify_audit(tools, LOCAL).events

    def work(name):
        for turn in range(10):
            with tools.store().write() as store:
                store.audit.add(tools.clock() + timedelta(seconds=turn), name, Deed.CHANGED, Thing("thing", "1", INSTANCE))

    threads = [Thread(target=work, args=(f"person-{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = verify_audit(tools, LOCAL)
    assert (found.events - before, found.broken) == (60, None)


def test_the_command_verifies_and_says_when_the_chain_is_broken(shared, assessment):
    places = {
        "SELFASSESS_DATA_DIR": str(shared.tools.settings.data_dir),
        "SELFASSESS_DATABASE_URL": shared.tools.settings.database_url,
    }

    def verify():
        command = [sys.executable, "-m", "selfassess", "audit", "verify"]
        return subprocess.run(command, capture_output=True, text=True, check=False, env={**environ, **places})

    assert verify().returncode == 0
    engine = open_engine(shared.tools.settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit_events SET deed = 'saw' WHERE number = 3"))
    engine.dispose()
    done = verify()
    assert done.returncode == 1
    assert done.stderr.startswith("Event 3 is not as it was written")
