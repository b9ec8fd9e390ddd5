"""Who is named in a comment."""

import pytest

from selfassess.domain.mentions import mentioned

PEOPLE = {"jo": "Jo March", "joan": "Joan March", "mo1": "Mo Khan", "mo2": "Mo Patel", "zoe": "Zoë O’Neill-Ray"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Jo March, look again", ("jo",)),
        ("please look, @jo", ("jo",)),
        ("@Joan and @Jo", ("jo", "joan")),
        ("@Mo, please", ()),
        ("@Mo Patel and @Zoë O’Neill-Ray", ("mo2", "zoe")),
        ("write to x@jo or Jo March", ()),
        ("@Joanna knows", ()),
        ("@Jo March @Jo March", ("jo",)),
    ],
)
def test_a_person_is_named_by_an_at_before_their_name(text, named):
    assert mentioned(text, PEOPLE) == named
