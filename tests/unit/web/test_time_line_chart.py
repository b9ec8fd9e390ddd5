"""What is written on the bars of the chart of judgements over time."""

from datetime import date

import pytest

from selfassess.domain.events import events
from selfassess.web.authorities.chart import chart
from tests.library import a_head

FIRST = date(2010, 1, 4)


@pytest.mark.parametrize(
    ("until", "written"),
    [
        (date(2026, 1, 1), "Requires improvement to be good"),
        (date(2014, 1, 1), "Requires improvement"),
        (date(2011, 1, 1), "RI"),
        (date(2010, 3, 1), ""),
    ],
)
def test_a_bar_says_as_much_of_the_grade_as_there_is_room_for(until, written):
    heads = (
        a_head(day=FIRST, help_protection="requires improvement"),
        a_head(day=until, help_protection="good"),
    )
    lanes = chart(events(heads), date(2026, 11, 21)).lanes
    (lane,) = lanes
    assert lane.spans[0].label == written
    assert lane.spans[0].told.endswith("Requires improvement to be good")
