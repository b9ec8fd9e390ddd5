"""The findings table with the council's response as a workbook, out and back.

Columns are known by their headings and rows by a hidden key, so a person may move, hide and sort both.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from selfassess.domain.case_sheet import beginning
from selfassess.domain.feedback.annexe import HEAD
from selfassess.domain.response_table import BackRow, BackTable, SentTable, from_key, from_mark
from selfassess.errors import Unreadable
from selfassess.roundtrip.cases.responses import (
    ASK,
    CONSIDERATIONS,
    RESPONSE,
    STRENGTHS,
    cells_of,
    columns_in,
    is_head,
    no_table,
    ours,
    plain,
)
from selfassess.roundtrip.excel.heights import fit_row
from selfassess.roundtrip.excel.looks import GUIDE, HINT, NAMED, OPEN, TITLE, add_styles
from selfassess.roundtrip.excel.looks import HEAD as HEADING
from selfassess.roundtrip.excel.opening import DAMAGE, opened
from selfassess.roundtrip.excel.paper import set_header, set_paper
from selfassess.roundtrip.excel.text import new_sheet, say

FIRST = 4
"""The row of the headings."""
WIDTHS = {"B": 24, "C": 48, "D": 48, "E": 48}
TITLE_HEIGHT = 28
"""The height of the row of the title, in points."""
LIMIT = 2000
"""How many rows a file may have: a table has about ten."""
WIDEST = 60
"""How many columns are read."""
_LOOKS = (NAMED, GUIDE, GUIDE, OPEN)


class ResponseWorkbooks:
    """The table as an Excel workbook."""

    def write(self, table: SentTable) -> bytes:
        """The table, answered as far as it is."""
        book = Workbook()
        for blank in book.worksheets:
            book.remove(blank)
        add_styles(book)
        book.properties.title, book.properties.subject = table.title, table.mark
        page = new_sheet(book, "Response")
        say(page, 1, 2, table.title, TITLE)
        page.row_dimensions[1].height = TITLE_HEIGHT
        say(page, 2, 2, ASK, HINT)
        say(page, FIRST, 1, table.mark)
        for column, heading in enumerate(HEAD, start=2):
            say(page, FIRST, column, heading, HEADING)
        for at, row in enumerate(table.rows, start=FIRST + 1):
            say(page, at, 1, row.key)
            for column, (text, look) in enumerate(zip(cells_of(row), _LOOKS, strict=True), start=2):
                say(page, at, column, text, look)
            fit_row(page, at, zip(cells_of(row), WIDTHS.values(), strict=True))
        for letter, width in WIDTHS.items():
            page.column_dimensions[letter].width = width
        page.column_dimensions["A"].hidden = True
        page.freeze_panes = f"C{FIRST + 1}"
        set_paper(page, title_row=FIRST)
        set_header(page, table.title, "")
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, content: bytes, name: str) -> BackTable:
        """What came back. Raises `Unreadable` for another file or a damaged one, `BadInput` for one of another version."""
        book = opened(name, content)
        try:
            sheets = [
                (page.title, [tuple(map(_text, row)) for row in page.iter_rows(max_row=LIMIT, max_col=WIDEST, values_only=True)])
                for page in book.worksheets
            ]
            about = (book.properties.subject or "", book.properties.title or "")
        except DAMAGE as error:
            raise Unreadable(f"{name} is damaged. Open it, save it as .xlsx and try again.") from error
        finally:
            book.close()
        return _read(name, about, sheets)


_Rows = Sequence[tuple[str, ...]]


def _read(name: str, about: tuple[str, str], sheets: Sequence[tuple[str, _Rows]]) -> BackTable:
    held = next(((title, rows, at) for title, rows in sheets for at, row in enumerate(rows) if is_head(row)), None)
    if held is None:
        raise no_table(name, ours=from_mark(about[0], name) is not None)
    sheet, rows, head = held
    marked = [at for at, text in enumerate(rows[head]) if from_mark(text, name)]
    found = from_mark(rows[head][marked[0]] if marked else about[0], name)
    if found is None:
        raise no_table(name)
    columns = columns_in(rows[head])
    keys = marked[0] if marked else None
    read = tuple(_rows(rows, head, columns, keys))
    told = frozenset(map(plain, ours(about[1])))
    inside = {*columns.values(), *marked}
    answered = {row.where for row in read}
    stray = [
        f"cell {get_column_letter(column + 1)}{number} of the sheet {title}, {beginning(text)}"
        for title, lines in sheets
        for number, line in enumerate(lines, start=1)
        for column, text in enumerate(line)
        if text and plain(text) not in told
        if not (title == sheet and column in inside and (number == head + 1 or _where(columns, number) in answered))
    ]
    return BackTable(name, *found, read, tuple(stray))


def _rows(rows: _Rows, head: int, columns: dict[str, int], keys: int | None) -> Iterator[BackRow]:
    """Every row with a key, wherever sorting put it, and those below the headings that say anything in our columns."""
    for number, row in enumerate(rows, start=1):
        said = {heading: row[at] for heading, at in columns.items()}
        key = from_key(row[keys]) if keys is not None else from_key("")
        if number != head + 1 and (key[0] or (number > head and (said[HEAD[0]] or said[RESPONSE]))):
            sides = said.get(STRENGTHS, ""), said.get(CONSIDERATIONS, "")
            findings = key[2] if {STRENGTHS, CONSIDERATIONS} <= columns.keys() else ""
            yield BackRow(key[0], said[HEAD[0]], *sides, said[RESPONSE], _where(columns, number), key[1], findings)


def _where(columns: dict[str, int], number: int) -> str:
    return f"cell {get_column_letter(columns[RESPONSE] + 1)}{number}"


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
