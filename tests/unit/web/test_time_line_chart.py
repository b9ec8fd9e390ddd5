"""What is written on the bars of the chart of judgements over time."""

from datetime import date
from itertools import pairwise

import pytest

from selfassess.domain.events import events
from selfassess.web.authorities.chart import NARROW, chart
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


def test_on_a_telephone_the_whole_time_is_drawn_within_its_width_and_names_stand_above():
    heads = (a_head(day=FIRST, help_protection="good"), a_head(day=date(2024, 5, 1), help_protection="good"))
    drawn = chart(events(heads), date(2026, 11, 21), [(date(2025, 3, 1), "A children’s home")], NARROW)
    assert max(span.x + span.width for lane in drawn.lanes for span in lane.spans) <= drawn.width <= 360
    assert all(lane.name_y < lane.y and min(span.x for span in lane.spans) < 1 for lane in drawn.lanes)
    assert drawn.others.name_y < drawn.others.y < drawn.foot
    assert all(later.x - earlier.x > 30 for earlier, later in pairwise(drawn.years))
