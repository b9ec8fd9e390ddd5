"""A long document in parts that are set one after the other, so that memory is bounded by a part and not by the whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LONGEST = 300_000
"""So many characters of what a look is given are set at once: some thirty pages, for which typst takes some 100 MB."""
ELSEWHERE = "part:"
"""What an address begins with that leads to a heading of another part."""

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many footnotes, numbered tables and figures there are."""

    notes: int = 0
    tables: int = 0
    figures: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.notes + other.notes, self.tables + other.tables, self.figures + other.figures)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the blocks of a document, with what is counted in those before them."""

    blocks: tuple[Block, ...]
    before: Counted

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the headings in it."""
        return frozenset(block["anchor"] for block in self.blocks if block["kind"] == "heading")


def parts_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The blocks in as few parts as may be. A part ends only where a heading of the first level begins a page."""
    parts: list[Part] = []
    before = Counted()
    for held in _packed([*_sections(blocks)]):
        parts.append(Part(tuple(held), before))
        before = sum(map(_counted, held), before)
    return tuple(parts)


def length(blocks: Sequence[Block]) -> int:
    """How many characters a look is given of these blocks."""
    return len(json.dumps(blocks))


def _packed(sections: Sequence[list[Block]]) -> Iterator[list[Block]]:
    """Sections that follow one another, together as long as they are short enough; one that is too long stands alone."""
    held: list[Block] = []
    size = 0
    for section in sections:
        adds = length(section)
        if held and size + adds > LONGEST:
            yield held
            held, size = [], 0
        held = [*held, *section]
        size += adds
    if held:
        yield held


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks from one such page break to the next. At the beginning of a part a look leaves no page empty for it."""
    held: list[Block] = []
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else {}
        if block["kind"] == "pagebreak" and after.get("kind") == "heading" and after.get("level") == 1 and held:
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _counted(block: Block) -> Counted:
    numbered = block["kind"] == "table" and block["numbered"]
    return Counted(sum(1 for _ in _notes(block)), int(numbered), int(block["kind"] == "chart"))


def _notes(value: Any) -> Iterator[Any]:
    """Every footnote in it."""
    if isinstance(value, dict):
        if value.get("note") is not None:
            yield value["note"]
        for held in value.values():
            yield from _notes(held)
    elif isinstance(value, list):
        for held in value:
            yield from _notes(held)


def linked(value: Any, here: frozenset[str]) -> Any:
    """The same values, with every link to a heading that is not `here` as an address of another part."""
    if isinstance(value, dict):
        return {name: _led(held, here) if name == "link" else linked(held, here) for name, held in value.items()}
    return [linked(held, here) for held in value] if isinstance(value, list | tuple) else value


def _led(link: str | None, here: frozenset[str]) -> str | None:
    if link and link.startswith("#") and link[1:] not in here:
        return ELSEWHERE + link[1:]
    return link
