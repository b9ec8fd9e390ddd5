from selfassess.domain.characters import REPLACEMENT, printable


def test_ordinary_text_is_left_as_it_is():
    assert printable("Zoë said: “fine”\n\t£5 – 日本 😀") == "Zoë said: “fine”\n\t£5 – 日本 😀"


def test_a_character_that_xml_cannot_hold_is_seen_to_be_missing():
    assert printable("a\x07b\x00c\ud800d\ufffee") == f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d{REPLACEMENT}e"


def test_every_kind_of_line_end_becomes_one():
    assert printable("a\r\nb\rc\nd") == "a\nb\nc\nd"
