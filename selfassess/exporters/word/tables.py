"""Tables: captions, repeated header rows, and rows that stay whole."""

from collections.abc import Iterator

from selfassess.domain.document import Cell, Span, Table
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.word.pictures import spark
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.spans import runs
from selfassess.exporters.word.xml import Element, field, paragraph, run, w, written

LARGE, LARGE_INK = "40", "12375F"
"""How large the number of a large cell is, in half points, and its colour."""

LONGEST_WHOLE_ROW = 1200
"""A row with a cell of more characters than this may break across pages: kept whole it would leave half a page empty."""

KEPT_TOGETHER = 6
"""A table of at most this many rows stays on one page."""
FEW, FEW_LETTERS = 4, 600
"""In documents of few pages, where the room is needed, only one of so few rows and letters does."""


def table(block: Table, setting: Setting) -> Iterator[Element]:
    """A table, under its caption where that is printed."""
    if block.numbered:
        number = field("SEQ Table \\* ARABIC", str(next(setting.table_numbers)))
        yield paragraph("Caption", run(written("Table ")), *number, run(written(f": {block.caption}")))
    widths = _widths(block, setting)
    together = _fits(block, setting) and not any(_long(row) for row in block.rows)
    last = len(block.rows) - 1
    rows = [_row(row, widths, setting, keep_next=together and at < last) for at, row in enumerate(block.rows)]
    grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    yield w("tbl", _properties(block, sum(widths)), grid, _head(block, widths), *rows)


def _fits(block: Table, setting: Setting) -> bool:
    letters = sum(len(span.text) for row in block.rows for cell in row for span in cell.spans)
    return len(block.rows) <= (FEW if setting.short else KEPT_TOGETHER) and not (setting.short and letters > FEW_LETTERS)


def _widths(block: Table, setting: Setting) -> tuple[int, ...]:
    return tuple(round(share * setting.width) for share in block.widths)


def _properties(block: Table, width: int) -> Element:
    first_column = "1" if block.row_heads else "0"
    flags = {"firstRow": "1", "lastRow": "0", "firstColumn": first_column, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    value = 0x0020 + 0x0200 + 0x0400 + (0x0080 if block.row_heads else 0)
    return w(
        "tblPr",
        w("tblStyle", val="Register"),
        w("tblW", w=str(width), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val=f"{value:04X}", **flags),
        w("tblCaption", val=block.caption),
        w("tblDescription", val=block.about or block.caption),
    )


def _head(block: Table, widths: tuple[int, ...]) -> Element:
    cells = (
        w(
            "tc",
            w("tcPr", w("tcW", w=str(width), type="dxa"), w("vAlign", val="bottom")),
            paragraph("TableHead", run(written(title))),
        )
        for title, width in zip(block.head, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(row: tuple[Cell, ...], widths: tuple[int, ...], setting: Setting, *, keep_next: bool) -> Element:
    cells = [_cell(cell, width, setting, keep_next=keep_next) for cell, width in zip(row, widths, strict=True)]
    properties = () if _long(row) else (w("trPr", w("cantSplit")),)
    return w("tr", *properties, *cells)


def _cell(cell: Cell, width: int, setting: Setting, *, keep_next: bool) -> Element:
    properties = [w("tcW", w=str(width), type="dxa")]
    colour = COLOURS[cell.tone] if cell.tone not in (None, Tone.PLAIN) else None
    if colour:
        properties.append(w("shd", val="clear", color="auto", fill=colour.ground))
    large, rest = _large(cell)
    content = (*large, *runs(rest, setting.part, setting.bookmarks, ink=colour.ink if colour else None))
    drawn = (spark(cell.spark, setting),) if cell.spark else ()
    direct = (w("keepNext"),) if keep_next else ()
    return w("tc", w("tcPr", *properties), paragraph("TableText", *content, *drawn, direct=direct))


def _large(cell: Cell) -> tuple[tuple[Element, ...], tuple[Span, ...]]:
    """The number of a large cell, set large, and the spans after it; of any other cell all spans."""
    if not cell.large:
        return (), cell.spans
    number, *rest = cell.spans
    look = (w("b"), w("bCs"), w("color", val=LARGE_INK), w("sz", val=LARGE), w("szCs", val=LARGE))
    return (run(written(number.text), look=look),), tuple(rest)


def badge(tone: Tone | None) -> tuple[Element, ...]:
    """The look of a judgement's word within a line of text; nothing for what is no judgement."""
    if tone in (None, Tone.PLAIN):
        return ()
    colour = COLOURS[tone]
    return (w("b"), w("bCs"), w("color", val=colour.ink), w("shd", val="clear", color="auto", fill=colour.ground))


def _long(row: tuple[Cell, ...]) -> bool:
    return any(sum(len(span.text) for span in cell.spans) > LONGEST_WHOLE_ROW for cell in row)
