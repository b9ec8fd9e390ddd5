"""A document as slides: a slide for each of its headings, tables by themselves, and in the notes what is said in full."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import (
    Block,
    Bullets,
    Chart,
    Cover,
    Document,
    Facts,
    Heading,
    Panel,
    Quote,
    Span,
    Table,
    Text,
)
from selfassess.domain.said import said_in

DEEPEST = 2
"""Headings below this level do not open a slide: they stand on it in bold."""


def deck_of(document: Document) -> Deck:
    """The document as slides. Its masks, numbers and marking are those of the document; footnotes stand in the notes."""
    cover = next((block for block in document.blocks if isinstance(block, Cover)), None)
    facts = [f"{name}: {value}" for name, value in cover.facts] if cover else []
    return Deck(
        title=document.title,
        subtitle="\n".join((document.subtitle, *facts)),
        author=document.author,
        created=document.created,
        language=document.language,
        slides=tuple(_slides(document)),
        marking=document.marking,
    )


def _slides(document: Document) -> Iterator[Slide]:
    notes = {note.number: "".join(span.text for span in note.spans) for note in document.notes}
    above = ""
    for heading, blocks in _sections(document.blocks):
        if heading.level == 1:
            above = heading.text
        title = heading.text if heading.level == 1 else f"{above}: {heading.text}"
        yield from _of_section(title, blocks, notes)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Heading, list[Block]]]:
    """Each heading that opens a slide with what stands under it; what stands before the first is not shown."""
    heading: Heading | None = None
    here: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST:
            if heading is not None:
                yield heading, here
            heading, here = block, []
        else:
            here.append(block)
    if heading is not None:
        yield heading, here


def _of_section(title: str, blocks: list[Block], notes: dict[int, str]) -> Iterator[Slide]:
    """The tables of a section, its charts, then its text; a section with none of these has no slide."""
    told = tuple(block for block in map(_shown, blocks) if block is not None)
    said = "\n".join(text for block in blocks if not isinstance(block, Table) for text in said_in(block))
    cited = [notes[span.note] for block in blocks for span in _spans(block) if span.note in notes]
    spoken = "\n\n".join(part for part in (said, "\n".join(cited)) if part)
    tables = [block for block in blocks if isinstance(block, Table)]
    for table in tables:
        yield Slide(title, (_without_drawings(table),), notes=spoken)
    charts = [block for block in blocks if isinstance(block, Chart)]
    for chart in charts:
        yield Slide(title, (chart,), notes="" if tables else spoken)
    if told and (not (tables or charts) or any(isinstance(block, Bullets | Facts) for block in told)):
        yield Slide(title, told, notes=spoken)


def _shown(block: Block) -> Block | None:
    """A block as a slide has it; None for what a slide has no room for."""
    match block:
        case Bullets() | Facts() | Text():
            return block
        case Heading():
            return Text((Span(block.text, strong=True),))
        case Quote():
            return Text((Span(f"“{block.text}” {block.source}"),))
        case Panel():
            return Text((Span(f"{block.title}: ", strong=True), *(span for text in block.paragraphs for span in text.spans)))
    return None


def _without_drawings(table: Table) -> Table:
    """The table without the columns that are drawn: a slide has no room for them."""
    kept = [at for at in range(len(table.head)) if not any(row[at].spark for row in table.rows)]
    share = sum(table.widths[at] for at in kept)
    return replace(
        table,
        head=tuple(table.head[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        widths=tuple(table.widths[at] / share for at in kept),
    )


def _spans(block: Block) -> Iterator[Span]:
    match block:
        case Text():
            yield from block.spans
        case Bullets():
            yield from (span for item in block.items for span in item)
        case Table():
            yield from (span for row in block.rows for cell in row for span in cell.spans)
        case Facts():
            yield from (span for _, cell in block.rows for span in cell.spans)
