"""What speaks to a question stands side by side, and the team goes through each day in the evening."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.background import Holds
from selfassess.domain.case_form import Side
from selfassess.domain.hypotheses import Hypothesis
from selfassess.domain.notes import QuestionFinding, SourceKind
from selfassess.domain.peer_view import Opened
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.timetable import Session, SessionKind
from selfassess.errors import NotFound
from selfassess.services.assessments import create_assessment
from selfassess.services.background import NewBackground, add_document
from selfassess.services.challenge_notes import Noted, board_of, write_finding, write_note
from selfassess.services.hypotheses import save_hypothesis
from selfassess.services.peer_challenges import find_challenge, save_question
from selfassess.services.peer_views import comparison_of, open_assessment
from selfassess.services.timetable import save_session
from selfassess.services.triangulation import team_meeting, triangulated
from tests.challenge_world import a_case, a_challenge

HEARD = Noted(SourceKind.FOCUS_GROUP, "foster carers", "They feel listened to.", Side.STRENGTHS, 11)
FIRST = date(2022, 6, 14)
PLANS = "effective-practice.practice"


@pytest.fixture
def challenge(tools):
    """A challenge with a question about plans, one of its own, cases, and a self-assessment that is opened in one area."""
    made = a_challenge(tools)
    made = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Plans", "Do plans change lives", (PLANS,)))
    made = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Pandemic", "Did we hold through it"))
    said = {"practice.planning-review.strengths": "Plans are clear", "practice.direct-work.strengths": "Play is skilled"}
    a_case(tools, made.id, "IC1", said)
    own = create_assessment(tools, LOCAL, authority="aldermere", framework="ilacs-2026", title="Our self-assessment")
    open_assessment(tools, LOCAL, made.id, Opened(own.id, ("children-in-care",)))
    return find_challenge(tools, LOCAL, made.id).challenge


def lane(found, title):
    return next(each for each in found.lanes if each.title == title)


def test_every_kind_of_source_stands_beside_the_others(tools, challenge):
    plans, asked = challenge.questions[0].id, (challenge.questions[0].id,)
    for source in set(SourceKind) - {SourceKind.INTERVIEW}:
        write_note(tools, LOCAL, challenge.id, replace(HEARD, source=source, questions=asked))
    for holds in Holds:
        sent = NewBackground(f"Our {holds}", holds, questions=asked, file=("a.txt", b"We plan."))
        add_document(tools, LOCAL, challenge.id, sent)
    save_hypothesis(tools, LOCAL, challenge.id, Hypothesis("", "", "Plans drift", questions=asked))
    found = triangulated(tools, LOCAL, challenge.id, plans)
    assert [each.title for each in found.lanes] == ["Cases", "People", "Data", "Documents", "Self-assessment", "Past reports"]
    assert [each.text for each in lane(found, "Cases").statements] == ["Plans are clear"]
    assert {note.source for note in lane(found, "People").notes} == {SourceKind.FOCUS_GROUP, SourceKind.OBSERVATION}
    assert ([each.title for each in lane(found, "Data").documents], len(lane(found, "Data").notes)) == (["Our data"], 1)
    assert [each.title for each in lane(found, "Documents").documents] == ["Our document"]
    assert [note.source for note in lane(found, "Documents").notes] == [SourceKind.DOCUMENT]
    assert [row.subject for row in lane(found, "Self-assessment").own] == ["children-in-care.planning-review"]
    assert [each.text for each in found.hypotheses] == ["Plans drift"]
    assert not found.thin


def test_a_question_of_its_own_shows_the_cases_that_its_findings_rest_on(tools, challenge):
    pandemic = challenge.questions[1].id
    assert triangulated(tools, LOCAL, challenge.id, pandemic).thin
    key = next(each.key for each in board_of(tools, LOCAL, challenge.id).statements.values() if each.text == "Play is skilled")
    write_finding(tools, LOCAL, challenge.id, QuestionFinding("", challenge.id, pandemic, "It held.", (), (key,)))
    found = triangulated(tools, LOCAL, challenge.id, pandemic)
    assert [each.text for each in lane(found, "Cases").statements] == ["Play is skilled"]
    assert [each.statements for each in found.findings] == [(key,)]
    assert (lane(found, "Self-assessment").own, lane(found, "Past reports").passages) == ((), ())


def test_a_peer_reads_of_past_reports_only_what_is_published(demonstration, tmp_path):
    tools = demonstration.copied(tmp_path / "copy").tools()
    visit = a_challenge(tools)
    peer = Person("peer", "A peer", (Grant(Role.PEER, visit.id),))
    visit = save_question(tools, LOCAL, visit.id, visit.revision, ScopeQuestion("", "Plans", "Do plans change lives", (PLANS,)))
    seen, own = (lane(triangulated(tools, who, visit.id, visit.questions[-1].id), "Past reports") for who in (peer, LOCAL))
    tools.store().close()
    assert {held.report.visibility.value for held in seen.passages} == {"published"}
    assert {held.report.authority for held in seen.passages} == {"aldermere"}
    assert own.says > seen.says


def test_a_question_that_is_not_asked_has_no_board(tools, challenge):
    with pytest.raises(NotFound):
        triangulated(tools, LOCAL, challenge.id, "nothing")


def test_the_team_meeting_goes_through_a_day_question_by_question(tools, challenge):
    plans, pandemic = (question.id for question in challenge.questions)
    met = ((FIRST, "09:00", "foster carers"), (FIRST, "11:00", "young people"), (FIRST.replace(day=15), "09:00", "leaders"))
    for day, start, group in met:
        session = Session("", day, start, "12:30", SessionKind.FOCUS_GROUP, group, people=6, questions=(plans,))
        challenge = save_session(tools, LOCAL, challenge.id, challenge.revision, session)
    carers = next(each for each in challenge.sessions if each.group == "foster carers")
    write_note(tools, LOCAL, challenge.id, replace(HEARD, session=carers.id, questions=(plans,)))
    write_note(tools, LOCAL, challenge.id, replace(HEARD, session=carers.id, questions=()))
    save_hypothesis(tools, LOCAL, challenge.id, Hypothesis("", "", "Plans drift", questions=(plans,)))
    found = team_meeting(tools, LOCAL, challenge.id, FIRST)
    assert [session.group for session in found.sessions] == ["foster carers", "young people"]
    assert [session.group for session in found.sessions if session.id in found.without_note] == ["young people"]
    assert [session.group for session in found.tomorrow] == ["leaders"]
    assert (found.heard, found.heard_so_far, found.left) == (12, 12, 1)
    said = [(told.question.id if told.question else None, len(told.notes), told.thin) for told in found.told]
    assert said == [(plans, 1, True), (pandemic, 0, True), (None, 1, False)]
    assert [each.text for each in found.hypotheses] == ["Plans drift"]
    assert team_meeting(tools, LOCAL, challenge.id, FIRST.replace(day=15)).heard_so_far == 18


def test_nothing_of_the_self_assessment_beyond_the_opened_area_is_reachable(tools, challenge):
    peer = Person("peer", "A peer", (Grant(Role.PEER, challenge.id),))
    found = comparison_of(tools, peer, challenge.id)
    assert {row.subject.partition(".")[0] for row in found.rows} == {"children-in-care"}
    with pytest.raises(NotFound):
        found.row("leadership.workforce")
    own = lane(triangulated(tools, peer, challenge.id, challenge.questions[0].id), "Self-assessment").own
    assert {row.subject.partition(".")[0] for row in own} == {"children-in-care"}
