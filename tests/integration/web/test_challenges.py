"""Challenges in a browser and on the command line."""

import re

import pytest

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed, NotFound
from selfassess.services.challenges import answer_challenge, check_assessment

FRESH = "help-protection.strategy-enquiries"
GUARDED = {"judgement": "good", "strengths": "Held the same day.", "confidence": ""}
VIEWER = Person("viewer", "A Viewer", (Grant(Role.VIEWER, "aldermere"),))


@pytest.fixture
def judged(desk):
    """A line that is judged good with nothing behind it, and its challenges."""
    desk.save(FRESH, **GUARDED)
    return check_assessment(desk.tools, LOCAL, desk.holds.assessment).of(FRESH)


def place(desk, item):
    return desk.address(FRESH, f"/challenges/{item.rule.id}/{item.about}")


def test_a_line_is_challenged_only_after_it_was_judged(desk):
    desk.save(FRESH, strengths="Held the same day.")
    assert 'id="challenges"' not in desk.open(desk.address(FRESH))
    desk.save(FRESH, **GUARDED)
    page = desk.open(desk.address(FRESH))
    assert "Judged good, and nothing is attached that shows it." in page
    assert page.index("No evidence</h3>") < page.index("So what for children?</h3>")


def test_an_answer_takes_the_challenge_off_the_line_and_is_kept(desk, judged):
    item = judged.open[0]
    assert item.rule.id == "no-evidence"
    assert "Write your answer" in desk.send(place(desk, item), text=" ").text

    assert desk.send(place(desk, item), text="The audit comes in <July>.").status_code == 302

    assert item.said not in desk.open(desk.address(FRESH)).split('id="challenges"')[1].split("<h2")[0]
    review = desk.open(f"/assessments/{desk.holds.assessment}/challenges")
    assert "The audit comes in &lt;July&gt;." in review
    desk.send(place(desk, item), then="take-back", text="")
    assert item.said in desk.open(desk.address(FRESH))


def test_an_answer_does_not_outlive_what_it_was_about(desk, judged):
    item = judged.open[0]
    desk.send(place(desk, item), text="It will come.")
    desk.save(FRESH, **GUARDED | {"judgement": "outstanding"})
    assert "no-evidence" in [each.rule.id for each in check_assessment(desk.tools, LOCAL, desk.holds.assessment).of(FRESH).open]
    assert desk.browser.get(place(desk, item)).status_code == 404


def test_the_button_on_the_line_saves_what_was_typed_and_leads_to_the_answer(desk, judged):
    item = judged.open[0]
    page = desk.open(desk.address(FRESH))
    value = re.search(r'value="(challenge:no-evidence:\w+)"', page)[1]
    answer = desk.save(FRESH, **GUARDED | {"strengths": "Changed.", "then": value})
    assert answer.headers["Location"].endswith(place(desk, item))
    assert desk.response(FRESH).texts.strengths == "Changed."


def test_more_than_three_are_on_the_page_of_all_challenges_alone(desk, judged):
    desk.save(FRESH, **GUARDED | {"strengths": "word " * 400})
    desk.send(desk.address(FRESH, "/actions/new"), text="Train", owner="Head", **{f"due--{k}": v for k, v in DUE.items()})
    assert len(check_assessment(desk.tools, LOCAL, desk.holds.assessment).of(FRESH).open) == 4
    here = desk.open(desk.address(FRESH)).split('id="challenges"')[1].split("</section>")[0]
    assert here.count("app-challenges__item") == 3
    assert "1 more" in here
    assert "What we know has 400 words" in desk.open(f"/assessments/{desk.holds.assessment}/challenges")


DUE = {"day": "1", "month": "2", "year": "2020"}


def test_who_may_only_read_may_not_answer(desk, judged):
    where = {"assessment": desk.holds.assessment, "subject": FRESH, "rule": "no-evidence", "about": judged.open[0].about}
    with pytest.raises(NotAllowed):
        answer_challenge(desk.tools, VIEWER, **where, text="Fine.")
    with pytest.raises(NotFound, match="no assessment"):
        answer_challenge(desk.tools, Person("x", "X"), **where, text="Fine.")
