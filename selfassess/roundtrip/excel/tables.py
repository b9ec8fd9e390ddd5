"""The sheets of a workbook that came back, as rows of named fields: found by the hidden names, never by place or title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from selfassess.errors import Unreadable
from selfassess.roundtrip.excel.cells import Faulty, Raw, plain
from selfassess.roundtrip.excel.layout import ID, LISTS, META, PART, SENT
from selfassess.roundtrip.excel.opening import opened

MOST_ROWS = 10_000
MOST_COLUMNS = 120
DEEPEST_NAMES = 30
"""How far down the row of field names may have come by rows that somebody put above it."""
HEADING = "Id"

SheetCell = Cell | MergedCell | ReadOnlyCell | EmptyCell


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, for people, and what each field holds."""

    place: str
    cells: Mapping[str, Raw]

    @property
    def id(self) -> str:
        """The id in its hidden cell, empty on a new row."""
        return plain(self.cells.get(ID))

    @property
    def part(self) -> int:
        """Which part of a long text it holds, from 1."""
        held = plain(self.cells.get(PART))
        return int(held) if held.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a row of field names: those that stand there once, those that stand there twice, and its rows."""

    title: str
    fields: frozenset[str]
    twice: frozenset[str]
    rows: tuple[Row, ...]


class Tables:
    """The tables of one workbook. What formulas came to is read only where there are formulas."""

    def __init__(self, name: str, content: bytes, book: Workbook) -> None:
        self._name, self._content, self._book = name, content, book

    def all(self) -> Iterator[Table]:
        """Every table, in the order of the sheets. Raises `Unreadable` for a sheet without end."""
        for sheet in self._book.worksheets:
            if sheet.title in {META, LISTS, SENT}:
                continue
            at, names = self._names(sheet.title)
            if at:
                standing = list(names.values())
                twice = frozenset(name for name in standing if standing.count(name) > 1)
                once = {place: name for place, name in names.items() if name not in twice}
                yield Table(sheet.title, frozenset(once.values()), twice, tuple(self._rows(sheet.title, at, once)))

    def _names(self, title: str) -> tuple[int, dict[int, str]]:
        """The number of the row that names the fields, with the name in each place; 0 on a sheet that nobody fills in."""
        rows = self._book[title].iter_rows(max_row=DEEPEST_NAMES, max_col=MOST_COLUMNS, values_only=True)
        for number, row in enumerate(rows, start=1):
            if ID in row and PART in row:
                return number, {at: str(value) for at, value in enumerate(row) if value is not None}
        return 0, {}

    def _rows(self, title: str, at: int, names: Mapping[int, str]) -> Iterator[Row]:
        found = self._book[title].iter_rows(min_row=at + 1, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
        for number, cells in enumerate(found, start=at + 1):
            if all(cell.value is None for cell in cells):
                continue
            if number > MOST_ROWS:
                raise Unreadable(f"{self._name} has more than {MOST_ROWS:,} rows on the sheet {title}. Delete those below yours.")
            values = [self._value(title, number, place, cell) for place, cell in enumerate(cells)]
            held = {names[place]: value for place, value in enumerate(values) if place in names}
            if plain(held.get(ID)) != HEADING:
                yield Row(f"{title}, row {number}", held)

    def _value(self, title: str, number: int, place: int, cell: SheetCell) -> Raw:
        if cell.data_type == "e":
            return Faulty(f"holds the error {cell.value}. Type what it should say")
        if cell.data_type != "f":
            return cell.value
        found = self._results[title][number - 1][place]
        return Faulty("holds a formula whose result is not in the file. Type what it should say") if found is None else found

    @cached_property
    def _results(self) -> Mapping[str, Sequence[Sequence[Raw]]]:
        book = opened(self._name, self._content, results=True)
        return {
            sheet.title: list(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
            for sheet in book.worksheets
        }
