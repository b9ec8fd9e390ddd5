"""The words that a comment is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.domain.anchors import Anchor, anchored, paragraphs, texts_of
from selfassess.domain.assessment import Response, Texts
from selfassess.domain.judgement import Judgement
from selfassess.errors import BadInput

TEXT = "Plans are made in time.\n\n  Young people  help to write them.\nReviews are late. Plans are made in time."
RESPONSE = Response("a", "s", revision=3, texts=Texts(strengths=TEXT), judgement=Judgement("good", reason="Mostly."))


def test_a_paragraph_is_what_stands_on_a_line():
    assert paragraphs(TEXT) == (
        "Plans are made in time.",
        "Young people help to write them.",
        "Reviews are late. Plans are made in time.",
    )
    assert texts_of(RESPONSE)["reason"] == "Mostly."


def test_words_are_kept_with_the_revision_and_the_paragraph_in_which_they_stood():
    made = anchored(RESPONSE, field="strengths", paragraph=3, quote=" Plans are\nmade in time. ")
    assert made == Anchor("strengths", 3, 3, "Plans are made in time.")


@pytest.mark.parametrize(
    ("field", "paragraph", "quote"),
    [
        ("strengths", 2, "Plans are made"),
        ("strengths", 0, "Plans"),
        ("strengths", 4, "Plans"),
        ("strengths", 1, "  "),
        ("impact", 1, "Plans"),
        ("nothing", 1, "Plans"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(field, paragraph, quote):
    with pytest.raises(BadInput):
        anchored(RESPONSE, field=field, paragraph=paragraph, quote=quote)


def test_words_are_found_where_they_went_nearest_first_and_known_to_be_gone():
    anchor = anchored(RESPONSE, field="strengths", paragraph=3, quote="Plans are made in time.")
    assert anchor.found_in(TEXT) == 3
    assert anchor.found_in(f"New.\nOther.\n{TEXT}") == 3
    assert anchor.found_in("Reviews are late. Plans are made in time, mostly.") is None
    assert anchor.found_in("") is None


@given(st.lists(st.text(alphabet="ab c", min_size=1).filter(str.strip), min_size=1, max_size=5), st.data())
def test_a_whole_paragraph_is_always_found_again_in_the_text_that_it_was_taken_from(lines, data):
    response = Response("a", "s", revision=1, texts=Texts(how="\n".join(lines)))
    held = paragraphs(response.texts.how)
    number = data.draw(st.integers(1, len(held)))
    anchor = anchored(response, field="how", paragraph=number, quote=held[number - 1])
    assert anchor.found_in(response.texts.how) == number
