"""Several reports may tell of one inspection."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.events import copies, events, same_event, told_once
from selfassess.domain.report import ReportKind, Visibility
from tests.library import a_head

VISIT = a_head(day=date(2015, 3, 27), kind=ReportKind.SIF)


def without_visit(day, **more):
    """A copy that prints when it was published and no visit."""
    head = a_head(day=day, kind=ReportKind.SIF, overall="good")
    return replace(head, visit_start=None, visit_end=None, published=day, **more)


@pytest.mark.parametrize(
    ("day", "same"),
    [(date(2015, 5, 20), True), (date(2015, 3, 27), True), (date(2015, 3, 1), False), (date(2016, 3, 1), False)],
)
def test_a_copy_without_a_visit_belongs_to_the_visit_that_it_was_published_after(day, same):
    assert same_event(VISIT, without_visit(day)) is same
    assert same_event(without_visit(day), VISIT) is same


@pytest.mark.parametrize(("start", "same"), [(date(2015, 3, 3), True), (date(2015, 3, 29), True), (date(2015, 6, 1), False)])
def test_visits_that_overlap_or_nearly_touch_are_one(start, same):
    other = replace(VISIT, id="other", visit_start=start, visit_end=max(start, date(2015, 3, 26)))
    assert same_event(VISIT, other) is same


def test_another_kind_of_report_is_another_event():
    assert not same_event(VISIT, replace(VISIT, kind=ReportKind.PEER_CHALLENGE))


def test_a_report_of_no_known_day_stands_alone():
    nowhere = replace(VISIT, id="x", visit_start=None, visit_end=None)
    assert not same_event(VISIT, nowhere)
    assert [event.report.id for event in events([nowhere, VISIT])] == [VISIT.id, "x"]


def test_the_copy_that_prints_the_visit_speaks_for_the_event():
    copy = without_visit(date(2015, 5, 20), id="copy")
    later = a_head(day=date(2019, 7, 5))
    (first, second) = events([later, copy, VISIT])
    assert (first.report, first.copies) == (VISIT, (copy,))
    assert second.report == later


def test_of_several_copies_one_is_kept_and_the_order_stays():
    copy, other = without_visit(date(2015, 5, 20), id="copy"), a_head("eastvale", date(2015, 3, 27), kind=ReportKind.SIF)
    later = a_head(day=date(2019, 7, 5))
    assert told_once([later, copy, other, VISIT]) == (later, other, VISIT)


def test_the_copy_that_most_people_may_see_tells_of_the_event():
    inside = replace(VISIT, id="inside", visibility=Visibility.RESTRICTED)
    outside = without_visit(date(2015, 5, 20), id="outside")

    assert copies([inside, outside]) == {"inside": "outside"}


def test_reports_about_no_known_authority_are_no_copies_of_each_other():
    unknown = [replace(VISIT, id=name, authority=None) for name in ("one", "other")]

    assert told_once(unknown) == tuple(unknown)
