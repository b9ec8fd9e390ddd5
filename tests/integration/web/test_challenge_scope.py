"""The pages of a challenge's scope, sample and board, as a browser without JavaScript uses them."""

import re
from dataclasses import replace
from io import BytesIO

import pytest

from selfassess.domain.case_form import Side
from selfassess.domain.notes import SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion, TeamMember
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Selection, Stratum, Trait
from selfassess.services.background import documents_of
from selfassess.services.case_reviews import cases_of, open_case
from selfassess.services.challenge_notes import Noted, write_note
from selfassess.services.hypotheses import hypotheses_of
from selfassess.services.peer_challenges import find_challenge, save_question, set_sample, set_team
from tests.challenge_world import a_case, a_challenge
from tests.integration.web.test_peer_challenges import send, token

PASSPHRASE = "otter lantern gravel sky"


@pytest.fixture
def made(tools):
    made = a_challenge(tools)
    made = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Homes", "Are there enough homes"))
    sample = replace(made.sample, selection=Selection.PURPOSIVE, reason="To look into homes")
    return set_sample(tools, LOCAL, made.id, made.revision, sample)


def upload(browser, path, name, content, **data):
    page = browser.get(path)
    hidden = dict(re.findall(r'<input type="hidden" name="(revision)" value="([^"]+)"', page.text))
    sent = {"csrf_token": token(page), "file": (BytesIO(content), name)} | hidden | data
    return browser.post(path, data=sent, content_type="multipart/form-data")


def test_a_hypothesis_is_raised_refused_without_a_finding_and_closed(browser, tools, made):
    path = f"/peer-challenges/{made.id}/hypotheses"
    assert "No hypothesis is raised yet" in browser.get(path).text
    send(browser, f"{path}/new", text="Plans “drift”", standing="open", questions=made.questions[0].id)
    raised = hypotheses_of(tools, LOCAL, made.id).hypotheses[0]
    wrong = send(browser, f"{path}/{raised.id}", text="Plans “drift”", standing="closed", tested="We read ten", result="holds")
    assert wrong.status_code == 400
    assert "closed with a result and a finding" in wrong.text
    assert "We read ten" in wrong.text
    said = {"standing": "closed", "tested": "We read ten", "result": "holds", "finding": "Nine of ten did."}
    assert send(browser, f"{path}/{raised.id}", text="Plans “drift”", **said).status_code == 302
    page = browser.get(path).text
    assert "It holds." in page
    assert "Nine of ten did." in page
    send(browser, f"{path}/{raised.id}", then="remove")
    assert hypotheses_of(tools, LOCAL, made.id).hypotheses == ()


def test_a_document_is_put_in_opened_and_taken_out_after_asking(browser, tools, made):
    path = f"/peer-challenges/{made.id}/documents"
    refused = upload(browser, path, "list.csv", b"Child ID,Name\n1,A\n", holds="data", title="Our list")
    assert refused.status_code == 400
    assert "Lists of children are never kept here" in refused.text
    assert "Our list" in refused.text
    assert upload(browser, path, "plan.txt", b"What we plan.", holds="document", title="Our plan").status_code == 302
    held = documents_of(tools, LOCAL, made.id).documents[0]
    assert "Our plan" in browser.get(path).text
    opened = browser.get(f"{path}/{held.id}")
    assert (opened.data, opened.headers["Content-Disposition"]) == (b"What we plan.", "attachment; filename=plan.txt")
    assert "Take this document out?" in browser.get(f"{path}/{held.id}/remove").text
    send(browser, f"{path}/{held.id}/remove")
    assert browser.get(f"{path}/{held.id}").status_code == 404


def test_the_decision_to_publish_is_kept_and_taken_back(browser, tools, made):
    path = f"/peer-challenges/{made.id}/publication"
    day = {"on__day": "3", "on__month": "7", "on__year": "2022"}
    typed = {name.replace("__", "--"): value for name, value in day.items()}
    page = browser.get(path)
    hidden = {"csrf_token": token(page), "revision": re.search(r'name="revision" value="(\d+)"', page.text)[1]}
    wrong = browser.post(path, data=hidden | typed | {"publishing": "part", "by": "The cabinet", "withheld": "Annexe A"})
    assert "Say what is published and what is not" in wrong.text
    assert "Annexe A" in wrong.text
    kept = browser.post(path, data=hidden | typed | {"publishing": "nothing", "by": "The cabinet"})
    assert kept.status_code == 302
    assert find_challenge(tools, LOCAL, made.id).challenge.publication.by == "The cabinet"
    send(browser, path, then="remove")
    assert find_challenge(tools, LOCAL, made.id).challenge.publication is None


def test_a_list_becomes_local_codes_and_the_key_is_handed_out_once_and_opened_again(browser, tools, made):
    path = f"/peer-challenges/{made.id}/sample"
    phrases = {"passphrase": PASSPHRASE, "again": PASSPHRASE}
    table = b"Case number,Cohort,Date of birth,Selected\n778811,Care leavers,1 May 2004,yes\n"
    refused = upload(browser, f"{path}/list", "list.csv", table, **phrases)
    assert refused.status_code == 400
    assert "Nothing of the list was taken" in refused.text
    assert "778811" not in refused.text
    assert PASSPHRASE not in refused.text
    mistyped = upload(browser, f"{path}/list", "list.csv", table, **phrases | {"again": "another"})
    assert "Enter the same passphrase twice" in mistyped.text
    table = b"Case number,Cohort,Team,Selected\n778811,Care leavers,North,yes\n778812,Care leavers,South,\n"
    taken = upload(browser, f"{path}/list", "list.csv", table, **phrases)
    assert taken.headers["Cache-Control"] == "no-store"
    assert taken.headers["Content-Disposition"].endswith(".codes")
    assert b"778811" not in taken.data
    assert [case.code for case in cases_of(tools, LOCAL, made.id).cases] == ["CL1"]
    page = browser.get(f"{path}/coverage").text
    assert "Team: no case of South is in the sample." in page
    wrong = upload(browser, f"{path}/key", "key.codes", taken.data, passphrase="something else")
    assert "passphrase is not the right one" in wrong.text
    opened = upload(browser, f"{path}/key", "key.codes", taken.data, passphrase=PASSPHRASE)
    assert opened.headers["Cache-Control"] == "no-store"
    assert "778811" in opened.text
    assert "778811" not in browser.get(f"{path}/key").text
    assert browser.get(f"{path}/list-of-cases.csv").data.decode("utf-8-sig").startswith("Case number,Cohort,Team,Age")


def test_whom_a_case_stands_for_and_who_was_spoken_to_is_kept_beside_it(browser, tools, made):
    a_case(tools, made.id, "IC1", {"practice.assessment.strengths": "Timely"})
    sample = replace(made.sample, frame=(Stratum(Trait.TEAM, "North", 12), Stratum(Trait.TEAM, "South", 9)))
    set_sample(tools, LOCAL, made.id, made.revision, sample)
    path = f"/peer-challenges/{made.id}/cases/IC1/sample"
    wrong = send(browser, path, **{"team": "North", "worker-talk": "not-held"})
    assert wrong.status_code == 400
    assert "Say why there was no conversation with the practitioner" in wrong.text
    kept = {"team": "North", "gender": "Girl", "worker-talk": "not-held", "worker-reason": "On leave", "manager-talk": "held"}
    assert send(browser, path, **kept).status_code == 302
    page = browser.get(f"/peer-challenges/{made.id}/cases/IC1").text
    assert "North · Girl" in page
    assert "Practitioner: not held: On leave" in page
    case = open_case(tools, LOCAL, made.id, "IC1").case
    assert (case.finished, case.values) == (True, {"practice.assessment.strengths": "Timely"})


def test_the_board_opens_each_question_and_each_day(browser, tools, made):
    asked = (made.questions[0].id,)
    said = Noted(SourceKind.FOCUS_GROUP, "foster carers", "They feel listened to.", Side.STRENGTHS, 11, questions=asked)
    note = write_note(tools, LOCAL, made.id, said)
    board = f"/peer-challenges/{made.id}/board"
    assert f"{board}/questions/{made.questions[0].id}" in browser.get(board).text
    page = browser.get(f"{board}/questions/{made.questions[0].id}").text
    assert "They feel listened to." in page
    assert "Fewer than two kinds of source" in page
    day = note.written_at.astimezone().date()
    evening = browser.get(f"{board}/daily?day={day.isoformat()}").text
    assert "<strong>11</strong> heard on this day" in evening
    assert "They feel listened to." in evening
    assert browser.get(f"{board}/daily?day=tomorrow").status_code == 400


def test_interests_and_expertise_are_kept_and_not_printed(browser, tools, made):
    member = TeamMember("Ann Example", "Lead peer", "Holmshire", "Permanence", "Worked there until 2015")
    set_team(tools, LOCAL, made.id, find_challenge(tools, LOCAL, made.id).challenge.revision, (member,))
    assert "Worked there until 2015" in browser.get(f"/peer-challenges/{made.id}/who/team").text
    report = browser.get(f"/peer-challenges/{made.id}/packs/feedback-report/page").text
    assert "Ann Example, Lead peer, Holmshire" in report
    assert "Worked there until 2015" not in report
