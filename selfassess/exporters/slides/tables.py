"""Tables on slides: real ones, in a style that PowerPoint has, as large as there is room for."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from selfassess.domain.characters import printable
from selfassess.domain.document import Cell, Span, Table
from selfassess.domain.tone import COLOURS, Colour, Tone
from selfassess.exporters.slides.look import HIGH, MARGIN, WIDE

STYLE = "{B301B821-A1FF-4177-AEE7-76D212191A09}"
"""PowerPoint's own *Medium Style 1, Accent 1*: a dark head, rules between rows, and no ground under words."""
TOP, ROW = Inches(1.55), Inches(0.4)
SIZES = (18, 16, 14, 12)
"""The sizes of letters, in points: the largest at which a table fits is taken."""
LARGE, UNDER = 40, 16
"""The size of the number of a large cell, and of what is said under it."""
LETTER, LINE, INSET = 0.52, 1.25, 0.2
"""How wide a letter is and how high a line, by the size of letters, and what a cell keeps free on both sides, in inches."""
POINTS_PER_INCH = 72


def add_table(shown: Any, table: Table) -> None:
    """A table as wide as the slide, which says to screen readers what it shows."""
    width = WIDE - 2 * MARGIN
    frame = shown.shapes.add_table(len(table.rows) + 1, len(table.head), MARGIN, TOP, width, ROW * (len(table.rows) + 1))
    describe(frame, table.about or table.caption)
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = STYLE  # noqa: SLF001 - the library has no name for the style
    grid.first_col, grid.horz_banding = table.row_heads, False
    for column, share in enumerate(table.widths):
        grid.columns[column].width = Emu(int(width * share))
    size = _size(table)
    heads = tuple(Cell((Span(text, strong=True),)) for text in table.head)
    for row, cells in enumerate((heads, *table.rows)):
        for column, cell in enumerate(cells):
            _fill(grid.cell(row, column), cell, size)


def describe(frame: Any, about: str) -> None:
    """Give a table or chart the words that stand for it where it cannot be seen."""
    frame.name = printable(about)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(about))  # noqa: SLF001 - the library has no name for it


def add_runs(paragraph: Any, spans: Sequence[Span], size: int | None = None) -> None:
    """Runs of text; `size` is that of their letters in points, None for that of the layout."""
    for span in spans:
        for at, line in enumerate(printable(span.text).split("\n")):
            if at:
                paragraph.add_line_break()
            if line:
                run = paragraph.add_run()
                run.text = line
                run.font.bold = True if span.strong else None
                run.font.italic = True if span.emphasis else None
                run.font.size = None if size is None else Pt(size)


def _fill(shown: Any, cell: Cell, size: int) -> None:
    paragraph = shown.text_frame.paragraphs[0]
    if cell.large:
        add_runs(paragraph, cell.spans[:1], LARGE)
        add_runs(paragraph, cell.spans[1:], UNDER)
    else:
        add_runs(paragraph, cell.spans, size)
    if cell.tone not in (None, Tone.PLAIN):
        _colour(shown, COLOURS[cell.tone])


def _colour(cell: Any, colour: Colour) -> None:
    """A judgement's ground and ink; its word is always said too."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(colour.ground)
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.rgb = rgb(colour.ink)


def rgb(digits: str) -> RGBColor:
    """A colour by its six digits."""
    return RGBColor(*bytes.fromhex(digits))  # type: ignore[no-untyped-call] # the library has no types here


def _size(table: Table) -> int:
    room = (HIGH - TOP) / Inches(1) - 0.8
    return next((size for size in SIZES if _height(table, size) <= room), SIZES[-1])


def _height(table: Table, size: int) -> float:
    """How high the table is at this size of letters, in inches."""
    width = (WIDE - 2 * MARGIN) / Inches(1)
    line = size * LINE / POINTS_PER_INCH
    rows = (table.head, *(tuple("".join(span.text for span in cell.spans) for cell in row) for row in table.rows))
    lines = (max(_lines(text, share * width, size) for text, share in zip(row, table.widths, strict=True)) for row in rows)
    return sum(max(ROW / Inches(1), many * line + 0.1) for many in lines)


def _lines(text: str, width: float, size: int) -> int:
    letters = max(1, int((width - INSET) * POINTS_PER_INCH / (size * LETTER)))
    return sum(1 + len(line) // letters for line in text.split("\n"))
