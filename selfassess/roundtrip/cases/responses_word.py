"""The findings table with the council's response as a Word document, out and back.

Rows are known by a key in hidden letters in their first cell, and without it by the area of practice.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from selfassess.domain.case_sheet import beginning
from selfassess.domain.characters import printable
from selfassess.domain.feedback.annexe import HEAD, WIDTHS
from selfassess.domain.response_table import BackRow, BackTable, SentRow, SentTable, from_key, from_mark
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
from selfassess.roundtrip.cases.seen import runs_of, seen

FACE = "Arial"
ACROSS = 25.7
"""How many centimetres the table is wide."""
MOST_BYTES = 20 * 1024 * 1024


class ResponseDocuments:
    """The table as a Word document."""

    def write(self, table: SentTable) -> bytes:
        """The table, answered as far as it is."""
        document = docx.Document()
        document.core_properties.title, document.core_properties.subject = printable(table.title), table.mark
        style = document.styles["Normal"]
        style.font.name, style.font.size = FACE, Pt(10)
        paper = document.sections[0]
        paper.orientation, paper.page_width, paper.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
        paper.left_margin = paper.right_margin = Cm(2)
        document.add_heading(printable(table.title), 1)
        document.add_paragraph(ASK)
        grid = document.add_table(rows=1, cols=len(HEAD))
        grid.style, grid.autofit = "Table Grid", False
        _repeated(grid.rows[0])
        for cell, heading in zip(grid.rows[0].cells, HEAD, strict=True):
            cell.paragraphs[0].add_run(heading).bold = True
        for row in table.rows:
            _row(grid, row)
        for column, width in zip(grid.columns, WIDTHS, strict=True):
            column.width = Cm(ACROSS * width)
        for line in grid.rows:
            for cell, width in zip(line.cells, WIDTHS, strict=True):
                cell.width = Cm(ACROSS * width)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    def read(self, content: bytes, name: str) -> BackTable:
        """What came back. Raises `Unreadable` for another file or a damaged one, `BadInput` for one of another version."""
        return _read(_opened(content, name), name)


def _row(grid: Any, row: SentRow) -> None:
    cells = grid.add_row().cells
    for at, (cell, text) in enumerate(zip(cells, cells_of(row), strict=True)):
        for number, line in enumerate(text.split("\n")):
            run = (cell.paragraphs[0] if number == 0 else cell.add_paragraph()).add_run(printable(line))
            run.bold = at == 0
    cells[0].paragraphs[0].add_run(row.key).font.hidden = True


def _repeated(row: _Row) -> None:
    """Print the headings on every page."""
    said: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to this property
    said.append(OxmlElement("w:tblHeader"))


def _opened(content: bytes, name: str) -> Document:
    if len(content) > MOST_BYTES:
        raise Unreadable(f"{name} is larger than {MOST_BYTES // 1024 // 1024} MB. Take pictures and other additions out of it.")
    try:
        return docx.Document(BytesIO(content))
    except (BadZipFile, KeyError, OpcError, PackageNotFoundError, ValueError, XMLSyntaxError) as error:
        raise Unreadable(f"{name} is not a Word document. Save it as .docx and try again.") from error


def _read(document: Document, name: str) -> BackTable:
    found = from_mark(document.core_properties.subject or "", name)
    held = next((table for table in document.tables if is_head(map(_said, table.rows[0].cells))), None)
    if found is None or held is None:
        raise no_table(name, ours=found is not None)
    told = frozenset(map(plain, ours(document.core_properties.title or "")))
    stray = [beginning(text) for text in _beside(document, held) if plain(text) not in told]
    return BackTable(name, *found, tuple(_rows(held)), tuple(stray))


def _beside(document: Document, held: Table) -> Iterator[str]:
    """Words outside of the table."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if text := seen(block):
                yield text
        elif block._tbl is not held._tbl:  # noqa: SLF001 - python-docx makes a new object for the same table
            yield from (text for row in block.rows for cell in row.cells if (text := _said(cell)))


def _rows(table: Table) -> Iterator[BackRow]:
    columns = columns_in(map(_said, table.rows[0].cells))
    for number, row in enumerate(table.rows[1:], start=2):
        cells = row.cells
        said = {heading: _said(cells[at]) for heading, at in columns.items() if at < len(cells)}
        key = from_key(next((key for cell in cells if (key := _hidden(cell))), ""))
        if key[0] or any(said.values()):
            sides = said.get(STRENGTHS, ""), said.get(CONSIDERATIONS, "")
            title, response = said.get(HEAD[0], ""), said.get(RESPONSE, "")
            yield BackRow(key[0], title, *sides, response, f"row {number} of the table", key[1], key[2])


def _said(cell: _Cell) -> str:
    """The words of a cell that people see, a line for each paragraph."""
    return "\n".join(line for each in cell.paragraphs if (line := seen(each)))


def _hidden(cell: _Cell) -> str:
    return "".join(run.text for each in cell.paragraphs for run in runs_of(each) if run.font.hidden)
