"""One sheet that is a table: title, hint, hidden field names, headings, rows; ready to filter, to fill and to print."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.roundtrip.excel import looks
from selfassess.roundtrip.excel.heights import fit_row
from selfassess.roundtrip.excel.layout import FIRST_ROW, HEAD_ROW, HINT_ROW, ID, KEY_ROW, PART, TITLE_ROW, Column, Entry
from selfassess.roundtrip.excel.lists import NAMES, add_day_check, add_drop_down, add_refusal
from selfassess.roundtrip.excel.paper import protect, set_paper
from selfassess.roundtrip.excel.text import cell_at, new_sheet, parted, put, say

Value = str | date | float | None
Row = Mapping[str, Value]
"""The values of a row by the names of their fields; a field that is missing is empty."""

STYLES = {Entry.LOCKED: looks.GUIDE, Entry.HIDDEN: looks.GUIDE, Entry.DAY: looks.OPEN_DAY}


@dataclass(frozen=True, slots=True)
class TableSheet:
    """What a sheet is to hold.

    `named` is the field that names its rows: it stays in view and is repeated on paper. A row is printed over `across` pages.
    `closed` are the fields that are open by their column and are filled by nobody on the rows of the ids in `closed_rows`;
    `why_closed` says so where one of them is chosen.
    """

    title: str
    heading: str
    hint: str
    columns: Sequence[Column]
    named: str
    across: int = 1
    closed: Sequence[str] = ()
    closed_rows: Collection[Value] = ()
    why_closed: str = ""

    def closes(self, values: Row, column: Column) -> bool:
        """Whether nobody fills this column on this row."""
        return column.key in self.closed and values.get(ID) in self.closed_rows


@dataclass(frozen=True, slots=True)
class Written:
    """A table as it was written: its sheet, and the letters of its columns by field; rows from `FIRST_ROW` to `last`."""

    sheet: Worksheet
    letters: Mapping[str, str]
    last: int

    def cells(self, field: str, first: int = FIRST_ROW) -> str:
        """The cells of a field, as a range on the sheet."""
        return f"{self.letters[field]}{first}:{self.letters[field]}{self.last}"

    def reference(self, field: str, first: int = FIRST_ROW) -> str:
        """The same range as a formula on another sheet names it."""
        letter = self.letters[field]
        return f"{self.quoted}!${letter}${first}:${letter}${self.last}"

    @property
    def quoted(self) -> str:
        """The name of the sheet as formulas write it."""
        return "'" + self.sheet.title.replace("'", "''") + "'"


def write_table(book: Workbook, table: TableSheet, rows: Iterable[Row]) -> Written:
    """Add a sheet with these rows. A text that is too long for a cell goes on in the same column of the row below."""
    sheet = new_sheet(book, table.title)
    letters = {column.key: get_column_letter(at) for at, column in enumerate(table.columns, start=1)}
    _write_heads(sheet, table)
    row = FIRST_ROW
    for values in rows:
        for part, held in enumerate(_parts(values), start=1):
            _write_row(sheet, row, table, {**held, ID: values.get(ID), PART: part})
            row += 1
    written = Written(sheet, letters, max(row - 1, FIRST_ROW))
    _furnish(written, table)
    return written


def _write_heads(sheet: Worksheet, table: TableSheet) -> None:
    first_shown = next(at for at, column in enumerate(table.columns, start=1) if column.entry is not Entry.HIDDEN)
    for row, text, style in ((TITLE_ROW, table.heading, looks.TITLE), (HINT_ROW, table.hint, looks.HINT)):
        say(sheet, row, first_shown, text, style)
    for at, column in enumerate(table.columns, start=1):
        say(sheet, KEY_ROW, at, column.key)
        say(sheet, HEAD_ROW, at, column.heading, looks.HEAD)
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column.width
        dimension.hidden = column.entry is Entry.HIDDEN
    shown = ((column.heading, column.width) for column in table.columns if column.entry is not Entry.HIDDEN)
    fit_row(sheet, HEAD_ROW, shown, line=16)
    sheet.row_dimensions[TITLE_ROW].height = 30
    sheet.row_dimensions[KEY_ROW].hidden = True


def _parts(values: Row) -> list[dict[str, Value]]:
    """The row, followed by as many more as its longest text needs."""
    texts = {key: parted(value) for key, value in values.items() if isinstance(value, str)}
    count = max((len(pieces) for pieces in texts.values()), default=1)
    plain: list[dict[str, Value]] = [{key: value for key, value in values.items() if not isinstance(value, str)}]
    plain += [{} for _ in range(count - 1)]
    for key, pieces in texts.items():
        for held, piece in zip(plain, pieces, strict=False):
            held[key] = piece
    return plain


def _write_row(sheet: Worksheet, row: int, table: TableSheet, values: Row) -> None:
    shown = ((str(values.get(column.key) or ""), column.width) for column in table.columns if column.entry is not Entry.HIDDEN)
    fit_row(sheet, row, shown)
    for at, column in enumerate(table.columns, start=1):
        cell = cell_at(sheet, row, at)
        cell.style = _look(table, column, values)
        value = values.get(column.key)
        if isinstance(value, str):
            if value:
                put(cell, value)
        elif value is not None:
            cell.value = value


def _look(table: TableSheet, column: Column, values: Row) -> str:
    if column.key == table.named:
        return looks.NAMED
    return looks.CLOSED if table.closes(values, column) else STYLES.get(column.entry, looks.OPEN)


def _parted(written: Written, table: TableSheet, column: Column) -> tuple[list[str], list[str]]:
    """The cells of a column that people fill, as one range where nothing is closed in it, and those that are closed."""
    if column.key not in table.closed:
        return [written.cells(column.key)], []
    opened: list[str] = []
    closed: list[str] = []
    for row in range(FIRST_ROW, written.last + 1):
        cell = f"{written.letters[column.key]}{row}"
        (closed if table.closes({ID: written.sheet[f"{written.letters[ID]}{row}"].value}, column) else opened).append(cell)
    return opened, closed


def _furnish(written: Written, table: TableSheet) -> None:
    sheet = written.sheet
    for column in table.columns:
        opened, closed = _parted(written, table, column)
        if column.entry in NAMES and opened:
            add_drop_down(sheet, column.entry, opened)
        elif column.entry is Entry.DAY:
            add_day_check(sheet, written.cells(column.key))
        if closed:
            add_refusal(sheet, closed, table.why_closed)
    keys = [column.key for column in table.columns]
    named = written.letters[table.named]
    after_named = get_column_letter(keys.index(table.named) + 2)
    sheet.freeze_panes = f"{after_named}{FIRST_ROW}"
    last_letter = written.letters[keys[-1]]
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last_letter}{written.last}"
    sheet.sheet_view.zoomScale = 90
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, across=table.across, title_row=HEAD_ROW, title_column=named)
    sheet.print_area = f"A{HEAD_ROW}:{last_letter}{written.last}"
    protect(sheet)
