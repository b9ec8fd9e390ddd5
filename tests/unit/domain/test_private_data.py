"""What in a file looks as if it told who somebody is."""

import json

import pytest

from selfassess.domain.plain import made, plain
from selfassess.domain.private_data import Contents, Found, LookedThrough, Piece, found_in, looked_through, warning
from selfassess.domain.redaction import NAME_KIND, mask
from tests.builders import NOON

EXAMPLES = {
    "e-mail address": "Write to jo.march@example.org.",
    "date of birth": "She was born on 3 May 2014.",
    "telephone number": "Ring 0161 496 0123 after four.",
    "National Insurance number": "QQ 12 34 56 C",
    "NHS number": "943 476 5919",
    "case or client number": "Mosaic 1234567 was closed.",
    NAME_KIND: "His mother Anna Smith said so.",
}


@pytest.mark.parametrize("kind", [each for each in EXAMPLES if each != "National Insurance number"])
def test_each_kind_is_told_by_its_name_and_place(kind):
    found = found_in([Piece("page 1", "Nothing is here."), Piece("page 2", EXAMPLES[kind])])
    assert [(each.kind, each.count, each.places) for each in found] == [(kind, 1, ("page 2",))]


def test_as_much_is_found_as_redaction_masks():
    pieces = [Piece(f"page {number}", text) for number, text in enumerate(EXAMPLES.values(), start=1)]
    assert sum(each.count for each in found_in(pieces)) == sum(mask(piece.text).count for piece in pieces)


def test_a_warning_says_how_much_of_what_and_where_and_never_what_it_is():
    pieces = [Piece(f"page {number}", "Ring 0161 496 0123, or 0161 496 0124.") for number in range(1, 6)]
    told = warning("audit.pdf", looked_through(Contents((*pieces, Piece("page 9", "Case no. 47113 drifts.")))))
    assert "10 telephone numbers (page 1, page 2, page 3, 2 more places) and 1 case or client number (page 9)" in told
    assert "0161" not in told
    assert "47113" not in told


def test_a_file_without_anything_gets_no_warning_and_one_that_was_not_read_says_so():
    assert warning("audit.pdf", looked_through(Contents((Piece("page 1", "All is well."),)))) == ""
    assert (
        warning("a.pdf", looked_through(Contents((), whole=False, why="it is locked")))
        == "a.pdf: It was not looked through for case numbers: it is locked."
    )


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("date of birth", 2, "2 dates of birth (page 1)"),
        ("case or client number", 1, "1 case or client number (page 1)"),
        (NAME_KIND, 3, "3 names of children"),
    ],
)
def test_one_and_many_are_worded_apart(kind, number, said):
    assert Found(kind, number, ("page 1",)).told.startswith(said)


def test_what_was_found_waits_for_a_person_and_says_nothing_of_what_it_is():
    look = looked_through(Contents((Piece("page 1", "Case no. 47113 drifts."),)))
    assert look.unsettled
    assert "47113" not in json.dumps(plain(look))
    settled = look.looked_at("It is our own number.", by="jo", at=NOON)
    assert not settled.unsettled
    assert settled.told == look.told
    assert made(LookedThrough, plain(settled)) == settled


def test_a_file_that_waits_and_one_without_anything_ask_nobody():
    assert not LookedThrough(waiting=True).unsettled
    assert not looked_through(Contents((Piece("page 1", "All is well."),))).unsettled
    assert looked_through(Contents((), whole=False, why="it is locked")).unsettled
