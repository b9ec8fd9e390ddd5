"""Words that a line end parted, and lines that make one text."""

import re
from collections.abc import Sequence
from functools import cached_property

from selfassess.ingest.draft import Line

WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
LAST_WORD = re.compile(r"[A-Za-z]+\Z")
FIRST_WORD = re.compile(r"[A-Za-z]+")
UNSEEN = re.compile("[\u200b\ufeff]")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SOFT = re.compile("[\ufffe\x02\u00ad]")
HALF = re.compile(r"[A-Za-z0-9]-\Z")
REST = re.compile(r"(?!(?:and|or|to)\b)[a-z0-9]")
RARE = re.compile("[\ufb00-\ufb06\ufffe\x02\u00ad\u200b\ufeff]")


class Vocabulary:
    """The words that a document prints, by which a hyphen at a line's end is kept or dropped."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _words(self) -> set[str]:
        """Gathered when the first hyphen is met: most documents break no word."""
        return set(WORD.findall("\n".join([line.text for line in self._lines]).casefold()))

    def hyphen(self, before: str, after: str) -> str:
        """'-' if the two halves make a hyphenated word, else nothing."""
        first, second = LAST_WORD.search(before), FIRST_WORD.match(after)
        if first is None or second is None:
            return "-"
        left, right = first.group().casefold(), second.group().casefold()
        if f"{left}-{right}" in self._words:
            return "-"
        if left + right in self._words:
            return ""
        return "-" if left in self._words and right in self._words else ""


def joined(lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    """The text of lines that belong together, cleaned."""
    text = ""
    for place, line in enumerate(lines):
        text += line.text
        if place + 1 < len(lines):
            text += _between(line, lines[place + 1].text, vocabulary)
    return cleaned(text)


def _between(line: Line, after: str, vocabulary: Vocabulary) -> str:
    """What stands between the text of a line and that of the next.

    A hyphen that is printed stays, and its word goes on: 'multi-' 'agency', but not '16-' 'and 17-year-olds'.
    """
    if line.broken:
        return vocabulary.hyphen(line.text, after)
    return "" if HALF.search(line.text) and REST.match(after) else " "


def cleaned(text: str) -> str:
    """Text with single spaces, whole letters for ligatures, and no invisible characters."""
    if RARE.search(text):
        text = UNSEEN.sub(" ", SOFT.sub("", text.translate(LIGATURES)))
    return " ".join(text.split())
