"""Typed text in cells: never a formula, never cut, and no character that the format would read as something else."""

import re

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.characters import printable

LIMIT = 32_767
"""How many characters a cell holds, counted as Excel counts them: one outside the basic plane counts twice."""

SURELY_FITS = LIMIT // 2
"""A text of so many letters fits even if each counts twice; an escape adds less to what it stands for."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def new_sheet(book: Workbook, title: str) -> Worksheet:
    """A new sheet after all others."""
    sheet: Worksheet = book.create_sheet(title)
    return sheet


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is not hidden in a merged range; nothing is merged in our workbooks."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{sheet.title}: row {row}, column {column} is merged")
    return cell


def say(sheet: Worksheet, row: int, column: int, text: str, style: str | None = None) -> Cell:
    """Write text into a cell, in a named style."""
    cell = cell_at(sheet, row, column)
    if style is not None:
        cell.style = style
    put(cell, text)
    return cell


def put(cell: Cell, text: str) -> None:
    """Write text into a cell as text, whatever it begins with. The cell keeps the mark that stops Excel from reading it anew."""
    held = escaped(text)
    cell.value = held
    cell.data_type = "s"
    if held.startswith(STARTS_A_FORMULA):
        cell.quotePrefix = True


def escaped(text: str) -> str:
    """What is written for a text: line ends of one kind, what XML cannot hold as �, and no accidental escape like _x0041_."""
    return _LOOKS_ESCAPED.sub("_x005F_", printable(text))


def parted(text: str) -> tuple[str, ...]:
    """A text in pieces that a cell can hold, which joined are the text; one piece for all but the longest."""
    if len(text) <= SURELY_FITS:
        return (text,)
    pieces: list[str] = []
    rest = text
    while _size(rest) > LIMIT:
        end = LIMIT
        while _size(rest[:end]) > LIMIT:
            end -= end // 16
        pieces.append(rest[:end])
        rest = rest[end:]
    return (*pieces, rest)


def _size(text: str) -> int:
    return len(escaped(text).encode("utf-16-le")) // 2
