"""Giving passages of the library the tags of the present model: all but what people corrected, and without their files."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

import selfassess.cli.report_library as commands
from selfassess.domain.jobs import JobState
from selfassess.domain.labels import Tags
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import PassageKind, Polarity
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed
from selfassess.ingest.pipeline import read
from selfassess.jobs.kinds import KINDS
from selfassess.services.authorities import save_authorities
from selfassess.services.importing import head_of
from selfassess.services.jobs import cancel_job, do_next, show_job
from selfassess.services.labels import correct_tags, labels, take_tags_back
from selfassess.services.reclassifying import RECLASSIFYING, ask_to_reclassify, reclassify, reclassify_kept, reclassifying_of
from selfassess.services.reports import show_report
from selfassess.services.searching import search
from selfassess.services.wanted import Wanted
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from tests.integration.test_searching import AUTHORITIES
from tests.library import FRONT_DOOR, a_head, a_passage, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
WORKFORCE = "leadership.workforce"
HEAD = a_head("northmoor", date(2024, 7, 12), help_protection="good")
OLDER = a_head("northmoor", date(2019, 3, 1), help_protection="good")
STAFF = "Too many social workers are agency staff, turnover is high and caseloads are too high in most teams."
ASKS = "The recruitment and retention of social workers, and their caseloads."
PASSAGES = (a_passage(), a_passage(STAFF), a_passage(ASKS, kind=PassageKind.RECOMMENDATION, polarity=Polarity.IMPROVEMENT))
LETTER = b"""# Inspection of Northmoor local authority children's services

**Inspection dates:** 8 to 19 July 2024

## The experiences and progress of children in care: good

1. Children live in stable homes with carers who know them well. Visits are regular and reviews are timely.

2. Too many children wait for a health assessment, and dental checks are late for many of them.

## About this inspection

Inspectors looked closely at the experiences of children.
"""


@pytest.fixture
def tools(tools, ready_url):
    database = Database(ready_url, upgrade=bring_up_to_date)
    made = replace(tools, store=lambda: database)
    save_authorities(made, LOCAL, AUTHORITIES)
    for head in (HEAD, OLDER):
        report = a_report(head, PASSAGES)
        asked = read(f"## What needs to improve\n\n- {ASKS}\n".encode(), "asks.md").recommendations
        report = replace(report, recommendations=tuple(replace(item, page=3, lines=(FRONT_DOOR,)) for item in asked))
        with database.write() as store:
            store.reports.add(head, report, at=NOW, by="somebody")
    yield made
    database.close()


def first_lines(tools, head=HEAD):
    return [passage.lines[0] for passage in show_report(tools, LOCAL, head.id).report.passages]


def test_passages_and_recommendations_get_the_tags_of_today_wherever_they_are_looked_for(tools):
    (done,) = reclassify(tools, LOCAL, [HEAD.id])

    assert (done.passages, done.changed, done.corrected) == (3, 2, 0)
    assert first_lines(tools) == [FRONT_DOOR, WORKFORCE, WORKFORCE]
    assert first_lines(tools, OLDER) == [FRONT_DOOR] * 3
    shown = show_report(tools, LOCAL, HEAD.id).report
    assert (shown.passages[1].polarity, shown.passages[1].sides) == (Polarity.IMPROVEMENT, (-1,))
    assert shown.recommendations[0].lines[0] == WORKFORCE
    hits = search(tools, LOCAL, Wanted(line=WORKFORCE)).hits
    assert sorted(hit.held.ordinal for hit in hits) == [2, 3]
    with tools.store().read() as store:
        (asked,) = store.reports.recommendations_about("northmoor", [WORKFORCE])
        assert asked.report.id == HEAD.id


def test_what_was_stopped_goes_on_and_what_is_done_changes_no_more(tools):
    next(reclassify(tools, LOCAL))
    again = list(reclassify(tools, LOCAL))

    assert sorted(done.changed for done in again) == [0, 2]
    assert [done.changed for done in reclassify(tools, LOCAL)] == [0, 0]


def test_what_a_person_corrected_stays_and_taken_back_it_is_what_the_model_says_today(tools):
    said = Tags("leadership", ("leadership.partnerships",), Polarity.NEUTRAL)
    correct_tags(tools, LOCAL, HEAD.id, 2, said)

    (done,) = reclassify(tools, LOCAL, [HEAD.id])
    assert (done.changed, done.corrected) == (1, 1)
    assert first_lines(tools) == [FRONT_DOOR, "leadership.partnerships", WORKFORCE]
    (label,) = labels(tools, LOCAL)
    assert (label["lines"], label["read"]["lines"][0]) == (said.lines, WORKFORCE)

    take_tags_back(tools, LOCAL, HEAD.id, 2)
    assert first_lines(tools) == [FRONT_DOOR, WORKFORCE, WORKFORCE]


def test_a_report_that_the_present_model_read_changes_in_nothing(tools):
    report = read(LETTER, "letter.md")
    head = head_of(report, None, HEAD.visibility)
    with tools.store().write() as store:
        store.reports.add(head, report, at=NOW, by=LOCAL.id)

    (done,) = reclassify(tools, LOCAL, [head.id])
    assert done.passages > 2
    assert done.changed == 0
    assert not show_report(tools, LOCAL, head.id).report.passages[-1].lines


def test_only_those_who_keep_a_report_have_it_classified_anew_and_the_audit_says_so(tools):
    viewer = Person("viewer", "A Viewer", (Grant(Role.VIEWER, "northmoor"),))
    with pytest.raises(NotAllowed):
        reclassify(tools, viewer, [HEAD.id])
    assert list(reclassify(tools, viewer)) == []
    assert first_lines(tools) == [FRONT_DOOR] * 3

    list(reclassify(tools, LOCAL, [HEAD.id]))
    with tools.store().read() as store:
        told = [event for event in store.audit.found(place=None, who=None, before=None, limit=5) if event.thing.id == HEAD.id]
    assert [event.note for event in told] == ["2 passages classified anew"]


def test_the_command_says_how_many_changed(tools, monkeypatch):
    monkeypatch.setattr(commands, "toolbox", lambda: tools)
    told = CliRunner().invoke(commands.reclassify, [HEAD.id]).stdout
    assert told == f"{HEAD.id} Northmoor: 2 of 3 passages changed\n2 of 3 passages changed; 0 stay as people corrected them.\n"
    assert (
        CliRunner().invoke(commands.reclassify, []).stdout.endswith("2 of 6 passages changed; 0 stay as people corrected them.\n")
    )


def test_a_job_tags_every_report_that_one_keeps_and_leaves_what_people_said(tools):
    correct_tags(tools, LOCAL, HEAD.id, 2, Tags("leadership", ("leadership.partnerships",), Polarity.NEUTRAL))
    asked = ask_to_reclassify(tools, LOCAL)

    assert ask_to_reclassify(tools, LOCAL).id == asked.id
    assert do_next(tools, KINDS)

    done = show_job(tools, LOCAL, asked.id)
    assert done.state is JobState.DONE
    assert done.result == {"reports": 2, "passages": 6, "changed": 3, "corrected": 1}
    assert first_lines(tools) == [FRONT_DOOR, "leadership.partnerships", WORKFORCE]
    assert first_lines(tools, OLDER) == [FRONT_DOOR, WORKFORCE, WORKFORCE]


def test_a_job_that_was_stopped_keeps_what_it_did_and_the_next_does_the_rest(tools):
    asked = ask_to_reclassify(tools, LOCAL)

    def stopped_after_one(tools, who, _, tell):
        def told(done, of, said=""):
            if done == 1:
                cancel_job(tools, who, asked.id)
            tell(done, of, said)

        return reclassify_kept(tools, who, told)

    assert do_next(tools, {RECLASSIFYING: stopped_after_one})
    assert show_job(tools, LOCAL, asked.id).state is JobState.CANCELLED
    assert sorted(lines[1] for lines in (first_lines(tools), first_lines(tools, OLDER))) == [FRONT_DOOR, WORKFORCE]

    rest = ask_to_reclassify(tools, LOCAL)
    assert rest.id != asked.id
    assert do_next(tools, KINDS)
    assert show_job(tools, LOCAL, rest.id).result["changed"] == 2
    assert reclassifying_of(tools, LOCAL).id == rest.id


def test_who_keeps_no_reports_is_told_so_and_starts_nothing(tools):
    viewer = Person("viewer", "A Viewer", (Grant(Role.VIEWER, "northmoor"),))
    with pytest.raises(NotAllowed, match="keeping reports"):
        ask_to_reclassify(tools, viewer)
    assert not do_next(tools, KINDS)
