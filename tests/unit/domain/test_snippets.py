from selfassess.domain.search import Piece
from selfassess.domain.snippets import BEGINS, ENDS, GOES_ON, LEFT_OUT, pieces, pieces_at, snippet


def joined(parts):
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


def test_the_signs_of_an_index_part_a_text_into_pieces():
    assert joined(pieces(f"A {BEGINS}return{ENDS} home {BEGINS}interview{ENDS}.")) == "A [return] home [interview]."


def test_a_sign_that_stands_alone_is_dropped():
    assert joined(pieces(f"A {ENDS}b{BEGINS} c")) == "A b c"


def test_stretches_part_a_text_into_pieces():
    assert joined(pieces_at("Return home.", [(0, 6), (7, 11)])) == "[Return] [home]."


def test_a_short_text_is_shown_whole():
    whole = pieces_at("One two three.", [(4, 7)])

    assert snippet(whole, 3) == whole


def test_a_snippet_is_the_stretch_with_the_most_hits():
    text = "one " * 30 + "hit " + "two " * 30 + "hit hit " + "three " * 30
    spans = [(at, at + 3) for at in range(len(text)) if text.startswith("hit", at)]

    shown = joined(snippet(pieces_at(text, spans), 12))

    assert shown.startswith(LEFT_OUT + "two two")
    assert shown.count("[hit]") == 2
    assert shown.endswith("three" + GOES_ON)
    assert len(shown.removeprefix(LEFT_OUT).removesuffix(GOES_ON).split()) == 12


def test_a_text_without_hits_is_shown_from_its_beginning():
    assert joined(snippet((Piece("one two three four"),), 2)) == "one two" + GOES_ON


def test_hits_at_the_end_of_a_text_are_kept():
    text = "one " * 30 + "hit"

    assert joined(snippet(pieces_at(text, [(120, 123)]), 5)) == LEFT_OUT + "one one one one [hit]"
