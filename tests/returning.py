"""A scoring workbook in the hands of people: opened, changed and saved as a script, or an office program, does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.roundtrip.excel.layout import FIRST_ROW, KEY_ROW


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that is open; cells are found as people find them: by the row of a subject or a number, and the column."""

    book: object

    @staticmethod
    def opened(content: bytes) -> "Filled":
        return Filled(load_workbook(BytesIO(content)))

    def saved(self) -> bytes:
        out = BytesIO()
        self.book.save(out)
        return out.getvalue()

    def tables(self) -> list[Worksheet]:
        return [
            sheet for sheet in self.book.worksheets if not sheet.title.startswith("_") and sheet.cell(KEY_ROW, 1).value == "id"
        ]

    def columns(self, sheet: Worksheet) -> dict[str, int]:
        return {cell.value: cell.column for cell in sheet[KEY_ROW] if cell.value}

    def cell(self, named: str, field: str) -> Cell:
        """The cell of a field in the row of a subject, or of evidence or an action by its number."""
        for sheet, row in self._rows():
            columns = self.columns(sheet)
            if field in columns and named in (row[columns["id"] - 1].value, self._ref(sheet, row)):
                return row[columns[field] - 1]
        raise LookupError(f"{named} has no {field}")

    def write(self, named: str, **values: object) -> "Filled":
        """Type into cells of one row; text stays text, whatever it begins with."""
        for field, value in values.items():
            cell = self.cell(named, field)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        return self

    def first_spare(self, title: str) -> str:
        """The number on the first row of a sheet that nobody filled in."""
        sheet = self.book[title]
        return next(self._ref(sheet, row) for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value is None)

    def sort(self, sheet: Worksheet, order: Sequence[int]) -> None:
        """Put the rows in another order."""
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
        self._put(sheet, FIRST_ROW, [rows[at] for at in order])

    def move_columns(self, sheet: Worksheet, order: Sequence[int]) -> None:
        """Put whole columns, with the hidden names above them, in another order."""
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=KEY_ROW)]
        self._put(sheet, KEY_ROW, [[row[at] for at in order] for row in rows])

    def _put(self, sheet: Worksheet, first: int, rows: list[list[object]]) -> None:
        for number, row in enumerate(rows, start=first):
            for at, value in enumerate(row, start=1):
                cell = sheet.cell(number, at)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"

    def _rows(self) -> Iterator[tuple[Worksheet, tuple[Cell, ...]]]:
        for sheet in self.tables():
            columns = self.columns(sheet)
            if "quote" not in columns:
                yield from ((sheet, row) for row in sheet.iter_rows(min_row=FIRST_ROW))

    def _ref(self, sheet: Worksheet, row: tuple[Cell, ...]) -> str | None:
        at = self.columns(sheet).get("ref")
        return row[at - 1].value if at else None
