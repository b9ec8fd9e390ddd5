import re
from dataclasses import replace
from html import unescape

import pytest

from selfassess.domain.people import Person
from selfassess.domain.rights import Grant, Role
from selfassess.services.saving import answers_of, save_answers

FRESH = "help-protection.strategy-enquiries"
JO = Person("jo", "Jo", (Grant(Role.EDITOR, "aldermere"),))


def somebody_else_saves(desk, subject, **changed):
    """Another person saves while this one is writing."""
    current = desk.response(subject)
    save_answers(
        desk.tools,
        JO,
        assessment=desk.holds.assessment,
        subject=subject,
        revision=current.revision,
        answers=replace(answers_of(current), **changed),
    )


def fields_of(page):
    """Every hidden input of a page and every radio button that is chosen, by name."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    chosen = re.findall(r'name="([\w-]+--choice)" type="radio" value="(\w+)" checked', page)
    return {name: unescape(value) for name, value in (*hidden, *chosen)}


def test_what_is_typed_is_kept_and_shown_again(desk):
    answer = desk.save(FRESH, strengths="Discussions are held the same day.", judgement="good", confidence="medium")

    assert answer.location == desk.address(FRESH)
    page = desk.open(desk.address(FRESH))
    assert "Discussions are held the same day.</textarea>" in page
    assert "Saved" in page
    assert desk.response(FRESH).judgement.answer == "good"
    assert desk.response(FRESH).judgement.confidence == "medium"


def test_markup_that_is_typed_is_shown_as_typed(desk):
    desk.save(FRESH, strengths="</textarea><script>alert(1)</script>")

    page = desk.open(desk.address(FRESH))
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_lines_that_are_typed_keep_their_breaks_and_lose_what_a_document_cannot_hold(desk):
    desk.save(FRESH, strengths="One.\r\n\r\n  Two.\x0b \r\n\r\n")

    assert desk.response(FRESH).texts.strengths == "One.\n\n  Two.�"


@pytest.mark.parametrize("answer", ["not-answered", "do-not-know", "not-applicable"])
def test_the_three_answers_that_are_no_judgement_stay_apart(desk, answer):
    desk.save(FRESH, judgement=answer, reason="So it is.", strengths="Something.")

    assert desk.response(FRESH).judgement.answer == answer
    assert re.search(rf'value="{answer}" checked', desk.open(desk.address(FRESH)))


def test_a_judgement_that_the_framework_does_not_have_is_refused(desk):
    answer = desk.save(FRESH, judgement="excellent", strengths="Kept.")

    assert "Choose one of the answers that are offered" in answer.text
    assert "Kept.</textarea>" in answer.text
    assert desk.response(FRESH).revision == 0


def test_an_area_is_not_judged_without_a_reason(desk):
    answer = desk.save("help-protection", judgement="good", strengths="Everything typed comes back.")

    assert "<title>Error: " in answer.text
    assert 'href="#reason"' in answer.text
    assert "Say why you chose this judgement" in answer.text
    assert "Everything typed comes back.</textarea>" in answer.text
    assert desk.response("help-protection").judgement.answer == "not-answered"


def test_an_area_is_not_ready_for_review_before_it_is_judged(desk):
    answer = desk.save("help-protection", ready="yes")

    assert "Choose a judgement before you mark this as ready for review" in answer.text


def test_an_area_is_judged_by_a_person_with_a_reason(desk):
    desk.save("help-protection", judgement="good", reason="Audits and partners agree.", confidence="high", ready="yes")

    saved = desk.response("help-protection")
    assert (saved.judgement.answer, saved.judgement.reason, saved.ready) == ("good", "Audits and partners agree.", True)


def test_the_whole_is_not_judged_where_the_framework_has_no_overall_judgement(desk):
    page = desk.open(desk.address("whole"))

    assert 'name="judgement"' not in page
    assert "no overall judgement" in page


def test_errors_are_listed_in_the_order_of_the_page(desk):
    too_long = "word " * 5000
    answer = desk.save("help-protection", judgement="good", strengths=too_long)

    summary = answer.text[answer.text.index("There is a problem") :]
    assert summary.index('href="#reason"') < summary.index('href="#strengths"')


def test_what_somebody_else_changed_in_other_fields_is_kept(desk):
    opened = desk.response(FRESH).revision
    somebody_else_saves(desk, FRESH, impact="Jo saw this.")

    desk.save(FRESH, revision=opened, strengths="I saw that.")

    texts = desk.response(FRESH).texts
    assert (texts.strengths, texts.impact) == ("I saw that.", "Jo saw this.")


def test_a_stale_save_is_refused_and_both_texts_are_shown(desk):
    somebody_else_saves(desk, FRESH, strengths="What Jo wrote.")

    answer = desk.save(FRESH, revision=0, strengths="What I wrote.", plans="What I plan.")

    assert answer.status_code == 409
    assert "What Jo wrote." in answer.text
    assert "What I wrote." in answer.text
    assert desk.response(FRESH).texts.strengths == "What Jo wrote."


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("yours", "What I wrote."), ("theirs", "What Jo wrote."), ("both", "What I wrote.\n\nWhat Jo wrote.")],
)
def test_the_person_chooses_which_text_is_kept_and_loses_nothing_else(desk, choice, kept):
    somebody_else_saves(desk, FRESH, strengths="What Jo wrote.", impact="Jo saw this.")
    refused = desk.save(FRESH, revision=0, strengths="What I wrote.", plans="What I plan.", ready="yes")

    settled = fields_of(refused.text) | {"strengths--choice": choice}
    assert desk.browser.post(desk.address(FRESH), data=settled).status_code == 302

    saved = desk.response(FRESH)
    assert saved.texts.strengths == kept
    assert saved.texts.plans == "What I plan."
    assert saved.texts.impact == "Jo saw this."
    assert saved.ready


def test_a_judgement_and_its_reason_are_chosen_together(desk):
    somebody_else_saves(desk, FRESH, judgement="inadequate", reason="Jo's reason.")
    refused = desk.save(FRESH, revision=0, judgement="good", reason="My reason.", confidence="high")

    settled = fields_of(refused.text) | {"judgement--choice": "theirs"}
    desk.browser.post(desk.address(FRESH), data=settled)

    judged = desk.response(FRESH).judgement
    assert (judged.answer, judged.reason) == ("inadequate", "Jo's reason.")


def test_whose_judgement_stands_is_asked_again_until_somebody_says(desk):
    somebody_else_saves(desk, FRESH, judgement="inadequate", reason="Jo's reason.")
    refused = desk.save(FRESH, revision=0, judgement="good", reason="My reason.", confidence="high")

    again = desk.browser.post(desk.address(FRESH), data=fields_of(refused.text))

    assert again.status_code == 409
    assert "My reason." in again.text
    assert desk.response(FRESH).judgement.answer == "inadequate"


def test_a_third_save_while_somebody_chooses_is_put_before_them_too(desk):
    somebody_else_saves(desk, FRESH, strengths="What Jo wrote.")
    refused = desk.save(FRESH, revision=0, strengths="What I wrote.")
    somebody_else_saves(desk, FRESH, strengths="What Jo wrote then.")

    again = desk.browser.post(desk.address(FRESH), data=fields_of(refused.text) | {"strengths--choice": "yours"})

    assert again.status_code == 409
    assert "What Jo wrote then." in again.text


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ("new-evidence", "/evidence/new"),
        ("register", "/evidence/register"),
        ("new-action", "/actions/new"),
        ("length:full", "#benchmark"),
        ("edit-benchmark", "/benchmark"),
        ("sentences", "/benchmark/sentences"),
        ("something-else", ""),
    ],
)
def test_a_button_saves_before_it_leads_elsewhere(desk, button, leads_to):
    answer = desk.save(FRESH, strengths="Typed and not yet saved.", then=button)

    assert answer.location == desk.address(FRESH, leads_to)
    assert desk.response(FRESH).texts.strengths == "Typed and not yet saved."


def test_saving_can_lead_on_to_the_next_line(desk):
    answer = desk.save(FRESH, strengths="Done.", then="next")

    assert answer.location == desk.address("help-protection.assessment")


def test_history_shows_who_changed_which_words(desk):
    desk.save(FRESH, strengths="Visits are late.")
    desk.save(FRESH, strengths="Visits are often late.", judgement="requires improvement")

    page = desk.open(desk.address(FRESH, "/history"))
    told = '<ins><span class="govuk-visually-hidden">[put in: </span>often <span class="govuk-visually-hidden">]</span></ins>'
    assert f"Visits are {told}late." in page
    assert '</span>Requires improvement to be good<span class="govuk-visually-hidden">]</span></ins>' in page
    assert page.index("save 2") < page.index("save 1")
    assert "This computer" in page


def test_a_subject_that_the_framework_does_not_have_is_not_found(desk):
    assert desk.browser.get(desk.address("leadership.nothing")).status_code == 404
    assert desk.browser.get(desk.address("leadership.nothing", "/history")).status_code == 404


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ("Case 12345678 shows it.", "Look again at Strengths: something there looks like a case number"),
        ("Born on 3 May 2014, she did well.", "Look again at Strengths: something there looks like a case number"),
        ("A girl made subject to a care order in October 2013, aged 16 months.", "Look again at Strengths: an age, a month"),
        ("In 2025 we closed 1,234 plans.", ""),
    ],
)
def test_what_may_tell_who_somebody_is_is_pointed_at_and_still_saved(desk, typed, warned):
    desk.send(desk.address(FRESH), revision="0", strengths=typed)
    page = desk.open(desk.address(FRESH))
    assert desk.response(FRESH).texts.strengths == typed
    assert ("Look again" in page) is bool(warned)
    assert warned in page


def test_what_does_not_apply_says_why(desk):
    answer = desk.send(desk.address(FRESH), revision="0", judgement="not-applicable", strengths="Typed.")
    assert "Say why it does not arise here" in answer.text
    assert "Typed.</textarea>" in answer.text
    desk.send(desk.address(FRESH), revision="0", judgement="not-applicable", reason="We have none.")
    assert desk.response(FRESH).judgement.reason == "We have none."
