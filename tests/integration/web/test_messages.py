"""What a page says of what was just done stands where the person lands, and stands there once."""

from io import BytesIO

from selfassess.domain.people import LOCAL
from selfassess.services.inspections import NewInspection, start_inspection
from tests.integration.web.test_backing import AUDIT, FRESH, PANEL


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
