"""Letters of visits and joint inspections, in the forms in which inspectorates write them."""

from datetime import date

import pytest

from tests.unit.ingest.reading import a_reading, kinds, the

FOCUSED = """
Ofsted
Piccadilly Gate
Store Street
Manchester

31 January 2022

Jo Example
Director of Children’s Services
Aldermere Council

Dear Jo

## Focused visit to Aldermere children’s services

This letter summarises the findings of the focused visit to Aldermere children’s services on 15 and 16 December 2021.
Her Majesty’s Inspectors for this visit were Mary Example and Sam Sample.

Inspectors looked at the local authority’s arrangements for the ‘front door’.

This visit was carried out in line with the inspection of local authority children’s services (ILACS) framework.

## Headline findings

Children who need help are seen quickly and staff know them well.

## Areas for priority action

The local authority needs to take swift and decisive action to address the delays in strategy discussions.

## What needs to improve in this area of social work practice?

- The recording of decisions at conferences.
- The quality of return home interviews.

## Main findings

Partners share what they know without delay. Assessments are timely.

### Out of hours

The emergency duty team answers promptly and records well.

Ofsted will take the findings from this focused visit into account when planning the next inspection or visit.

Yours sincerely

Mary Example
"""


@pytest.fixture(scope="module")
def focused():
    return a_reading(FOCUSED)


def test_a_focused_visit_has_days_a_letter_date_a_topic_and_inspectors_but_no_publication(focused):
    assert (focused.kind, focused.authority) == ("focused-visit", "Aldermere")
    assert (focused.inspection_start, focused.inspection_end) == (date(2021, 12, 15), date(2021, 12, 16))
    assert (focused.dated, focused.published) == (date(2022, 1, 31), None)
    assert focused.topic == "arrangements for the ‘front door’"
    assert [person.name for person in focused.inspectors] == ["Mary Example", "Sam Sample"]
    assert focused.judgements == ()


def test_priority_actions_of_a_letter_are_apart_from_what_needs_to_improve(focused):
    assert [(item.text.split()[0], item.priority) for item in focused.recommendations] == [
        ("The", True),
        ("The", False),
        ("The", False),
    ]
    assert focused.recommendations[0].text.startswith("The local authority needs to take swift")


def test_what_a_letter_says_of_itself_is_kept_but_is_no_finding(focused):
    said = kinds(focused)

    assert said["This letter summarises"] == said["Inspectors looked at"] == said["This visit was"] == "context"
    assert said["Ofsted will take"] == "context"
    assert said["Children who need"] == "headline"
    assert said["Partners share what"] == said["The emergency duty"] == "finding"


def test_findings_without_an_area_are_headed_by_their_theme(focused):
    assert the(focused, "Partners share").heading == "Main findings"
    assert the(focused, "The emergency duty").heading == "Out of hours"


MONITORING = """
12 July 2019

Jo Example
Director of Children’s Services
Aldermere Council

Dear Jo

# Monitoring visit to Aldermere children’s services

This letter summarises the findings of the monitoring visit to Aldermere children’s services on 18 and 19 June 2019.
This was the third monitoring visit since the local authority was judged inadequate in November 2017. The inspectors
were Mary Example, HMI, and Sam Sample, HMI.

## Areas covered by the visit

Inspectors reviewed the progress made in the following areas:

- the quality of assessments
- supervision and management oversight

A range of evidence was considered during the visit, including electronic case records and discussions with social workers.

## Overview

The council is making steady progress from a low base.

## Findings and evaluation of progress

Assessments are timely and most are good. Supervision is regular but rarely reflective.

I am copying this letter to the Department for Education.

Yours sincerely
"""


def test_a_monitoring_visit_names_the_inspection_it_follows_with_its_grade_as_printed():
    report = a_reading(MONITORING)

    assert (report.kind, report.inspection_start) == ("monitoring-visit", date(2019, 6, 18))
    assert [(named.when, named.grade) for named in report.earlier] == [("November 2017", "inadequate")]
    assert report.topic == "the quality of assessments; supervision and management oversight"
    assert [person.name for person in report.inspectors] == ["Mary Example", "Sam Sample"]


def test_a_monitoring_visit_has_findings_and_nothing_else_that_could_be_quoted():
    report = a_reading(MONITORING)

    assert [passage.text[:11] for passage in report.passages if passage.kind != "context"] == ["The council", "Assessments"]


JTAI = """
# Joint targeted area inspection of Aldermere

## The multi-agency response to the criminal exploitation of children in Aldermere

This inspection took place from 5 to 9 December 2022. It was carried out by inspectors from Ofsted, the Care Quality
Commission (CQC) and His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).

## Headline findings

Partners identify most children who are at risk of exploitation and act together.

## Area for priority action

Leaders across the partnership must ensure that health practitioners take part in strategy discussions.

## What needs to improve?

- The timeliness of strategy discussions.
- The sharing of information about children who go missing.

## Strengths

- Schools and police share information every day.

## Main findings

Children at risk are seen by people whom they know and trust.

## Next steps

We have determined that the director of children’s services is the principal authority and should prepare a written
statement of proposed action.
"""


def test_a_joint_inspection_has_priority_action_improvements_and_strengths_and_no_judgement():
    report = a_reading(JTAI)

    assert (report.kind, report.authority, report.framework) == ("jtai", "Aldermere", None)
    assert (report.inspection_start, report.inspection_end) == (date(2022, 12, 5), date(2022, 12, 9))
    assert report.topic == "the criminal exploitation of children"
    assert [item.priority for item in report.recommendations] == [True, False, False]
    assert the(report, "Schools and police").kind == "headline"
    assert the(report, "We have determined").kind == "context"
    assert report.judgements == ()


def test_several_priority_actions_under_one_introduction_are_one_each():
    report = a_reading(
        """
        # Joint targeted area inspection of Aldermere

        This inspection took place between 5 and 9 December 2022.

        ## Areas for priority action

        The partnership needs to take action on the following areas:

        - The response to children who go missing.
        - The capacity of the front door.

        ## Areas for improvement

        - The recording of decisions.
        """
    )

    assert [(item.text, item.priority) for item in report.recommendations] == [
        ("The response to children who go missing.", True),
        ("The capacity of the front door.", True),
        ("The recording of decisions.", False),
    ]


def test_any_other_document_has_passages_and_nothing_that_it_does_not_print():
    report = a_reading(
        """
        # Early help strategy of Aldermere

        ## Our ambition

        We want every family to find help close to home before worries grow.

        ## What we do well

        Family hubs are open on six days and most families know them.
        """
    )

    assert report.kind == "other"
    assert len(report.passages) == 2
    assert (report.judgements, report.recommendations, report.lead_inspector, report.inspection_start) == ((), (), None, None)


UNANNOUNCED = """
8 July 2010

Jo Example
Director of Children’s Services
Aldermere Council

Dear Jo

# Annual unannounced inspection of contact, referral and assessment arrangements within Aldermere Council children’s services

This letter summarises the findings of the recent unannounced inspection of contact, referral and assessment arrangements
within local authority children’s services in Aldermere Council which was conducted on 9 and 10 June 2010.

## The service meets the requirements of statutory guidance in the following areas

- Children in need of protection are identified and seen promptly.

## Strengths

- Partners value the advice that duty social workers give.

## Areas for development

- Chronologies are not kept up to date.

## Areas for priority action

- Some children wait more than a week to be allocated.

Yours sincerely
"""


def test_a_letter_before_2013_is_known_below_its_greeting_and_has_lists_and_no_grades():
    report = a_reading(UNANNOUNCED)

    assert (report.kind, report.authority, report.framework) == ("pre-sif", "Aldermere", None)
    assert (report.inspection_start, report.inspection_end) == (date(2010, 6, 9), date(2010, 6, 10))
    assert (report.dated, report.judgements) == (date(2010, 7, 8), ())
    assert [(item.text.split()[0], item.priority) for item in report.recommendations] == [("Chronologies", False), ("Some", True)]
    assert (the(report, "Partners value").kind, the(report, "Children in need").kind) == ("headline", "finding")


def test_what_is_to_be_done_by_a_day_is_headed_by_it():
    report = a_reading(
        """
        # Inspection of safeguarding and looked after children services

        Aldermere

        Inspection dates: 10 to 21 May 2010

        ## Areas for improvement

        The council and its partners should take the following action.

        ### Immediately

        - Check that every child in care has a plan.

        ### Within three months

        - Agree how partners share what they know.
        """
    )

    assert [item.theme for item in report.recommendations] == ["Immediately", "Within three months"]


def test_of_a_long_list_of_topics_whole_items_are_kept_and_no_more_than_a_line_or_two():
    many = "\n".join(f"- the quality of plan number {number} and how it is reviewed" for number in range(40))
    report = a_reading(MONITORING.replace("- the quality of assessments", many))

    assert len(report.topic) <= 400
    assert report.topic.endswith("and how it is reviewed")


def test_a_paragraph_that_is_set_like_a_heading_is_a_paragraph():
    long = "Children in Aldermere are seen quickly and often by people whom they know " * 5
    report = a_reading(f"# Monitoring visit to Aldermere children’s services\n\n## Findings\n\n## {long.strip()}.\n")

    assert the(report, "Children in Aldermere").heading == "Findings"
