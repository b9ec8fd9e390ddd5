"""Sections to passages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selfassess.domain.report import PassageKind
from selfassess.domain.source import Block, Role, Source
from selfassess.ingest import case_table
from selfassess.ingest.headings import Part
from selfassess.ingest.labels import GRADE, LABELS
from selfassess.ingest.marks import COLUMNS
from selfassess.ingest.sections import Section, placed

SHORTEST = 3
SENTENCE = 8
TABLE_BELOW = re.compile(r"\btable\b|\bareas for consideration\b.*\bresponse\b", re.IGNORECASE)
LISTED = (Part.LOCAL, Part.RECORD)
"""The parts whose lists of plain facts are read as a whole: an item alone, such as who has been in post since when, says little."""
IMPRINT_GOES_ON = re.compile(r"this report is available\b", re.IGNORECASE)
CONTEXT = (Part.METHOD, Part.LOCAL, Part.RECORD, Part.CHILDREN, Part.SCOPE, Part.TEAM, Part.PROCESS)
INTRODUCES = re.compile(r"following (?:actions?|areas?|steps)\b.{0,30}\Z", re.IGNORECASE)
LISTS = re.compile(r"\b(?:recommend\w*|following|consider\w*)\b[^.]{0,80}:\Z", re.IGNORECASE)
DEMANDS = re.compile(r"\b(?:should|must|needs? to|ensure|priority action)\b", re.IGNORECASE)
ASKS = re.compile(
    r"(?:(?:immediately|urgently|swiftly|consistently|continue to|further)\s+)?(?:accelerate|address|complete|develop|embed|enhance"
    r"|ensure|establish|evidence|expedite|extend|implement|improve|increase|introduce|prioritise|reduce|review|secure|strengthen"
    r"|undertake)\b|[^.:]{3,90}?\bshould\b",
    re.IGNORECASE,
)
"""How an item of a list that lost its bullets begins: by what is to be done, or who should do something."""
_ALL = "|".join(pattern for _, pattern in LABELS)
TABLE = re.compile(
    rf"(?>judgement\s+grade|(?:\d(?:\.\d)?\.?\s+)?(?:{_ALL})\W*(?:{GRADE}\W*)?|{GRADE}\W*|\d(?:\.\d)?)++\Z", re.IGNORECASE
)
"""Rows of the table of judgements and nothing else. No row is read in two ways, or a long text would take for ever."""
FRONT_FACTS = re.compile(
    r"(?:inspection|visit) dates?\b|lead inspectors?\b|reporting inspector|report published|published:|age group|date:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes one passage: a block with the sub-items that belong to it, its section, and what it does in the report.

    `marks` are those that its place gives it, and not its words.
    """

    blocks: tuple[Block, ...]
    section: Section
    kind: PassageKind
    marks: tuple[str, ...] = ()

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
    table = {row.block.start: row for row in case_table.table_rows(source)}
    for block, section in placed(source):
        words = source.words(block)
        if block.role is Role.ROW and (row := table.get(block.start)):
            found.extend(_of_row(source, row, section))
        elif not _is_text(block, section, words) or case_table.is_heading(source.cells(block)):
            continue
        elif found and _belongs(block, section, found[-1], source):
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
        else:
            above = found[-1] if found and found[-1].section == section else None
            found.append(Placed((block,), section, _kind(block, section, words, above, source)))
    return tuple(found)


def _of_row(source: Source, row: case_table.TableRow, section: Section) -> Iterator[Placed]:
    """The entries of a row of a case review, each a finding under the area of practice that the row is about."""
    here = Section(Part.FINDINGS, None, row.area or section.heading, theme=row.area or None)
    for column, block in case_table.entries(source, row):
        if len(source.words(block).split()) >= SHORTEST:
            yield Placed((block,), here, PassageKind.FINDING, (COLUMNS[column],))


def _is_text(block: Block, section: Section, words: str) -> bool:
    """Whether a block is something to read, and not a footnote, a contents list, a title page or a stray word."""
    if block.role is Role.NOTE or section.part is Part.CONTENTS:
        return False
    if len(words.split()) < SHORTEST and not _is_short_item(block, section):
        return False
    return section.part is not Part.FRONT or not _is_front_matter(block, words)


def _is_short_item(block: Block, section: Section) -> bool:
    """Whether a block may be of a word or two: a numbered paragraph, or an item of a list of things to improve."""
    return block.role is Role.NUMBERED or (block.role is Role.BULLET and section.part is Part.RECOMMENDATIONS)


def _is_front_matter(block: Block, words: str) -> bool:
    return (
        block.role is not Role.PARAGRAPH
        or TABLE.match(words) is not None
        or FRONT_FACTS.match(words) is not None
        or words[-1] not in ".!?”"
    )


def _belongs(block: Block, section: Section, before: Placed, source: Source) -> bool:
    """Whether a block is a part of the passage before it.

    A bullet belongs to one that opens a list, to another bullet that is less deep, and among facts about the area to the list
    that it stands in; the last line of an imprint belongs to the licence above it.
    """
    parent = before.block
    if section.part is Part.METHOD and before.section.part is Part.METHOD:
        return IMPRINT_GOES_ON.match(source.words(block)) is not None
    if block.role is not Role.BULLET or section != before.section or parent.role not in (Role.NUMBERED, Role.BULLET):
        return False
    if section.part in LISTED and parent.role is Role.BULLET:
        return True
    if parent.role is Role.BULLET and block.level <= parent.level:
        return False
    return before.kind is PassageKind.RECOMMENDATION or source.words(parent).endswith(":")


def _kind(block: Block, section: Section, words: str, above: Placed | None, source: Source) -> PassageKind:
    """What a block does in its report; `above` is the passage before it if that stands in the same section."""
    if section.part in CONTEXT or (section.part is Part.CASES and not _is_sentence(block, words)):
        return PassageKind.CONTEXT
    if section.part is Part.RECOMMENDATIONS:
        return PassageKind.RECOMMENDATION if _asks(block, section, words, above, source) else PassageKind.CONTEXT
    if section.part in (Part.FRONT, Part.STRENGTHS):
        return PassageKind.HEADLINE
    if section.part is Part.SUMMARY:
        return PassageKind.FINDING if section.area and block.role is Role.NUMBERED else PassageKind.HEADLINE
    return PassageKind.FINDING


def _is_sentence(block: Block, words: str) -> bool:
    """Whether a text beside the table of a case review is one, and not a cell of a table that was not known as one."""
    return (
        block.role is Role.PARAGRAPH
        and len(words.split()) >= SENTENCE
        and words[-1] in ".!?"
        and TABLE_BELOW.search(words) is None
    )


def _asks(block: Block, section: Section, words: str, above: Placed | None, source: Source) -> bool:
    """Whether a block in a list of things to improve is one of them, and not what introduces them.

    Peer challenges list them in paragraphs after an introduction; letters print a priority action as a paragraph.
    """
    if block.role is not Role.PARAGRAPH:
        return INTRODUCES.search(words) is None
    if words.endswith(":"):
        return False
    if section.priority:
        return DEMANDS.search(words) is not None and INTRODUCES.search(words) is None
    if ASKS.match(words) and not block.fragment and " following " not in words:
        return True
    if above is None or above.block.role is not Role.PARAGRAPH:
        return False
    return above.kind is PassageKind.RECOMMENDATION or LISTS.search(source.words(above.block)) is not None
