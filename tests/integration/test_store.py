"""The same promises on SQLite and on PostgreSQL."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import Assessment, Response, Texts
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence, EvidenceKind, StoredFile
from selfassess.domain.judgement import Judgement
from selfassess.domain.report import Fact, Polarity, Visibility
from selfassess.domain.rights import NOBODY, Viewer, workspace
from selfassess.errors import Conflict, NotFound, Unavailable
from selfassess.ports import Asked
from selfassess.store.engine import open_engine
from selfassess.store.migrating import MIGRATIONS, bring_up_to_date
from selfassess.store.models.table import Row
from selfassess.store.schema import HEAD, current_version, ours
from selfassess.store.session import Database
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
NORTHMOOR = Authority("northmoor", "Northmoor", "The Fells", "county", ("Northmoor County Council Trust",), ("eastvale",))
EASTVALE = Authority("eastvale", "Eastvale", "The Coast")


@pytest.fixture
def database(ready_url):
    opened = Database(ready_url, upgrade=bring_up_to_date)
    with opened.write() as store:
        store.authorities.save([NORTHMOOR, EASTVALE])
    yield opened
    opened.close()


@pytest.fixture
def assessment(database):
    made = Assessment("a1", "northmoor", "ilacs-2026", "Self-evaluation", "2026-27", NOW, "local")
    with database.write() as store:
        store.assessments.add(made)
    return made


def keep(database, head, *passages, recommendations=()):
    with database.write() as store:
        store.reports.add(head, a_report(head, passages, recommendations), at=NOW, by="local")


def test_a_new_database_gets_every_table_and_the_newest_version(url):
    Database(url, upgrade=bring_up_to_date).close()
    engine = open_engine(url)
    assert current_version(engine) == HEAD
    assert "responses" in inspect(engine).get_table_names()
    engine.dispose()


def test_the_tables_of_a_migrated_database_are_those_of_the_models(url):
    Database(url, upgrade=bring_up_to_date).close()
    engine = open_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"include_name": ours}), Row.metadata) == []
    engine.dispose()


def test_an_authority_comes_back_with_its_names_and_neighbours(database):
    with database.read() as store:
        assert store.authorities.get("northmoor") == NORTHMOOR


@pytest.mark.parametrize(
    "name", ["Northmoor", "NORTHMOOR COUNTY COUNCIL", "Northmoor County Council Trust", "London Borough of Northmoor"]
)
def test_an_authority_is_found_by_any_of_its_names(database, name):
    with database.read() as store:
        assert store.authorities.find(name) == NORTHMOOR


def test_an_authority_that_nobody_knows_is_not_found(database):
    with database.read() as store:
        assert store.authorities.find("Nowhere") is None
        with pytest.raises(NotFound, match="nowhere"):
            store.authorities.get("nowhere")


def test_a_report_comes_back_whole(database):
    head = a_head()
    report = a_report(head, [a_passage(), a_passage("Second.", lines=())], [a_recommendation()])
    with database.write() as store:
        store.reports.add(head, report, at=NOW, by="local")
    with database.read() as store:
        assert store.reports.report(head.id, viewer=NOBODY) == report
        assert store.reports.head(head.id, viewer=NOBODY) == head
        assert store.reports.digests() == {report.sha256}


def test_what_a_report_ties_its_figures_and_recommendations_to_comes_back(database):
    head = a_head()
    asked = replace(
        a_recommendation(),
        title="Plans",
        theme="Practice",
        paragraphs=("3", "4"),
        framework_tags=("outcome 2: children and young people are supported by their family network",),
    )
    looked_after = Fact(
        "children looked after",
        294,
        7,
        rate_per_10000=66,
        at=date(2015, 1, 31),
        previous=0,
        previous_at=date(2014, 3, 31),
        national=60,
        validated=False,
    )
    report = replace(a_report(head, [a_passage()], [asked]), facts=(looked_after,), topic="the quality of plans")
    with database.write() as store:
        store.reports.add(head, report, at=NOW, by="local")
    with database.read() as store:
        assert store.reports.report(head.id, viewer=NOBODY) == report


def test_a_report_added_again_replaces_itself(database):
    head = a_head()
    keep(database, head, a_passage("Before."))
    keep(database, head, a_passage("After."))
    with database.read() as store:
        assert [passage.text for passage in store.reports.report(head.id, viewer=NOBODY).passages] == ["After."]


def test_a_report_that_is_removed_takes_its_passages_along(database):
    head = a_head()
    keep(database, head, a_passage(), recommendations=[a_recommendation()])
    with database.write() as store:
        store.reports.remove(head.id)
    with database.read() as store:
        assert store.reports.passages_about("northmoor", [FRONT_DOOR]) == ()
        assert store.reports.recommendations_about("northmoor", [FRONT_DOOR]) == ()
        with pytest.raises(NotFound):
            store.reports.head(head.id, viewer=NOBODY)


@pytest.mark.parametrize("visibility", [Visibility.AUTHORITY, Visibility.RESTRICTED])
def test_an_unpublished_report_of_another_authority_does_not_exist_for_the_viewer(database, visibility):
    head = a_head("eastvale", visibility=visibility)
    keep(database, head, a_passage())
    seeing = Viewer(own=frozenset({"eastvale"}), restricted=frozenset({"eastvale"}))
    with database.read() as store:
        assert store.reports.heads(viewer=workspace("northmoor")) == ()
        assert bool(store.reports.heads(viewer=workspace("eastvale"))) is (visibility is Visibility.AUTHORITY)
        with pytest.raises(NotFound):
            store.reports.report(head.id, viewer=workspace("northmoor"))
        assert store.reports.latest_grades(["eastvale"], "help-protection") == ()
        assert store.reports.passages_elsewhere(good_front_door(), apart_from="northmoor") == ()
        assert [item.id for item in store.reports.heads(viewer=seeing)] == [head.id]


def good_front_door():
    return Asked((FRONT_DOOR,), "help-protection", ("good",), "strength")


def test_passages_elsewhere_are_of_the_side_and_grade_that_are_asked_for(database):
    keep(database, a_head("eastvale"), a_passage("Wanted."), a_passage("Criticism.", polarity=Polarity.IMPROVEMENT))
    keep(database, a_head("eastvale", date(2020, 1, 31), help_protection="inadequate"), a_passage("Judged lower."))
    keep(database, a_head("northmoor"), a_passage("Our own."))
    with database.read() as store:
        found = store.reports.passages_elsewhere(good_front_door(), apart_from="northmoor")
        assert [held.passage.text for held in found] == ["Wanted."]
        assert store.reports.passages_elsewhere(good_front_door(), apart_from="northmoor", among=["westbeck"]) == ()


def test_the_latest_grade_is_that_of_the_newest_visit(database):
    keep(database, a_head("eastvale", date(2019, 5, 1), help_protection="inadequate"))
    keep(database, a_head("eastvale", date(2023, 5, 1), help_protection="good"))
    with database.read() as store:
        assert [grade.judgement.grade for grade in store.reports.latest_grades(["eastvale"], "help-protection")] == ["good"]


def test_own_passages_come_newest_report_first_and_then_in_its_order(database):
    keep(database, a_head(day=date(2019, 6, 1)), a_passage("Old."))
    keep(
        database,
        a_head(day=date(2024, 6, 1)),
        a_passage("First."),
        a_passage("Other line.", lines=("leadership.workforce",)),
        a_passage("Third."),
    )
    with database.read() as store:
        found = store.reports.passages_about("northmoor", [FRONT_DOOR])
        assert [held.passage.text for held in found] == ["First.", "Third.", "Old."]
        assert [held.ordinal for held in found] == [1, 3, 1]


def a_full_response(revision=1):
    citation = Citation(1, "r1", "ILACS inspection, July 2024", "Northmoor", date(2024, 7, 12), "r1.4", "4", 3, "Quoted.", "OGL")
    return Response(
        assessment="a1",
        subject=FRONT_DOOR,
        revision=revision,
        judgement=Judgement("good", "Audits agree.", "high"),
        texts=Texts("Strong", "Weak", "Safer", "Audits", "More"),
        evidence=("e1", "e2"),
        actions=("x1",),
        benchmark=Benchmark(Acceptance.EDITED, "“Quoted.” [1]", (citation,), "digest", "local", NOW),
        ready=True,
        saved_by="local",
        saved_at=NOW,
    )


def test_a_response_comes_back_with_everything_it_says(database, assessment):
    with database.write() as store:
        store.assessments.save(a_full_response())
    with database.read() as store:
        assert store.assessments.response("a1", FRONT_DOOR) == a_full_response()
        assert store.assessments.responses("a1") == (a_full_response(),)


def test_a_subject_that_was_never_saved_has_an_empty_response_of_revision_nought(database, assessment):
    with database.read() as store:
        assert store.assessments.response("a1", "leadership") == Response("a1", "leadership")


def test_every_revision_stays_in_history_newest_first(database, assessment):
    first = a_full_response()
    second = replace(first, revision=2, texts=Texts(strengths="Changed"))
    with database.write() as store:
        store.assessments.save(first)
        store.assessments.save(second)
    with database.read() as store:
        assert store.assessments.history("a1", FRONT_DOOR) == (second, first)


@pytest.mark.parametrize("revision", [1, 3])
def test_a_save_that_does_not_follow_the_stored_revision_is_refused_and_changes_nothing(database, assessment, revision):
    with database.write() as store:
        store.assessments.save(a_full_response())
    with pytest.raises(Conflict), database.write() as store:
        store.assessments.save(replace(a_full_response(), revision=revision, ready=False))
    with database.read() as store:
        assert store.assessments.response("a1", FRONT_DOOR) == a_full_response()


def test_a_transaction_that_an_error_leaves_is_undone_as_a_whole(database):
    with pytest.raises(RuntimeError), database.write() as store:
        store.authorities.save([Authority("lost", "Lost")])
        raise RuntimeError
    with database.read() as store:
        assert store.authorities.find("Lost") is None


def test_a_reading_transaction_keeps_nothing(database):
    with database.read() as store:
        store.authorities.save([Authority("lost", "Lost")])
    with database.read() as store:
        assert store.authorities.find("Lost") is None


def test_many_writers_at_once_all_get_through(database, assessment):
    def add_one(subject):
        with database.write() as store:
            store.assessments.response("a1", subject)
            store.assessments.save(replace(a_full_response(), subject=subject))

    threads = [threading.Thread(target=add_one, args=(f"line-{number}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as store:
        assert len(store.assessments.responses("a1")) == 12


def test_evidence_with_a_file_comes_back_and_the_newest_stands_first(database):
    file = StoredFile("audit.csv", "f" * 64, 12, "text/csv")
    older = Evidence(
        "e1", "northmoor", EvidenceKind.AUDIT, "Audit", date(2026, 3, 31), NOW, "local", "p. 6", "Forty cases", None, file
    )
    newer = Evidence(
        "e2",
        "northmoor",
        EvidenceKind.CHILDREN,
        "Survey",
        None,
        NOW.replace(month=7),
        "local",
        link="https://intranet.example.org",
    )
    with database.write() as store:
        store.evidence.save(older)
        store.evidence.save(newer)
    with database.read() as store:
        assert store.evidence.of("northmoor") == (newer, older)
        assert store.evidence.of("eastvale") == ()


def test_actions_come_soonest_due_first_and_those_without_a_date_last(database):
    undated = Action("x1", "northmoor", "Some day", "A.B.", None)
    late = Action("x2", "northmoor", "Later", "A.B.", date(2027, 1, 31), ActionStatus.UNDER_WAY)
    soon = Action("x3", "northmoor", "Soon", "A.B.", date(2026, 9, 30))
    with database.write() as store:
        for action in (undated, late, soon):
            store.actions.save(action)
    with database.read() as store:
        assert store.actions.of("northmoor") == (soon, late, undated)


def test_a_database_that_is_up_to_date_is_not_migrated_again(url):
    Database(url, upgrade=bring_up_to_date).close()
    again = []
    Database(url, upgrade=again.append).close()
    assert again == []


def test_migrations_go_back_to_nothing_and_forwards_again(url):
    Database(url, upgrade=bring_up_to_date).close()
    engine = open_engine(url)
    go_back(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    bring_up_to_date(engine)
    assert current_version(engine) == HEAD
    engine.dispose()


def go_back(engine):
    with engine.connect() as connection, connection.begin():
        configuration = Config()
        configuration.set_main_option("script_location", str(MIGRATIONS))
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "base")


@pytest.mark.parametrize("address", ["postgresql+psycopg://nobody@127.0.0.1:1/none"])
def test_a_database_that_does_not_answer_is_said_to_be_unavailable(address):
    with pytest.raises(Unavailable, match="does not answer"):
        Database(address, upgrade=bring_up_to_date)
