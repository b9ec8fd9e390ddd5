"""What a report says of all that was asked before."""

import pytest

from selfassess.domain.own_verdict import said_of_all
from selfassess.domain.report import PassageKind
from tests.library import a_head, a_passage, held


def said(text, side=1, kind=PassageKind.HEADLINE):
    return said_of_all(held(a_head(), a_passage(text, kind=kind, sides=(side,) * text.count("."))))


@pytest.mark.parametrize(
    ("text", "side", "way"),
    [
        ("All the areas for improvement identified in the last inspection have been addressed.", 1, 1),
        ("Leaders have addressed all areas of poor performance identified in the previous inspection.", 1, 1),
        ("The majority of recommendations from previous inspections have been addressed.", 1, 0),
        ("Almost all areas identified for improvement in the previous inspections have been addressed.", 1, 0),
        ("Leaders have responded to the recommendations of the last inspection.", 0, 0),
        ("Some of the areas for improvement identified in the last inspection remain, without progress.", 0, -1),
        ("Too many recommendations from the 2013 inspection have not been addressed.", 1, -1),
        ("Recommendations from the last inspection have not been met.", -1, -1),
    ],
)
def test_it_says_how_far_all_of_it_was_met(text, side, way):
    assert said(text, side).way == way


def test_a_sentence_that_takes_up_the_last_inspection_comes_with_the_one_that_names_it():
    text = "Since the last inspection in 2019, leaders have been ambitious. They have addressed all areas of practice identified."
    found = said(text)
    assert (found.sentence, found.way) == (text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations from previous supervisions are reviewed and progressed.",
        "The LSCB has achieved the recommendations from the 2012 inspection and met its duties.",
        "This is an area in which progress is slow, despite the recommendations of the previous inspection.",
        "Leaders have made progress since the last inspection.",
    ],
)
def test_other_recommendations_and_single_matters_are_not_all_that_was_asked(text):
    assert said(text) is None


def test_a_headline_is_taken_before_a_finding_and_a_recommendation_never():
    head = a_head()
    asked = a_passage("Progress the recommendations of the last inspection, all addressed.", kind=PassageKind.RECOMMENDATION)
    finding = a_passage("Most recommendations of the last inspection were met.", sides=(1,))
    headline = a_passage("All recommendations of the last inspection were met.", kind=PassageKind.HEADLINE, sides=(1,))
    assert said_of_all(held(head, asked, finding, headline)).passage.ordinal == 3
    assert said_of_all(held(head, asked)) is None
