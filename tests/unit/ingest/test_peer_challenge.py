"""A peer challenge of a fictional council, with its case review."""

import json
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from selfassess.ingest.pipeline import read
from selfassess.schemas.report import dump, load
from tests.unit.ingest.reading import FICTIONAL, a_reading, kinds, the

REPORT = """
Title: Aldermere Council Children’s Services Peer Challenge
Text: Date: 14th-17th June 2022
Heading 1: 1. Executive Summary
Text: The peer team met staff who know their children and are proud to work in Aldermere.
Heading 1: 2. Key recommendations
Text: The peer team was impressed. The following are the peer team’s key recommendations to the Council:
Text: Invest further in care leaver services: personal adviser caseloads are high and too few young people are in work.
Text: Grow your own social workers: apprenticeships would give clear routes to people who are keen to learn.
Heading 1: 3. Summary of the peer challenge approach
Text: Peer challenge promotes learning. All councils constantly strive to improve outcomes.
Heading 2: The peer team
Text: Peers were selected for their experience. The peers who delivered the challenge were:
List Bullet: Jo Example, Director of Children’s Services, Northmoor Council
List Bullet: Sam Sample – Head of Safeguarding , Wexbridge
Heading 2: The process
Text: The peer team prepared by reviewing a range of documents. This included two days of reviewing 16 case files. On site they:
List Bullet: Heard from over 100 people
List Bullet: Observed meetings of managers
Heading 1: 4. Scope and Focus
Text: You identified three areas of focus, which are listed below:
List Bullet: Is Aldermere an effective corporate parent
List Bullet: Do we achieve permanency timely for our children
List Bullet: Have we maintained good services during the floods
Heading 1: 5. Main Findings
Heading 2: Effective corporate parent
Heading 3: Strengths
List Bullet: Councillors champion children in care in every committee.
Heading 3: Areas for consideration
List Bullet: Extend the offer of homes for care leavers to the age of 25.
Heading 2: Timely permanency
Text: Placement planning meetings are timely and effective for most children.
Heading 1: 6. Next Steps
Text: You will now want to consider how you can incorporate the findings into your planning.
Heading 1: Annexe A
Heading 2: Introduction
Text: This case review took place as part of the wider peer challenge of the council.
Heading 2: Scope
List Bullet: Is Aldermere an effective corporate parent
Heading 2: Methodology
Text: In total 16 cases were reviewed: 8 children in care, 4 care leavers and 4 children placed for adoption.
Heading 2: Case review findings
Text: Below is a table that captures the key strengths and areas for consideration.
Row: Areas of Practice | Strengths | Areas for Consideration | Response from the LA
Row: Assessment | Most show a recent one e.g. 8579891 // Health is on time. | Some could go deeper. | Agreed; it is booked.
Row: Planning and review | Managers’ oversight is recorded and is helpful in | How well does tracking reduce delay e.g. |
Row: | understanding each decision. | 1015534 waited for a year? |
Text: There were no safeguarding concerns identified by the reviewers that needed to be escalated to the Council.
Heading 2: Conclusion
Text: The reviewers found that the right children come into care.
"""


def in_word(script):
    """A Word document from lines that each begin with a style; bars part the cells of a row, '//' the paragraphs in one."""
    document = Document()
    table = None
    for line in script.strip().splitlines():
        style, _, words = line.partition(": ")
        if style != "Row":
            table = None
            document.add_paragraph(words, style=None if style == "Text" else style)
            continue
        table = table or document.add_table(rows=0, cols=4)
        for cell, content in zip(table.add_row().cells, words.split("|"), strict=True):
            cell.text = "\n".join(part.strip() for part in content.split("//"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def report():
    return read(in_word(REPORT), "peer.docx", known=FICTIONAL)


@pytest.fixture(scope="module")
def parts(report):
    return report.peer_challenge


def test_it_is_known_by_its_title_and_days(report):
    assert (report.kind, report.authority, report.framework) == ("lga-peer-challenge", "Aldermere", None)
    assert (report.inspection_start, report.inspection_end) == (date(2022, 6, 14), date(2022, 6, 17))


def test_key_recommendations_in_paragraphs_are_recommendations_and_their_introduction_is_not(report):
    assert [(item.title, item.theme, item.audience) for item in report.recommendations] == [
        ("Invest further in care leaver services", None, "authority"),
        ("Grow your own social workers", None, "authority"),
        (None, "Effective corporate parent", "authority"),
    ]


def test_strengths_and_areas_for_consideration_stand_under_their_theme(report):
    assert the(report, "Councillors champion").kind == "headline"
    assert report.recommendations[2].text == "Extend the offer of homes for care leavers to the age of 25."
    assert the(report, "Placement planning").heading == "Timely permanency"


def test_questions_are_in_the_words_of_the_council_each_once_with_the_theme_that_answers_it(parts):
    assert parts.questions == (
        ("Is Aldermere an effective corporate parent", "Effective corporate parent"),
        ("Do we achieve permanency timely for our children", "Timely permanency"),
        ("Have we maintained good services during the floods", None),
    )


def test_the_team_is_named_with_posts(parts):
    assert [(person.name, person.role) for person in parts.team] == [
        ("Jo Example", "Director of Children’s Services, Northmoor Council"),
        ("Sam Sample", "Head of Safeguarding, Wexbridge"),
    ]


def test_the_process_says_what_was_read_seen_and_heard(parts):
    assert parts.process == (
        "The peer team prepared by reviewing a range of documents.",
        "This included two days of reviewing 16 case files.",
        "Heard from over 100 people",
        "Observed meetings of managers",
    )
    assert parts.sample.startswith("In total 16 cases were reviewed: 8 children in care")


def test_the_case_review_comes_out_in_rows_and_a_row_that_a_page_parted_is_one(parts):
    assessment, planning = parts.case_review

    assert assessment.area == "Assessment"
    assert assessment.strengths == ("Most show a recent one e.g. [removed]", "Health is on time.")
    assert assessment.considerations == ("Some could go deeper.",)
    assert assessment.response == "Agreed; it is booked."
    assert planning.strengths == ("Managers’ oversight is recorded and is helpful in understanding each decision.",)
    assert planning.considerations == ("How well does tracking reduce delay e.g. [removed] waited for a year?",)


def test_concerns_that_were_or_were_not_escalated_are_told(parts):
    assert parts.escalation.startswith("There were no safeguarding concerns")


def test_each_entry_of_the_table_is_a_finding_under_its_area_of_practice(report):
    entry = the(report, "Most show a recent")

    assert (entry.kind, entry.heading, entry.redactions) == ("finding", "Assessment", 1)


def test_an_entry_that_a_page_parted_is_never_quoted_as_if_it_were_whole(report):
    beginnings = ("Managers’ oversight", "understanding each", "How well does tracking", "[removed] waited")

    assert all(the(report, beginning).fragment for beginning in beginnings)
    assert not the(report, "Some could").fragment


def test_no_reference_of_a_case_is_left_anywhere(report):
    told = repr(report)

    assert "8579891" not in told
    assert "1015534" not in told


def test_everything_that_was_read_comes_back_from_its_json(report):
    assert load(json.loads(json.dumps(dump(report)))) == report


def test_how_the_challenge_worked_is_context(report):
    said = kinds(report)

    assert {said[words] for words in ("Peer challenge promotes", "Jo Example, Director", "Heard from over", "You will now")} == {
        "context"
    }
    assert said["The reviewers found"] == "headline"


def test_a_heading_of_the_rank_of_the_scope_ends_it_and_one_below_does_not():
    text = """# Aldermere Council Peer Challenge

    ## Scope and focus

    - How effective is the front door

    ### How the council put it

    Leaders wanted to know whether contacts wait.

    ## Front door

    Contacts are screened on the day and decisions are clear.
    """
    report = a_reading(text)

    assert kinds(report) == {
        "How effective is": "context",
        "Leaders wanted to": "context",
        "Contacts are screened": "finding",
    }
    assert report.peer_challenge.questions == (("How effective is the front door", "Front door"),)


def test_a_challenge_without_annexe_or_team_has_nothing_in_their_place():
    parts = a_reading(
        """
        # Aldermere Council corporate peer challenge

        Date: 3 March 2020

        ## Findings

        Staff know the council’s priorities and feel well led.
        """
    ).peer_challenge

    assert (parts.questions, parts.team, parts.process, parts.case_review) == ((), (), (), ())
    assert (parts.sample, parts.escalation) == (None, None)


def test_a_table_whose_rows_cannot_be_told_is_a_problem_and_none_of_its_cells_is_a_finding():
    report = a_reading(
        """
        # Aldermere Council peer challenge

        Date: 3 March 2020

        ## Case review findings

        Areas of Practice Strengths Areas for Consideration Response from the LA

        Assessment Most are recent

        The reviewers found that every child had been seen alone and listened to.
        """
    )

    assert report.status == "partial"
    assert report.problems[0].startswith("case review: the rows of its table could not be told")
    assert [passage.text[:13] for passage in report.passages if passage.kind == "finding"] == ["The reviewers"]
