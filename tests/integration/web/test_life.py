"""From draft to a signed snapshot, in a browser."""

import json
import re
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from selfassess.domain.life import STEPS, State
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.snapshot import Approval
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.services.assessments import create_assessment, find_assessment
from selfassess.services.comparing import NOW, Moved, compare
from selfassess.services.life import life_of, move
from selfassess.services.signing import sign_off, to_sign
from selfassess.services.snapshots import add_snapshot, export_snapshot, list_snapshots, open_snapshot
from selfassess.services.young_people import save_young_people
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app

AREAS = ("leadership", "help-protection", "children-in-care", "care-leavers")
LINE = "help-protection.strategy-enquiries"
EDITOR = Person("editor", "An Editor", (Grant(Role.EDITOR, "aldermere"),))
OWNER = Person("dcs", "A Director", (Grant(Role.OWNER, "aldermere"),))


@pytest.fixture
def here(desk):
    return f"/assessments/{desk.holds.assessment}"


@pytest.fixture
def in_review(desk):
    move(desk.tools, LOCAL, assessment=desk.holds.assessment, to=State.IN_REVIEW)


def approvals(desk, **changed):
    areas = to_sign(desk.tools, LOCAL, desk.holds.assessment).areas
    given = [Approval(area.subject, area.response.revision, "good", f"Why {area.subject} is good.") for area in areas]
    return [replace(each, **changed) if each.subject == "care-leavers" else each for each in given]


def signed(desk):
    return sign_off(desk.tools, OWNER, assessment=desk.holds.assessment, approvals=approvals(desk), seen=True, note="Agreed")


def state(desk):
    return find_assessment(desk.tools, LOCAL, desk.holds.assessment).assessment.state


def test_it_is_given_for_review_judged_and_signed_and_what_was_signed_can_be_read(desk, here):
    assert "Give for review" in desk.open(f"{here}/life")
    desk.send(f"{here}/life/in-review", note="Ready.")
    page = desk.open(f"{here}/sign-off")
    assert "that nobody answered" in page
    assert re.search(r"\d+ of 40 topics are not described", page)
    fields = dict(re.findall(r'name="(revision_[\w-]+)" value="(\d+)"', page))
    assert len(fields) == 4
    for area in AREAS:
        fields |= {f"judgement_{area}": "good", f"narrative_{area}": f"Because of {area}."}

    refused = desk.send(f"{here}/sign-off", **fields)
    assert "Say that you have seen what nobody answered" in refused.text
    assert "Because of care-leavers." in refused.text

    answer = desk.send(f"{here}/sign-off", **fields, seen="yes", note="Agreed at the board")
    page = desk.open(answer.headers["Location"])
    assert "Signed off by This computer" in page
    assert "Because of care-leavers." in page
    assert "intact" in page
    assert state(desk) is State.SIGNED_OFF
    assert desk.response("care-leavers").judgement.reason == "Because of care-leavers."
    assert "what was signed" in desk.open(f"{here}/life")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"judgement": "not-answered"}, "choose a judgement"),
        ({"judgement": "excellent"}, "no level"),
        ({"narrative": "  "}, "say why"),
        ({"subject": "elsewhere"}, "choose a judgement"),
    ],
)
def test_every_area_is_judged_with_a_reason_or_nothing_is_signed(desk, in_review, changed, said):
    with pytest.raises(BadInput, match=said):
        sign_off(desk.tools, OWNER, assessment=desk.holds.assessment, approvals=approvals(desk, **changed), seen=True)
    assert state(desk) is State.IN_REVIEW
    assert desk.response("leadership").judgement.reason != "Why leadership is good."


def test_an_area_that_was_changed_while_the_director_read_is_not_signed(desk, here, in_review):
    given = approvals(desk)
    desk.save("leadership", judgement="inadequate", reason="Seen otherwise.", strengths="")
    with pytest.raises(Conflict, match="was changed while you were reading"):
        sign_off(desk.tools, OWNER, assessment=desk.holds.assessment, approvals=given, seen=True)
    typed = {f"revision_{each.subject}": str(each.revision) for each in given}
    for each in given:
        typed |= {f"judgement_{each.subject}": "good", f"narrative_{each.subject}": f"Typed for {each.subject}"}
    answer = desk.send(f"{here}/sign-off", **typed, seen="yes")
    assert answer.status_code == 409
    assert "Typed for leadership" in answer.text
    now = dict(re.findall(r'name="(revision_[\w-]+)" value="(\d+)"', answer.text))
    assert desk.send(f"{here}/sign-off", **typed | now, seen="yes").status_code == 302


def test_a_later_edit_makes_a_new_draft_and_leaves_what_was_signed(desk, here, in_review):
    kept = signed(desk)
    desk.save(LINE, strengths="Written after signing.")
    assert state(desk) is State.DRAFT
    assert "Changed after it was signed off." in desk.open(f"{here}/life")
    opened = open_snapshot(desk.tools, LOCAL, kept.id)
    assert opened.intact
    assert opened.content.response(LINE).texts.strengths != "Written after signing."
    newest = list_snapshots(desk.tools, LOCAL, desk.holds.assessment).snapshots[0]
    assert (newest.number, newest.digest) == (2, kept.digest)


def test_what_is_signed_holds_the_summary_for_young_people_and_its_page_shows_it(desk, in_review):
    said = "People listen to you."
    save_young_people(desk.tools, LOCAL, assessment=desk.holds.assessment, revision=0, texts={"whole": {"good": said}})
    kept = signed(desk)
    page = desk.open(f"/snapshots/{kept.id}")
    assert "Summary for children and young people, reading age" in page
    assert said in page
    assert f"/snapshots/{kept.id}/packs/young-peoples-summary" in page


def test_nothing_archived_can_be_written_in_until_it_is_taken_out(desk, here):
    move(desk.tools, LOCAL, assessment=desk.holds.assessment, to=State.ARCHIVED)
    answer = desk.save(LINE, strengths="Not lost.")
    assert answer.status_code == 400
    assert "archived" in answer.text
    assert "Not lost." in answer.text
    desk.send(f"{here}/life/draft")
    assert desk.save(LINE, strengths="Not lost.").status_code == 302


def test_who_may_not_sign_is_told_and_sees_no_such_button(desk, in_review):
    ways = [each.end for each in life_of(desk.tools, EDITOR, desk.holds.assessment).steps]
    assert State.SIGNED_OFF not in ways
    with pytest.raises(NotAllowed):
        sign_off(desk.tools, EDITOR, assessment=desk.holds.assessment, approvals=approvals(desk), seen=True)
    with pytest.raises(BadInput, match="page of sign-off"):
        move(desk.tools, OWNER, assessment=desk.holds.assessment, to=State.SIGNED_OFF)


def test_two_snapshots_are_compared_word_by_word(desk, here):
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment, note="Before")
    desk.save(LINE, judgement="good", confidence="", strengths="Held the same day.")
    found = compare(desk.tools, LOCAL, desk.holds.assessment, kept.id, NOW)
    differing = [each for each in found.differences if each.differs]
    assert [each.subject for each in differing] == [LINE]
    assert differing[0].moved is Moved.CHANGED
    page = desk.open(f"{here}/snapshots/compare?older={kept.id}&newer=now")
    assert "1 of 45 differ." in page
    assert "Held the same day." in page
    assert desk.browser.get(f"{here}/snapshots/compare?older=now&newer=now").status_code == 400


def test_a_judgement_that_rose_or_fell_is_told(desk):
    desk.save(LINE, judgement="requires improvement", confidence="")
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    for answer, way in (("good", Moved.UP), ("inadequate", Moved.DOWN)):
        desk.save(LINE, judgement=answer, confidence="")
        found = compare(desk.tools, LOCAL, desk.holds.assessment, kept.id, NOW).differences
        assert next(each.moved for each in found if each.subject == LINE) is way


def test_a_snapshot_is_taken_away_letter_for_letter_and_as_a_pack(desk):
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    name, content = export_snapshot(desk.tools, LOCAL, kept.id)
    assert name.endswith("-snapshot-2.json")
    assert json.loads(content)["content"]["assessment"]["id"] == desk.holds.assessment
    made = desk.browser.get(f"/snapshots/{kept.id}/packs/self-evaluation.docx")
    assert made.data.startswith(b"PK")
    assert desk.browser.get(f"/snapshots/{kept.id}/export").data == content


def test_a_snapshot_that_somebody_tampered_with_says_so(desk):
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    engine = create_engine(desk.tools.settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE snapshots SET content = replace(content, 'requires improvement', 'good')"))
    engine.dispose()
    assert "What is kept is not what was kept" in desk.open(f"/snapshots/{kept.id}")


def test_snapshots_of_others_do_not_exist(desk):
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    with pytest.raises(NotFound, match="no snapshot"):
        open_snapshot(desk.tools, Person("x", "X", (Grant(Role.OWNER, "elsewhere"),)), kept.id)


def test_two_assessments_are_compared_as_they_stand(desk):
    other = create_assessment(desk.tools, LOCAL, authority="aldermere", framework="ilacs-2023", title="The one before")
    base = f"/assessments/{desk.holds.assessment}/snapshots"
    assert "The one before, as it stands now" in desk.open(base)
    page = desk.open(f"{base}/compare?older=now-{other.id}&newer=now")
    assert "The one before" in page
    assert "Outstanding" in page
    elsewhere = create_assessment(desk.tools, LOCAL, authority="brackenshire", framework="ilacs-2026", title="Theirs")
    refused = desk.browser.get(f"{base}/compare?older=now-{elsewhere.id}&newer=now")
    assert refused.status_code == 400


def test_the_page_of_its_state_lists_every_legal_move_with_who_may_make_it(desk):
    page = desk.open(f"/assessments/{desk.holds.assessment}/life")
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th><td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td>', page)
    assert ("In review", "Signed off", "Sign off", "owner") in rows
    assert ("Draft", "In review", "Give for review", "owner and editor") in rows
    assert len(rows) == len(STEPS)


def test_who_works_on_a_laptop_signs_with_the_name_that_was_set(desk, here, in_review):
    assert "You sign as “This computer”" in desk.open(f"{here}/sign-off")
    kept = signed(desk)
    add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    named = replace(desk.tools, settings=replace(desk.tools.settings, name="Jo Tarn, director"))
    key = DoorKey()
    browser = create_app(named, key=key).test_client()
    browser.get(f"/?key={key.value}")

    assert "You sign as" not in browser.get(f"{here}/sign-off").text
    shelf = list_snapshots(desk.tools, LOCAL, desk.holds.assessment).snapshots
    mine = next(each for each in shelf if each.by == LOCAL.id and each.number > kept.number)
    assert "Jo Tarn, director" in browser.get(f"/snapshots/{mine.id}").text


def test_the_hash_of_a_snapshot_stands_behind_a_summary(desk):
    page = desk.open(f"/snapshots/{desk.holds.snapshot}")
    behind = page.split("It is as it was kept: how to check")[1].split("</details>")[0]
    assert "SHA-256" in behind
    assert page.count("SHA-256") == behind.count("SHA-256")
    assert "SHA-256" not in desk.open(f"/assessments/{desk.holds.assessment}/snapshots")


def test_the_way_to_a_move_and_to_the_signature_leads_over_the_state(desk):
    for assessment, below in ((desk.holds.assessment, "life/in-review"), (desk.holds.in_review, "sign-off")):
        page = desk.open(f"/assessments/{assessment}/{below}")
        assert f'href="/assessments/{assessment}/life">State and sign-off</a>' in page
