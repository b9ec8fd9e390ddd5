"""The type of PDF files and pictures, and which letters it has."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from selfassess.domain.characters import printable
from selfassess.exporters.typesetting import TYPE

LACKING = "\N{WHITE SQUARE}"
_PLAIN = re.compile(r"[\n\x20-\x7e]*")


def settable(text: str) -> str:
    """The text with a visible □ for each letter that the type lacks, such as Chinese; marks that print nothing are left out."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(letter if letter == "\n" or ord(letter) in _had() else _instead(letter) for letter in printable(text))


def _instead(letter: str) -> str:
    return "" if unicodedata.category(letter) in ("Cf", "Mn") else LACKING


@cache
def _had() -> frozenset[int]:
    """The letters that every face has."""
    return frozenset.intersection(*map(_of_face, sorted(TYPE.glob("*.ttf"))))


def _of_face(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as face:
        return frozenset(face.getBestCmap())
