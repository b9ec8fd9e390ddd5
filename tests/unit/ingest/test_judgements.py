"""Judgements of fictional reports, with the slips that published ones have."""

import pytest

from tests.unit.ingest.reading import a_reading, ilacs, judged

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"


def test_a_table_gives_each_area_its_grade():
    report = ilacs(
        rows=f"{LEADERS} Good\n{HELP} Requires improvement to be good\n{CARE} Outstanding\n{LEAVERS} Inadequate\n"
        "Overall effectiveness Good"
    )

    assert judged(report) == {
        "overall": "good",
        "leadership": "good",
        "help-protection": "requires improvement",
        "children-in-care": "outstanding",
        "care-leavers": "inadequate",
    }


def test_the_rows_may_stand_in_any_order():
    report = ilacs(rows=f"Overall effectiveness Good\n{LEAVERS} Inadequate\n{HELP} Outstanding\n{LEADERS} Good")

    assert judged(report)["care-leavers"] == "inadequate"
    assert judged(report)["help-protection"] == "outstanding"


@pytest.mark.parametrize(
    ("label", "area"),
    [
        ("The experiences and progress of children care leavers", "care-leavers"),
        ("The experiences and progress of care-leavers", "care-leavers"),
        ("The impact of leaders on practice with children and families", "leadership"),
        ("Impact of leaders on social work practice with children and families", "leadership"),
        ("Experiences and progress of children who need help and protection", "help-protection"),
        ("The experience and progress of children looked after", "children-in-care"),
        ("The experiences and progress of children in care and care leavers", "children-in-care-and-care-leavers"),
        ("The experiences and progress of children in care & care leavers", "children-in-care-and-care-leavers"),
        ("The experiences and progress of looked after children and care-leavers", "children-in-care-and-care-leavers"),
        ("The experiences and progress of looked after children", "children-in-care"),
        ("The experiences and progress of children in our care", "children-in-care"),
        ("The experiences and progress of care-experienced young people", "care-leavers"),
        ("The experiences and progress of young people leaving care", "care-leavers"),
        ("The impact of leaders and managers on social work practice", "leadership"),
        ("The impact of leadership on social work practice with children, young people and families", "leadership"),
        ("The experiences and progress of children in need of help and protection", "help-protection"),
        ("The experiences and progress of children and young people who need help or protection", "help-protection"),
    ],
)
def test_a_row_is_known_by_its_label_however_it_slipped(label, area):
    assert judged(ilacs(rows=f"{label} Good\nOverall effectiveness Inadequate")) == {area: "good", "overall": "inadequate"}


def test_the_label_that_was_printed_is_kept_beside_the_normal_form():
    report = ilacs(rows=f"{HELP} Requires improvement to be good\n{LEAVERS} Requires improvement")

    assert {judgement.area: judgement.printed for judgement in report.judgements} == {
        "help-protection": "Requires improvement to be good",
        "care-leavers": "Requires improvement",
    }


def test_a_grade_that_the_end_of_a_line_parted_is_whole():
    report = ilacs(rows="", body=f"{HELP} Requires\nimprovement to\nbe good\n\nOverall effectiveness Requires\nimprovement")

    assert judged(report) == {"help-protection": "requires improvement", "overall": "requires improvement"}


@pytest.mark.parametrize("label", ["Overall effectiveness judgement", "The overall effectiveness:", "Overall judgement \u2013"])
def test_the_overall_grade_is_known_by_its_label(label):
    assert judged(ilacs(rows=f"{HELP} Good\n{label} Inadequate")) == {"overall": "inadequate", "help-protection": "good"}


def test_rows_that_a_copy_put_on_one_line_keep_their_grades():
    report = ilacs(rows=f"{LEADERS} Good {HELP} Requires improvement to be good {CARE} Inadequate Overall effectiveness Good")

    assert judged(report) == {
        "overall": "good",
        "leadership": "good",
        "help-protection": "requires improvement",
        "children-in-care": "inadequate",
    }


def test_grades_that_a_copy_put_after_all_labels_are_nobodys():
    report = ilacs(rows=f"{LEADERS}\n{HELP}\n{CARE}\nOverall effectiveness\nGood\nInadequate\nOutstanding\nGood")

    assert judged(report) == {}
    assert "judgements: no grade was found for overall" in report.problems


def test_an_old_overall_grade_in_the_sentence_after_the_table_is_not_a_judgement():
    report = ilacs(
        dates="8 to 19 June 2026",
        rows=f"{LEADERS} Good\n{HELP} Good\n{CARE} Good\n{LEAVERS} Good",
        body="""
        Aldermere was last inspected in 2022, when the overall effectiveness judgement was requires improvement to be good.
        Children now receive help when they need it.
        """,
    )

    assert "overall" not in judged(report)
    assert dict(report.absent)["judgements.overall"] == "abolished"
    assert report.framework == "ilacs-2026"
    assert report.problems == ()


def test_an_area_that_was_not_judged_is_absent():
    report = ilacs(rows=f"{LEADERS} Good\n{HELP} Not judged\n{LEAVERS} Good")

    assert "help-protection" not in judged(report)


@pytest.mark.parametrize(
    "heading",
    [
        f"{HELP}: good",
        f"{HELP} : good",
        f"{HELP} is good",
        f"{HELP} are: good",
        f"{HELP} is: good",
        f"{HELP} good",
        f"{HELP}: Good.",
        f"{HELP} \u2013 good",
        HELP.removeprefix("The ").capitalize() + ": good",
    ],
)
def test_a_heading_in_the_body_gives_its_grade_however_it_is_set(heading):
    report = ilacs(
        rows=f"{LEADERS} Good\nOverall effectiveness Good",
        body=f"Children do well.\n\n## {heading}\n\n1. Children receive help as soon as they need it.\n",
    )

    assert judged(report)["help-protection"] == "good"
    assert report.passages[-1].heading.casefold().endswith("help and protection")


def test_table_and_headings_that_disagree_are_a_problem_and_nothing_is_settled_in_silence():
    report = ilacs(
        rows=f"{LEADERS} Good\n{HELP} Good\nOverall effectiveness Good",
        body=f"## {HELP}: requires improvement to be good\n\n1. Children wait too long for help.\n",
    )

    assert report.problems == (
        "help-protection: the table says 'Good' and the heading in the body says 'requires improvement to be good'",
    )
    assert report.status == "partial"


def test_two_readings_that_agree_in_other_words_are_no_problem():
    report = ilacs(
        rows=f"{LEADERS} Good\n{HELP} Requires improvement\nOverall effectiveness Good",
        body=f"## {HELP}: requires improvement to be good\n\n1. Children wait too long for help.\n",
    )

    assert report.problems == ()


def test_the_judgement_on_care_leavers_is_not_missed_before_it_was_made():
    report = ilacs(
        dates="6 to 17 June 2022", rows=f"{LEADERS} Good\n{HELP} Good\n{CARE} and care leavers Good\nOverall effectiveness Good"
    )

    assert dict(report.absent)["judgements.care-leavers"] == "not_yet_introduced"
    assert report.framework == "ilacs-2018"


LONG = "Leaders know their services well, and their plans are kept; staff say so, and so do children and their families."
SIF_TITLE = """
# Aldermere

Inspection of services for children in need of help and protection, children looked after and care leavers

and

Review of the effectiveness of the Local Safeguarding Children Board

Inspection date: 24 February \u2013 20 March 2015

Report published: 12 May 2015
"""


SIF_JUDGEMENTS = """
Children’s services in Aldermere require improvement

1. Children who need help and protection Requires improvement

2. Children looked after and achieving permanence Good

2.1 Adoption performance Outstanding

2.2 Experiences and progress of care leavers Good

3. Leadership, management and governance Good
"""
SIF_BOARD = """
## The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate

The board does not know how well its partners work.
"""


def test_a_single_inspection_judges_adoption_care_leavers_and_the_board_too():
    report = a_reading(SIF_TITLE + SIF_JUDGEMENTS + SIF_BOARD)

    assert judged(report) == {
        "overall": "requires improvement",
        "leadership": "good",
        "help-protection": "requires improvement",
        "children-in-care": "good",
        "care-leavers": "good",
        "adoption": "outstanding",
        "lscb": "inadequate",
    }
    assert (str(report.kind), report.framework, str(report.published)) == ("sif", "sif-2013", "2015-05-12")


def test_a_judgement_that_every_single_inspection_gives_and_a_copy_has_lost_is_not_taken_for_one_that_was_not_made():
    report = a_reading(SIF_TITLE + SIF_JUDGEMENTS.replace("2.2 Experiences and progress of care leavers Good\n", ""))

    assert dict(report.absent)["judgements.care-leavers"] == "not_parsed"
    assert "judgements: no grade was found for care-leavers" in report.problems


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("The overall judgement is that children’s services are good", "good"),
        ("The overall judgement is that children’s services require improvement", "requires improvement"),
        ("The overall judgement is that the local authority is inadequate", "inadequate"),
        ("The overall judgement is that Aldermere children’s services are outstanding", "outstanding"),
        ("The overall judgement is requires improvement", "requires improvement"),
        ("Services for children in Aldermere are good", "good"),
        ("Children’s services in the County of Aldermere require improvement to be good", "requires improvement"),
        ("The overall judgement is that children’s services are not good", None),
    ],
)
def test_a_single_inspection_says_in_a_sentence_how_good_the_whole_is(said, grade):
    assert judged(a_reading(f"{SIF_TITLE}\n{said}\n\n1. Children who need help and protection Good\n")).get("overall") == grade


@pytest.mark.parametrize(
    "said",
    [
        "The Local Safeguarding Children Board (LSCB) is inadequate because:",
        "The effectiveness of the Aldermere Safeguarding Children Board (ASCB) is inadequate",
        "Local Safeguarding Children Board: inadequate",
        "The LSCB is inadequate",
        "The arrangements in place to evaluate the effectiveness of what is done to safeguard children are inadequate",
    ],
)
@pytest.mark.parametrize("mark", ["", "## "])
def test_the_board_is_judged_in_a_heading_or_in_a_line_at_the_front(said, mark):
    report = a_reading(f"{SIF_TITLE}\n{mark}{said}\n\nThe board does not know how well its partners work.\n")

    assert judged(report) == {"lscb": "inadequate"}


def test_a_grade_on_its_own_below_a_label_is_that_areas_and_one_further_down_is_nobodys():
    report = a_reading(
        f"{SIF_TITLE}\nChildren’s services in Aldermere are good\n\n## Findings\n\n1. {LONG}\n\n"
        "## Leadership, management and governance\n\nInadequate\n\n## Adoption performance\n\nChildren wait.\n\nOutstanding\n"
    )

    assert judged(report) == {"overall": "good", "leadership": "inadequate"}


@pytest.mark.parametrize(
    "body",
    [
        """
## Safeguarding services

### Overall effectiveness Grade 3 (adequate)

Safeguarding is adequate.

## Services for looked after children

### Overall effectiveness Grade 2 (good)

Looked after children do well.
""",
        """
## The inspection outcomes: safeguarding services

### Overall effectiveness

Adequate

## The inspection outcomes: services for looked after children

### Overall effectiveness

Good
""",
        """
## Safeguarding services: overall effectiveness: adequate

Staff know what to do.

## Looked after children: overall effectiveness: good

Staff know what to do.
""",
        """
The overall effectiveness of safeguarding services in Aldermere is adequate. Staff know what to do.

The overall effectiveness of services for looked after children in Aldermere is good. Staff know what to do.
""",
    ],
)
def test_an_inspection_of_two_halves_has_two_judgements_and_none_of_the_whole(body):
    report = a_reading(
        "# Inspection of safeguarding and looked after children services\n\nAldermere\n\n"
        f"Inspection dates: 10 to 21 May 2010\n\nReporting inspector: Mary Example\n\n{body}"
    )

    assert str(report.kind) == "pre-sif"
    assert judged(report) == {"help-protection": "adequate", "children-in-care": "good"}


def test_an_inspection_of_the_protection_of_children_has_an_overall_judgement_on_its_older_scale():
    report = a_reading(
        """
        # Inspection of local authority arrangements for the protection of children

        Aldermere

        Inspection dates: 10 to 19 December 2012

        Lead inspector: Mary Example

        ## Overall effectiveness

        The overall effectiveness of the arrangements to protect children in Aldermere is judged to be adequate.

        ## Leadership and governance: adequate

        Leaders know their services.
        """
    )

    assert str(report.kind) == "pre-sif"
    assert judged(report)["leadership"] == "adequate"
