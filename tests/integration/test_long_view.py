"""The long view of an authority, on each kind of database."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.benchmark import PartKind
from selfassess.domain.comparators import Authority
from selfassess.domain.follow_up import Standing, Verdict, digest_of
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Absence, Polarity, ReportKind, Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.services.authorities import save_authorities
from selfassess.services.benchmarks import draft_benchmark
from selfassess.services.long_view import Deciding, decide, long_view
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.builders import NOON
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, a_report

OLD, NEW = a_head(day=date(2019, 7, 5), help_protection="inadequate"), a_head(day=date(2024, 6, 14))
ASKED = a_recommendation("The timeliness of screening at the front door.")
DIGEST = digest_of(ASKED)
WANTED = {"authority": "northmoor", "report": OLD.id, "digest": DIGEST}
COLLEAGUE = Person("colleague", "A colleague", (Grant(Role.EDITOR, "northmoor"),))
STRANGER = Person("stranger", "A stranger", (Grant(Role.OWNER, "eastvale"),))


@pytest.fixture
def tools(ready_url, tmp_path):
    made = toolbox(Settings(tmp_path, ready_url))
    save_authorities(made, LOCAL, [Authority("northmoor", "Northmoor"), Authority("eastvale", "Eastvale")])
    keep(made, OLD, recommendations=[ASKED, a_recommendation("A matter of its own: pathway plans.")])
    keep(made, NEW, a_passage("Screening at the front door is timely.", sides=(1,), number="7"), a_passage("Staff stay."))
    yield made
    made.store().close()


def keep(tools, head, *passages, recommendations=()):
    with tools.store().write() as store:
        store.reports.add(head, a_report(head, passages, recommendations), at=NOON, by="local")


def test_a_judgement_that_our_copy_has_lost_is_told_apart_from_one_that_was_not_made(tools):
    sif = a_head(day=date(2015, 3, 2), kind=ReportKind.SIF, help_protection="good")
    absent = (("judgements.care-leavers", Absence.NOT_PARSED), ("judgements.overall", Absence.NOT_YET_INTRODUCED))
    with tools.store().write() as store:
        store.reports.add(sif, replace(a_report(sif, ()), absent=absent), at=NOON, by="local")
    assert long_view(tools, LOCAL, "northmoor").lost == {(sif.id, "care-leavers")}


def test_it_shows_every_event_and_what_became_of_each_recommendation(tools):
    view = long_view(tools, LOCAL, "northmoor")
    assert [event.report.id for event in view.events] == [OLD.id, NEW.id]
    first, second = view.asked_by(OLD.id)
    assert (first.standing, first.later[0].verdict, first.later[0].sentence) == (
        Standing.OPEN,
        Verdict.PROGRESS,
        "Screening at the front door is timely.",
    )
    assert second.later[0].verdict is Verdict.NOT_MENTIONED


def test_a_decision_is_kept_with_every_one_before_it(tools):
    decide(tools, LOCAL, **WANTED, revision=0, said=Deciding(Standing.IN_PROGRESS, "Head of service", "Begun."))
    decide(tools, COLLEAGUE, **WANTED, revision=1, said=Deciding(Standing.MET, "Head of service", "Audit of May 2026."))
    item = long_view(tools, LOCAL, "northmoor").asked_by(OLD.id)[0]
    assert (item.standing, item.decision.by, item.decision.note) == (Standing.MET, "colleague", "Audit of May 2026.")
    assert [each.standing for each in item.decisions] == [Standing.IN_PROGRESS, Standing.MET]


def test_who_decides_about_what_somebody_else_decided_meanwhile_sees_both(tools):
    decide(tools, LOCAL, **WANTED, revision=0, said=Deciding(Standing.IN_PROGRESS, "Me", "Mine."))
    with pytest.raises(Conflict) as raised:
        decide(tools, COLLEAGUE, **WANTED, revision=0, said=Deciding(Standing.OPEN, "You", "Yours."))
    assert raised.value.yours["note"] == "Yours."
    assert raised.value.theirs == {"standing": "in-progress", "owner": "Me", "note": "Mine."}
    assert long_view(tools, LOCAL, "northmoor").asked_by(OLD.id)[0].decision.note == "Mine."


@pytest.mark.parametrize("standing", [Standing.MET, Standing.SUPERSEDED])
def test_what_is_done_with_says_by_what(tools, standing):
    with pytest.raises(BadInput, match="Say what shows that it is met"):
        decide(tools, LOCAL, **WANTED, revision=0, said=Deciding(standing, note="  "))


def test_a_decision_outlives_that_its_report_is_read_again(tools):
    decide(tools, LOCAL, **WANTED, revision=0, said=Deciding(Standing.IN_PROGRESS))
    keep(tools, OLD, recommendations=[a_recommendation("New at the top."), ASKED])
    assert [item.standing for item in long_view(tools, LOCAL, "northmoor").asked_by(OLD.id)] == [
        Standing.OPEN,
        Standing.IN_PROGRESS,
    ]


def test_another_authoritys_recommendation_is_not_found(tools):
    with pytest.raises(NotFound):
        decide(tools, LOCAL, **(WANTED | {"authority": "eastvale"}), revision=0, said=Deciding(Standing.OPEN))


def test_a_stranger_sees_published_reports_only(tools):
    keep(tools, a_head(day=date(2025, 1, 1), visibility=Visibility.RESTRICTED), a_passage(polarity=Polarity.NEUTRAL))
    assert len(long_view(tools, LOCAL, "northmoor").events) == 3
    assert len(long_view(tools, STRANGER, "northmoor").events) == 2


def test_it_is_listed_and_decided_about_from_the_command_line(tools):
    def run(*words):
        places = {"SELFASSESS_DATA_DIR": str(tools.settings.data_dir), "SELFASSESS_DATABASE_URL": tools.settings.database_url}
        command = [sys.executable, "-m", "selfassess", "recommendations", *words, "--authority", "Northmoor"]
        return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **places}).stdout

    name = f"{OLD.id}.{DIGEST}"
    assert run("set", name, "--standing", "met", "--note", "An audit") == "Met with evidence\n"
    (told,) = json.loads(run("list", "--standing", "met", "--format", "json"))
    assert (told["id"], told["note"], told["later"][0]["verdict"]) == (name, "An audit", "progress")
    assert f"{name}  Met with evidence  Progress made" in run("list")


def test_a_draft_says_how_what_was_asked_stands_once_it_is_decided(tools):
    def asked():
        made = draft_benchmark(tools, LOCAL, authority="northmoor", framework="ilacs-2026", line=FRONT_DOOR)
        return [statement.text for part in made.parts if part.kind is PartKind.ASKED for statement in part.statements]

    assert not any("met with evidence" in text for text in asked())
    decide(tools, LOCAL, **WANTED, revision=0, said=Deciding(Standing.MET, note="An audit."))
    assert any(ASKED.text in text and "(met with evidence)" in text for text in asked())


def test_a_copy_of_a_report_is_counted_and_quoted_once(tools):
    copy = replace(NEW, id="0123456789abcdef", visit_start=None, visit_end=None, published=date(2024, 7, 30))
    keep(tools, copy, a_passage("Screening at the front door is timely.", sides=(1,), number="7"))
    draft = draft_benchmark(tools, LOCAL, line=FRONT_DOOR, authority="northmoor", framework="ilacs-2026")
    assert {citation.report for citation in draft.citations} == {OLD.id, NEW.id}
    assert [event.copies for event in long_view(tools, LOCAL, "northmoor").events] == [(), (copy,)]
