"""Carrying an assessment forward in a browser and by command."""

import re

import pytest

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed
from selfassess.services.assessments import create_assessment, overview
from selfassess.services.carrying import carry_forward, preview_carrying
from selfassess.services.challenges import check_assessment
from selfassess.services.saving import Answers, save_answers

LINE = "leadership.performance-management"
CHANGED = "leadership.partnerships"
SAID = "Managers see the same figures every week, ask what lies behind them, and act on the answer within days."
ANSWERS = Answers("good", "Everybody says so.", "high", SAID, "", "Children wait less.", "", "", ready=True)


@pytest.fixture
def last_year(desk):
    """An assessment under the version before, with two lines judged."""
    made = create_assessment(desk.tools, LOCAL, authority="aldermere", framework="ilacs-2023", title="2025")
    for line in (LINE, CHANGED):
        save_answers(desk.tools, LOCAL, assessment=made.id, subject=line, revision=0, answers=ANSWERS)
    return made.id


def response(desk, assessment, subject):
    with desk.tools.store().read() as store:
        return store.assessments.response(assessment, subject)


def test_it_is_previewed_line_by_line_and_only_what_was_ticked_comes(desk, last_year):
    page = desk.open(f"/assessments/{last_year}/carry-forward?framework=ilacs-2026")
    assert "2 of 45 begin with something" in page
    assert re.findall(r'name="take" value="([^"]+)" checked', page) == [CHANGED, LINE]
    assert "asks less than it." in page

    answer = desk.send(f"/assessments/{last_year}/carry-forward", title="2026", period="", framework="ilacs-2026", take=[LINE])
    new = answer.headers["Location"].rsplit("/", 1)[1]
    assert response(desk, new, LINE).texts.strengths == SAID
    assert response(desk, new, CHANGED).revision == 0


def test_a_title_that_is_missing_keeps_what_was_ticked(desk, last_year):
    page = desk.send(f"/assessments/{last_year}/carry-forward", title=" ", framework="ilacs-2026", take=[LINE]).text
    assert "Enter what the new assessment is called" in page
    assert re.findall(r'name="take" value="([^"]+)" checked', page) == [LINE]


def test_last_years_judgement_stands_beside_until_a_person_judges(desk, last_year):
    new = carry_forward(desk.tools, LOCAL, previous=last_year, framework="ilacs-2026", title="2026").id
    page = desk.open(f"/assessments/{new}/{LINE}")
    assert "Last year’s, in “2025”" in page
    assert not response(desk, new, LINE).judgement.answered
    assert response(desk, new, CHANGED).carried.judgement is None
    assert overview(desk.tools, LOCAL, new).area("leadership").started == 0
    assert "Carried forward" in desk.open(f"/assessments/{new}")

    desk.send(f"/assessments/{new}/{LINE}", revision="1", strengths=SAID, judgement="not-answered", then="same-judgement")
    assert response(desk, new, LINE).judgement.answer == "good"
    rules = [each.rule.id for each in check_assessment(desk.tools, LOCAL, new).of(LINE).open]
    assert "copied" in rules


def test_within_the_same_version_every_judgement_stands_beside(desk, last_year):
    found = preview_carrying(desk.tools, LOCAL, last_year, "ilacs-2023")
    assert {each.subject for each in found.filled if each.last_judged} == {LINE, CHANGED}
    assert found.left_behind == ()


def test_an_assessment_can_be_carried_back_to_an_older_version(desk):
    found = preview_carrying(desk.tools, LOCAL, desk.holds.assessment, "ilacs-2023")
    assert len(found.filled) > 10


def test_who_may_not_start_assessments_may_not_carry_one(desk, last_year):
    reader = Person("r", "R", (Grant(Role.REVIEWER, "aldermere"),))
    with pytest.raises(NotAllowed):
        carry_forward(desk.tools, reader, previous=last_year, framework="ilacs-2026", title="2026")
