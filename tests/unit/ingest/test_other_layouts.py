"""Layouts of letters, joint inspections, peer challenges and older reports that are set in other ways than most."""

from datetime import date

import pytest

from tests.unit.ingest.reading import a_reading, judged, kinds, the


def a_letter(title: str, body: str, *, opening: str = ""):
    head = "28 February 2018\n\nMs Jo York\n\nDirector of Children’s Services\n\nAldermere Council\n\nTown Hall\n\nDear Jo"
    return a_reading(f"{head}\n\n**{title}**\n\n{opening}\n\n{body}\n")


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ("on 30 January 2018 and 31 January 2018", date(2018, 1, 31)),
        ("on 30 and 31 January 2018", date(2018, 1, 31)),
        ("from 30 January 2018 to 1 February 2018", date(2018, 2, 1)),
        ("between 30 January and 1 February 2018", date(2018, 2, 1)),
    ],
)
def test_a_letter_dates_its_visit_by_all_the_days_that_it_names(days, end):
    opening = f"This letter summarises the findings of a focused visit to Aldermere children’s services {days}. All is well."

    report = a_letter("Focused visit to Aldermere children’s services", "**Overview**\n\nChildren do well here.", opening=opening)

    assert (report.inspection_start, report.inspection_end) == (date(2018, 1, 30), end)


@pytest.mark.parametrize(
    "said",
    [
        "Inspectors considered a range of evidence, including case discussions with social workers and managers.",
        "The methodology for this visit was in line with the inspection of local authority children’s services framework.",
        "This letter to all the service leaders in the area outlines our findings about how partners work together.",
        "Between 11 and 15 December 2017, Ofsted and the Care Quality Commission undertook a joint inspection in Aldermere.",
    ],
)
def test_what_a_letter_says_of_its_own_making_is_no_headline(said):
    report = a_letter("Focused visit to Aldermere children’s services", "**Overview**\n\nChildren do well here.", opening=said)

    assert str(the(report, said[:20]).kind) == "context"


def test_the_evaluation_of_progress_is_findings_and_the_summary_above_it_is_not():
    report = a_letter(
        "Monitoring visit of Aldermere children’s services",
        "**Summary of findings**\n\n- Leaders have strengthened the front door since the last visit.\n\n"
        "**Evaluation of progress**\n\nThresholds are applied consistently by all who work there.",
    )

    assert kinds(report) == {"Leaders have strengthened": "headline", "Thresholds are applied": "finding"}


JOINT = """
# Joint targeted area inspection of Aldermere

## The multi-agency response to children and families who need help

Inspection dates: 27 February to 3 March 2023

Lead inspectors: Mary Example, Ofsted; Sam Sample, CQC; Jo Test, HMICFRS; Kim Trial, HMI Probation

## Headline findings

Children and families receive help that is well coordinated.

## Key strengths

- The front door is effective and decisions are timely.

## Case study: highly effective practice

A school and a family hub worked together to support a family.

## Areas for improvement

- The quality of plans across agencies.

## Case study: area for improvement

In one family concerns were not recognised for a long time.
"""


def test_a_joint_inspection_has_a_lead_of_each_inspectorate_and_the_theme_of_its_title():
    report = a_reading(JOINT)

    assert report.lead_inspector == "Mary Example and Sam Sample and Jo Test"
    assert [person.name for person in report.inspectors] == ["Mary Example", "Sam Sample", "Jo Test", "Kim Trial"]
    assert report.topic == "children and families who need help"


def test_a_case_told_is_a_finding_and_no_list_is_of_it():
    report = a_reading(JOINT)

    assert str(the(report, "A school").kind) == str(the(report, "In one family").kind) == "finding"
    assert [(item.text, item.theme) for item in report.recommendations] == [("The quality of plans across agencies.", None)]
    assert the(report, "The quality").heading == "Areas for improvement"


CHALLENGE = """
# Children’s Services Peer Challenge

## Aldermere Council

## 9 \u2013 12 May 2023

## 1. Executive Summary

Aldermere has ambitious leaders who know their children well.

## 2. Summary of the Peer Challenge approach

### The peer challenge process

The team reviewed 12 cases before they came. They spoke to more than 90 people.

## 3. Feedback

### 3.1 The front door

#### Strengths

- Thresholds are well understood by partners.

#### Areas for consideration

- Review the capacity of the emergency duty team.

### 3.2 Quality of practice

The audit programme is well established and auditors are trained.
"""


def test_a_peer_challenge_may_print_its_days_alone_below_its_title():
    report = a_reading(CHALLENGE)

    assert (report.inspection_start, report.inspection_end) == (date(2023, 5, 9), date(2023, 5, 12))
    assert report.peer_challenge.sample == "The team reviewed 12 cases before they came."


def test_numbered_headings_part_the_themes_of_a_peer_challenge_from_what_stands_above_them():
    report = a_reading(CHALLENGE)

    assert the(report, "Thresholds are").heading == "3.1 The front door: strengths"
    assert [(item.text, item.theme) for item in report.recommendations] == [
        ("Review the capacity of the emergency duty team.", "3.1 The front door")
    ]
    assert (str(the(report, "The audit").kind), the(report, "The audit").heading) == ("finding", "3.2 Quality of practice")


def test_a_peer_review_in_a_letter_is_about_the_council_and_days_in_its_title():
    report = a_letter(
        "Children’s Services Peer Review, Torbay: 8th \u2013 11th May 2018",
        "**Case records review**\n\nThe team looked at 12 cases, and recording was up to date in most of them.",
    )

    assert (str(report.kind), report.authority) == ("lga-peer-challenge", "Torbay")
    assert (report.inspection_start, report.inspection_end) == (date(2018, 5, 8), date(2018, 5, 11))
    assert kinds(report) == {"The team looked": "finding"}


TWO_HALVES = """
# Inspection of safeguarding and looked after children services

Aldermere

Inspection dates: 12 \u2013 23 September 2011

Reporting inspector: Mary Example HMI

## The inspection outcomes: safeguarding services

### Overall effectiveness Grade 3 (adequate)

5. The overall effectiveness of safeguarding services is adequate.

### Areas for improvement

6. In order to improve services in Aldermere, the local authority and its partners should take the following action:

Immediately:

- ensure that all referrals are assessed by qualified social workers

Within three months:

- improve the quality of assessments.

### Children and young people are safe and feel safe Grade 3 (adequate)

7. The effectiveness of services in taking reasonable steps to keep children safe is adequate.

### Quality of provision Grade 2 (good)

8. Services respond well to those who need them.

## The inspection outcomes: services for looked after children

### Areas for improvement

9. The local authority should take the following action:

Within six months

- improve the choice of placements.

## Being healthy Grade 2 (good)

10. Health outcomes for looked after children and young people are good.
"""


def test_a_report_of_two_halves_lists_what_is_to_be_done_by_the_time_it_names():
    assert [(item.theme, item.text) for item in a_reading(TWO_HALVES).recommendations] == [
        ("Immediately", "ensure that all referrals are assessed by qualified social workers"),
        ("Within three months", "improve the quality of assessments."),
        ("Within six months", "improve the choice of placements."),
    ]


def test_a_heading_with_a_grade_ends_a_list_and_is_named_without_it():
    report = a_reading(TWO_HALVES)

    assert [(passage.number, passage.heading) for passage in report.passages if str(passage.kind) == "finding"] == [
        ("7", "Children and young people are safe and feel safe"),
        ("8", "Quality of provision"),
        ("10", "Being healthy"),
    ]
    assert judged(report) == {"help-protection": "adequate"}
