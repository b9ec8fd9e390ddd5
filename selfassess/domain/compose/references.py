"""Cross-references: links to headings of the same document."""

from collections.abc import Iterable
from dataclasses import replace

from selfassess.domain.document import Block, Cell, Heading, Span, Table


def resolved(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with cross-references in tables only to headings that are among them: a pack may leave parts out."""
    held = tuple(blocks)
    known = frozenset(f"#{block.anchor}" for block in held if isinstance(block, Heading))
    return tuple(replace(block, rows=_rows(block, known)) if isinstance(block, Table) else block for block in held)


def _rows(table: Table, known: frozenset[str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(replace(cell, spans=tuple(_kept(span, known) for span in cell.spans)) for cell in row) for row in table.rows
    )


def _kept(span: Span, known: frozenset[str]) -> Span:
    leads_nowhere = span.link is not None and span.link.startswith("#") and span.link not in known
    return replace(span, link=None) if leads_nowhere else span
