"""What a report asks for: the items of its lists of recommendations and areas for improvement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from selfassess.domain.report import PassageKind
from selfassess.domain.source import Role, Source
from selfassess.ingest.segment import Placed

TAG = re.compile(
    r"\(([^()]*\b(?:national framework|outcomes?\s+\w+|enablers?\b|principles?\s+\w+)[^()]*)\)?\s*\.?\s*\Z", re.IGNORECASE
)
PARAGRAPHS = re.compile(r"[\[(]\s*(?:see\s+)?para(?:graph)?s?\.?\s*([\d,\s&and\u2013-]+)\s*[\])]", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
TITLE = re.compile(r"(.{4,90}?)\s+[\u2013\u2014-]\s+(?=[A-Z])|(.{4,80}?):\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Item:
    """One top-level item: the place of its passage among all, the places of its sub-items, and what its text says about itself."""

    place: int
    parts: tuple[int, ...]
    priority: bool
    audience: str
    theme: str | None
    paragraphs: tuple[str, ...]
    framework_tags: tuple[str, ...]


def items(source: Source, placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The top-level recommendations among a report's passages, in order."""
    found: list[Item] = []
    listed = ((place, piece) for place, piece in enumerate(placed) if piece.kind is PassageKind.RECOMMENDATION)
    for _, group in groupby(listed, key=lambda pair: (pair[1].section.board, pair[1].section.priority, pair[1].section.heading)):
        found += _of_list(source, list(group))
    return tuple(found)


def _of_list(source: Source, listed: Sequence[tuple[int, Placed]]) -> Iterator[Item]:
    """The items of one list: numbered ones with bullets as their parts, or bullets of the first depth."""
    numbered = any(piece.block.role is Role.NUMBERED for _, piece in listed)
    depth = min((piece.block.level for _, piece in listed if piece.block.role is Role.BULLET), default=1)
    heads = [
        place
        for place, piece in listed
        if (piece.block.role is Role.NUMBERED if numbered else piece.block.role is Role.BULLET and piece.block.level == depth)
    ]
    pieces = dict(listed)
    for head, following in zip(heads, [*heads[1:], 1 << 30], strict=True):
        parts = tuple(place for place in pieces if head < place < following)
        yield _item(source, pieces[head], head, parts)


def _item(source: Source, piece: Placed, place: int, parts: tuple[int, ...]) -> Item:
    words = source.words(piece.block)
    return Item(
        place=place,
        parts=parts,
        priority=piece.section.priority,
        audience="lscb" if piece.section.board else "authority",
        theme=piece.section.theme,
        paragraphs=tuple(number for found in PARAGRAPHS.finditer(words) for number in NUMBER.findall(found[1])),
        framework_tags=_tags(words),
    )


def _tags(words: str) -> tuple[str, ...]:
    found = TAG.search(words)
    return (re.sub(r"\s+", " ", found[1]).strip(),) if found else ()
