"""Deck to a PowerPoint file (.pptx): real layouts and placeholders, so that a slide can be changed like any other."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from selfassess.domain.characters import printable
from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Block, Bullets, Cell, Facts, Span, Table, Text
from selfassess.domain.tone import COLOURS, Colour, Tone
from selfassess.exporters.slides.look import dress

TITLE, CONTENT, SECTION, TWO, ONLY_TITLE = 0, 1, 2, 3, 5
"""The layouts of the template that are used, by their place in it."""
LINES = 11
"""So many lines of text stand on a slide; more go on to the next."""
ACROSS, HALF = 85, 40
"""How many letters a line holds, in one column and in two."""
ROWS = 7
"""So many rows of a table stand on a slide."""


def write(deck: Deck) -> bytes:
    """The slides as a PowerPoint file."""
    made = Presentation()
    dress(made)
    first = made.slides.add_slide(made.slide_layouts[TITLE])
    first.shapes.title.text = printable(deck.title)
    first.placeholders[1].text = printable("\n".join(text for text in (deck.subtitle, deck.marking) if text))
    for slide in deck.slides:
        for part in _parts(slide):
            _add(made, part, deck.marking)
    core = made.core_properties
    core.title, core.author, core.subject, core.language = deck.title, deck.author, deck.subtitle, deck.language
    core.created = core.modified = datetime(deck.created.year, deck.created.month, deck.created.day, tzinfo=UTC)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _parts(slide: Slide) -> Iterator[Slide]:
    """The slide, or as many as it takes: paragraphs and rows that do not fit go on to the next, under the same title."""
    table = next((block for block in slide.blocks if isinstance(block, Table)), None)
    if table is not None:
        for at in range(0, max(len(table.rows), 1), ROWS):
            rows = table.rows[at : at + ROWS]
            part = Table(table.caption, table.head, rows, table.widths, table.row_heads, table.about, table.numbered)
            yield Slide(_again(slide.title, at), (part,), notes=slide.notes if not at else "")
        return
    width = HALF if slide.beside else ACROSS
    columns = (_pages(slide.blocks, width), _pages(slide.beside, width))
    for number, (left, right) in enumerate(zip_longest(*columns, fillvalue=())):
        yield Slide(_again(slide.title, number), left, right, notes=slide.notes if not number else "")
    if not any(columns):
        yield slide


def _pages(blocks: Sequence[Block], width: int) -> list[tuple[Block, ...]]:
    """The paragraphs of a column in as many pieces as it takes, none longer than a slide unless one paragraph is."""
    pages: list[list[tuple[Span, ...]]] = []
    used = LINES
    for spans in _paragraphs(blocks):
        needs = max(1, ceil(sum(len(span.text) for span in spans) / width))
        if used + needs > LINES:
            pages.append([])
            used = 0
        pages[-1].append(spans)
        used += needs
    return [(Bullets(tuple(page)),) for page in pages]


def _again(title: str, at: int) -> str:
    return f"{title} (continued)" if at else title


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[Span, ...]]:
    """Every paragraph and entry, each a paragraph of a placeholder. Blocks that no slide has are not shown."""
    for block in blocks:
        if isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Text):
            yield block.spans
        elif isinstance(block, Facts):
            yield from ((Span(f"{name}: ", strong=True), *cell.spans) for name, cell in block.rows)


def _add(made: Any, slide: Slide, marking: str) -> None:
    table = next((block for block in slide.blocks if isinstance(block, Table)), None)
    empty = not slide.blocks and not slide.beside
    layout = ONLY_TITLE if table else SECTION if empty else TWO if slide.beside else CONTENT
    shown = made.slides.add_slide(made.slide_layouts[layout])
    shown.shapes.title.text = printable(slide.title)
    if table is not None:
        _table(made, shown, table)
    elif empty:
        shown.placeholders[1].text = printable(marking)
    else:
        _fill(shown.placeholders[1].text_frame, slide.blocks)
        if slide.beside:
            _fill(shown.placeholders[2].text_frame, slide.beside)
    if slide.notes:
        shown.notes_slide.notes_text_frame.text = printable(slide.notes)


def _fill(frame: Any, blocks: Sequence[Block]) -> None:
    for number, spans in enumerate(_paragraphs(blocks)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _spans(paragraph, spans)


def _spans(paragraph: Any, spans: Sequence[Span], size: int | None = None) -> None:
    for span in spans:
        run = paragraph.add_run()
        run.text = printable(span.text)
        run.font.bold = True if span.strong else None
        run.font.italic = True if span.emphasis else None
        if size is not None:
            run.font.size = Pt(size)


def _colour(cell: Any, colour: Colour) -> None:
    """A judgement's ground and ink; its word is always said too."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(colour.ground)
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.rgb = _rgb(colour.ink)


def _rgb(digits: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(digits))  # type: ignore[no-untyped-call] # the library has no types here


def _table(made: Any, shown: Any, table: Table) -> None:
    width = made.slide_width - Inches(1.2)
    frame = shown.shapes.add_table(
        len(table.rows) + 1, len(table.head), Inches(0.6), Inches(1.5), width, Inches(0.4) * (len(table.rows) + 1)
    )
    frame.name = printable(table.about or table.caption)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(table.about or table.caption))  # noqa: SLF001 - the library has no name for the alternative text
    grid = frame.table
    for column, share in enumerate(table.widths):
        grid.columns[column].width = int(width * share)
    heads = tuple(Cell((Span(text, strong=True),)) for text in table.head)
    for row, cells in enumerate((heads, *table.rows)):
        for column, cell in enumerate(cells):
            frame_of = grid.cell(row, column).text_frame
            _spans(frame_of.paragraphs[0], cell.spans, size=13)
            if cell.tone not in (None, Tone.PLAIN):
                _colour(grid.cell(row, column), COLOURS[cell.tone])
    grid.first_col = table.row_heads
    if grid._tbl.tblPr.find(qn("a:tableStyleId")) is None:  # noqa: SLF001 - see above
        grid.horz_banding = False
