"""Where things stand in charts."""

from datetime import date

import pytest

from selfassess.domain.charts import Share, shares, trend
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.tone import COLOURS, Tone

GOOD, WEAK = Share("Good", COLOURS[Tone.SOUND]), Share("Weak", COLOURS[Tone.WEAK])


def values(*numbers):
    return [
        Value("northmoor", "cl.eet", str(2020 + at), date(2020 + at, 12, 31), Figure(number)) for at, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [
        ((52.1, 61.2), ["50", "55", "60", "65"]),
        ((0, 0.4), ["0", "0.1", "0.2", "0.3", "0.4"]),
        ((7, 7), ["7", "7.5"]),
        ((-3, 12), ["-5", "0", "5", "10", "15"]),
    ],
)
def test_lines_across_stand_at_round_numbers_around_all_values(numbers, steps):
    assert [step.text for step in trend(values(*numbers), "Northmoor").steps] == steps


def test_every_value_lies_between_the_lowest_and_the_highest_line():
    chart = trend(values(52.1, 58, 61.2), "Northmoor")
    assert all(chart.steps[-1].at <= point.y <= chart.steps[0].at for point in chart.lines[0].points)


def test_a_year_without_a_number_breaks_the_line():
    assert len(trend(values(50, 51, None, 53, 54), "Northmoor").lines[0].paths) == 2


def test_rows_of_shares_are_as_long_as_what_they_count():
    chart = shares([GOOD, WEAK], [("Leadership", (1, 1)), ("Care leavers", (4, 0))])
    assert [sum(piece.width for piece in row.pieces) for row in chart.rows] == [230.0, 460.0]
    assert [piece.told for piece in chart.rows[0].pieces] == ["Leadership, Good: 1", "Leadership, Weak: 1"]


def test_a_kind_that_no_row_has_needs_no_key():
    assert [key.share.name for key in shares([GOOD, WEAK], [("Leadership", (2, 0))]).keys] == ["Good"]


def test_nothing_counted_is_no_chart():
    assert shares([GOOD, WEAK], [("Leadership", (0, 0))]) is None
