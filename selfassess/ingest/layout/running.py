"""What a page prints around its text: running headers and footers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from selfassess.ingest.draft import Line

HEAD, FOOT = 0.1, 0.9
NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
OFTEN = 3


def without_running(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers in the margins, and without what the margins repeat from page to page."""
    pages = Counter(shape for shape, _ in {(_shape(line), line.page) for line in lines if _in_margin(line)})
    return [
        line
        for line, after in zip(lines, [*lines[1:], None], strict=True)
        if not (_in_margin(line) and (not _marks(line, after) if _is_number(line) else pages[_shape(line)] >= OFTEN))
    ]


def _in_margin(line: Line) -> bool:
    return not HEAD < line.depth < FOOT


def _is_number(line: Line) -> bool:
    return NUMBER.match(line.text) is not None


def _marks(number: Line, after: Line | None) -> bool:
    """Whether a lone number is the raised mark of the footnote right beside it."""
    return (
        after is not None
        and number.page == after.page
        and number.size < after.size
        and abs(number.baseline - after.baseline) < after.size
        and 0 <= after.left - number.right < after.size
    )


def _shape(line: Line) -> str:
    """A running line's words, whatever page number or date stands in it."""
    return DIGITS.sub("#", line.text).rstrip("# ").casefold()
