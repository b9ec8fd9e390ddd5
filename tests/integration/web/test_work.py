"""Work shared out, talked over and judged beside."""

import re

import pytest

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.services.moderation import Show, moderation, my_work
from selfassess.services.snapshots import add_snapshot, export_snapshot
from selfassess.services.work import assign, discussion

LINE = "care-leavers.pathway-planning"
MO = Person("mo", "Mo Khan", (Grant(Role.EDITOR, "aldermere"),))


@pytest.fixture
def talk(desk):
    def send(then, **fields):
        return desk.send(desk.address(LINE, "/discussion"), then=then, **fields)

    return send


def found(desk):
    return discussion(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE)


def row(desk, show=Show.ALL):
    return next((each for each in moderation(desk.tools, LOCAL, desk.holds.assessment, show).rows if each.subject == LINE), None)


def test_a_line_is_given_out_with_a_day_and_stands_in_ones_work(desk, talk):
    day = {"assign-due--day": "1", "assign-due--month": "2", "assign-due--year": "2026"}
    assert talk("assign", **{"assign-assignee": "Mo Khan"}, **day).status_code == 302
    mine = my_work(desk.tools, MO)
    assert [(each.title, each.overdue) for each in mine] == [("Pathway planning", not desk.response(LINE).ready)]
    assert my_work(desk.tools, Person("x", "Mo Khan", (Grant(Role.OWNER, "elsewhere"),))) == ()
    assert "Pathway planning" in desk.open("/my-work")
    talk("assign", **{"assign-assignee": " "})
    assert my_work(desk.tools, MO) == ()


def test_a_day_that_cannot_be_keeps_the_name_that_was_typed(desk, talk):
    wrong = {"assign-due--day": "31", "assign-due--month": "2", "assign-due--year": "2026"}
    page = talk("assign", **{"assign-assignee": "Mo Khan"}, **wrong)
    assert "must be a real date" in page.text
    assert 'value="Mo Khan"' in page.text


def test_notes_stay_in_the_team_and_challenges_are_kept_apart(desk, talk):
    talk("note", **{"note-text": "Between <us>: thin."})
    talk("challenge", **{"challenge-text": "Where are the young people?"})
    page = desk.open(desk.address(LINE, "/discussion"))
    notes, challenges = page.split('id="notes"')[1], page.split('id="said"')[1].split('id="given"')[0]
    assert "Between &lt;us&gt;: thin." in notes
    assert "Between" not in challenges
    assert "Where are the young people?" in challenges
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    travels = export_snapshot(desk.tools, LOCAL, kept.id)[1]
    assert b"Between <us>" not in travels
    assert b"Where are the young people?" in travels
    for pack in ("self-evaluation.docx", "scoring-workbook.xlsx"):
        made = desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/{pack}")
        assert b"Between" not in made.data


def test_a_comment_is_dealt_with_and_opened_again(desk, talk):
    talk("note", **{"note-text": "Thin."})
    assert row(desk).comments == 1
    button = re.search(r'value="(deal:\w+)"', desk.open(desk.address(LINE, "/discussion")))[1]
    talk(button)
    assert row(desk).comments == 0
    assert "dealt with by This computer" in desk.open(desk.address(LINE, "/discussion"))
    talk(button.replace("deal", "reopen"))
    assert row(desk).comments == 1


def test_a_reviewers_judgement_stands_beside_until_it_is_settled(desk, talk):
    assert "Say why you judge so" in talk("judge", **{"judge-judgement": "inadequate"}).text
    talk("judge", **{"judge-judgement": "inadequate", "judge-reason": "Two plans of ten were reviewed."})
    assert row(desk).differs
    assert desk.response(LINE).judgement.answer != "inadequate"
    first = moderation(desk.tools, LOCAL, desk.holds.assessment).rows[0]
    assert first.subject == LINE
    page = desk.open(f"/assessments/{desk.holds.assessment}/moderation?show=different")
    assert "1 in dispute" in page
    assert page.count("app-moderation__row--differs") == 1

    talk("settle", **{"settle-how": "The authors changed their mind."})
    assert not row(desk).differs
    assert row(desk, Show.DIFFERENT) is None
    assert found(desk).second.settled == "The authors changed their mind."


def test_a_second_look_keeps_the_first(desk, talk):
    for level in ("inadequate", "good"):
        talk("judge", **{"judge-judgement": level, "judge-reason": f"Seen as {level}."})
    assert (found(desk).second.judgement, [each.judgement for each in found(desk).earlier]) == ("good", ["inadequate"])


def test_the_moderation_screen_shows_what_is_asked_for(desk):
    assign(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, assignee="MO")
    shown = {show: {each.subject for each in moderation(desk.tools, LOCAL, desk.holds.assessment, show).rows} for show in Show}
    assert len(shown[Show.ALL]) == 44
    assert LINE not in shown[Show.UNASSIGNED]
    assert len(shown[Show.UNASSIGNED]) == 43
    assert "help-protection.strategy-enquiries" in shown[Show.UNJUDGED]


def test_a_subject_or_button_that_is_not_there_is_refused(desk, talk):
    assert desk.browser.get(desk.address("leadership.nothing", "/discussion")).status_code == 404
    assert talk("dance").status_code == 400
    assert talk("deal:nothing").status_code == 404


def test_what_a_contributors_role_names_is_theirs_to_write(desk):
    sam = Person("sam", "Sam Field", (Grant(Role.CONTRIBUTOR, "aldermere", subjects=frozenset({LINE})),))
    here = [each for each in my_work(desk.tools, sam) if each.assessment.id == desk.holds.assessment]
    assert [(each.subject, each.assignment) for each in here] == [(LINE, None)]
    assign(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, assignee="Sam Field")
    first, *others = my_work(desk.tools, sam)
    assert first.assignment.assignee == "Sam Field"
    assert desk.holds.assessment not in {each.assessment.id for each in others}
