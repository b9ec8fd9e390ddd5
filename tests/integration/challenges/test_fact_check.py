"""The report goes to the council, is commented on and answered, becomes final, and its recommendations are followed."""

import pytest

from selfassess.domain.feedback.checking import Outcome, ReportState
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords
from selfassess.domain.notes import QuestionFinding
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.case_reviews import NewCase, Typed, add_case, save_case
from selfassess.services.case_rollup import leave_out, merge_statements, respond, rollup_of
from selfassess.services.challenge_notes import write_finding
from selfassess.services.fact_check import (
    answer_comment,
    check_page,
    comment_on,
    finish_report,
    send_for_check,
    take_comment_back,
)
from selfassess.services.feedback import report_words, save_report, share_report
from selfassess.services.long_view import long_view
from selfassess.services.peer_challenges import save_question
from selfassess.services.reports import library
from tests.challenge_world import a_case, a_challenge
from tests.packs import feedback_file

PRACTICE = "practice.assessment"
RECOMMENDED = "Ensure that every plan is reviewed in time"


@pytest.fixture
def visit(tools):
    made = a_challenge(tools)
    asked = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Homes", "Are there enough homes?")).questions[
        0
    ]
    a_case(tools, made.id, "IC1", {"practice.assessment.strengths": "Assessments are timely"})
    write_finding(tools, LOCAL, made.id, QuestionFinding("", made.id, asked.id, "There are 40 homes for 60 children."))
    words = ReportWords(
        summary="The service knows itself.",
        recommendations_lead="These matter most:",
        recommendations=(KeyRecommendation(RECOMMENDED, "Plans drift where reviews are late."),),
    )
    save_report(tools, LOCAL, made.id, 0, words)
    return made.id


def numbered(tools, visit, words):
    return next(each.number for each in check_page(tools, LOCAL, visit).check.paragraphs if words in each.text)


def test_what_is_sent_is_every_paragraph_entry_and_row_under_its_heading(tools, visit):
    found = send_for_check(tools, LOCAL, visit).paragraphs
    said = {each.text: each.heading for each in found}
    assert said["The service knows itself."] == "1. Executive Summary"
    assert said["There are 40 homes for 60 children."] == "Homes"
    row = next(text for text in said if text.startswith("Assessment\n"))
    assert "Strengths: Assessments are timely (IC1)" in row
    assert [each.number for each in found] == list(range(1, len(found) + 1))


def test_every_comment_gets_an_answer_before_the_report_is_final(tools, visit):
    send_for_check(tools, LOCAL, visit)
    comment = comment_on(tools, LOCAL, visit, numbered(tools, visit, "40 homes"), "There are 45.")
    with pytest.raises(BadInput, match="1 of the council’s comments wait for an answer"):
        finish_report(tools, LOCAL, visit, sure=True)
    with pytest.raises(BadInput, match="Say why"):
        answer_comment(tools, LOCAL, visit, comment.id, outcome=Outcome.NOT_CHANGED, answer=" ")
    answer_comment(tools, LOCAL, visit, comment.id, outcome=Outcome.NOT_CHANGED, answer="The return of March says 40.")
    assert check_page(tools, LOCAL, visit).waiting == 0
    with pytest.raises(BadInput, match="both stay"):
        take_comment_back(tools, LOCAL, visit, comment.id)


def test_a_comment_can_be_taken_back_before_it_is_answered_and_is_about_a_paragraph_that_there_is(tools, visit):
    with pytest.raises(NotFound, match="was not sent"):
        comment_on(tools, LOCAL, visit, 1, "Wrong.")
    send_for_check(tools, LOCAL, visit)
    comment = comment_on(tools, LOCAL, visit, 1, "Wrong.")
    take_comment_back(tools, LOCAL, visit, comment.id)
    assert check_page(tools, LOCAL, visit).comments == ()
    with pytest.raises(BadInput, match="no paragraph 999"):
        comment_on(tools, LOCAL, visit, 999, "Wrong.")
    with pytest.raises(BadInput, match="Enter what is wrong"):
        comment_on(tools, LOCAL, visit, 1, "  ")


def test_a_second_round_shows_the_report_as_it_stands_then(tools, visit):
    first = send_for_check(tools, LOCAL, visit)
    _, words, revision, _ = report_words(tools, LOCAL, visit)
    save_report(tools, LOCAL, visit, revision, ReportWords(summary="Said otherwise.", recommendations=words.recommendations))
    second = send_for_check(tools, LOCAL, visit)
    assert (first.round, second.round) == (1, 2)
    assert "Said otherwise." in {each.text for each in check_page(tools, LOCAL, visit).check.paragraphs}


def test_the_final_report_is_in_the_councils_library_and_its_recommendations_are_followed(tools, visit):
    send_for_check(tools, LOCAL, visit)
    done = finish_report(tools, LOCAL, visit, sure=True)
    assert check_page(tools, LOCAL, visit).state is ReportState.FINAL
    heads = {head.id: head for _, heads in library(tools, LOCAL).authorities for head in heads}
    assert (heads[done.report].authority, heads[done.report].visibility.value) == ("aldermere", "authority")
    followed = long_view(tools, LOCAL, "aldermere").recommendations
    assert any(RECOMMENDED in item.held.recommendation.text for item in followed)


def test_the_final_report_never_changes(tools, visit):
    send_for_check(tools, LOCAL, visit)
    finish_report(tools, LOCAL, visit, sure=True)
    before = {form: feedback_file(tools, LOCAL, visit, form) for form in ("docx", "pdf", "html")}
    assert before["pdf"].startswith(b"%PDF")
    question = check_page(tools, LOCAL, visit).challenge.questions[0].id
    key = rollup_of(tools, LOCAL, visit).rollup.row(PRACTICE).strengths[0].statements[0].key
    for change in (
        lambda: write_finding(tools, LOCAL, visit, QuestionFinding("", visit, question, "Written afterwards.")),
        lambda: respond(tools, LOCAL, visit, PRACTICE, "We looked at it since."),
        lambda: merge_statements(tools, LOCAL, visit, [key], "Said otherwise"),
        lambda: leave_out(tools, LOCAL, visit, key, out=True),
        lambda: save_case(tools, LOCAL, visit, "IC1", Typed(2, {"child-voice": "She likes school."})),
        lambda: add_case(tools, LOCAL, visit, NewCase("CL1", "care-leavers")),
        lambda: share_report(tools, LOCAL, visit, shared=False),
        lambda: save_report(tools, LOCAL, visit, 2, ReportWords(summary="Later.")),
        lambda: send_for_check(tools, LOCAL, visit),
        lambda: finish_report(tools, LOCAL, visit, sure=True),
        lambda: comment_on(tools, LOCAL, visit, 1, "Later."),
    ):
        with pytest.raises(BadInput, match="The report is final"):
            change()
    assert {form: feedback_file(tools, LOCAL, visit, form) for form in before} == before
    assert rollup_of(tools, LOCAL, visit).rollup.row(PRACTICE).response == ""
