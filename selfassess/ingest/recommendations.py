"""What a report asks for: the items of its lists of recommendations and areas for improvement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfassess.domain.report import Passage, PassageKind
from selfassess.domain.source import Source
from selfassess.ingest.headings import Part
from selfassess.ingest.marks import RECOMMENDED
from selfassess.ingest.metadata.national import concepts
from selfassess.ingest.segment import Placed

PARAGRAPHS = re.compile(r"[\[(]\s*(?:see\s+)?para(?:graph)?s?\.?\s*([\d,\s&and\u2013-]+)\s*[\])]", re.IGNORECASE)
NUMBERS = re.compile(r"(\d+)(?:\s*[\u2013-]\s*(\d+))?")
LONGEST_RANGE = 30
GROUNDS = (PassageKind.FINDING, PassageKind.HEADLINE)
TITLE = re.compile(r"([A-Z][^.:;?!()\n]{3,89}):\s+(?=\S)")
DEADLINE = re.compile(r"immediately\b|within \w+ (?:weeks|months?)\b", re.IGNORECASE)
"""The lists of the inspections before 2013 are headed by the time in which their items are to be done."""
LONGEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: the place of its passage among all, and what its list and its text say about it."""

    place: int
    priority: bool
    audience: str
    title: str | None
    theme: str | None
    paragraphs: tuple[str, ...]
    framework_tags: tuple[str, ...]


def items(source: Source, placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The recommendations among a report's passages, in order."""
    listed = enumerate(placed)
    return tuple(_item(source, piece, place) for place, piece in listed if piece.kind is PassageKind.RECOMMENDATION)


def problems(placed: Sequence[Placed], found: Sequence[Item]) -> tuple[str, ...]:
    """That text stands where recommendations are listed and none was found in it."""
    listed = next((piece.section.heading for piece in placed if piece.section.part is Part.RECOMMENDATIONS), None)
    if listed is None or found:
        return ()
    return (f"recommendations: no item was found below “{listed}”; read them in the original file",)


def _item(source: Source, piece: Placed, place: int) -> Item:
    words = source.text[piece.block.start : piece.end]
    return Item(
        place=place,
        priority=piece.section.priority,
        audience="lscb" if piece.section.board else "authority",
        title=_title(words),
        theme=piece.section.theme or (piece.section.heading if DEADLINE.match(piece.section.heading) else None),
        paragraphs=paragraphs(words),
        framework_tags=concepts(words),
    )


def paragraphs(words: str) -> tuple[str, ...]:
    """The numbers of the paragraphs that a recommendation names as its ground; of a range all, each once."""
    found = [
        number
        for cited in PARAGRAPHS.finditer(words)
        for first, last in NUMBERS.findall(cited[1])
        for number in _range(first, last)
    ]
    return tuple(dict.fromkeys(found))


def grounds_marked(passages: Sequence[Passage], items: Sequence[Item]) -> tuple[Passage, ...]:
    """The passages, with a mark on each numbered paragraph that a recommendation names as its ground."""
    cited = {number for item in items for number in item.paragraphs}
    return tuple(
        replace(passage, marks=(*passage.marks, RECOMMENDED))
        if passage.number in cited and passage.kind in GROUNDS and RECOMMENDED not in passage.marks
        else passage
        for passage in passages
    )


def _range(first: str, last: str) -> tuple[str, ...]:
    if last and 0 < int(last) - int(first) < LONGEST_RANGE:
        return tuple(map(str, range(int(first), int(last) + 1)))
    return (first, last) if last else (first,)


def _title(words: str) -> str | None:
    """The words before a colon with which an item begins, if what follows is a text and not a list."""
    found = TITLE.match(words)
    if found is None or len(found[1].split()) > LONGEST_TITLE or words[found.end(1) + 1 :].startswith("\n"):
        return None
    return found[1]
