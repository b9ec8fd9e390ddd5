from datetime import date

import pytest

from selfassess.ingest.metadata import dates
from tests.unit.ingest.reading import a_reading


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("10 to 14 June 2024", date(2024, 6, 10), date(2024, 6, 14)),
        ("10 June to 21 June 2024", date(2024, 6, 10), date(2024, 6, 21)),
        ("7 November 2022 to 18 November 2022", date(2022, 11, 7), date(2022, 11, 18)),
        ("29 October 2018 to 2 November 2018", date(2018, 10, 29), date(2018, 11, 2)),
        ("28 November to 9 December 2022", date(2022, 11, 28), date(2022, 12, 9)),
        ("24 February \u2013 20 March 2015", date(2015, 2, 24), date(2015, 3, 20)),
        ("24 February - 20 March 2015", date(2015, 2, 24), date(2015, 3, 20)),
        ("14th-17th June 2022", date(2022, 6, 14), date(2022, 6, 17)),
        ("1st to 5th July, 2019", date(2019, 7, 1), date(2019, 7, 5)),
        ("15 and 16 December 2021", date(2021, 12, 15), date(2021, 12, 16)),
        ("15, 16 and 17 March 2023", date(2023, 3, 15), date(2023, 3, 17)),
        ("3 March 2020", date(2020, 3, 3), date(2020, 3, 3)),
        ("the 3rd of March 2020", date(2020, 3, 3), date(2020, 3, 3)),
        ("9 Sept to 13 Sept 2019", date(2019, 9, 9), date(2019, 9, 13)),
        ("6 Jan \u2013 10 Jan 2020", date(2020, 1, 6), date(2020, 1, 10)),
        ("9\u201313 Sept. 2019", date(2019, 9, 9), date(2019, 9, 13)),
        ("04/11/2024 to 15/11/2024", date(2024, 11, 4), date(2024, 11, 15)),
        ("4/11/24 \u2013 15/11/24", date(2024, 11, 4), date(2024, 11, 15)),
        ("10 to 14 June 2024 (5 days)", date(2024, 6, 10), date(2024, 6, 14)),
        ("Monday 10 to Friday 14 June 2024", date(2024, 6, 10), date(2024, 6, 14)),
        ("4 to 8 & 11 to 15 November 2024", date(2024, 11, 4), date(2024, 11, 15)),
    ],
)
def test_a_visit_is_dated_by_its_first_and_last_day(printed, start, end):
    visit = dates.visit(printed)

    assert (visit.start, visit.end) == (start, end)


def test_a_visit_across_the_end_of_a_year_begins_in_the_year_before():
    visit = dates.visit("9 December to 10 January 2025")

    assert (visit.start, visit.end) == (date(2024, 12, 9), date(2025, 1, 10))


def test_a_visit_in_two_parts_lasts_the_days_of_both_and_not_those_between():
    visit = dates.visit("5 to 9 May 2022 and 2 to 3 June 2022")

    assert (visit.start, visit.end, visit.days) == (date(2022, 5, 5), date(2022, 6, 3), 7)


@pytest.mark.parametrize("printed", ["31 June 2024", "in the summer", "10 to 14", "21 to 10 June 2024", "31/06/2024", ""])
def test_what_is_no_date_is_not_guessed(printed):
    assert dates.visit(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "Inspection dates: 10 to 14 June 2024",
        "Inspection date : 10 to 14 June 2024",
        "Dates of inspection: 10 to 14 June 2024",
        "Fieldwork dates: 10 to 14 June 2024",
        "Inspection carried out: 10 to 14 June 2024",
        "Inspection dates: 10 to 14 June 2024 Lead inspector: Mary Example",
        "Inspection dates: 10 to 14\n\nJune 2024",
        "Inspection dates:\n\n10 to 14 June 2024",
    ],
)
def test_the_days_of_a_visit_are_known_by_what_stands_before_them(printed):
    report = a_reading(f"# Inspection of Aldermere local authority children’s services\n\n{printed}\n\nChildren do well here.\n")

    assert (report.inspection_start, report.inspection_end) == (date(2024, 6, 10), date(2024, 6, 14))


def test_the_day_of_publication_on_the_next_line_is_no_day_of_the_visit():
    report = a_reading("# Aldermere\n\nInspection dates: 10 to 14 June\n\nReport published: 29 March 2017\n\nChildren do well.\n")

    assert (report.inspection_start, report.inspection_end) == (None, None)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Report published: 12 May 2015", date(2015, 5, 12)),
        ("published on the 12th of May 2015", date(2015, 5, 12)),
        ("12/05/2015", date(2015, 5, 12)),
        ("02/06/22", date(2022, 6, 2)),
        ("12 May", None),
        ("31/02/2015", None),
    ],
)
def test_one_day_is_read_in_every_printed_form(printed, day):
    assert dates.one_day(printed) == day
