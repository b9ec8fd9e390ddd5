"""The parts of a report, known by their headings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selfassess.domain.source import Block, Role, Source
from selfassess.ingest import front_table
from selfassess.ingest.headings import (
    AREAS,
    BOARD,
    BOARD_OPENS,
    BOILERPLATE,
    COUNCIL,
    GENERIC,
    GRADE_AT_END,
    GRADED,
    IMPRINT,
    IMPRINT_HINTS,
    KEEPS_AREA,
    LETTER,
    MEANINGS,
    NUMBERING,
    OLD_AREAS,
    PAGE_AT_END,
    PARTS,
    PRIORITY,
    RESULTS,
    STUDY,
    SUBSECTION,
    TIMES,
    Part,
)

RUN_IN = 9
LOWEST_MARKED, UNRANKED = 3, 99
"""Ranks below the third are given to headings whose document does not say how they rank."""
LONGEST_HEADING = 240
LONGEST_NUMBERED_HEADING = 60
LONGEST_IMPRINT = 900
NOTE_MARKS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079 "


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands: the part, the area its heading names (None where it names none), and that heading without its grade.

    `board` is true in the safeguarding board's half of a SIF report. `priority` marks a list of areas for priority action.
    `theme` is the nearest smaller heading; a list that is `of_theme`, of its strengths or of what to consider in it, keeps the one
    that it stands under, and the next heading that nobody knows is the next theme. `rank` is that of the heading, 1 the largest.
    """

    part: Part
    area: str | None = None
    heading: str = ""
    board: bool = False
    priority: bool = False
    theme: str | None = None
    of_theme: bool = False
    rank: int = UNRANKED

    @property
    def title(self) -> str:
        """What to call the section: among findings of no judgement area, its theme says more than its heading."""
        if self.of_theme:
            return f"{self.theme}: {self.heading.lower()}"
        themed = self.part is Part.FINDINGS and self.area is None and not self.board and self.theme
        return self.theme if themed and self.theme else self.heading


def placed(source: Source) -> Iterator[tuple[Block, Section]]:
    """Each block that is no heading, with the section it stands in."""
    section = Section(Part.FRONT)
    awaited = False
    table = front_table.rows(source)
    for block in source.blocks:
        words = source.words(block)
        if block.start in table:
            continue
        if _opens(block, words) or (awaited and _area(words) is not None and len(words) < 160):
            opened = entered(section, words, run_in=block.level == RUN_IN and not awaited, rank=block.level)
            section = opened if opened.heading == section.heading else replace(opened, rank=block.level)
            awaited = words.casefold().startswith(("key judgement", "key judgment"))
            continue
        awaited = False
        if block.role is Role.PARAGRAPH and BOILERPLATE.match(words) and section.part is not Part.FRONT:
            section = Section(Part.METHOD, heading="")
        aside = block.role is not Role.ROW and (LETTER.match(words.lstrip(NOTE_MARKS)) or _is_imprint(words))
        if aside:
            yield block, Section(Part.METHOD, heading=section.heading)
        else:
            yield block, replace(section, board=True) if _is_of_board(section, words) else section


def _is_imprint(words: str) -> bool:
    """Whether a short text holds a word of licence, copyright or address."""
    if len(words) >= LONGEST_IMPRINT:
        return False
    lower = words.casefold()
    return any(hint in lower for hint in IMPRINT_HINTS) and IMPRINT.search(words) is not None


def _is_of_board(section: Section, words: str) -> bool:
    """Whether the opening of a report speaks of the safeguarding board, of which it then says in a sentence how effective it is."""
    return section.part is Part.FRONT and BOARD_OPENS.match(words) is not None


def _opens(block: Block, words: str) -> bool:
    """Whether a block is a heading: marked as one, a time to do things in, or a numbered line that is but the known name of a part."""
    if block.role is Role.PARAGRAPH:
        return TIMES.match(words) is not None
    if block.role is not Role.NUMBERED:
        return block.role is Role.HEADING and len(words) <= LONGEST_HEADING
    return len(words) < LONGEST_NUMBERED_HEADING and words[-1].isalpha() and _part(words) is not None


def entered(section: Section, words: str, *, run_in: bool, rank: int = UNRANKED) -> Section:
    """The section that a heading of this rank opens; one that says nothing known is a theme of the section it stands in."""
    if section.part is Part.CONTENTS and PAGE_AT_END.search(words):
        return section
    heading = without_grade(words)
    part, area = _part(heading), _area(heading)
    if section.part is Part.RECORD and part is None and MEANINGS.match(heading):
        return section
    board = _is_board(section, heading, part, area)
    if run_in and not _is_list(part):
        return replace(section, theme=words)
    if area is not None and (part is None or part is Part.FINDINGS):
        return Section(Part.FINDINGS, area, heading)
    if part is None:
        return _unknown(section, heading, board=board, anew=_is_anew(section, words, rank))
    heading = _unnumbered(heading)
    keeps = KEEPS_AREA.match(heading) is not None and section.area is not None
    return Section(
        part=part,
        area=section.area if keeps else None,
        heading=section.heading if keeps else heading,
        board=board,
        priority=PRIORITY.match(heading) is not None,
        theme=section.theme if GENERIC.match(heading) and _has_theme(section) else None,
        of_theme=GENERIC.match(heading) is not None and _has_theme(section),
    )


def _has_theme(section: Section) -> bool:
    """Whether a list with a general name belongs to a theme: one of the findings, or that of the list before it."""
    return section.theme is not None and (section.part is Part.FINDINGS or section.of_theme)


def without_grade(heading: str) -> str:
    """A heading without the grade that it ends with, if anything stands before the grade."""
    bare = GRADE_AT_END.sub("", heading).rstrip(" :.")
    return bare if len(bare) > 2 else heading


def _part(heading: str) -> Part | None:
    named = _unnumbered(heading)
    return next((part for part, pattern in PARTS if pattern.match(named)), None)


def _unnumbered(heading: str) -> str:
    numbering = NUMBERING.match(heading)
    return heading[numbering.end() :] if numbering else heading


def _area(heading: str) -> str | None:
    """The judgement area that a heading names; adoption belongs to children in care."""
    subject = GRADED.sub("", heading)
    for key, pattern in (*AREAS, *OLD_AREAS):
        if key != "overall" and pattern.match(subject):
            return "children-in-care" if key == "adoption" else key
    return None


def area_named(title: str) -> str | None:
    """The judgement area that the title of a section of findings names."""
    return _area(title) if _part(title) in (None, Part.FINDINGS) else None


def _is_list(part: Part | None) -> bool:
    return part in (Part.RECOMMENDATIONS, Part.STRENGTHS, Part.LOCAL)


def _is_board(section: Section, heading: str, part: Part | None, area: str | None) -> bool:
    """Whether what follows is the board's: from the heading that names it to one that names an area or the inspection."""
    if area is not None or part in (Part.METHOD, Part.RECORD) or section.part is Part.FRONT:
        return False
    named = BOARD.search(heading) is not None
    return named or (section.board and COUNCIL.search(heading) is None)


def _is_anew(section: Section, words: str, rank: int) -> bool:
    """Whether a heading of no known part ends what stands above it: by its words, its grade, its number or its rank."""
    if RESULTS.match(_unnumbered(words)):
        return section.part not in (Part.FRONT, Part.CONTENTS, Part.RECORD, Part.CHILDREN, Part.FINDINGS)
    if section.part in (Part.RECOMMENDATIONS, Part.STRENGTHS):
        return GRADE_AT_END.search(words) is not None or SUBSECTION.match(words) is not None
    if section.part not in (Part.SCOPE, Part.TEAM, Part.PROCESS):
        return False
    return NUMBERING.match(words) is not None or rank <= min(section.rank, LOWEST_MARKED)


def _unknown(section: Section, heading: str, *, board: bool, anew: bool) -> Section:
    if board and not section.board:
        return Section(Part.SUMMARY, None, heading, board=True)
    if section.of_theme or anew:
        return Section(Part.FINDINGS, None, heading, theme=None if STUDY.match(heading) else heading)
    return section if section.part is Part.FRONT else replace(section, theme=heading)
