"""What a report asks for, and to what it ties it."""

import pytest

from selfassess.ingest.metadata.national import concepts
from selfassess.ingest.recommendations import paragraphs
from tests.unit.ingest.reading import a_reading, the
from tests.unit.ingest.test_judgements import SIF_TITLE

FAMILY = "outcome 2: children and young people are supported by their family network"
LEADERS = "enabler 2: leaders drive conditions for effective practice"


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("The quality of plans. (outcome 2, national framework)", (FAMILY,)),
        ("The quality of plans (Outcome 2, national framework).", (FAMILY,)),
        ("The quality of plans. (National Framework, Outcome 2)", (FAMILY,)),
        ("The quality of plans. (outcome two)", (FAMILY,)),
        ("Oversight by managers. (Enabler two)", (LEADERS,)),
        ("Oversight by managers. (enabler: leaders drive conditions for effective practice, national framework)", (LEADERS,)),
        ("Oversight by managers. (outcome 2 and enabler 2, national framework)", (FAMILY, LEADERS)),
        ("What children say. (principle 2, national framework)", ("principle 2",)),
        ("The number of homes (and their quality).", ()),
        ("The outcomes for children who leave care.", ()),
    ],
)
def test_a_concept_of_the_national_framework_is_named_however_it_is_printed(printed, named):
    assert concepts(printed) == named


def test_outcomes_of_two_numbers_are_two():
    assert [name[:9] for name in concepts("Plans. (outcomes 1 and 4, national framework)")] == ["outcome 1", "outcome 4"]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Improve plans (paragraph 25).", ("25",)),
        ("Improve plans. (paragraphs 17, 36, 81 and 99)", ("17", "36", "81", "99")),
        ("Improve plans. (Paragraphs 101 - 103)", ("101", "102", "103")),
        ("Improve plans [paras 4\u20136, 9]", ("4", "5", "6", "9")),
        ("Improve plans (paragraph 25) and reviews (paragraphs 25, 26).", ("25", "26")),
        ("Improve plans in 2025 (see below).", ()),
    ],
)
def test_the_paragraphs_on_which_an_item_rests_are_listed_each_once(printed, numbers):
    assert paragraphs(printed) == numbers


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Grow your own social workers: apprenticeships would give clear routes.", "Grow your own social workers"),
        ("Oversight by managers (enabler: leaders drive conditions for effective practice, national framework)", None),
        ("The quality of plans.", None),
        ("Ensure that plans say three things. They are: who, when and why.", None),
    ],
)
def test_the_words_before_a_colon_are_the_title_of_an_item(printed, title):
    report = a_reading(f"# Focused visit to Aldermere children’s services\n\n## What needs to improve?\n\n- {printed}\n")

    assert report.recommendations[0].title == title


REPORT = (
    SIF_TITLE
    + """
## Recommendations

1. Ensure that plans are clear and have dates (paragraph 3).

2. Ensure that return interviews are offered at once.

## Inspection judgements about the local authority

### The experiences and progress of children who need help and protection are good

3. Most plans have dates, but some are vague.

4. Return interviews are offered late. (Recommendation)

5. Staff know their children well.

# The Local Safeguarding Children Board (LSCB)

## What does the LSCB need to improve?

### Areas for improvement

6. Collect data from all partners.

## Inspection judgement about the LSCB

7. The board meets often and is well attended.
"""
)


@pytest.fixture(scope="module")
def report():
    return a_reading(REPORT)


def test_items_for_the_board_are_apart_from_those_for_the_council(report):
    assert [(item.number, item.audience) for item in report.recommendations] == [
        ("1", "authority"),
        ("2", "authority"),
        ("6", "lscb"),
    ]


def test_an_item_names_its_paragraph_and_the_paragraph_is_marked_as_its_ground(report):
    assert report.recommendations[0].paragraphs == ("3",)
    assert "leads to a recommendation" in the(report, "Most plans have dates").marks


def test_a_paragraph_that_says_that_it_leads_to_a_recommendation_is_marked(report):
    assert "leads to a recommendation" in the(report, "Return interviews are offered").marks
    assert "leads to a recommendation" not in the(report, "Staff know their").marks


def test_what_is_said_of_the_board_is_about_no_line(report):
    passage = the(report, "The board meets")

    assert (passage.area, passage.lines) == ("lscb", ())


def test_the_opening_sentence_on_the_board_is_the_boards():
    report = a_reading(
        f"{SIF_TITLE}\n\nThe LSCB is not yet demonstrating the characteristics of good.\n\n## Executive summary\n\nStaff stay.\n"
    )

    assert the(report, "The LSCB is").area == "lscb"


def test_an_item_with_bullet_and_number_has_its_number():
    report = a_reading(
        """
        # Inspection of Aldermere local authority children’s services

        ## Recommendations

        - 1. Ensure that plans are kept for every child in need of help.
        - 2. Ensure that visits are made to every child in care.
        """
    )
    assert [(item.number, item.text.split()[-1]) for item in report.recommendations] == [("1", "help."), ("2", "care.")]


@pytest.mark.parametrize(
    ("below", "told"),
    [("- The pace of reviews.", False), ("The pace of reviews is slow, and children wait for their plans.", True)],
)
def test_a_list_of_what_to_improve_in_which_nothing_is_found_is_a_problem(below, told):
    report = a_reading(f"# Focused visit to Aldermere children’s services\n\n## What needs to improve?\n\n{below}\n")
    assert bool(report.recommendations) is not told
    assert any(problem.startswith("recommendations: no item was found below") for problem in report.problems) is told
