"""To whom a recommendation is addressed."""

from dataclasses import replace

import pytest

from selfassess.domain.addressee import addressee, asked_of
from tests.library import a_recommendation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Senior managers and relevant partners should review each case.", "Senior managers and relevant partners"),
        (
            "The local authority, in conjunction with its partners, should agree.",
            "The local authority, in conjunction with its partners",
        ),
        (
            "Social workers and conference and review chairpersons should consider it.",
            "Social workers and conference and review chairpersons",
        ),
        ("The LSCB should hold partners to account.", "The LSCB"),
        ("The quality of assessments by social workers should improve.", ""),
        ("Ensure that managers know what they should do.", ""),
        ("Assessments should be timely.", ""),
        ("The timeliness of decisions at the front door.", ""),
    ],
)
def test_who_is_asked_is_told_in_the_words_that_are_printed(text, told):
    assert addressee(a_recommendation(text)) == told


def test_the_board_is_named_where_its_list_holds_what_names_nobody():
    listed = replace(a_recommendation("Publish an annual report."), audience="lscb")
    assert asked_of(listed) == "The safeguarding children board"
    assert asked_of(replace(listed, text="Board members should attend.")) == "Board members"
    assert asked_of(a_recommendation("Publish an annual report.")) == ""
