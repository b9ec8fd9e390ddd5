"""Sections to passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.domain.report import PassageKind
from selfassess.domain.source import Block, Role, Source
from selfassess.ingest.labels import GRADE, LABELS
from selfassess.ingest.sections import Part, Section, placed

SHORTEST = 3
CONTEXT = (Part.METHOD, Part.LOCAL, Part.RECORD, Part.CHILDREN)
INTRODUCES = re.compile(r"following (?:actions?|areas?|steps)\b.{0,30}\Z|:\Z", re.IGNORECASE)
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
    """A block that becomes a passage, with its section and what it does in the report."""

    block: Block
    section: Section
    kind: PassageKind


def passages(source: Source) -> tuple[Placed, ...]:
    """The blocks of a source that are passages, in order."""
    found: list[Placed] = []
    for block, section in placed(source):
        words = source.words(block)
        if block.role is Role.NOTE or section.part is Part.CONTENTS or len(words.split()) < SHORTEST:
            continue
        if section.part is Part.FRONT and _is_front_matter(block, words):
            continue
        found.append(Placed(block, section, _kind(block, section, words, found)))
    return tuple(found)


def _is_front_matter(block: Block, words: str) -> bool:
    return (
        block.role is not Role.PARAGRAPH
        or TABLE.match(words) is not None
        or FRONT_FACTS.match(words) is not None
        or words[-1] not in ".!?”"
    )


def _kind(block: Block, section: Section, words: str, before: Sequence[Placed]) -> PassageKind:
    if section.part in CONTEXT:
        return PassageKind.CONTEXT
    if section.part is Part.RECOMMENDATIONS:
        return PassageKind.CONTEXT if block.role is Role.PARAGRAPH or INTRODUCES.search(words) else PassageKind.RECOMMENDATION
    if section.part in (Part.FRONT, Part.STRENGTHS):
        return PassageKind.HEADLINE
    if section.part is Part.SUMMARY:
        return PassageKind.FINDING if section.area and block.role is Role.NUMBERED else PassageKind.HEADLINE
    return PassageKind.FINDING
