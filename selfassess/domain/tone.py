"""How a judgement is coloured: the tones of a framework's levels, and the ground and ink of each."""

from dataclasses import dataclass
from enum import StrEnum

from selfassess.domain.framework import Scale
from selfassess.domain.judgement import GRADES


class Tone(StrEnum):
    """A tone of a framework's level, best first; PLAIN for everything that is no judgement."""

    STRONG = "strong"
    SOUND = "sound"
    WEAK = "weak"
    POOR = "poor"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Colour:
    """A ground and the ink that is read on it, each as six hexadecimal digits."""

    ground: str
    ink: str


COLOURS = {
    Tone.STRONG: Colour(ground="12375F", ink="FFFFFF"),
    Tone.SOUND: Colour(ground="9CC7E4", ink="0B0C0C"),
    Tone.WEAK: Colour(ground="FCE3A6", ink="0B0C0C"),
    Tone.POOR: Colour(ground="A8391A", ink="FFFFFF"),
    Tone.PLAIN: Colour(ground="FFFFFF", ink="3D4347"),
}
"""One palette for every format. The grounds differ in lightness, so that they stay apart in grey and without red or green."""


def tone_of_level(scale: Scale | None, level_id: str) -> Tone:
    """The tone of a level; PLAIN for an answer that is no level of the scale."""
    levels = scale.levels if scale else ()
    return next((Tone(level.tone) for level in levels if level.id == level_id), Tone.PLAIN)


def tone_of_grade(grade: str) -> Tone:
    """The tone of a grade that Ofsted printed, in its normal form; PLAIN for those of scales before 2013."""
    return tuple(Tone)[GRADES.index(grade)] if grade in GRADES else Tone.PLAIN
