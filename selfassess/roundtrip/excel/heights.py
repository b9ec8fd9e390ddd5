"""How high a row must be for its texts, because a file carries the height and no program works it out on opening."""

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

LINE = 13.0
"""The height of a line of Arial 10, in points."""

HIGHEST = 409.0
"""No row is higher in Excel; a longer text is read in the cell."""

LETTERS_PER_WIDTH = 1.4
"""How many letters of Arial 10 stand in one unit of column width, in running text."""

INDENT = 2.5
"""What the indent and the edges of a cell take from its width."""


class FreeHeight(RowDimension):
    """A row with a height to begin with, that grows by itself when somebody types more."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name in the file format
        return False


def fit_row(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]], line: float = LINE) -> None:
    """Give a row the height that its texts need, each in a column of the given width."""
    lines = max((_lines(text, width) for text, width in texts if text), default=1)
    sheet.row_dimensions[row] = FreeHeight(sheet, index=row, ht=min(lines * line + 4, HIGHEST))


def _lines(text: str, width: float) -> int:
    letters = max((width - INDENT) * LETTERS_PER_WIDTH, 1)
    return sum(max(ceil(len(paragraph) / letters), 1) for paragraph in text.split("\n"))
