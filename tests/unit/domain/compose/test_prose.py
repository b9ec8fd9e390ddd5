from selfassess.domain.compose.prose import prose
from selfassess.domain.document import Bullets, Span, Text


def text(words):
    return Text((Span(words),))


def bullets(*items):
    return Bullets(tuple((Span(item),) for item in items))


def test_an_empty_line_parts_paragraphs():
    assert prose("One.\n\nTwo.\n \t\nThree.") == (text("One."), text("Two."), text("Three."))


def test_a_single_line_break_is_kept():
    assert prose("One,\ntwo.") == (text("One,\ntwo."),)


def test_lines_that_begin_with_a_hyphen_are_a_list():
    assert prose("We did:\n- this\n- that\nand more") == (text("We did:"), bullets("this", "that"), text("and more"))


def test_an_indented_line_goes_on_with_its_item():
    assert prose("- this\n  and its end\n- that") == (bullets("this\nand its end", "that"),)


def test_items_parted_by_an_empty_line_are_one_list():
    assert prose("- this\n\n- that") == (bullets("this", "that"),)


def test_a_dash_or_number_in_running_text_makes_no_list():
    assert prose("-5% is a fall\n–not this–") == (text("-5% is a fall\n–not this–"),)


def test_windows_line_ends_and_blank_edges_are_no_paragraphs():
    assert prose("\r\n\r\nOne.\r\n\r\n\r\n") == (text("One."),)
    assert prose(" \n ") == ()
