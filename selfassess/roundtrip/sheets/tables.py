"""Any table as a CSV or Excel file: its first row as headings, the rest as text, nothing interpreted."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from selfassess.domain.indicator_sheet import Sheet
from selfassess.domain.private_data import Contents, Piece
from selfassess.errors import BadTable, Mistake

MOST_ROWS = 20_000
MOST_COLUMNS = 60
HEAD_ROWS = 30
MOST_CELLS = 200_000
"""How many filled cells are looked at for what tells who somebody is."""


def read_table(name: str, content: bytes) -> Sheet:
    """The table of a CSV file, or of the first sheet of an Excel file.

    Raises `BadTable` for a file that is neither, that has no headings, or that is too large to be such a table.
    """
    if name.lower().endswith(".xlsx"):
        return _sheet(name, _excel(name, content))
    return _sheet(name, _csv(name, content))


def _csv(name: str, content: bytes) -> Iterable[Sequence[object]]:
    try:
        return list(_rows(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refused(name, "This is not a CSV file in UTF-8. In Excel choose 'CSV UTF-8' when saving.") from error


def _rows(text: str) -> Iterator[list[str]]:
    head = text.partition("\n")[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")


def _excel(name: str, content: bytes) -> Iterable[Sequence[object]]:
    book = _opened(name, content)
    try:
        sheet = book.worksheets[0]
        return list(sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True))
    finally:
        book.close()


def _opened(name: str, content: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise _refused(name, "This is not an Excel workbook (.xlsx) that can be read. Open it and save it again.") from error


def table_heads(name: str, content: bytes) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The first rows of every sheet of a file, by the sheet's name, empty for CSV; nothing of a file that is no table."""
    try:
        if not name.lower().endswith(".xlsx"):
            rows = islice(_rows(content.decode("utf-8-sig", errors="replace")), HEAD_ROWS)
            return [("", [tuple(map(_text, row)) for row in rows])]
        return _excel_heads(name, content)
    except (BadTable, csv.Error):
        return []


def table_contents(name: str, content: bytes) -> Contents:
    """What stands in every cell of a CSV file, or of every sheet of an Excel file, as text with its place."""
    try:
        cells = _excel_cells(name, content) if name.lower().endswith(".xlsx") else _csv_cells(content)
        pieces = tuple(islice(cells, MOST_CELLS + 1))
    except (BadTable, csv.Error):
        return Contents((), whole=False, why="it cannot be read as a table")
    if len(pieces) > MOST_CELLS:
        return Contents(pieces[:MOST_CELLS], whole=False, why=f"it has more than {MOST_CELLS:,} cells")
    return Contents(pieces)


def _csv_cells(content: bytes) -> Iterator[Piece]:
    for number, row in enumerate(_rows(content.decode("utf-8-sig", errors="replace")), start=1):
        for column, cell in enumerate(row, start=1):
            if cell.strip():
                yield Piece(f"row {number}, column {column}", cell)


def _excel_cells(name: str, content: bytes) -> Iterator[Piece]:
    book = _opened(name, content)
    try:
        for sheet in book.worksheets:
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                for column, cell in enumerate(row, start=1):
                    if text := _text(cell):
                        yield Piece(f"{sheet.title}, cell {get_column_letter(column)}{number}", text)
    finally:
        book.close()


def _excel_heads(name: str, content: bytes) -> list[tuple[str, list[tuple[str, ...]]]]:
    book = _opened(name, content)
    try:
        return [
            (
                sheet.title,
                [tuple(map(_text, row)) for row in sheet.iter_rows(max_row=HEAD_ROWS, max_col=MOST_COLUMNS, values_only=True)],
            )
            for sheet in book.worksheets
        ]
    finally:
        book.close()


def _sheet(name: str, rows: Iterable[Sequence[object]]) -> Sheet:
    numbered = [(number, tuple(map(_text, row))) for number, row in enumerate(rows, start=1)]
    first = next(((number, cells) for number, cells in numbered if any(cells)), None)
    if first is None:
        raise _refused(name, "There is nothing in it.")
    at, headings = first
    body = tuple((number, cells) for number, cells in numbered if number > at)
    if len(body) > MOST_ROWS:
        raise _refused(name, f"It has more than {MOST_ROWS:,} rows. Part it into several files.")
    return Sheet(headings[:MOST_COLUMNS], body)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _refused(name: str, said: str) -> BadTable:
    return BadTable([Mistake(name, None, said)])
