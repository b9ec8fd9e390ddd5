"""What is written on the bars of the explorer."""

import pytest

from selfassess.domain.tally import Says
from selfassess.web.exploring.charts import NARROW, bar


@pytest.mark.parametrize(
    ("says", "written"),
    [
        (Says(strength=9, improvement=3), ["25%", "75%"]),
        (Says(strength=6, improvement=3), ["3", "6"]),
        (Says(strength=1), ["1"]),
    ],
)
def test_a_share_is_written_only_where_there_is_enough_for_one(says, written):
    assert [part.label for part in bar(says, 20).parts] == written


def test_a_bar_for_a_telephone_is_as_long_as_it_is_told_to_be():
    drawn = bar(Says(strength=6, improvement=6), 12, NARROW)
    assert (drawn.length, sum(part.width for part in drawn.parts)) == (NARROW, NARROW)
