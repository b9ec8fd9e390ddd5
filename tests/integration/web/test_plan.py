"""The plan in a browser."""

import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.people import LOCAL
from selfassess.services.challenges import check_assessment
from selfassess.services.plan import Which, open_recommendations, plan_of

LINE = "care-leavers.pathway-planning"


@pytest.fixture
def here(desk):
    return f"/assessments/{desk.holds.assessment}/actions"


def action(desk):
    found = plan_of(desk.tools, LOCAL, desk.holds.assessment).items
    return next(item for item in found if item.action.id == desk.holds.action)


def test_the_board_shows_every_action_where_it_stands_and_says_what_is_late(desk, here):
    plan = plan_of(desk.tools, LOCAL, desk.holds.assessment)
    page = desk.open(here)
    assert page.count('class="app-board__card') == plan.held + page.count("app-board__cards")
    assert f"{plan.late} overdue" in page
    late = desk.open(f"{here}?which=overdue&view=table")
    assert late.count("<tr") == plan.late + 1


def test_a_button_moves_an_action_and_another_moves_it_back(desk, here):
    before = action(desk).action.status
    assert desk.send(f"{here}/{desk.holds.action}/status", status="done").status_code == 302
    assert action(desk).action.status is ActionStatus.DONE
    assert not action(desk).overdue
    desk.send(f"{here}/{desk.holds.action}/status", status=before.value)
    assert action(desk).action.status is before
    assert desk.send(f"{here}/{desk.holds.action}/status", status="lost").status_code == 400


def test_an_action_says_how_it_is_measured_and_what_it_answers(desk, here):
    asked = open_recommendations(desk.tools, LOCAL, desk.holds.assessment)[0]
    sent = {"text": "Review plans", "owner": "Head", "status": "under-way", "measure": "Nine of ten <on time>"}
    desk.send(f"{here}/{desk.holds.action}", **sent, recommendations=asked.key)
    assert action(desk).recommendations == (asked,)
    page = desk.open(here)
    assert "Seen by: Nine of ten &lt;on time&gt;" in page
    assert asked.text[:40] in page
    assert "Enter what will be done" in desk.send(f"{here}/{desk.holds.action}", **sent | {"text": ""}).text


def test_a_recommendation_is_answered_only_by_an_action_that_says_so(desk, here):
    def unanswered():
        found = check_assessment(desk.tools, LOCAL, desk.holds.assessment).of(LINE).open
        return [each.said for each in found if each.rule.id == "recommendation-without-action"]

    desk.save(LINE, judgement="good", confidence="", reason="Seen.", strengths="Reviewed.", impact="Seen.")
    assert unanswered() == []
    asked = open_recommendations(desk.tools, LOCAL, desk.holds.assessment)
    other = next(each for each in asked if "pathway" not in each.text)
    held = [item.action for item in plan_of(desk.tools, LOCAL, desk.holds.assessment).items]
    here_ids = desk.response(LINE).actions
    for each in held:
        if each.id in here_ids:
            desk.send(f"{here}/{each.id}", text=each.text, owner=each.owner, status=each.status.value, recommendations=other.key)
    assert any("timeliness of reviews of pathway plans" in said for said in unanswered())


def test_what_is_not_finished_goes_into_a_calendar(desk, here):
    content = desk.browser.get(f"{here}.ics")
    assert content.mimetype == "text/calendar"
    due = [item for item in plan_of(desk.tools, LOCAL, desk.holds.assessment, Which.OPEN).items if item.action.due]
    assert content.data.count(b"BEGIN:VEVENT") == len(due) > 0


def test_an_action_of_another_plan_is_not_found(desk, here):
    assert desk.browser.get(f"{here}/nothing").status_code == 404


def test_an_action_is_added_from_the_plan_by_choosing_what_it_is_for(desk, here):
    assert f'href="{here}/new"' in desk.open(here)
    page = desk.open(f"{here}/new")
    assert f'<option value="{LINE}"' in page
    assert "Choose what the action is for" in desk.open(f"{here}/new?subject=")
    assert "Choose what the action is for" not in page
    chosen = desk.browser.get(f"{here}/new?subject={LINE}")
    assert (chosen.status_code, chosen.location) == (302, f"/assessments/{desk.holds.assessment}/{LINE}/actions/new")
