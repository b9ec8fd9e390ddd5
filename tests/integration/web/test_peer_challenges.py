"""The pages of peer challenges, as a browser without JavaScript uses them."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Wanted
from selfassess.services.case_reviews import Typed, cases_of, open_case, save_case
from selfassess.services.case_rollup import rollup_of
from selfassess.services.challenge_notes import board_of
from selfassess.services.fact_check import finish_report, send_for_check
from selfassess.services.peer_challenges import find_challenge, list_challenges, save_question, set_sample
from tests.challenge_world import CONTACTS, a_case, a_challenge, revision_of

ASSESSMENT = "practice.assessment"


def token(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def send(browser, path, *, at=None, **data):
    page = browser.get(at or path)
    sent = {name.replace("__", "-"): value for name, value in data.items()}
    hidden = dict(re.findall(r'<input type="hidden" name="(revision)" value="([^"]+)"', page.text))
    return browser.post(path, data={"csrf_token": token(page)} | hidden | sent)


@pytest.fixture
def made(tools):
    return a_challenge(tools)


def test_a_challenge_is_started_and_scoped_in_the_browser(browser, tools):
    a_challenge(tools)
    start = send(
        browser,
        "/peer-challenges/new",
        authority="aldermere",
        kind="focused",
        title="Care leavers",
        framework="peer-challenge-2026",
        template="case-review-2026",
    )
    assert start.status_code == 302
    home = start.location
    assert "Missing: no case can be opened" in browser.get(home).text
    asked = send(browser, f"{home}/questions/new", text="Are we ambitious enough", heading="Ambition", lines="outcomes.impact")
    assert asked.status_code == 302
    send(browser, f"{home}/questions/new", text="Do we listen", heading="Voice")
    page = browser.get(f"{home}/questions").text
    assert page.index("Are we ambitious enough") < page.index("Do we listen")
    key = home.rpartition("/")[2]
    found = find_challenge(tools, LOCAL, key).challenge
    send(browser, f"{home}/questions/{found.questions[1].id}/arrange", at=f"{home}/questions", then="up")
    assert [each.heading for each in find_challenge(tools, LOCAL, key).challenge.questions] == ["Voice", "Ambition"]
    send(browser, f"{home}/questions/{found.questions[1].id}/arrange", at=f"{home}/questions", then="annexe-down")
    after = find_challenge(tools, LOCAL, key).challenge
    assert [each.heading for each in after.questions] == ["Voice", "Ambition"]
    assert [each.heading for each in after.in_annexe_order()] == ["Ambition", "Voice"]
    assert "Care leavers" in browser.get("/peer-challenges").text


def test_cases_beyond_the_agreed_sample_are_counted_and_said_in_words(browser, tools, made):
    path = f"/peer-challenges/{made.id}"
    a_case(tools, made.id, "CL1", {}, cohort="care-leavers")
    assert "<strong>1 of 16</strong> cases finished</li>" in browser.get(path).text
    assert "1 of 16 added" in browser.get(path).text
    two = (Wanted("care-leavers", "Care leavers", 2), Wanted("children-in-care", "Children in care", 1))
    set_sample(tools, LOCAL, made.id, revision_of(tools, made.id), replace(made.sample, cohorts=two))
    for number in (2, 3):
        a_case(tools, made.id, f"CL{number}", {}, cohort="care-leavers")
    a_case(tools, made.id, "IC1", {}, done=False)
    page = browser.get(path).text
    assert "<strong>3 of 4</strong> cases finished; 3 were agreed</li>" in page
    assert "4 cases; 3 were agreed" in page
    assert "3 care leavers; 2 were agreed · 1 of 1 children in care" in browser.get(f"{path}/cases").text


def test_a_form_with_a_mistake_keeps_what_was_typed(browser, made):
    answer = send(browser, f"/peer-challenges/{made.id}/questions/new", text="Are our “plans” any good?", heading="")
    assert "Enter a short heading" in answer.text
    assert "Are our “plans” any good?" in answer.text


def test_people_and_contacts_are_added_a_group_at_a_time(browser, tools, made):
    path = f"/peer-challenges/{made.id}/who/team"
    more = send(browser, path, row0__name="Ann Example", row0__role="Lead peer", more="yes")
    assert "Person 2" in more.text
    assert "Ann Example" in more.text
    wrong = send(browser, path, row0__name="Ann Example", row0__role="")
    assert "Enter the role" in wrong.text
    send(browser, path, row0__name="Ann Example", row0__role="Lead peer", row1__name="", row1__role="")
    team = find_challenge(tools, LOCAL, made.id).challenge.team
    assert [(member.name, member.role) for member in team] == [("Ann Example", "Lead peer")]
    path = f"/peer-challenges/{made.id}/who/contacts"
    wrong = send(browser, path, row0__name="Ann", row0__telephone="by post", row0__hours="day")
    assert "needs a telephone number" in wrong.text
    assert find_challenge(tools, LOCAL, made.id).challenge.contacts == CONTACTS


def test_a_change_made_on_an_old_page_is_refused_and_shown_again(browser, tools, made):
    path = f"/peer-challenges/{made.id}/who/team"
    old = browser.get(path)
    send(browser, path, row0__name="Ann Example", row0__role="Lead peer")
    sent = {"csrf_token": token(old), "revision": str(made.revision), "row0-name": "Bea Other Example", "row0-role": "Peer"}
    answer = browser.post(path, data=sent)
    assert answer.status_code == 409
    assert "Bea Other Example" in answer.text
    assert find_challenge(tools, LOCAL, made.id).challenge.team[0].name == "Ann Example"


def test_dates_and_sample_are_kept(browser, tools, made):
    days = {"on-site-first--day": "14", "on-site-first--month": "6", "on-site-first--year": "2022"}
    wrong = days | {"on-site-last--day": "1", "on-site-last--month": "6", "on-site-last--year": "2022"}
    page = browser.get(f"/peer-challenges/{made.id}/dates")
    revision = re.search(r'name="revision" value="(\d+)"', page.text)[1]
    answer = browser.post(f"/peer-challenges/{made.id}/dates", data={"csrf_token": token(page), "revision": revision} | wrong)
    assert "must not lie before the first" in answer.text
    answer = browser.post(f"/peer-challenges/{made.id}/dates", data={"csrf_token": token(page), "revision": revision} | days)
    assert answer.status_code == 302
    kept = find_challenge(tools, LOCAL, made.id).challenge
    assert [(each.stage.value, each.first.day) for each in kept.dates] == [("on-site", 14)]
    fields = {"row0__title": "Care leavers", "row0__count": "5", "row1__title": "Children in need", "row1__count": "3"}
    send(browser, f"/peer-challenges/{made.id}/sample", **fields, selection="random", months="3", reason="By a rule")
    sample = find_challenge(tools, LOCAL, made.id).challenge.sample
    assert [(each.id, each.count) for each in sample.cohorts] == [("care-leavers", 5), ("children-in-need", 3)]
    assert (sample.selection.value, sample.months, sample.reason) == ("random", 3, "By a rule")


def test_a_case_is_reviewed_page_by_page(browser, tools, made):
    cases = f"/peer-challenges/{made.id}/cases"
    refused = send(browser, cases, code="1029511", cohort="care-leavers")
    assert "is no local code" in refused.text
    assert send(browser, cases, code="cl1", cohort="care-leavers", reviewer="A").status_code == 302
    part = f"{cases}/CL1/form/{ASSESSMENT}"
    assert "What to ask of this record" in browser.get(part).text
    typed = {f"{ASSESSMENT}.strengths": "- Timely\n- Rich in what she says", f"{ASSESSMENT}.considerations": "Fathers?"}
    onwards = send(browser, part, **typed, then="next")
    assert onwards.location.endswith("/form/practice.planning-review")
    found = cases_of(tools, LOCAL, made.id)
    said = [(each.side.value, each.text) for case in found.cases for each in case.statements(found.form)]
    assert said == [("strengths", "Timely"), ("strengths", "Rich in what she says"), ("considerations", "Fathers?")]
    page = browser.get(f"{cases}/CL1").text
    assert "2 strengths, 1 consideration" in page
    asked = send(browser, f"{cases}/CL1/finish", at=f"{cases}/CL1", then="done").text
    assert "Is the review of case CL1 finished?" in asked
    assert "Nothing was written about Identification and response to needs" in asked
    assert not open_case(tools, LOCAL, made.id, "CL1").case.finished
    send(browser, f"{cases}/CL1/finish", at=f"{cases}/CL1", then="done", sure="yes")
    assert cases_of(tools, LOCAL, made.id).cases[0].finished


def test_what_was_typed_is_saved_before_a_concern_is_raised(browser, tools, made):
    a_case(tools, made.id, "IC1", {})
    path = f"/peer-challenges/{made.id}/cases/IC1/form/{ASSESSMENT}"
    onwards = send(browser, path, **{f"{ASSESSMENT}.strengths": "Timely"}, then="concern")
    assert onwards.location == f"/peer-challenges/{made.id}/cases/IC1/concern?from={ASSESSMENT}"
    raising = browser.get(onwards.location).text
    assert "Telephone first" in raising
    assert f'href="{path}">Cancel</a>' in raising
    assert f'href="/peer-challenges/{made.id}/cases/IC1">Case IC1</a>' in raising
    straight = browser.get(f"/peer-challenges/{made.id}/cases/IC1/concern?from=elsewhere").text
    assert f'href="/peer-challenges/{made.id}/cases/IC1">Cancel</a>' in straight
    assert open_case(tools, LOCAL, made.id, "IC1").case.values[f"{ASSESSMENT}.strengths"] == "Timely"


def test_a_concern_can_be_raised_without_saving_what_is_held_back(browser, tools, made):
    a_case(tools, made.id, "IC1", {})
    path = f"/peer-challenges/{made.id}/cases/IC1/form/{ASSESSMENT}"
    without = f'href="/peer-challenges/{made.id}/cases/IC1/concern?from={ASSESSMENT}">Raise it without saving'
    assert without not in browser.get(path).text
    assert without in send(browser, path, **{f"{ASSESSMENT}.strengths": "See 1029511"}, then="concern").text


def test_what_looks_like_a_case_number_is_held_back_until_a_reason_is_given_and_nothing_typed_is_lost(browser, tools, made):
    a_case(tools, made.id, "IC1", {})
    path = f"/peer-challenges/{made.id}/cases/IC1/form/{ASSESSMENT}"
    typed = {f"{ASSESSMENT}.strengths": "Support was found, 1029511", f"{ASSESSMENT}.considerations": "Could fathers be asked?"}
    why = f"why-{ASSESSMENT}.strengths"
    held = send(browser, path, **typed)
    assert "There is a problem" in held.text
    assert "something in it looks like a case number" in held.text
    assert all(words in held.text for words in typed.values())
    assert f'name="{why}"' in held.text
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == {}
    again = send(browser, path, **typed, **{why: "Form 1029511"})
    assert "The reason may itself tell" in again.text
    assert 'value="Form 1029511"' in again.text
    assert send(browser, path, **typed, **{why: "The number of a form"}).status_code == 302
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == typed
    assert "The number of a form" in browser.get(f"/peer-challenges/{made.id}/cases/IC1").text
    assert "1 text kept with a reason" in browser.get(f"/peer-challenges/{made.id}/cases").text


def test_once_the_report_is_final_the_pages_offer_no_change_and_an_old_page_is_told_so(browser, tools, made):
    a_case(tools, made.id, "IC1", {f"{ASSESSMENT}.considerations": "Could fathers be asked?"})
    home = f"/peer-challenges/{made.id}"
    old = browser.get(f"{home}/findings")
    send_for_check(tools, LOCAL, made.id)
    finish_report(tools, LOCAL, made.id, sure=True)
    said = {"csrf_token": token(old), "response": "We will audit this."}
    late = browser.post(f"{home}/findings/{ASSESSMENT}/response", data=said)
    assert late.status_code == 400
    assert "The report is final, and does not change any more" in late.text
    assert rollup_of(tools, LOCAL, made.id).rollup.row(ASSESSMENT).response == ""
    for page, button in (
        ("findings", "Keep the response"),
        ("cases", "Add case"),
        ("cases/IC1", "Open it again"),
        (f"cases/IC1/form/{ASSESSMENT}", "Save and return"),
        ("report", "Save the report"),
    ):
        text = browser.get(f"{home}/{page}").text
        assert "The report is final" in text, page
        assert button not in text, page


def test_two_reviewers_at_once_see_each_others_words(browser, tools, made):
    a_case(tools, made.id, "IC1", {})
    path = f"/peer-challenges/{made.id}/cases/IC1/form/{ASSESSMENT}"
    page = browser.get(path)
    revision = re.search(r'name="revision" value="(\d+)"', page.text)[1]
    save_case(tools, LOCAL, made.id, "IC1", Typed(int(revision), {f"{ASSESSMENT}.strengths": "Theirs stands"}))
    sent = {"csrf_token": token(page), "revision": revision, f"{ASSESSMENT}.strengths": "Mine stands"}
    clash = browser.post(path, data=sent)
    assert clash.status_code == 409
    assert "Theirs stands" in clash.text
    assert "Mine stands" in clash.text
    decided = re.search(r'name="revision" value="(\d+)"', clash.text)[1]
    browser.post(path, data=sent | {"revision": decided, f"{ASSESSMENT}.strengths": "Theirs stands\nMine stands"})
    assert open_case(tools, LOCAL, made.id, "IC1").case.values[f"{ASSESSMENT}.strengths"] == "Theirs stands\nMine stands"


def test_a_concern_goes_from_the_telephone_to_the_receipt(browser, tools, made):
    a_case(tools, made.id, "IC1", {})
    path = f"/peer-challenges/{made.id}/cases/IC1/concern"
    page = browser.get(path).text
    assert page.index("Telephone first") < page.index("Then record it")
    assert "01632 960001" in page
    when = {"day--day": "1", "day--month": "6", "day--year": "2022"}
    told = {"told": "Ruth Ferris", "urgency": "now", "what": "A young person is missing."}
    first = browser.get(path)
    wrong = browser.post(path, data={"csrf_token": token(first), "time": "25:00"} | when | told)
    assert "hours and minutes" in wrong.text
    assert "A young person is missing." in wrong.text
    made_at = browser.post(path, data={"csrf_token": token(first), "time": "9:30"} | when | told).location
    assert "1 safeguarding concern not closed" in browser.get(f"/peer-challenges/{made.id}").text
    shown = browser.get(made_at)
    assert "closed once the council’s receipt is recorded" in shown.text
    receipt = {"csrf_token": token(shown), "by": "Duty manager", "time": "10:15", "done": "Visited the same morning"} | when
    browser.post(made_at, data=receipt)
    browser.post(f"{made_at}/close", data={"csrf_token": token(shown)})
    assert "not closed" not in browser.get(f"/peer-challenges/{made.id}").text
    assert "closed" in browser.get(f"/peer-challenges/{made.id}/concerns").text


def test_the_list_is_empty_where_nobody_takes_part(browser, tools):
    assert "You take part in no peer challenge yet" in browser.get("/peer-challenges").text
    assert list_challenges(tools, LOCAL) == ()


def test_statements_are_merged_answered_and_left_out_in_the_browser(browser, tools, made):
    for code, text in (("IC1", "Chronologies were not up to date"), ("IC2", "The chronology was not up to date")):
        a_case(tools, made.id, code, {f"{ASSESSMENT}.considerations": text})
    path = f"/peer-challenges/{made.id}/findings"
    page = browser.get(path)
    assert "May be one finding" in page.text
    keys = re.findall(r'type="hidden" name="key" value="([^"]+)"', page.text)
    browser.post(path, data={"csrf_token": token(page), "key": keys, "text": "Keep chronologies up to date"})
    (entry,) = rollup_of(tools, LOCAL, made.id).rollup.row(ASSESSMENT).considerations
    assert (entry.text, entry.codes) == ("Keep chronologies up to date", ("IC1", "IC2"))
    nothing = browser.post(path, data={"csrf_token": token(page), "text": "Words"}, follow_redirects=True)
    assert "Choose what belongs together" in nothing.text
    browser.post(f"{path}/{ASSESSMENT}/response", data={"csrf_token": token(page), "response": "We will audit this."})
    assert "We will audit this." in browser.get(path).text
    browser.post(f"{path}/{entry.finding.id}/arrange", data={"csrf_token": token(page), "then": "out"})
    without = browser.get(path).text
    assert "left out of the report" in without
    assert "Left out of the findings" in without
    for then, told in (("in", "Put in again"), ("apart", "Taken apart")):
        asked = {"csrf_token": token(page), "then": then, "line": ASSESSMENT}
        assert told in browser.post(f"{path}/{entry.finding.id}/arrange", data=asked, follow_redirects=True).text


def test_a_note_becomes_a_finding_and_a_paragraph_of_the_report(browser, tools, made):
    home = f"/peer-challenges/{made.id}"
    send(browser, f"{home}/questions/new", text="Are there enough homes", heading="Homes")
    question = find_challenge(tools, LOCAL, made.id).challenge.questions[0].id
    said = {"text": "They feel heard", "side": "strengths", "source": "focus-group", "group": "foster carers", "people": "11"}
    wrong = send(browser, f"{home}/board/notes/new", **(said | {"people": "many"}), questions=question)
    assert "whole number of people" in wrong.text
    send(browser, f"{home}/board/notes/new", **said, questions=question)
    board = browser.get(f"{home}/board").text
    assert "11 people heard" in board
    note = board_of(tools, LOCAL, made.id).columns[0].notes[0].id
    send(browser, f"{home}/board/{question}/findings/new", text="Carers feel heard.", notes=note)
    assert "Rests on 1 note" in browser.get(f"{home}/board").text
    send(browser, f"{home}/questions/new", text="Do we listen", heading="Voice")
    voice = find_challenge(tools, LOCAL, made.id).challenge.questions[1].id
    there = send(
        browser, f"{home}/board/notes/{note}/move", at=f"{home}/board", **{"from": question, "to": f"{voice} considerations"}
    )
    assert there.location.endswith(f"#note-{note}-{voice}")
    assert "Moved to Voice" in browser.get(there.location).text
    (moved,) = board_of(tools, LOCAL, made.id).columns[1].notes
    assert (moved.id, moved.questions, moved.text) == (note, (voice,), "They feel heard")
    finding = board_of(tools, LOCAL, made.id).columns[0].findings[0].id
    send(browser, f"{home}/board/{question}/findings/{finding}", text="Carers feel heard by all.", notes=note)
    assert board_of(tools, LOCAL, made.id).columns[0].findings[0].notes == (note,)
    nowhere = send(browser, f"{home}/board/notes/{note}/move", at=f"{home}/board", **{"from": voice, "to": "elsewhere strengths"})
    assert nowhere.status_code == 404
    assert send(browser, f"{home}/board/notes/{note}/move", at=f"{home}/board", to="sideways").status_code == 400
    kept = send(browser, f"{home}/board/notes/{note}", then="remove")
    assert "A finding rests on this note" in browser.get(kept.location).text
    typed = {"summary": "In short.", "key-0-title": "Do more", "key-0-reason": "Too few homes.", "also_did": "Saw settings"}
    send(browser, f"{home}/report", **typed)
    made_file = browser.get(f"{home}/packs/feedback-report.docx")
    assert made_file.headers["Content-Disposition"].startswith("attachment; filename=aldermere-feedback-report")
    said = "\n".join(paragraph.text for paragraph in Document(BytesIO(made_file.data)).paragraphs)
    for words in ("In short.", "Do more:", "Carers feel heard by all.", "11 people, including: foster carers", "Saw settings"):
        assert words in said
    assert browser.get(f"{home}/packs/nothing.docx").status_code == 404
    assert browser.get(f"{home}/packs/action-plan.docx").status_code == 404
    listed = browser.get(f"{home}/packs").text
    assert "Record to whom it went" in listed
    assert "Completed case reviews" not in listed


def test_findings_are_shown_for_the_question_that_areas_speak_to(browser, tools, made):
    mapped = ScopeQuestion("", "Plans", "Do plans change lives", ("effective-practice.practice",))
    asked = save_question(tools, LOCAL, made.id, made.revision, mapped)
    asked = save_question(tools, LOCAL, made.id, asked.revision, ScopeQuestion("", "Pandemic", "Did we hold through it"))
    said = {"practice.planning-review.strengths": "Plans are clear", "practice.direct-work.strengths": "Play is skilled"}
    a_case(tools, made.id, "IC1", said)
    page = browser.get(f"/peer-challenges/{made.id}/findings").text
    assert "Plans are clear" in page
    assert "Play is skilled" in page
    plans, pandemic = asked.questions
    chosen = browser.get(f"/peer-challenges/{made.id}/findings?question={plans.id}").text
    assert "Plans are clear" in chosen
    assert "Play is skilled" not in chosen
    assert f"question={pandemic.id}" not in page
    assert browser.get(f"/peer-challenges/{made.id}/findings?question={pandemic.id}").status_code == 404
