"""The lines of one PDF page, with their places and type."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from selfassess.ingest.draft import Line

ITALIC = 1 << 6
HEAVY = 600
GAP = re.compile(r"(?<=\S)\s+(?=\S)")
TABLE = re.compile(r"\b(?:areas?|themes?|aspects?)\b[^.]{0,40}\bstrengths?\b[^.]{0,40}\b(?:areas|consider)", re.IGNORECASE)
NAME = 64
"""How much of a font's name is looked at."""
BREAKS = re.compile("\r\n|[\r\n]|(?<=[\ufffe\x02\u00ad])")
BROKEN = ("\ufffe", "\x02", "\u00ad")
RAISED = re.compile(r"\d(?<=[^\s\d]\d)\d{0,2}(?!\d)")
SMALLER = 0.8


def page_lines(page: pdfium.PdfPage, number: int, *, tabled: bool = False) -> tuple[list[Line], bool]:
    """The lines of a page in the order in which it prints them, raised footnote marks taken out, and whether a table may go on.

    From the page on that holds the heading row of a case review's table (`tabled` says that one went before), lines have parts.
    """
    text_page = page.get_textpage()
    try:
        text, count = _text(text_page)
        tabled = tabled or TABLE.search(text) is not None
        measure = Measure(text_page, height=page.get_height(), one_to_one=len(text) == count, tabled=tabled)
        return list(_measured(text, measure, number)), tabled
    finally:
        text_page.close()


def _text(text_page: pdfium.PdfTextPage) -> tuple[str, int]:
    """The page's text as UTF-16 units that stand for one place each, and how many characters pdfium counts."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return "", 0
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace"), count


class Measure:
    """Where the characters of one text page stand; holds the places that pdfium writes to."""

    def __init__(self, text_page: pdfium.PdfTextPage, *, height: float, one_to_one: bool, tabled: bool) -> None:
        self._page = text_page
        self.tabled = tabled
        self._one_to_one = one_to_one
        self._four = tuple(ctypes.c_double() for _ in range(4))
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(NAME)
        self.height = height

    def place(self, position: int) -> int:
        """The place among pdfium's characters of a place in the text."""
        return position if self._one_to_one else int(raw.FPDFText_GetCharIndexFromTextIndex(self._page, position))

    def origin(self, place: int) -> tuple[float, float]:
        """Left edge and baseline, from the top left corner of the page."""
        x, y = self._four[:2]
        raw.FPDFText_GetCharOrigin(self._page, place, x, y)
        return x.value, self.height - y.value

    def right(self, place: int) -> float:
        """Right edge."""
        raw.FPDFText_GetCharBox(self._page, place, *self._four)
        return self._four[1].value

    def size(self, place: int) -> float:
        """Type size in points."""
        return float(raw.FPDFText_GetFontSize(self._page, place))

    def style(self, place: int) -> tuple[bool, bool]:
        """Whether bold, and whether italic. Some programs write the weight into the name of a font only."""
        raw.FPDFText_GetFontInfo(self._page, place, self._name, NAME, self._flags)
        bold = raw.FPDFText_GetFontWeight(self._page, place) >= HEAVY or b"Bold" in self._name.value
        return bold, bool(self._flags.value & ITALIC)


def _measured(text: str, measure: Measure, number: int) -> Iterator[Line]:
    start = 0
    for broken_off in BREAKS.finditer(text):
        piece = text[start : broken_off.start()]
        if piece and not piece.isspace():
            yield _line(piece, start, measure, number)
        start = broken_off.end()
    if text[start:].strip():
        yield _line(text[start:], start, measure, number)


def _line(piece: str, start: int, measure: Measure, number: int) -> Line:
    words = piece.rstrip()
    lead = len(words) - len(words.lstrip())
    first, last = measure.place(start + lead), measure.place(start + len(words) - 1)
    left, baseline = measure.origin(first)
    telling = _telling(words, lead)
    size = measure.size(measure.place(start + telling))
    bold, italic = measure.style(measure.place(start + telling))
    mark = words[lead].isdigit() and telling > lead and measure.size(first) < SMALLER * size
    broken = words.endswith(BROKEN)
    shown = words[:-1] if broken else words
    if RAISED.search(shown):
        shown = _without_marks(shown, start, measure)
    return Line(
        text=shown.strip(),
        page=number,
        left=left,
        right=measure.right(last),
        baseline=baseline,
        size=round(size, 1),
        bold=bold,
        depth=baseline / measure.height if measure.height else 0.0,
        italic=italic,
        mark=mark,
        broken=broken,
        parts=tuple(_parts(piece, start, size, measure)) if measure.tabled else (),
    )


def _parts(words: str, start: int, size: float, measure: Measure) -> Iterator[tuple[str, float, float]]:
    """The pieces of a line between gaps as wide as a letter is high; none if it has no such gap."""
    gaps = [
        found.span()
        for found in GAP.finditer(words)
        if measure.origin(measure.place(start + found.end()))[0] - measure.right(measure.place(start + found.start() - 1)) > size
    ]
    if gaps:
        for first, last in zip([0, *(end for _, end in gaps)], [*(begin for begin, _ in gaps), len(words)], strict=True):
            text = words[first:last].rstrip()
            ends = measure.place(start + first), measure.place(start + first + len(text) - 1)
            yield text, measure.origin(ends[0])[0], measure.right(ends[1])


def _telling(words: str, lead: int) -> int:
    """The place of the letter that shows in which type a line is set: the last that is no figure, mark or bracket, else the first."""
    for place in range(len(words) - 1, lead, -1):
        if words[place].isalpha():
            return place
    return lead


def _without_marks(words: str, start: int, measure: Measure) -> str:
    """A line without figures that are set smaller than the letter before them."""

    def kept(found: re.Match[str]) -> str:
        mark = measure.size(measure.place(start + found.start()))
        before = measure.size(measure.place(start + found.start() - 1))
        return "" if mark < SMALLER * before else found.group()

    return RAISED.sub(kept, words)
