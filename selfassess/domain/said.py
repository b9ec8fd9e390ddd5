"""What a document says, a text for each of its blocks: by it two versions of the same pack are compared."""

from collections.abc import Iterable, Iterator

from selfassess.domain.document import Block, Bullets, Cell, Chart, Document, Facts, Heading, Panel, Quote, Span, Table, Text

BETWEEN = " | "
"""What stands between the cells of a row."""


def said_by(document: Document) -> tuple[str, ...]:
    """A text for every heading, paragraph, item, quotation, fact and row of a document, in the order in which they are read."""
    return tuple(text for block in document.blocks for text in said_in(block))


def said_in(block: Block) -> Iterator[str]:
    """What one block says; nothing for a cover, contents and page breaks, which change with the day."""
    match block:
        case Heading() | Chart():
            yield block.text if isinstance(block, Heading) else block.about
        case Text():
            yield joined(block.spans)
        case Bullets():
            yield from map(joined, block.items)
        case Quote():
            yield block.text
        case Facts():
            yield from (f"{name}: {joined(cell.spans)}" for name, cell in block.rows)
        case Table():
            yield from map(said_in_row, block.rows)
        case Panel():
            yield from (block.title, *(joined(text.spans) for text in block.paragraphs))


def said_in_row(row: Iterable[Cell]) -> str:
    """What a row of a table says."""
    return BETWEEN.join(joined(cell.spans) for cell in row)


def joined(spans: Iterable[Span]) -> str:
    """The words of some runs of text."""
    return "".join(span.text for span in spans)
