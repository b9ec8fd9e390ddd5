"""Days as people type them."""

from datetime import date

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.days import read_day
from selfassess.domain.wording import day

TYPED = (
    "14 June 2026",
    "14 Jun 2026",
    "14th June, 2026",
    "14/6/2026",
    "14.6.26",
    "14-06-2026",
    "2026-06-14",
    "2026-06-14 00:00:00",
)


@pytest.mark.parametrize("typed", TYPED)
def test_a_day_is_read_in_every_form_in_which_people_write_one(typed):
    assert read_day(typed) == date(2026, 6, 14)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_read_as_the_program_prints_it(month):
    assert read_day(day(date(2026, month, 3))) == date(2026, month, 3)


@pytest.mark.parametrize("typed", ["yesterday", "31/2/2026", "14 Jnue 2026", "June 2026", "6/14/2026", "14 6", ""])
def test_what_is_no_day_is_refused_with_what_to_write(typed):
    with pytest.raises(ValueError, match=r"is not a day. Write it like 14 June 2026, 14/6/2026 or 2026-06-14"):
        read_day(typed)


def test_commands_take_days_as_people_write_them_and_say_what_to_write():
    run = CliRunner().invoke
    same = [run(selfassess, ["inspections", "deadline", typed]).output for typed in ("9/5/2023", "9 May 2023", "2023-05-09")]
    assert len(set(same)) == 1
    wrong = run(selfassess, ["inspections", "deadline", "soon"])
    assert wrong.exit_code == 2
    assert "'soon' is not a day. Write it like 14 June 2026" in wrong.output
