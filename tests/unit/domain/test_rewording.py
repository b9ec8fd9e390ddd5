import pytest

from selfassess.domain.rewording import Fate, Piece, reworded

PAIRS = [
    ("", "All new."),
    ("All gone.", ""),
    ("Visits are late.", "Visits are often late."),
    ("Not answered", "Requires improvement to be good"),
    ("One.\n\nTwo.", "One.\n\nTwo and a half.\n\nThree."),
    ("same " * 300, "same " * 299 + "end"),
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_pieces_make_both_texts(before, after):
    pieces = reworded(before, after)

    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == after


def test_only_the_words_that_changed_are_marked():
    assert reworded("Visits are late.", "Visits are often late.") == (
        Piece(Fate.KEPT, "Visits are "),
        Piece(Fate.ADDED, "often "),
        Piece(Fate.KEPT, "late."),
    )


def test_a_space_is_nothing_that_two_texts_have_in_common():
    assert reworded("Not answered", "Requires improvement") == (
        Piece(Fate.REMOVED, "Not answered"),
        Piece(Fate.ADDED, "Requires improvement"),
    )
