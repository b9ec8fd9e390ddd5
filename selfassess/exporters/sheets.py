"""A plain table as an Excel workbook or as CSV: words stay words, whatever they begin with, and numbers are numbers."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from selfassess.domain.characters import printable
from selfassess.domain.sheet import Sheet

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST, NARROWEST = 60, 10
GROUND = "12375F"


def write(sheet: Sheet, form: str) -> bytes:
    """The bytes of a table in `form`, `csv` or `xlsx`."""
    return _csv(sheet) if form == "csv" else _workbook(sheet)


def _csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark by which Excel knows it; words that would be taken for a formula have an apostrophe before them."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.head)
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str | int | float) -> str | int | float:
    if isinstance(cell, int | float):
        return cell
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def _workbook(sheet: Sheet) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet.title[:31]
    for row, cells in enumerate((sheet.head, *sheet.rows), start=1):
        for column, value in enumerate(cells, start=1):
            cell = page.cell(row, column)
            if isinstance(cell, Cell):
                _put(cell, value)
                if row == 1:
                    _make_head(cell)
    for column, title in enumerate(sheet.head, start=1):
        longest = max(len(str(cells[column - 1])) for cells in (sheet.head, *sheet.rows))
        page.column_dimensions[get_column_letter(column)].width = min(WIDEST, max(NARROWEST, longest + 2, len(title) + 2))
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_problems(content: bytes, sheet: Sheet) -> tuple[str, ...]:
    """Every row of a table that a workbook, read back, does not hold as it stands; none for a sound one."""
    page = load_workbook(BytesIO(content)).worksheets[0]
    found = [tuple("" if value is None else value for value in row) for row in page.iter_rows(values_only=True)]
    meant = [tuple(printable(cell) if isinstance(cell, str) else cell for cell in row) for row in (sheet.head, *sheet.rows)]
    if len(found) != len(meant):
        return (f"it has {len(found)} rows, not {len(meant)}",)
    return tuple(
        f"row {at} is {row!r}, not {should!r}"
        for at, (row, should) in enumerate(zip(found, meant, strict=True), 1)
        if row != should
    )


def _put(cell: Cell, value: str | int | float) -> None:
    if isinstance(value, int | float):
        cell.value = value
        return
    cell.value = printable(value)
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if value.startswith(STARTS_A_FORMULA):
        cell.quotePrefix = True


def _make_head(cell: Cell) -> None:
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=GROUND)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
