"""Text that people typed, as blocks: paragraphs and simple lists as they stand."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from selfassess.domain.document import Block, Bullets, Span, Text

_BULLET = re.compile(r"^\s*[-*•]\s+(?=\S)")

Spans = tuple[Span, ...]


class Shape(Enum):
    """What a piece of typed text is: running text, the line that stands right over a list, or an item of a list."""

    TEXT = auto()
    OVER_LIST = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, or one item of a list; a line feed in it is a line break that was typed."""

    shape: Shape
    text: str


def prose(text: str) -> tuple[Block, ...]:
    """Paragraphs (parted by an empty line) and bulleted lists (lines that begin with a hyphen); other line breaks stay."""
    return tuple(set_pieces(pieces(text), lambda words: (Span(words),), over_list="body"))


def set_pieces(found: Iterable[Piece], spans: Callable[[str], Spans], *, over_list: str) -> Iterator[Block]:
    """Pieces as blocks, items that follow one another as one list; `over_list` is the look of a line right over one."""
    for shape, run in groupby(found, key=lambda piece: piece.shape):
        if shape is Shape.ITEM:
            yield Bullets(tuple(spans(piece.text) for piece in run))
        else:
            yield from (Text(spans(piece.text), look=over_list if shape is Shape.OVER_LIST else "body") for piece in run)


def pieces(text: str) -> Iterator[Piece]:
    """The paragraphs and items of a text, in order."""
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        yield from _of_paragraph([line.rstrip() for line in paragraph.strip("\n").split("\n") if line.strip()])


def _of_paragraph(lines: list[str]) -> Iterator[Piece]:
    """Runs of plain lines and of items; an indented line goes on with the item above it."""
    plain: list[str] = []
    items: list[str] = []
    for line in lines:
        if _BULLET.match(line):
            if plain:
                yield Piece(Shape.OVER_LIST, "\n".join(plain))
                plain.clear()
            items.append(_BULLET.sub("", line))
        elif items and line.startswith((" ", "\t")):
            items[-1] += f"\n{line.strip()}"
        else:
            yield from (Piece(Shape.ITEM, item) for item in items)
            items.clear()
            plain.append(line.strip())
    yield from (Piece(Shape.ITEM, item) for item in items)
    if plain:
        yield Piece(Shape.TEXT, "\n".join(plain))
