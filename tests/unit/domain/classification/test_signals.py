import pytest

from selfassess.domain.classification.signals import Signals

SIGNALS = Signals(
    {
        "front-door": ["front door", "contacts", "threshold"],
        "early-help": ["early help", "threshold"],
        "adoption": ["adoption"],
    }
)


def test_a_single_word_makes_a_line_one_strong():
    assert SIGNALS.strengths("Adoption is timely.") == {"adoption": 1.0}


def test_a_phrase_says_half_as_much_again_as_a_word():
    assert SIGNALS.strengths("The front door is busy.")["front-door"] == pytest.approx(1.5**0.5)


def test_a_word_that_two_lines_share_counts_half_for_each():
    assert SIGNALS.strengths("The threshold is clear.") == pytest.approx({"front-door": 0.5**0.5, "early-help": 0.5**0.5})


def test_a_phrase_must_stand_together_and_whole():
    assert SIGNALS.strengths("At the front, a door. Help came early; a contact was made.") == {}


def test_hyphens_part_words_and_case_does_not_matter():
    assert "early-help" in SIGNALS.strengths("EARLY-HELP services")


def test_saying_it_again_makes_a_line_stronger_but_ever_less_so():
    once, twice, thrice = (SIGNALS.strengths("contacts " * times)["front-door"] for times in (1, 2, 3))
    assert twice > once
    assert thrice - twice < twice - once


def test_lines_come_best_first_and_those_half_as_strong_or_weaker_are_left_out():
    text = "Contacts at the front door: contacts, contacts, contacts, contacts. Adoption."
    assert SIGNALS.lines(text) == ("front-door",)
    assert SIGNALS.lines("The front door, and adoption.") == ("front-door", "adoption")


def test_a_text_that_says_too_little_speaks_of_no_line():
    assert SIGNALS.lines("The threshold is clear.") == ()
    assert SIGNALS.lines("The threshold is clear.", least=0.5) == ("early-help", "front-door")


def test_no_more_lines_are_given_than_asked_for():
    assert SIGNALS.lines("Contacts and adoption and early help.", most=1) == ("early-help",)
