"""The figures of a fictional local area, as single inspections print them."""

from datetime import date

import pytest

from selfassess.domain.report import PassageKind
from tests.unit.ingest.reading import a_reading, kinds
from tests.unit.ingest.test_judgements import SIF_TITLE

AREA = """
## Information about this local authority area

### Previous Ofsted inspections

- The previous inspection of the local authority’s safeguarding arrangements was in October 2011. The local authority
  was judged to be good.
- The previous inspection of the local authority’s services for children looked after was in October 2011. The local
  authority was judged to be adequate.

### Local leadership

- The director of children’s services has been in post since 5 January 2016.

### Children living in this area

- Approximately 112,262 children and young people under the age of 18 live in Aldermere. This is 20% of the total
  population of the area.
- Approximately 13.0% of the local authority’s children are living in poverty.
- The proportion of children entitled to free school meals:
  - in primary schools is 8.8% (the national average is 14.5%)
  - in secondary schools is 7.2% (the national average is 13.2%).
- The proportion of children and young people who speak English as an additional language:
  - in primary schools is 9.8% (the national average is 20.1%)
- Children and young people from minority ethnic groups account for 14% of all children living in the area, compared
  with 26% in the country as a whole.

The local authority was given the opportunity to review this section of the report and has updated it with local unvalidated data.

### Child protection in this area

- At 31 March 2017, 443 children and young people were the subject of a child protection plan. This is a reduction from
  473 at 31 March 2016.
- At 31 March 2017, seven children lived in a privately arranged fostering placement. This is a reduction from 10 at 31
  March 2016.
- Since the last inspection, eight serious incident notifications have been submitted to Ofsted and five serious case
  reviews have been completed.

### Children looked after in this area

- At 31 March 2017, 699 children were being looked after by the local authority (a rate of 62 per 10,000 children). This
  is a reduction from 765 (68.1 per 10,000 children) at 31 March 2016. Of this number:
  - 245 (or 35%) live outside the local authority area
  - none live with parents
  - one child is an unaccompanied asylum-seeking child
- In the last 12 months:
  - there were 64 adoptions
  - 120 children ceased to be looked after, of whom 5.3% subsequently returned to be looked after

## Inspection judgements about the local authority

1. Children are seen quickly and 90% of visits are on time.
"""


@pytest.fixture(scope="module")
def report():
    return a_reading(SIF_TITLE + AREA)


@pytest.fixture(scope="module")
def facts(report):
    return {fact.name: fact for fact in report.facts}


def test_a_count_has_its_day_its_rate_and_the_figure_before_it(facts):
    looked_after = facts["children looked after"]

    assert (looked_after.value, looked_after.rate_per_10000, looked_after.at) == (699, 62, date(2017, 3, 31))
    assert (looked_after.previous, looked_after.previous_at) == (765, date(2016, 3, 31))
    assert facts["child protection plans"].previous == 473


def test_a_part_of_a_count_has_the_day_of_the_whole_and_not_of_the_figure_before_it(facts):
    assert (facts["living outside the authority"].value, facts["living outside the authority"].at) == (245, date(2017, 3, 31))


def test_a_number_in_words_is_a_number(facts):
    assert facts["private fostering"].value == 7
    assert facts["living with parents"].value == 0
    assert facts["unaccompanied asylum-seeking children"].value == 1
    assert facts["serious incident notifications"].value == 8


def test_a_share_stands_beside_the_national_one_and_is_told_by_the_words_above_it(facts):
    primary = facts["free school meals in primary schools, per cent"]

    assert (primary.value, primary.national) == (8.8, 14.5)
    assert facts["English as an additional language in primary schools, per cent"].value == 9.8
    assert facts["minority ethnic groups, per cent"].national == 26


def test_population_and_poverty_are_read(facts):
    assert facts["children under 18"].value == 112262
    assert facts["children under 18, per cent of the population"].value == 20
    assert facts["children in poverty, per cent"].value == 13


def test_a_year_is_no_count_of_one_day(facts):
    assert (facts["adoptions in the last 12 months"].value, facts["adoptions in the last 12 months"].at) == (64, None)
    assert facts["returned to be looked after, per cent"].value == 5.3


def test_data_that_nobody_validated_say_so(facts):
    assert {fact.validated for fact in facts.values()} == {False}


def test_figures_among_findings_are_not_facts_of_the_area(facts):
    assert 90 not in {fact.value for fact in facts.values()}


def test_the_local_area_and_its_post_holders_are_context(report):
    said = kinds(report)

    assert said["The director of"] == said["The previous inspection"] == said["Approximately 112,262 children"] == "context"
    assert said["Children are seen"] == "finding"


def test_two_inspections_of_one_month_are_two_with_the_grade_of_the_sentence_after_each(report):
    assert [(named.when, named.grade) for named in report.earlier] == [("October 2011", "good"), ("October 2011", "adequate")]


def test_the_facts_under_one_heading_are_one_passage_and_no_finding():
    report = a_reading(SIF_TITLE + AREA)

    (protection,) = [passage for passage in report.passages if "private" in passage.text]
    assert protection.text.startswith("At 31 March 2017, 443 children")
    assert protection.text.endswith("five serious case reviews have been completed.")
    assert protection.kind is PassageKind.CONTEXT
    (led,) = [passage for passage in report.passages if "in post" in passage.text]
    assert led.text == "The director of children’s services has been in post since 5 January 2016."


def test_an_imprint_is_one_passage_to_its_last_line():
    report = a_reading(
        SIF_TITLE
        + """
        ## Summary

        Children are safe, and their workers know them well.

        You may reuse this information (not including logos) free of charge in any format, under the terms of the Open
        Government Licence.

        This report is available at https://reports.example.

        Children like their workers.
        """
    )

    (imprint,) = [passage for passage in report.passages if "Licence" in passage.text]
    assert imprint.text.endswith("available at https://reports.example.")
