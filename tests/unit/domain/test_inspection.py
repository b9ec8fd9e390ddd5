"""Working days, the estimate of the next inspection, and what a list of children looks like."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.child_level import children_in
from selfassess.domain.deadlines import WorkingDays
from selfassess.domain.inspection.template import WindowRule, YearPoint
from selfassess.domain.inspection.window import YearMark, coming, window
from selfassess.domain.report import ReportKind
from selfassess.library.bank_holidays import in_england
from tests.builders import a_report_head

DAYS = WorkingDays(in_england)
RULE = WindowRule(3, 6, 6, "About every three years.", "Not where inadequate.")


def test_seventy_working_days_from_a_report_are_the_day_on_which_its_plan_was_due():
    # Stockton's report came on 9 May 2023, and its plan was due on 16 August 2023.
    found = DAYS.deadline(date(2023, 5, 9), 70)
    assert found.day == date(2023, 8, 16)
    assert [day for day, _ in found.passed_over] == [date(2023, 5, 29)]


@pytest.mark.parametrize(
    ("start", "days", "then"),
    [
        (date(2026, 11, 2), 0, date(2026, 11, 2)),
        (date(2026, 11, 7), 0, date(2026, 11, 9)),
        (date(2026, 11, 2), 5, date(2026, 11, 9)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
    ],
    ids=["the day itself", "a Saturday", "a week", "Christmas", "Easter"],
)
def test_a_deadline_passes_over_weekends_and_bank_holidays(start, days, then):
    assert DAYS.deadline(start, days).day == then


def test_a_deadline_is_as_many_working_days_away_as_were_counted():
    for days in (1, 7, 20, 70, 259):
        start = date(2026, 3, 3)
        assert DAYS.between(start, DAYS.deadline(start, days).day) == days
    assert DAYS.between(date(2026, 3, 10), date(2026, 3, 3)) == -5
    with pytest.raises(ValueError, match="forwards"):
        DAYS.deadline(date(2026, 3, 3), -1)


def test_the_window_counts_from_the_last_graded_inspection_and_not_from_a_visit():
    graded = a_report_head("a", date(2024, 8, 31))
    visit = replace(a_report_head("b", date(2025, 11, 12)), kind=ReportKind.FOCUSED_VISIT)
    found = window(RULE, (visit, graded))
    assert (found.first, found.last, found.report.id) == (date(2027, 2, 28), date(2028, 2, 29), graded.id)
    assert window(RULE, (visit,)) is None
    assert window(None, (graded,)) is None


def test_a_window_that_lies_ahead_is_told_from_its_first_day_and_one_that_is_open_from_now():
    found = window(RULE, (a_report_head("a", date(2024, 8, 31)),))
    assert found.told(date(2026, 11, 21)) == "between 28 February 2027 and 29 February 2028"
    assert found.told(date(2027, 2, 28)) == "from now until 29 February 2028"


def test_a_point_of_the_year_comes_when_it_is_planned_or_so_many_months_after_the_last():
    point = YearPoint("meeting", "Meeting", 12, "")
    assert coming(point, YearMark("meeting")).day is None
    found = coming(point, YearMark("meeting", held=date(2026, 3, 31)))
    assert (found.day, found.estimate) == (date(2027, 3, 31), True)
    planned = coming(point, YearMark("meeting", held=date(2026, 3, 31), planned=date(2027, 4, 20)))
    assert (planned.day, planned.estimate) == (date(2027, 4, 20), False)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([("Child Unique ID", "Gender"), ("1234567", "F")], "own numbers"),
        (
            [("List 6", ""), ("", ""), ("Child's name", "Date of birth"), ("A", "1/2/2012")],
            "names of children and dates of birth",
        ),
        ([("child_id", "start"), ("77", "")], "own numbers"),
        ([("Date of Birth (dd/mm/yyyy)",), ("01/02/2010",)], "dates of birth"),
    ],
)
def test_a_list_of_children_is_known_by_its_headings(rows, what):
    assert what in children_in(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [("Indicator", "Period", "Value"), ("cl.eet", "2025-26", "61")],
        [("Case", "Line", "Grade"), ("IC1", "front door", "good")],
        [("Date of birth",)],
        [("Team", "Manager name", "Posts"), ("MASH", "A lead", "12")],
    ],
    ids=["figures", "audits under local codes", "headings alone", "staff"],
)
def test_a_table_of_something_else_is_not_taken_for_one(rows):
    assert children_in(rows) == ""
