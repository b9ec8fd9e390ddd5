"""What a page says of what was just done stands where the person lands, and stands there once."""

from io import BytesIO

from selfassess.demo.visit import stage_visit
from selfassess.domain.people import LOCAL
from selfassess.services.challenge_notes import board_of
from selfassess.services.inspections import NewInspection, start_inspection
from selfassess.services.peer_challenges import find_challenge
from tests.integration.web.test_backing import AUDIT, FRESH, PANEL
from tests.integration.web.test_other_inspections import HOMELY


def where_it_stands(page: str, message: str) -> str:
    """The last anchor before a message; that the message is there only once."""
    before, _ = page.split(message)
    return before.rpartition(' id="message-')[0].rpartition(' id="')[2].partition('"')[0]


def test_a_warning_of_a_file_stands_with_the_evidence_to_which_the_person_is_led(desk):
    file = (BytesIO(b"The mother rang from 0161 496 0123.\n"), "calls.txt")
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=file)
    assert answer.location == f"{desk.address(FRESH)}#evidence"
    page = desk.open(answer.location)
    assert where_it_stands(page, "calls.txt: It looks as if it held 1 telephone number") == "evidence"
    assert "Evidence added" in page
    assert "Evidence added" not in desk.open(answer.location)


def test_that_an_action_was_added_stands_with_the_actions(desk):
    answer = desk.send(desk.address(FRESH, "/actions/new"), **PANEL)
    assert where_it_stands(desk.open(answer.location), "Action added") == "actions"


def test_that_a_recommendation_was_decided_stands_with_that_recommendation(desk):
    here = f"{desk.holds.report}-{desk.holds.recommendation}"
    deciding = f"/authorities/aldermere/recommendations/{desk.holds.report}/{desk.holds.recommendation}"
    answer = desk.send(deciding, standing="met", owner="", note="Audit of 40 plans.", revision="0")
    assert where_it_stands(desk.open(answer.location), "Decided") == here


def test_what_was_done_on_the_way_stands_where_the_way_ends(desk):
    answer = desk.save(FRESH, then="length:short", strengths="Case 12345678 shows it.")
    assert answer.location == f"{desk.address(FRESH)}#benchmark"
    assert where_it_stands(desk.open(answer.location), "Look again at Strengths") == "benchmark"


def test_a_message_stands_at_the_top_of_a_page_without_a_place_for_it(desk):
    desk.send(desk.address(FRESH, "/actions/new"), **PANEL)
    assert where_it_stands(desk.open("/frameworks"), "Action added") == "main-content"


def test_a_warning_of_a_figure_stands_with_the_figure(desk):
    here = f"/assessments/{desk.holds.assessment}/profile"
    answer = desk.send(f"{here}/dcs", revision="0", value="Telephone 0161 496 0123.")
    assert where_it_stands(desk.open(answer.location), "better take it out") == "entry-dcs"


def test_a_warning_of_an_entry_of_an_inspection_stands_where_the_entry_is_listed(desk):
    inspection = start_inspection(desk.tools, LOCAL, NewInspection("aldermere", "standard", "Inspection 2026")).id
    answer = desk.send(f"/inspections/{inspection}/entries/request/new", what="Telephone 0161 496 0123.")
    assert where_it_stands(desk.open(answer.location), "better take it out") == "requests"


def test_what_a_file_was_found_to_hold_stands_with_what_its_file_may_tell(desk):
    file = (BytesIO(b"The mother rang from 0161 496 0123.\n"), "calls.txt")
    added = desk.open(desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=file).location)
    assert "Look again" in added
    answer = desk.send(f"/assessments/{desk.holds.assessment}/evidence/{desk.response(FRESH).evidence[-1]}/look")
    assert where_it_stands(desk.open(answer.location), "calls.txt: It looks as if") == "looked"


def test_that_an_action_of_the_plan_was_changed_stands_on_its_card_on_the_board_and_in_the_table(desk):
    plan, here = f"/assessments/{desk.holds.assessment}/actions", f"action-{desk.holds.action}"
    for view in ("board", "table"):
        answer = desk.send(f"{plan}/{desk.holds.action}/status", status="done", view=view)
        assert where_it_stands(desk.open(answer.location), "Done: ") == here


def test_that_tags_were_corrected_stands_with_the_passage(desk):
    answer = desk.send(f"/reports/{desk.holds.report}/passages/2", area="care-leavers", polarity="mixed", lines=desk.holds.line)
    assert where_it_stands(desk.open(answer.location), "The tags are corrected") == "p2"


def test_that_a_visit_of_another_service_was_added_stands_in_its_row(desk):
    answer = desk.send("/authorities/aldermere/other-inspections?kind=childrens-home", **HOMELY)
    assert where_it_stands(desk.open(answer.location), "Added to the time line").startswith("other-")


def test_that_young_people_read_the_summary_stands_with_those_who_did(desk):
    here = f"/assessments/{desk.holds.assessment}/young-people"
    read = {"group": "Children in care council", "number": "8", "day--day": "1", "day--month": "6", "day--year": "2026"}
    desk.open(desk.send(here, **{"revision": "0", "whole--good": "We keep you safe."}).location)
    answer = desk.send(f"{here}/readings", **read)
    assert where_it_stands(desk.open(answer.location), "Recorded") == "readings"


def test_that_lines_are_only_described_stands_where_that_was_chosen(desk):
    answer = desk.send(f"/assessments/{desk.holds.assessment}/life/lines", judged="no")
    assert where_it_stands(desk.open(answer.location), "only described now") == "lines"


def test_what_was_done_in_a_challenge_stands_with_the_question_the_note_the_finding_or_the_area(desk):
    made = stage_visit(desk.tools, "aldermere")
    here, found = f"/peer-challenges/{made}", find_challenge(desk.tools, LOCAL, made).challenge
    first, second = found.questions[0].id, found.questions[1].id
    sent = desk.send(f"{here}/questions/{second}", heading="Homes", text="Do we have enough?", revision=str(found.revision))
    assert where_it_stands(desk.open(sent.location), "Question saved") == f"question-{second}"
    note = next(each for each in board_of(desk.tools, LOCAL, made).columns[0].notes if first in each.questions)
    sent = desk.send(f"{here}/board/notes/{note.id}/share", then="share")
    assert where_it_stands(desk.open(sent.location), "The council can read this note") == f"note-{note.id}-{first}"
    sent = desk.send(f"{here}/board/notes/{note.id}/move", **{"from": first, "to": f"{second} strengths"})
    assert where_it_stands(desk.open(sent.location), "Moved to Homes") == f"note-{note.id}-{second}"
    sent = desk.send(f"{here}/board/{first}/findings/new", text="Plans are the weak link.", notes=note.id)
    assert where_it_stands(desk.open(sent.location), "Finding kept").startswith("finding-")
    sent = desk.send(f"{here}/findings/practice.outcomes/response", response="We know.")
    assert where_it_stands(desk.open(sent.location), "response is kept") == "practice.outcomes"
