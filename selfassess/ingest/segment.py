"""Sections to passages."""

import re
from dataclasses import dataclass, replace

from selfassess.domain.report import PassageKind
from selfassess.domain.source import Block, Role, Source
from selfassess.ingest.labels import GRADE, LABELS
from selfassess.ingest.sections import Part, Section, placed

SHORTEST = 3
CONTEXT = (Part.METHOD, Part.LOCAL, Part.RECORD, Part.CHILDREN)
INTRODUCES = re.compile(r"following (?:actions?|areas?|steps)\b.{0,30}\Z", re.IGNORECASE)
_ALL = "|".join(pattern for _, pattern in LABELS)
TABLE = re.compile(
    rf"(?:judgement\s+grade|(?:\d(?:\.\d)?\.?\s+)?(?:{_ALL})\W*(?:{GRADE})?\W*|{GRADE}\W*|\d(?:\.\d)?)+\Z", re.IGNORECASE
)
FRONT_FACTS = re.compile(
    r"(?:inspection|visit) dates?\b|lead inspectors?\b|reporting inspector|report published|published:|age group|date:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes one passage: a block with the sub-items that belong to it, its section, and what it does in the report."""

    blocks: tuple[Block, ...]
    section: Section
    kind: PassageKind

    @property
    def block(self) -> Block:
        """The block with which the passage begins."""
        return self.blocks[0]

    @property
    def end(self) -> int:
        """Where the passage ends in the source."""
        return self.blocks[-1].end


def passages(source: Source) -> tuple[Placed, ...]:
    """The passages of a source, in order."""
    found: list[Placed] = []
    for block, section in placed(source):
        words = source.words(block)
        if not _is_text(block, section, words):
            continue
        if found and _belongs(block, section, found[-1], source):
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
        else:
            found.append(Placed((block,), section, _kind(block, section, words)))
    return tuple(found)


def _is_text(block: Block, section: Section, words: str) -> bool:
    """Whether a block is something to read, and not a footnote, a contents list, a title page or a stray word."""
    if block.role is Role.NOTE or section.part is Part.CONTENTS:
        return False
    if len(words.split()) < SHORTEST and block.role is not Role.NUMBERED:
        return False
    return section.part is not Part.FRONT or not _is_front_matter(block, words)


def _is_front_matter(block: Block, words: str) -> bool:
    return (
        block.role is not Role.PARAGRAPH
        or TABLE.match(words) is not None
        or FRONT_FACTS.match(words) is not None
        or words[-1] not in ".!?”"
    )


def _belongs(block: Block, section: Section, before: Placed, source: Source) -> bool:
    """Whether a bullet is a part of the item before it: of one that opens a list, or of another bullet that is less deep."""
    parent = before.block
    if block.role is not Role.BULLET or section != before.section or parent.role not in (Role.NUMBERED, Role.BULLET):
        return False
    if parent.role is Role.BULLET and block.level <= parent.level:
        return False
    return before.kind is PassageKind.RECOMMENDATION or source.words(parent).endswith(":")


def _kind(block: Block, section: Section, words: str) -> PassageKind:
    if section.part in CONTEXT:
        return PassageKind.CONTEXT
    if section.part is Part.RECOMMENDATIONS:
        return PassageKind.CONTEXT if block.role is Role.PARAGRAPH or INTRODUCES.search(words) else PassageKind.RECOMMENDATION
    if section.part in (Part.FRONT, Part.STRENGTHS):
        return PassageKind.HEADLINE
    if section.part is Part.SUMMARY:
        return PassageKind.FINDING if section.area and block.role is Role.NUMBERED else PassageKind.HEADLINE
    return PassageKind.FINDING
