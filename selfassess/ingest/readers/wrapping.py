"""Plain text whose lines were wrapped, as text drawn out of a PDF is: where a line end parts, and what was lost on the way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDEST = 120
FEWEST = 20
ENDED = re.compile(r"[.?!:][)”’\"']?\Z")
OPEN_END = re.compile(r"[\w,-]\Z")
WITHOUT_APOSTROPHE = re.compile(r"\b(?:children|authority|ofsted|council)s\b(?<!councils)", re.IGNORECASE)
APOSTROPHE = re.compile(r"\w[’'`]\w")
GAP = re.compile(r"(?<=[\w,.;]) {2,}(?=\w)")
OPEN_HEAD = re.compile(r"\b(?:a|and|are|be|for|in|is|it|of|on|or|that|the|to|who|with|achieving)\Z", re.IGNORECASE)
SHORTEST = 8
LONGEST_HEAD = 0.75
"""How much of the width a heading alone may fill."""
LOST = (
    "the text has lost apostrophes, and with them perhaps bullets, numbers and beginnings of paragraphs: "
    "what is cut off is marked and never quoted; read the original file instead"
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: `width` is its longest line, None where lines are not wrapped.

    `wounded` says that characters were lost when the text was made: words such as 'childrens' stand in it more often than apostrophes.
    """

    width: int | None
    wounded: bool

    @classmethod
    def of(cls, text: str) -> "Wrapping":
        """The wrapping of a whole text."""
        lengths = sorted(len(line.rstrip()) for line in text.splitlines() if line.strip())
        width = lengths[-1 - len(lengths) // 50] if len(lengths) >= FEWEST else WIDEST + 1
        wounded = len(WITHOUT_APOSTROPHE.findall(text)) > len(APOSTROPHE.findall(text))
        return cls(width if width <= WIDEST else None, wounded)

    def parts(self, lines: Sequence[str]) -> Iterator[list[str]]:
        """Lines that stand without a blank line between them, parted where an end of line was meant."""
        part: list[str] = []
        for line in lines:
            if part and self._parts(part[-1].rstrip(), line, alone=len(part) == 1):
                yield part
                part = []
            part.append(line)
        if part:
            yield part

    def _parts(self, before: str, after: str, *, alone: bool) -> bool:
        """Whether a line begins anew: the line before had room for its first word and yet ended, in a stop or as a heading does.

        In a wounded text the line that begins anew need not begin with a capital, for what stood before it may be lost; and a
        heading may be longer there, if it stands `alone`.
        """
        words = after.split()
        if self.width is None or not words or not (self.wounded or words[0][0].isupper()):
            return False
        if self.wounded and words[0][0].isupper() and after[0] == " " != before[0]:
            return True
        has_room = len(before) + 1 + len(words[0]) < self.width
        heads = (
            len(before) < self.width * (LONGEST_HEAD if self.wounded and alone else 0.5)
            and before.lstrip()[0].isupper()
            and before[-1].isalpha()
        )
        heads = heads and (words[0][0].isupper() or self._is_prose(before, after))
        return has_room and (heads or ENDED.search(before) is not None)

    def _is_prose(self, before: str, after: str) -> bool:
        """Whether a line that begins in the middle of a sentence is no second line of the heading before it."""
        width = self.width or WIDEST
        return OPEN_HEAD.search(before) is None and (len(after.rstrip()) > LONGEST_HEAD * width or after.rstrip().endswith("."))

    def joins(self, before: str, after: str) -> bool:
        """Whether a paragraph goes on after a blank line, as over a page's end; of a wounded text nobody can be certain."""
        return (
            not self.wounded and after[:1].islower() and OPEN_END.search(before) is not None and len(before.split()) >= SHORTEST
        )

    def is_holed(self, parts: Sequence[Sequence[str]]) -> bool:
        """Whether lines are lost within a stretch: a part of it after the first begins in the middle of a sentence.

        Then no part of the stretch is certain to have its beginning, even one that begins with a capital, unless the space of a
        lost bullet stands before it.
        """
        return self.wounded and any(part[0].strip()[0].islower() for part in parts[1:])

    def is_fragment(self, lines: Sequence[str], *, holed: bool = False) -> bool:
        """Whether a paragraph or item of a wounded text lacks its beginning, its end or something between, or may lack them."""
        if not self.wounded:
            return False
        first, last = lines[0].strip(), lines[-1].rstrip()
        lacks_end = ENDED.search(last) is None and sum(len(line.split()) for line in lines) >= SHORTEST
        return (
            (holed and lines[0][0] != " ") or first[0].islower() or lacks_end or any(GAP.search(line.strip()) for line in lines)
        )
