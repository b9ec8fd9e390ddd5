"""How hard a text is to read."""

import pytest

from selfassess.domain.reading_age import measured, syllables


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("are", 1),
        ("used", 1),
        ("called", 1),
        ("league", 1),
        ("people", 2),
        ("settled", 2),
        ("being", 2),
        ("timely", 2),
        ("safeguard", 2),
        ("children’s", 2),
        ("quality", 3),
        ("improvement", 3),
        ("area", 3),
        ("disabled", 3),
        ("experience", 4),
        ("inadequate", 4),
        ("accommodation", 5),
        ("TV", 1),
    ],
)
def test_syllables_are_told_by_letters(word, number):
    assert syllables(word) == number


def test_the_age_follows_the_formula():
    found = measured("The cat sat on the mat. We ran home and had tea.")
    assert (found.words, found.sentences, found.syllables) == (12, 2, 12)
    assert found.age == 5
    hard = measured("Multi-agency arrangements facilitate timely identification of contextual vulnerabilities.")
    year = 0.39 * hard.words + 11.8 * hard.syllables / hard.words - 15.59
    assert hard.age == round(year) + 5


def test_a_text_without_words_has_no_age():
    assert (measured(" \n12 %").age, measured("").hard) == (None, ())


def test_items_of_a_list_are_sentences_of_their_own():
    assert measured("- You can ask\n- You can say no").sentences == 2


def test_hard_sentences_are_named_with_their_long_words_the_hardest_first():
    long = "We " + "go and " * 12 + "stop."
    found = measured(f"We help. {long} Your accommodation is multidisciplinary.")
    assert [(each.sentence, each.long_words) for each in found.hard] == [
        (long, ()),
        ("Your accommodation is multidisciplinary.", ("accommodation", "multidisciplinary")),
    ]
