from itertools import combinations

import pytest

from selfassess.domain.judgement import GRADES, UNJUDGED
from selfassess.domain.tone import COLOURS, Tone, tone_of_grade, tone_of_level
from tests.builders import judgement_scale


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """CIE L*: what is left of a colour in grey."""
    return 116 * luminance(colour) ** (1 / 3) - 16


@pytest.mark.parametrize("tone", Tone)
def test_every_word_is_read_easily_on_its_ground(tone):
    ground, ink = luminance(COLOURS[tone].ground), luminance(COLOURS[tone].ink)
    assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5


def test_the_grounds_stay_apart_in_grey():
    judged = [lightness(colour.ground) for tone, colour in COLOURS.items() if tone is not Tone.PLAIN]
    assert min(abs(one - other) for one, other in combinations(judged, 2)) >= 10


def test_a_grade_that_was_printed_has_the_colour_of_the_same_level_of_the_scale():
    assert [tone_of_grade(grade) for grade in GRADES] == [tone_of_level(judgement_scale(), grade) for grade in GRADES]
    assert tone_of_grade("good") is Tone.SOUND


@pytest.mark.parametrize("answer", [*UNJUDGED, "adequate", "no such level"])
def test_what_is_no_judgement_of_the_scale_has_no_colour(answer):
    assert tone_of_level(judgement_scale(), answer) is Tone.PLAIN
    assert tone_of_grade(answer) is Tone.PLAIN


def test_without_a_scale_nothing_is_coloured():
    assert tone_of_level(None, "good") is Tone.PLAIN
