"""The demonstration's peer challenge: what its own report tells, entered case by case, comes out of the program again."""

import re

from selfassess.demo.peers import stage_views
from selfassess.demo.room import read_room
from selfassess.demo.running import stage_running
from selfassess.demo.visit import stage_visit
from selfassess.domain.case_form import Side
from selfassess.domain.conversations import Talk
from selfassess.domain.hypotheses import Standing
from selfassess.domain.peer_view import View
from selfassess.domain.peerchallenge import Stage
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import breakdown
from selfassess.services.background import documents_of, open_document
from selfassess.services.case_reviews import cases_of
from selfassess.services.case_rollup import rollup_of
from selfassess.services.challenge_notes import board_of, shared_notes
from selfassess.services.hypotheses import hypotheses_of
from selfassess.services.peer_views import comparison_of
from selfassess.services.selection import sample_of
from selfassess.services.triangulation import triangulated
from tests.challenge_world import a_challenge
from tests.packs import feedback_file


def test_the_case_review_rolls_up_to_the_table_of_its_report(tools, tmp_path):
    a_challenge(tools)
    made = stage_visit(tools, "aldermere")
    rollup = rollup_of(tools, LOCAL, made).rollup
    assert breakdown(rollup.sample).endswith("5 children on protection plans, 4 children in care and 3 care leavers.")
    first = rollup.row("practice.identification")
    assert ("CP1", "CP3", "IC2") in [entry.codes for entry in first.strengths]
    assert first.response == "The tool is now part of the assessment form for neglect"
    assert all(row.printed(side) for row in rollup.rows for side in Side)
    path = tmp_path / "report.docx"
    path.write_bytes(feedback_file(tools, LOCAL, made, "docx"))
    read = next(iter(tools.reader().read([path])))
    assert (read.authority, len(read.peer_challenge.case_review), len(read.recommendations)) == ("Aldermere", 8, 4)
    assert len(read.peer_challenge.questions) == 5
    assert "no safeguarding concerns" in read.peer_challenge.escalation
    said = "\n".join((*read.peer_challenge.process, *(passage.text for passage in read.passages)))
    for words in (
        "Read 3 documents and 1 set of data that the council had sent",
        "Observed a Gateway meeting, a legal planning meeting and a corporate parenting board",
        "Reviewers spoke with the practitioner in 9 of 12 cases",
        "There are too few homes because carers leave. It does not hold: Carers stay.",
    ):
        assert words in said


def test_what_a_case_says_is_said_of_that_case_and_no_finding_tells_a_share(tools):
    a_challenge(tools)
    of_several = re.compile(r"\b(cases|all|most|both|one in|one of|care leavers)\b", re.IGNORECASE)
    for made in (stage_visit(tools, "aldermere"), stage_running(tools, "aldermere")):
        found = cases_of(tools, LOCAL, made)
        statements = [statement.text for case in found.cases for statement in case.statements(found.form)]
        assert [text for text in statements if of_several.search(text)] == []
        entries = [entry.text for row in rollup_of(tools, LOCAL, made).rollup.rows for side in Side for entry in row.side(side)]
        assert [text for text in entries if re.search(r"\bcases\b|\bmost\b|\ball\b", text)] == []


def test_a_second_challenge_is_in_the_middle_of_its_case_review_today(tools):
    a_challenge(tools)
    found = cases_of(tools, LOCAL, stage_running(tools, "aldermere"))
    days = {dates.stage: dates for dates in found.challenge.dates}
    assert days[Stage.CASES].first <= tools.today() <= days[Stage.CASES].end < days[Stage.ON_SITE].first
    states = [(case.begun, case.finished) for case in found.cases]
    assert (states.count((True, True)), states.count((True, False)), states.count((False, False))) == (3, 1, 1)
    assert sum(row.missing for row in found.sample) > 0
    assert [each.standing for each in hypotheses_of(tools, LOCAL, found.challenge.id).hypotheses] == [Standing.OPEN]


def test_its_board_documents_and_sample_are_filled_and_every_finding_rests_on_something(tools):
    a_challenge(tools)
    made = stage_visit(tools, "aldermere")
    board = board_of(tools, LOCAL, made)
    assert board.heard == 94
    assert all(column.notes and column.findings for column in board.columns)
    assert all(finding.notes and finding.statements for column in board.columns for finding in column.findings)
    assert [each.text for each in shared_notes(tools, LOCAL, made)]
    assert {each.standing for each in hypotheses_of(tools, LOCAL, made).hypotheses} == {Standing.TESTED, Standing.CLOSED}
    documents = documents_of(tools, LOCAL, made).documents
    assert [open_document(tools, LOCAL, made, each.id)[1] for each in documents]
    assert [each.title for each in sample_of(tools, LOCAL, made).covered] == ["Cohort", "Team", "Age band", "Gender", "Ethnicity"]
    found = cases_of(tools, LOCAL, made)
    assert sum(any(talk.talk is Talk.HELD for talk in case.talks) for case in found.cases) == 10
    assert all(case.minutes for case in found.cases)


def test_practice_was_audited_in_every_month_of_more_than_a_year():
    audits = read_room()["audits"]
    assert sorted(audit["ago"] for audit in audits) == list(range(1, 15))
    assert all(audit["grades"] for audit in audits)


def test_its_team_says_beside_the_self_assessment_what_it_found_and_where_it_did_not_look(demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    tools = holds.tools()
    made = stage_visit(tools, "aldermere")
    stage_views(tools, made, holds.assessment)
    found = comparison_of(tools, LOCAL, made)
    views = [row.view for row in found.rows if row.view]
    assert {each.view for each in views} == set(View)
    assert found.rows[0].view.view is View.DOES_NOT
    assert all(each.notes for each in views if each.view is not View.NOT_SEEN)
    asked = next(each for each in found.challenge.questions if each.heading == "Children’s plans")
    lanes = {lane.title: lane for lane in triangulated(tools, LOCAL, made, asked.id).lanes}
    assert lanes["Self-assessment"].own
    said = [(each.side, each.text) for each, _ in lanes["Cases"].cases]
    assert len(said) == len(set(said)) < len(lanes["Cases"].statements)
    assert "CP1, CP3, IC2" in [codes for _, codes in lanes["Cases"].cases]
    tools.store().close()
