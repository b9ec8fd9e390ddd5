import pytest

from selfassess.domain.query import read_query, typed
from selfassess.domain.query_names import names, read_names
from selfassess.domain.search import Field

KNOWN = names(
    {
        "North West": (Field.REGION, "North West"),
        "North": (Field.AUTHORITY, "north"),
        "inadequate": (Field.GRADE, "inadequate"),
        "good": (Field.GRADE, "good"),
        "2024": (Field.YEAR, "2024"),
        "St. Helens": (Field.AUTHORITY, "st-helens"),
    }
)


@pytest.mark.parametrize(
    ("words", "rest", "meant"),
    [
        (
            "interviews inadequate 2024 north west",
            "interviews",
            {Field.GRADE: "inadequate", Field.YEAR: "2024", Field.REGION: "North West"},
        ),
        ("north plans", "plans", {Field.AUTHORITY: "north"}),
        ("st helens -good", "-good", {Field.AUTHORITY: "st-helens"}),
        ("good inadequate", "inadequate", {Field.GRADE: "good"}),
        ('"north west" 2024*', '"north west" 2024*', {}),
        ("nothing named", "nothing named", {}),
        ("", "", {}),
    ],
)
def test_names_are_read_and_the_rest_stays(words, rest, meant):
    query, found = read_names(read_query(words), KNOWN)

    assert (typed(query), found) == (rest, meant)


def test_where_nothing_is_known_nothing_is_read():
    assert read_names(read_query("north west"), {}) == (read_query("north west"), {})
