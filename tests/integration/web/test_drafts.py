"""What was typed and not saved, and what was saved before."""

import pytest

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import Conflict
from selfassess.services.drafts import keep_draft, own_drafts
from selfassess.services.history import bring_back, history
from selfassess.services.snapshots import add_snapshot, export_snapshot

FRESH = "help-protection.strategy-enquiries"
MO = Person("mo", "Mo Khan", (Grant(Role.EDITOR, "aldermere"),))


@pytest.fixture
def typed(desk):
    def send(text="Half a sent", field="strengths", revision=0):
        return desk.send(desk.address(FRESH, "/drafts"), field=field, text=text, revision=str(revision))

    return send


def drafts(desk, who=LOCAL):
    return {each.field: each.text for each in own_drafts(desk.tools, who, assessment=desk.holds.assessment, subject=FRESH)}


def test_what_is_typed_is_kept_and_offered_again_and_gone_once_saved(desk, typed):
    assert ":" in typed().json["kept"]
    assert typed("Half a sentence").status_code == 200
    page = desk.open(desk.address(FRESH))
    assert "You typed something here and did not save it." in page
    assert "Half a sentence" not in page
    assert desk.response(FRESH).revision == 0

    assert "Half a sentence</textarea>" in desk.open(desk.address(FRESH, "?draft=back"))
    desk.save(FRESH, strengths="A whole sentence.", drafted="strengths")
    assert drafts(desk) == {}


def test_a_draft_is_its_own_persons_alone_and_in_nothing_that_leaves(desk, typed):
    typed("Only mine so far")
    assert drafts(desk, MO) == {}
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    assert b"Only mine so far" not in export_snapshot(desk.tools, LOCAL, kept.id)[1]
    found = history(desk.tools, LOCAL, desk.holds.assessment, FRESH)
    assert found.revisions == ()
    keep_draft(desk.tools, MO, assessment=desk.holds.assessment, subject=FRESH, field="strengths", text="Mo’s", revision=0)
    assert drafts(desk) == {"strengths": "Only mine so far"}


def test_a_draft_that_says_what_is_saved_is_not_offered(desk, typed):
    desk.save(FRESH, strengths="The same.")
    typed("The same.", revision=1)
    assert drafts(desk) == {}


def test_what_somebody_saved_meanwhile_is_put_before_the_person_who_brings_a_draft_back(desk, typed):
    typed("Mine.")
    desk.save(FRESH, strengths="Theirs.")
    typed("Mine.", revision=0)
    page = desk.open(desk.address(FRESH, "?draft=back"))
    assert 'name="revision" value="0"' in page
    assert 'name="drafted" value="strengths"' in page
    answer = desk.send(desk.address(FRESH), revision="0", strengths="Mine.")
    assert answer.status_code == 409
    assert "Theirs." in answer.text
    assert "Mine." in answer.text


@pytest.mark.parametrize("subject", [FRESH, "help-protection"])
def test_a_save_that_does_not_hold_the_kept_words_leaves_them_to_be_brought_back(desk, subject):
    desk.send(desk.address(subject, "/drafts"), field="strengths", text="Typed before.", revision="0")
    desk.save(subject, impact="Something else.")
    page = desk.open(desk.address(subject))
    assert "You typed something here and did not save it." in page
    assert 'data-drafts-waiting="strengths"' in page
    assert "Typed before.</textarea>" in desk.open(desk.address(subject, "?draft=back"))


def test_a_save_goes_on_from_what_was_kept_in_the_fields_that_it_names(desk, typed):
    typed("Half a sent")
    typed("And so", field="impact")
    desk.save(FRESH, strengths="A whole sentence.", drafted="strengths")
    assert drafts(desk) == {"impact": "And so"}


def test_a_draft_is_thrown_away_by_one_button(desk, typed):
    typed()
    desk.send(desk.address(FRESH, "/drafts/throw-away"))
    assert drafts(desk) == {}


@pytest.mark.parametrize(("field", "text"), [("judgement", "good"), ("strengths", "x" * 20_001)])
def test_no_draft_is_kept_of_a_choice_or_of_more_than_a_field_holds(typed, field, text):
    assert typed(text, field).status_code == 400


def test_an_earlier_save_is_brought_back_as_the_next_and_nothing_is_lost(desk):
    for words in ("First.", "Second.", "Third."):
        desk.save(FRESH, strengths=words)
    assert "Bring back what stood here after save 1" in desk.open(desk.address(FRESH, "/history"))
    desk.send(desk.address(FRESH, "/history/1"), seen="3")
    assert (desk.response(FRESH).revision, desk.response(FRESH).texts.strengths) == (4, "First.")
    assert [each.number for each in history(desk.tools, LOCAL, desk.holds.assessment, FRESH).revisions] == [4, 3, 2, 1]


def test_nothing_is_brought_back_over_a_save_that_was_not_seen(desk):
    for words in ("First.", "Second."):
        desk.save(FRESH, strengths=words)
    with pytest.raises(Conflict, match="saved here since"):
        bring_back(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=FRESH, revision=1, seen=1)
    assert desk.browser.get(desk.address(FRESH, "/history/9")).status_code == 405
    assert desk.send(desk.address(FRESH, "/history/9"), seen="2").status_code == 404
