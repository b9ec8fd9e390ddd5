from datetime import date

import pytest

from selfassess.domain.wording import capital, counted, day, lines_word, listing, plural, short_day
from tests.builders import a_framework


@pytest.mark.parametrize(
    ("one", "more"),
    [("topic", "topics"), ("key line of enquiry", "key lines of enquiry"), ("area of practice", "areas of practice")],
)
def test_the_word_before_of_takes_the_ending(one, more):
    assert plural(one) == more


def test_the_framework_gives_the_word_for_its_lines():
    assert lines_word(a_framework()) == "topics"


def test_days_are_written_as_people_say_them():
    assert day(date(2026, 7, 4)) == "4 July 2026"
    assert short_day(date(2026, 7, 4)) == "4\xa0Jul\xa02026"


def test_a_number_agrees_with_its_noun():
    assert (counted(1, "piece"), counted(2, "piece"), counted(0, "piece")) == ("1 piece", "2 pieces", "0 pieces")


def test_a_listing_reads_as_a_sentence_has_it():
    assert [listing(()), listing(("a",)), listing(("a", "b")), listing(("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_only_the_first_letter_is_changed_to_a_capital():
    assert (capital("key line of Ofsted"), capital("")) == ("Key line of Ofsted", "")
