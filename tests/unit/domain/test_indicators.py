"""Figures: what cells say, when a period ends, what is suppressed, and which way a value goes."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.indicator_sheet import Sheet, guessed, read_rows
from selfassess.domain.indicators import Direction, Figure, Value, end_of, read_figure, travel, worse_than
from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity

GOOD_WHEN_HIGH = IndicatorPolarity.HIGH
HIGH = IndicatorDefinition("cl.eet", "Care leavers", "In education", "Share.", "percent", GOOD_WHEN_HIGH, "", checked=True)
LOW = replace(HIGH, polarity=IndicatorPolarity.LOW)
COUNT = replace(HIGH, unit="count", polarity=IndicatorPolarity.NEITHER)


def value(percent, out_of=None, period="2025-26", **more):
    numerator = None if out_of is None else round(percent * out_of / 100)
    return Value("aldermere", "cl.eet", period, end_of(period), Figure(percent), numerator, out_of, **more)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("12.3", Figure(12.3)),
        (" 12.3% ", Figure(12.3)),
        ("1,234", Figure(1234.0)),
        ("-2", Figure(-2.0)),
        ("0", Figure(0.0)),
        ("c", Figure(symbol="c")),
        ("Z", Figure(symbol="z")),
        ("", Figure()),
    ],
)
def test_a_cell_is_a_number_or_a_letter_or_nothing(cell, figure):
    assert read_figure(cell) == figure


@pytest.mark.parametrize("cell", ["n/a", "1,23", "12..3", "about 5", "=1+1"])
def test_anything_else_is_refused_with_the_letters_that_there_are(cell):
    with pytest.raises(ValueError, match="none of the letters c, k, z, x, u"):
        read_figure(cell)


@pytest.mark.parametrize(
    ("period", "ends"),
    [
        ("2025-26", date(2026, 3, 31)),
        ("2025/26", date(2026, 3, 31)),
        ("2025–2026", date(2026, 3, 31)),
        ("Q1 2025-26", date(2025, 6, 30)),
        ("Q4 2025-26", date(2026, 3, 31)),
        ("December 2025", date(2025, 12, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
        ("2026-03-31", date(2026, 3, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(period, ends):
    assert end_of(period) == ends


@pytest.mark.parametrize("period", ["2025-27", "last year", "Q5 2025-26", "2026-13-01", ""])
def test_what_is_no_period_is_refused(period):
    with pytest.raises(ValueError, match=r"no period|no financial year|month must be"):
        end_of(period)


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(5, 200, False), (6, 200, True), (0, 200, True), (197, 200, False), (3, 4, False), (100, None, True)],
)
def test_what_few_children_are_behind_is_not_shown(numerator, denominator, shown):
    whole = replace(value(50.0), numerator=numerator, denominator=denominator)
    found = whole.suppressed(HIGH, 6)
    assert (found == whole) is shown
    if not shown:
        assert (found.figure, found.numerator, found.denominator) == (Figure(symbol="c"), None, None)


def test_a_small_count_itself_is_not_shown_and_an_instance_may_show_all():
    assert value(3.0).suppressed(COUNT, 6).figure == Figure(symbol="c")
    assert value(3.0).suppressed(COUNT, 0).figure == Figure(3.0)


@pytest.mark.parametrize(
    ("definition", "before", "after", "direction"),
    [
        (HIGH, 40.0, 60.0, Direction.BETTER),
        (HIGH, 60.0, 40.0, Direction.WORSE),
        (LOW, 40.0, 60.0, Direction.WORSE),
        (HIGH, 50.0, 52.0, Direction.STEADY),
        (replace(HIGH, polarity=IndicatorPolarity.NEITHER), 40.0, 60.0, Direction.UP),
    ],
)
def test_a_change_counts_where_chance_does_not_explain_it(definition, before, after, direction):
    values = (value(before, 200, "2024-25"), value(after, 200))
    assert travel(values, definition).direction is direction


def test_the_same_change_is_noise_among_few_and_real_among_many():
    assert travel((value(50.0, 50, "2024-25"), value(60.0, 50)), HIGH).direction is Direction.STEADY
    assert travel((value(50.0, 500, "2024-25"), value(60.0, 500)), HIGH).direction is Direction.BETTER


def test_without_counts_five_earlier_values_are_needed_and_say_how_much_is_ordinary():
    years = [f"{year}-{year % 100 + 1}" for year in range(2019, 2026)]
    restless = [value(percent, None, year) for percent, year in zip([50, 52, 49, 51, 50, 48], years, strict=False)]
    assert travel(restless[:3], HIGH).direction is Direction.UNKNOWN
    assert travel(restless, HIGH).direction is Direction.STEADY
    assert travel([*restless, value(70, None, years[-1])], HIGH).direction is Direction.BETTER


def test_a_letter_has_no_direction_and_is_no_zero():
    letter = replace(value(1.0), figure=Figure(symbol="c"))
    assert travel((value(50.0, 200, "2024-25"), letter), HIGH).direction is Direction.UNKNOWN
    assert travel((letter, value(50.0, 200)), HIGH).direction is Direction.UNKNOWN


def test_worse_than_a_comparator_takes_more_than_chance():
    assert worse_than(value(40.0, 200), HIGH, Figure(60.0))
    assert not worse_than(value(58.0, 200), HIGH, Figure(60.0))
    assert not worse_than(value(40.0, 200), LOW, Figure(60.0))
    assert not worse_than(value(40.0), HIGH, Figure(60.0))
    assert not worse_than(value(40.0, 200), HIGH, Figure(symbol="x"))


def rows(*cells, headings=("Measure", "Year", "Result", "Num", "Den")):
    sheet = Sheet(headings, tuple((number, row) for number, row in enumerate(cells, start=2)))
    return read_rows(sheet, guessed(headings), authority="aldermere", definitions={"cl.eet": HIGH})


def test_columns_are_known_by_their_headings_and_indicators_by_id_or_title():
    found = rows(("cl.eet", "2025-26", "51", "102", "200"), ("In Education", "2024-25", "c", "", ""))
    assert [row.value.figure for row in found] == [Figure(51.0), Figure(symbol="c")]
    assert (found[0].value.numerator, found[0].value.denominator) == (102, 200)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("cl.eat", "2025-26", "51", "", ""), "Did you mean cl.eet?"),
        (("cl.eet", "soon", "51", "", ""), "no period"),
        (("cl.eet", "2025-26", "", "", ""), "There is no value"),
        (("cl.eet", "2025-26", "51", "1.5", ""), "no count"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells, said):
    assert said in rows(cells)[0].mistake


def test_a_row_without_anything_is_passed_over():
    assert rows(("", " ", "", "", "")) == ()
