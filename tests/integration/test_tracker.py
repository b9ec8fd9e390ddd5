"""Following up what was asked: standing, owner, actions, evidence and what later reports say, across assessments."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from click.testing import CliRunner

import selfassess.cli.recommendations as command
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.follow_up import Standing, Verdict, digest_of, key_of
from selfassess.domain.people import LOCAL
from selfassess.domain.report import ReportKind
from selfassess.errors import BadInput
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.backing import NewAction, NewEvidence, add_action, add_evidence
from selfassess.services.challenges import check_subject
from selfassess.services.long_view import Deciding, decide
from selfassess.services.packs import make_pack
from selfassess.services.saving import Answers, save_answers
from selfassess.services.tracker import Chosen, export_tracker, linkable, tracker
from tests.builders import NOON
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, a_report, asked

OLD, NEW = a_head(day=date(2019, 7, 5), help_protection="inadequate"), a_head(day=date(2024, 6, 14))
SCREENING = a_recommendation("The timeliness of screening at the front door.")
PLANS = a_recommendation("The quality of pathway plans.", lines=("care-leavers.pathway-planning",))
AGAIN = a_recommendation("Feedback to referrers on contacts.")


@pytest.fixture
def tools(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    with tools.store().write() as store:
        store.reports.add(OLD, a_report(OLD, (), [SCREENING, PLANS]), at=NOON, by="local")
        seen = a_passage("Screening at the front door is timely.", sides=(1,), number="7")
        store.reports.add(NEW, a_report(NEW, [seen], [AGAIN]), at=NOON, by="local")
    return tools


@pytest.fixture
def assessment(tools):
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Self-evaluation").id


def say(tools, said, *, report=OLD, about=SCREENING, revision=0):
    wanted = {"authority": "northmoor", "report": report.id, "digest": digest_of(about)}
    return decide(tools, LOCAL, **wanted, revision=revision, said=said)


def found(tools, text=SCREENING.text, **chosen):
    items = tracker(tools, LOCAL, "northmoor", Chosen(**chosen)).items
    return next(each for each in items if each.item.held.recommendation.text == text)


@pytest.fixture
def action(tools, assessment):
    new = NewAction("Screen contacts within a day", "Head of service", date(2026, 9, 1))
    return add_action(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=new).id


@pytest.fixture
def evidence(tools, assessment):
    new = NewEvidence(EvidenceKind.AUDIT, "Audit of contacts")
    return add_evidence(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=new).id


def test_it_is_seen_in_every_assessment_what_answers_a_recommendation_and_what_shows_it(tools, action, evidence):
    say(tools, Deciding(Standing.MET, "Head of service", evidence=(evidence,), actions=(action,)))
    create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2023", title="Another")

    each = found(tools)
    assert [item.text for item in each.actions] == ["Screen contacts within a day"]
    assert [item.title for item in each.evidence] == ["Audit of contacts"]
    assert each.lines == ("The front door",)
    assert each.item.standing is Standing.MET


def test_a_person_reads_a_later_report_otherwise_than_its_words_suggest(tools):
    assert found(tools).item.later[0].verdict is Verdict.PROGRESS
    say(tools, Deciding(Standing.OPEN, verdicts={NEW.id: Verdict.NOT_MENTIONED}))
    later = found(tools).item.later[0]
    assert (later.verdict, later.reading) == (Verdict.PROGRESS, Verdict.NOT_MENTIONED)


def test_recommendations_are_chosen_by_standing_line_report_and_lack_of_an_action(tools, action):
    say(tools, Deciding(Standing.IN_PROGRESS, actions=(action,)))

    def texts(**chosen):
        return [each.item.held.recommendation.text for each in tracker(tools, LOCAL, "northmoor", Chosen(**chosen)).items]

    assert texts() == [AGAIN.text, SCREENING.text, PLANS.text]
    assert texts(standing="in-progress") == [SCREENING.text]
    assert texts(line="care-leavers.pathway-planning") == [PLANS.text]
    assert texts(report=NEW.id) == [AGAIN.text]
    assert texts(loose=True) == [AGAIN.text, PLANS.text]
    whole = tracker(tools, LOCAL, "northmoor", Chosen(standing="met"))
    assert (whole.items, whole.counts[Standing.OPEN], whole.counts[Standing.IN_PROGRESS], whole.loose) == ((), 2, 1, 2)
    with pytest.raises(BadInput, match="'forgotten' is not how"):
        texts(standing="forgotten")


def test_an_action_that_is_taken_away_answers_it_no_more_and_other_decisions_leave_actions_alone(tools, action):
    say(tools, Deciding(Standing.IN_PROGRESS, actions=(action,)))
    say(tools, Deciding(Standing.IN_PROGRESS, note="Begun."), revision=1)
    assert [each.id for each in found(tools).actions] == [action]
    say(tools, Deciding(Standing.OPEN, actions=()), revision=2)
    assert found(tools).actions == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Deciding(Standing.MET), "Say what shows"),
        (Deciding(Standing.OPEN, evidence=("nothing",)), "no piece of evidence 'nothing'"),
        (Deciding(Standing.OPEN, actions=("nothing",)), "no action 'nothing'"),
        (Deciding(Standing.OPEN, verdicts={OLD.id: Verdict.STILL}), "report that came later"),
    ],
)
def test_what_a_decision_rests_on_must_be_there(tools, said, told):
    with pytest.raises(BadInput, match=told):
        say(tools, said)
    assert found(tools).item.decision is None


def test_an_action_that_is_linked_here_settles_the_challenge_of_the_line(tools, assessment, action):
    blank = dict.fromkeys(("strengths", "improvements", "impact", "how", "plans"), "")
    with tools.store().read() as store:
        revision = store.assessments.response(assessment, FRONT_DOOR).revision
    given = Answers("good", "", "Because.", **blank, ready=False)
    save_answers(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, revision=revision, answers=given)
    say(tools, Deciding(Standing.IN_PROGRESS, actions=(action,)))

    def met():
        return [each for each in check_subject(tools, LOCAL, assessment, FRONT_DOOR).open if AGAIN.text in each.said]

    assert met()
    say(tools, Deciding(Standing.IN_PROGRESS, actions=(action,)), report=NEW, about=AGAIN)
    assert not met()


def test_the_table_that_is_taken_away_holds_what_the_page_shows(tools, action, evidence):
    say(tools, Deciding(Standing.MET, "Head of service", "=Seen", evidence=(evidence,), actions=(action,)))
    whole = tracker(tools, LOCAL, "northmoor")
    rows = list(csv.DictReader(StringIO(export_tracker(tools, LOCAL, whole, "csv").decode("utf-8-sig"))))
    row = next(row for row in rows if row["Recommendation"] == SCREENING.text)
    assert (row["Standing"], row["Evidence"], row["Last said"]) == ("Met with evidence", "Audit of contacts", "Progress made")
    assert row["Actions"] == "Screen contacts within a day (not started, due 1 September 2026)"
    assert row["What shows it"].startswith("'=")
    sheet = openpyxl.load_workbook(BytesIO(export_tracker(tools, LOCAL, whole, "xlsx"))).active
    assert sheet.max_row == len(rows) + 1
    with pytest.raises(BadInput, match="Tables are not made as 'pdf'"):
        export_tracker(tools, LOCAL, whole, "pdf")


def test_the_command_links_lists_and_exports(tools, action, evidence, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "toolbox", lambda: tools)

    def run(*words):
        done = CliRunner().invoke(command.recommendations, [*words, "--authority", "Northmoor"], catch_exceptions=False)
        return done.output

    name = found(tools).item.key
    linked = ("--evidence", evidence, "--action", action, "--read", f"{NEW.id}=addressed")
    assert run("set", name, "--standing", "met", *linked) == "Met with evidence\n"
    (told,) = json.loads(run("list", "--standing", "met", "--format", "json"))
    assert [told["actions"][0]["id"], told["evidence"][0]["id"]] == [action, evidence]
    assert (told["later"][0]["verdict"], told["later"][0]["suggested"]) == ("addressed", "progress")
    assert "Feedback to referrers" in run("list", "--without-action")
    assert run("export", "--out", str(tmp_path / "r.csv")).startswith("3 recommendations in")
    again = found(tools, AGAIN.text).item.key
    assert run("set", name, "--standing", "superseded", "--superseded-by", again) == "Superseded\n"
    told = {each["id"]: each for each in json.loads(run("list", "--format", "json"))}
    assert (told[name]["superseded_by"], told[again]["took_the_place_of"]) == (again, [name])
    with pytest.raises(BadInput, match="is not REPORT=VERDICT"):
        run("set", name, "--standing", "open", "--read", "nonsense")


BOARD = replace(a_recommendation("Publish a learning framework.", lines=()), audience="lscb", theme="Learning")


@pytest.fixture
def board(tools):
    earlier = a_head(day=date(2015, 3, 20), kind=ReportKind.SIF)
    with tools.store().write() as store:
        store.reports.add(earlier, a_report(earlier, (), [BOARD]), at=NOON, by="local")
    return earlier


def test_what_is_asked_of_the_board_is_tracked_with_its_theme_and_addressee(tools, board):
    each = found(tools, BOARD.text)
    assert (each.item.asked_of, each.item.ours, each.loose) == ("The safeguarding children board", False, False)
    whole = tracker(tools, LOCAL, "northmoor", Chosen(audience="lscb"))
    assert [item.item.digest for item in whole.items] == [digest_of(BOARD)]
    assert whole.audiences == {"authority": "The authority", "lscb": "The safeguarding children board"}
    say(tools, Deciding(Standing.SUPERSEDED, note="Boards ended in 2019."), report=board, about=BOARD)
    assert found(tools, BOARD.text).item.standing is Standing.SUPERSEDED
    rows = list(csv.DictReader(StringIO(export_tracker(tools, LOCAL, whole, "csv").decode("utf-8-sig"))))
    assert (rows[0]["Theme"], rows[0]["For"]) == ("Learning", "The safeguarding children board")


def test_what_took_the_place_of_a_recommendation_is_shown_both_ways(tools):
    say(tools, Deciding(Standing.SUPERSEDED, superseded_by=key_of(*asked(NEW, AGAIN))))
    old, new = found(tools).item, found(tools, AGAIN.text).item
    assert (old.standing, old.successor.recommendation.text, old.replaced) == (Standing.SUPERSEDED, AGAIN.text, ())
    assert (new.standing, new.successor, [held.recommendation.text for held in new.replaced]) == (
        Standing.OPEN,
        None,
        [SCREENING.text],
    )
    rows = list(
        csv.DictReader(StringIO(export_tracker(tools, LOCAL, tracker(tools, LOCAL, "northmoor"), "csv").decode("utf-8-sig")))
    )
    told = {row["Recommendation"]: (row["Superseded by"], row["Took the place of"]) for row in rows}
    assert told[SCREENING.text] == (f"{AGAIN.text} ({NEW.title})", "")
    assert told[AGAIN.text] == ("", f"{SCREENING.text} ({OLD.title})")
    assert told[PLANS.text] == ("", "")


def test_another_standing_takes_the_link_away_and_the_decision_before_keeps_it(tools):
    by = key_of(*asked(NEW, AGAIN))
    say(tools, Deciding(Standing.SUPERSEDED, superseded_by=by))
    say(tools, Deciding(Standing.OPEN), revision=1)
    old = found(tools).item
    assert (old.successor, [each.superseded_by for each in old.decisions]) == (None, [by, ""])
    assert found(tools, AGAIN.text).item.replaced == ()


def test_what_took_its_place_may_have_left_the_library(tools):
    say(tools, Deciding(Standing.SUPERSEDED, superseded_by=key_of(*asked(NEW, AGAIN))))
    with tools.store().write() as store:
        store.reports.remove(NEW.id)
    assert (found(tools).item.standing, found(tools).item.successor) == (Standing.SUPERSEDED, None)


def test_only_what_a_later_report_asks_for_takes_the_place_of_a_recommendation(tools):
    again, screening, plans = (key_of(*asked(head, each)) for head, each in ((NEW, AGAIN), (OLD, SCREENING), (OLD, PLANS)))
    for by in (screening, plans, "nothing.here"):
        with pytest.raises(BadInput, match="is no recommendation of a later report"):
            say(tools, Deciding(Standing.SUPERSEDED, superseded_by=by))
    with pytest.raises(BadInput, match="Only what is superseded"):
        say(tools, Deciding(Standing.MET, note="An audit.", superseded_by=again))
    with pytest.raises(BadInput, match="what took its place"):
        say(tools, Deciding(Standing.SUPERSEDED))
    assert found(tools).item.decision is None


def test_those_on_its_own_topic_are_offered_first(tools):
    newest = a_head(day=date(2025, 6, 14), kind=ReportKind.FOCUSED_VISIT)
    with tools.store().write() as store:
        store.reports.add(newest, a_report(newest, (), [PLANS]), at=NOON, by="local")
    given = linkable(tools, LOCAL, "northmoor", key_of(*asked(OLD, SCREENING)))
    assert [held.recommendation.text for held in given.successors] == [AGAIN.text, PLANS.text]
    assert linkable(tools, LOCAL, "northmoor", key_of(*asked(newest, PLANS))).successors == ()


def test_packs_say_what_took_the_place_of_a_recommendation(tools, assessment):
    say(tools, Deciding(Standing.SUPERSEDED, superseded_by=key_of(*asked(NEW, AGAIN))))
    printed = make_pack(tools, LOCAL, pack_id="recommendations-tracker", assessment_id=assessment, form="html")[1].decode()
    assert f"By: {AGAIN.text} ({NEW.title})" in printed


def test_packs_hold_what_is_asked_of_the_authority_itself(tools, assessment, board):
    printed = make_pack(tools, LOCAL, pack_id="recommendations-tracker", assessment_id=assessment, form="html")[1].decode()
    assert SCREENING.text in printed
    assert BOARD.text not in printed
