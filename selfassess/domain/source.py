"""A document as it was read: one immutable text, and the blocks and pages that are slices of it."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One whole piece of a document: `Source.text[start:end]`, on `page` to `last_page` (from 1, None without pages).

    `number` is the printed paragraph number. `level` is the rank of a heading (1 the largest) or the depth of a bullet (from 1).
    `cells` are the slices of a table row. `redactions` counts what was masked in it. `fragment` marks text
    whose beginning or end is lost.
    """

    role: Role
    start: int
    end: int
    page: int | None = None
    last_page: int | None = None
    number: str | None = None
    level: int = 1
    cells: tuple[tuple[int, int], ...] = ()
    redactions: int = 0
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text with its blocks in reading order. Nothing edits the text; masking made this source from another."""

    text: str
    blocks: tuple[Block, ...]
    pages: int | None

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def cells(self, block: Block) -> tuple[str, ...]:
        """The texts of a row's cells, left to right."""
        return tuple(self.text[start:end] for start, end in block.cells)

    def page(self, number: int) -> str:
        """The text that begins on a page, block by block."""
        return "\n\n".join(self.words(block) for block in self.blocks if block.page == number)
