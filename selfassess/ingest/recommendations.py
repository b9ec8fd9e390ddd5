"""What a report asks for: the items of its lists of recommendations and areas for improvement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.domain.report import PassageKind
from selfassess.domain.source import Source
from selfassess.ingest.segment import Placed

TAG = re.compile(
    r"\(([^()]*\b(?:national framework|outcomes?\s+\w+|enablers?\b|principles?\s+\w+)[^()]*)\)?\s*\.?\s*\Z", re.IGNORECASE
)
PARAGRAPHS = re.compile(r"[\[(]\s*(?:see\s+)?para(?:graph)?s?\.?\s*([\d,\s&and\u2013-]+)\s*[\])]", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
TITLE = re.compile(r"(.{4,90}?)\s+[\u2013\u2014-]\s+(?=[A-Z])|(.{4,80}?):\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: the place of its passage among all, and what its list and its text say about it."""

    place: int
    priority: bool
    audience: str
    theme: str | None
    paragraphs: tuple[str, ...]
    framework_tags: tuple[str, ...]


def items(source: Source, placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The recommendations among a report's passages, in order."""
    listed = enumerate(placed)
    return tuple(_item(source, piece, place) for place, piece in listed if piece.kind is PassageKind.RECOMMENDATION)


def _item(source: Source, piece: Placed, place: int) -> Item:
    words = source.text[piece.block.start : piece.end]
    return Item(
        place=place,
        priority=piece.section.priority,
        audience="lscb" if piece.section.board else "authority",
        theme=piece.section.theme,
        paragraphs=tuple(number for found in PARAGRAPHS.finditer(words) for number in NUMBER.findall(found[1])),
        framework_tags=_tags(words),
    )


def _tags(words: str) -> tuple[str, ...]:
    found = TAG.search(words)
    return (re.sub(r"\s+", " ", found[1]).strip(),) if found else ()
