"""Deck to a PowerPoint file (.pptx) of real layouts, placeholders, tables and charts, which can be changed like any others."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from math import ceil
from typing import Any

from pptx import Presentation

from selfassess.domain.characters import printable
from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Block, Bullets, Chart, Facts, Span, Table, Text
from selfassess.exporters.slides.charts import add_chart
from selfassess.exporters.slides.look import add_footer, dress
from selfassess.exporters.slides.tables import add_runs, add_table

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
    if any(isinstance(block, Chart) for block in slide.blocks):
        yield slide
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
    drawn = next((block for block in slide.blocks if isinstance(block, Table | Chart)), None)
    empty = not slide.blocks and not slide.beside
    layout = ONLY_TITLE if drawn else SECTION if empty else TWO if slide.beside else CONTENT
    shown = made.slides.add_slide(made.slide_layouts[layout])
    shown.shapes.title.text = printable(slide.title)
    if isinstance(drawn, Table):
        add_table(shown, drawn)
    elif isinstance(drawn, Chart):
        add_chart(shown, drawn)
    elif empty:
        shown.placeholders[1].text = printable(marking)
    else:
        _fill(shown.placeholders[1].text_frame, slide.blocks)
        if slide.beside:
            _fill(shown.placeholders[2].text_frame, slide.beside)
    add_footer(shown, printable(marking))
    if slide.notes:
        shown.notes_slide.notes_text_frame.text = printable(slide.notes)


def _fill(frame: Any, blocks: Sequence[Block]) -> None:
    for number, spans in enumerate(_paragraphs(blocks)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        add_runs(paragraph, spans)
