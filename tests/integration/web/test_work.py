"""Work shared out, talked over and judged beside."""

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.reviewing import ReviewEnd
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed
from selfassess.services.moderation import Show, moderation, my_work
from selfassess.services.reviews import answer_review, to_review, withdraw_review
from selfassess.services.snapshots import add_snapshot, export_snapshot, open_snapshot
from selfassess.services.work import assign, discussion, judge_beside
from selfassess.services.workbooks import export_workbook

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


WORDS = {"field": "strengths", "paragraph": "2", "kind": "challenge", "text": "How many @Jo?"}


def written(desk, text):
    assert desk.save(LINE, strengths=text).status_code == 302
    return desk.response(LINE).revision


def test_a_comment_keeps_its_words_through_edits_and_says_when_they_are_gone(desk):
    at = written(desk, "First.\nPlans are late. <Reviews> are better.")
    page = desk.open(desk.address(LINE, "/discussion/words?text=strengths&paragraph=2"))
    assert "Plans are late. &lt;Reviews&gt; are better." in page
    assert f'name="revision" type="hidden" value="{at}"' in page
    quote = {"quote": "<Reviews> are better.", "revision": str(at)}
    made = desk.send(desk.address(LINE, "/discussion/words"), **WORDS, **quote)
    (said,) = (each for each in found(desk).comments if each.anchor)
    assert made.headers["Location"].endswith(f"/discussion#comment-{said.id}")
    assert (said.anchor.revision, said.anchor.paragraph, said.anchor.quote) == (at, 2, "<Reviews> are better.")

    written(desk, "Before.\nFirst.\nPlans are late. <Reviews> are better.")
    assert found(desk).place(said) == 3
    discussed = desk.open(desk.address(LINE, "/discussion"))
    assert '<blockquote class="app-thread__words">&lt;Reviews&gt; are better.</blockquote>' in discussed
    assert "the text has changed since" not in discussed
    assert [each.waiting for each in found(desk).texts["strengths"]] == [0, 0, 1]
    assert "1 open comment" in desk.open(desk.address(LINE))

    written(desk, "First.")
    assert found(desk).place(said) is None
    discussed = desk.open(desk.address(LINE, "/discussion"))
    assert "the text has changed since" in discussed
    assert f"/history?newest={at}#revision-{at}" in discussed
    assert "&lt;Reviews&gt; are better." in discussed


def test_words_read_before_somebody_saved_are_taken_as_they_were_read(desk):
    at = written(desk, "First.\nSecond.")
    written(desk, "All new.")
    desk.send(desk.address(LINE, "/discussion/words"), **WORDS, quote="Second.", revision=str(at))
    (said,) = (each for each in found(desk).comments if each.anchor)
    assert (said.anchor.quote, found(desk).place(said)) == ("Second.", None)


def test_words_that_stand_nowhere_come_back_with_what_was_typed(desk):
    at = written(desk, "First.\nSecond.")
    page = desk.send(desk.address(LINE, "/discussion/words"), **WORDS, quote="Third.", revision=str(at))
    assert "These words do not stand in the paragraph" in page.text
    assert "How many @Jo?" in page.text
    assert not any(each.anchor for each in found(desk).comments)
    assert desk.browser.get(desk.address(LINE, "/discussion/words?text=strengths&paragraph=9")).status_code == 404
    empty = desk.browser.get(desk.address("help-protection.strategy-enquiries", "/discussion/words"))
    assert empty.headers["Location"].endswith("/discussion")


def test_words_of_challenge_comments_go_out_and_those_of_team_notes_do_not(desk):
    at = written(desk, "First.\nSecond thoughts.\nThird matter.")
    for kind, paragraph, quote in (("challenge", "2", "Second thoughts."), ("team", "3", "Third matter.")):
        said = WORDS | {"kind": kind, "paragraph": paragraph, "text": f"A {kind} remark."}
        desk.send(desk.address(LINE, "/discussion/words"), **said, quote=quote, revision=str(at))
    written(desk, "Nothing of it.")
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    held = open_snapshot(desk.tools, LOCAL, kept.id).content.comments
    assert [(each.text, each.anchor.quote) for each in held if each.anchor] == [("A challenge remark.", "Second thoughts.")]
    book = load_workbook(BytesIO(export_workbook(desk.tools, LOCAL, desk.holds.assessment)[1]))
    rows = [[cell.value for cell in row] for row in book["Challenge comments"].iter_rows(min_row=5)]
    (row,) = (row for row in rows if "A challenge remark." in row)
    assert row[2:6] == ["Pathway planning", "A challenge remark.", "Second thoughts.", "Strengths, the text has changed since"]
    everything = [str(cell) for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line]
    assert not any("A team remark." in cell or "Third matter." in cell for cell in everything)


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


ASKED = {"review-reviewer": "Jo March", "review-note": "Look at the June <audit>."}
BY_MARCH = {"review-due--day": "1", "review-due--month": "3", "review-due--year": "2090"}


def requests(desk):
    return [(each.reviewer, each.end) for each in found(desk).requests]


def test_a_review_that_is_asked_for_waits_in_ones_work_until_the_second_judgement_answers_it(desk, talk):
    assert talk("review", **ASKED, **BY_MARCH).status_code == 302
    jo = Person("jo", "jo  MARCH", (Grant(Role.REVIEWER, "aldermere"),))
    (mine,) = to_review(desk.tools, jo)
    assert (mine.title, mine.overdue, mine.request.due) == ("Pathway planning", False, date(2090, 3, 1))
    assert to_review(desk.tools, MO) == ()
    assert to_review(desk.tools, Person("jo", "Jo March", (Grant(Role.REVIEWER, "elsewhere"),))) == ()
    page = desk.open("/my-work")
    assert "Yours to review" in page
    assert "Look at the June &lt;audit&gt;." in page
    assert row(desk, Show.ASKED).asked[0].reviewer == "Jo March"
    assert "asked of Jo March, by 1 March 2090" in desk.open(f"/assessments/{desk.holds.assessment}/moderation?show=asked")

    judge_beside(desk.tools, jo, assessment=desk.holds.assessment, subject=LINE, judgement="good", reason="Seen.")
    assert requests(desk) == [("Jo March", ReviewEnd.JUDGED)]
    assert to_review(desk.tools, jo) == ()
    assert row(desk, Show.ASKED) is None
    assert "1 review asked for before" in desk.open(desk.address(LINE, "/discussion"))


def test_a_judgement_of_somebody_else_leaves_a_request_waiting(desk, talk):
    talk("review", **ASKED)
    sam = Person("sam", "Sam Field", (Grant(Role.REVIEWER, "aldermere"),))
    judge_beside(desk.tools, sam, assessment=desk.holds.assessment, subject=LINE, judgement="good", reason="Seen.")
    (request,) = found(desk).requests
    assert request.waits
    with pytest.raises(NotAllowed, match="somebody else"):
        answer_review(desk.tools, sam, request=request.id, answer="It is well.")
    with pytest.raises(NotAllowed, match="Only who asked"):
        withdraw_review(desk.tools, sam, request=request.id)


def test_a_review_is_given_in_words_or_taken_back(desk, talk):
    talk("review", **ASKED)
    first = found(desk).requests[0].id
    assert "Say what your review found" in talk("answer", **{"answer-request": first, "answer-answer": " "}).text
    talk("answer", **{"answer-request": first, "answer-answer": "Ten of ten plans are dated."})
    assert "Ten of ten plans are dated." in desk.open(desk.address(LINE, "/discussion"))
    talk("review", **ASKED)
    talk(f"withdraw:{found(desk).requests[1].id}")
    assert requests(desk) == [("Jo March", ReviewEnd.ANSWERED), ("Jo March", ReviewEnd.WITHDRAWN)]
    assert talk(f"withdraw:{first}").status_code == 400
    assert talk("withdraw:nothing").status_code == 404


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"review-reviewer": ""}, "Say who is asked to review this"),
        (ASKED | {"review-due--day": "1", "review-due--month": "3", "review-due--year": "2001"}, "must not have passed"),
        (ASKED | {"review-due--day": "31", "review-due--month": "2", "review-due--year": "2090"}, "must be a real date"),
    ],
)
def test_a_request_that_cannot_be_comes_back_with_what_was_typed(desk, talk, fields, told):
    page = talk("review", **ASKED | fields).text
    assert told in page
    assert "Look at the June &lt;audit&gt;." in page
    assert requests(desk) == []


def test_nobody_is_asked_twice_at_once(desk, talk):
    talk("review", **ASKED)
    assert "asked for already" in talk("review", **ASKED).text
    assert len(requests(desk)) == 1
