"""Kinds by title and days, the framework by the day of the visit, and what is kept apart from findings."""

import pytest

from selfassess.ingest.layout.joining import cleaned
from tests.unit.ingest.reading import a_reading, ilacs, kinds, the
from tests.unit.ingest.test_judgements import HELP, LEADERS, SIF_TITLE

ROWS = f"{LEADERS} Good\n{HELP} Good\nOverall effectiveness Good"


@pytest.mark.parametrize(
    ("dates", "kind", "framework"),
    [
        ("10 to 21 June 2019", "ilacs-standard", "ilacs-2018"),
        ("10 to 14 June 2019", "ilacs-short", "ilacs-2018"),
        ("7 November to 18 November 2022", "ilacs-standard", "ilacs-2018"),
        ("16 to 27 January 2023", "ilacs-standard", "ilacs-2023"),
        ("30 March to 10 April 2026", "ilacs-standard", "ilacs-2023"),
        ("13 to 17 April 2026", "ilacs-short", "ilacs-2026"),
        ("5 to 9 May 2022 and 2 to 3 June 2022", "ilacs-standard", "ilacs-2018"),
    ],
)
def test_a_graded_report_is_short_by_its_days_and_of_the_framework_of_its_first_day(dates, kind, framework):
    report = ilacs(rows=ROWS, dates=dates)

    assert (report.kind, report.framework) == (kind, framework)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Aldermere: Inspection of children’s social care services", "ilacs-standard"),
        ("Inspection of Aldermere local authority children’s services", "ilacs-standard"),
        ("Inspection of services for children in need of help and protection, children looked after and care leavers", "sif"),
        ("Inspection of local authority arrangements for the protection of children", "pre-sif"),
        ("Inspection of safeguarding and looked after children services", "pre-sif"),
        ("Inspection of local authority looked after children services", "pre-sif"),
        ("Inspection of services for looked after children", "pre-sif"),
        ("Aldermere looked after children services", "pre-sif"),
        ("Unannounced inspection of contact, referral and assessment arrangements", "pre-sif"),
        ("Joint targeted area inspection of Aldermere", "jtai"),
        ("Focussed visit to Aldermere children’s services", "focused-visit"),
        ("Monitoring visit to Aldermere children’s services", "monitoring-visit"),
        ("Aldermere Council Children’s Services Peer Challenge", "lga-peer-challenge"),
        ("Aldermere safeguarding peer review", "lga-peer-challenge"),
        ("Aldermere annual report on adoption", "other"),
    ],
)
def test_the_title_says_what_kind_a_document_is(title, kind):
    assert ilacs(rows=ROWS, title=title).kind == kind


def test_what_a_council_itself_writes_of_looked_after_children_services_is_no_inspection():
    report = a_reading("# Aldermere looked after children services: our strategy\n\n1. We listen to children.\n\n2. We plan.\n")
    assert report.kind == "other"


@pytest.mark.parametrize(
    "kind", ["Focused visit to Aldermere children’s services", "Aldermere annual report", "Aldermere peer challenge"]
)
def test_grades_in_a_document_that_judges_nothing_are_no_judgements(kind):
    assert ilacs(rows=ROWS, title=kind).judgements == ()


def test_a_report_is_told_by_its_own_title_and_not_by_an_inspection_that_it_mentions():
    report = ilacs(rows=ROWS, body="A monitoring visit in 2021 and a joint targeted area inspection in 2022 found progress.")

    assert report.kind == "ilacs-standard"


KEPT = """
## Summary for children and young people

- Social workers visit children often and listen to them.

## What the inspection judgements mean

An outstanding local authority leads highly effective services.

## Information about this inspection

Inspectors have looked closely at the experiences of children and young people.

The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects to achieve excellence.

You may reuse this information (not including logos) free of charge in any format or medium.

© Crown copyright 2015
"""


def test_what_is_for_children_meanings_method_and_licence_are_kept_as_context_about_no_line():
    report = a_reading(SIF_TITLE + KEPT)

    assert set(kinds(report).values()) == {"context"}
    assert {line for passage in report.passages for line in passage.lines} == set()
    assert the(report, "Social workers visit").heading == "Summary for children and young people"


@pytest.mark.parametrize(
    "imprint",
    [
        "This document may be reproduced in whole or in part for non-commercial purposes.",
        "You may reuse this information free of charge under the terms of the Open Government Licence.",
        "Further copies of this report are obtainable at www.ofsted.gov.uk or from the local authority.",
        "\u00b9 Ofsted produces this report under its power to combine reports in one.",
        "It is Ofsted’s expectation that all children and young people receive good help.",
        "Ofsted, Piccadilly Gate, Store Street, Manchester is where letters reach us.",
    ],
)
def test_an_imprint_among_findings_is_no_finding(imprint):
    report = a_reading(f"{SIF_TITLE}\n\n## Inspection findings\n\n1. Children are safe and well.\n\n{imprint}\n")

    assert the(report, imprint[:12]).kind == "context"
    assert the(report, "Children are safe").kind == "finding"


def test_a_paragraph_without_its_number_is_still_a_paragraph():
    report = ilacs(
        rows=ROWS,
        body=f"## {HELP}: good\n\n1. Children are seen soon.\n\nPlans are clear and have dates.\n\n3. Visits are on time.\n",
    )

    assert [(passage.number, passage.text) for passage in report.passages] == [
        ("1", "Children are seen soon."),
        (None, "Plans are clear and have dates."),
        ("3", "Visits are on time."),
    ]


@pytest.mark.parametrize("soft", ["\ufffe", "\x02", "\u00ad"])
def test_the_characters_that_stand_for_a_soft_hyphen_are_not_part_of_a_word(soft):
    assert cleaned(f"safe{soft}guarded") == "safeguarded"
