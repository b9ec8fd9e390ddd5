"""A database that goes away in the middle of something."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.errors import Unavailable
from selfassess.services.assessments import create_assessment, overview
from selfassess.services.authorities import save_authorities
from selfassess.services.saving import answers_of, save_answers
from selfassess.settings import Settings
from selfassess.wiring import toolbox

LINE = "help-protection.front-door"


@pytest.fixture
def tools(tmp_path, ready_postgresql):
    made = toolbox(Settings(tmp_path, ready_postgresql))
    save_authorities(made, LOCAL, (Authority("northmoor", "Northmoor"),))
    yield made
    made.store().close()


@pytest.fixture
def assessment(tools):
    return create_assessment(tools, LOCAL, authority="northmoor", framework="ilacs-2026", title="Ours").id


def cut(server, tools):
    """End every connection to the database, as a restart or a broken line does."""
    name = tools.settings.database_url.rpartition("/")[2]
    with server.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name})


def save(tools, assessment, words, revision=0):
    with tools.store().read() as store:
        answers = replace(answers_of(store.assessments.response(assessment, LINE)), strengths=words)
    return save_answers(tools, LOCAL, assessment=assessment, subject=LINE, revision=revision, answers=answers)


def test_a_connection_lost_between_two_pages_is_not_noticed(tools, assessment, server):
    cut(server, tools)
    assert overview(tools, LOCAL, assessment).assessment.id == assessment


def test_a_connection_lost_while_saving_is_said_and_the_same_save_again_is_kept_once(tools, assessment, server):
    with pytest.raises(Unavailable, match="Nothing was saved"), tools.store().write() as store:
        current = store.assessments.response(assessment, LINE)
        cut(server, tools)
        store.assessments.save(current.backed("evidence", by="local", at=tools.clock()))
    assert save(tools, assessment, "Kept once.").revision == 1
    assert save(tools, assessment, "Kept once.").revision == 1


def test_a_connection_lost_while_reading_is_said(tools, assessment, server):
    with pytest.raises(Unavailable, match="stopped answering"), tools.store().read() as store:
        store.assessments.get(assessment)
        cut(server, tools)
        store.assessments.response(assessment, LINE)
