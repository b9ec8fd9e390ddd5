"""Inspections that a later report names, told apart from those that are in the library."""

from datetime import date

from selfassess.domain.other_inspections import Precision, named_only
from selfassess.domain.report import EarlierInspection, ReportKind
from tests.library import a_head

SIF = a_head(day=date(2015, 12, 8), kind=ReportKind.SIF)
VISIT = a_head(day=date(2021, 11, 19), kind=ReportKind.FOCUSED_VISIT)
LAST = a_head(day=date(2024, 7, 5))


def found(*named, heads=(SIF, VISIT, LAST)):
    told = named_only(heads, [(LAST, EarlierInspection(*item)) for item in named])
    return [(each.what, each.when, each.precision) for each in told]


def test_what_is_in_the_library_is_not_told_again_whether_by_month_or_by_year():
    assert found(("last inspection", "2015", "good"), ("last focused visit", "November 2021", None)) == []


def test_a_report_may_be_named_by_the_month_in_which_it_came_out():
    assert found(("last inspection", "February 2016", None)) == []
    assert found(("last inspection", "September 2016", None)) == [("last inspection", "September 2016", Precision.MONTH)]


def test_those_that_are_only_named_stand_in_their_order_with_month_or_year():
    assert found(("last inspection", "2019", None), ("previous inspection of safeguarding", "October 2012", "adequate")) == [
        ("previous inspection of safeguarding", "October 2012", Precision.MONTH),
        ("last inspection", "2019", Precision.YEAR),
    ]


def test_an_inspection_that_is_named_twice_is_told_once_as_exactly_as_it_is_known():
    twice = (("last inspection", "2012", None), ("previous inspection of safeguarding", "October 2012", "adequate"))
    assert [when for _, when, _ in found(*twice)] == ["October 2012"]


def test_an_inspection_of_a_service_of_its_own_is_no_report_on_the_whole():
    service = ("The local authority’s fostering service was last inspected", "December 2015", "good")
    assert found(service) == [(service[0], "December 2015", Precision.MONTH)]


def test_words_without_a_year_tell_nothing():
    assert found(("last inspection", "recently", None)) == []
