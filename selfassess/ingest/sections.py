"""The parts of a report, known by their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from selfassess.domain.source import Block, Role, Source
from selfassess.ingest import front_table
from selfassess.ingest.labels import GRADE, LABELS

RUN_IN = 9
LONGEST_NUMBERED_HEADING = 60
LONGEST_IMPRINT = 900


class Part(StrEnum):
    """What a part of a report is for."""

    FRONT = "front"
    CONTENTS = "contents"
    SUMMARY = "summary"
    STRENGTHS = "strengths"
    RECOMMENDATIONS = "recommendations"
    FINDINGS = "findings"
    CHILDREN = "summary for children"
    LOCAL = "local area"
    METHOD = "about the inspection"
    SCOPE = "scope"
    TEAM = "team"
    PROCESS = "process"
    CASES = "case review"
    RECORD = "record of judgements"


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands: the part, the area its heading names (None where it names none), and that heading without its grade.

    `board` is true in the safeguarding board's half of a SIF report. `priority` marks a list of areas for priority action.
    `theme` is the nearest smaller heading; a list of strengths or of things to consider keeps the one it stands under.
    """

    part: Part
    area: str | None = None
    heading: str = ""
    board: bool = False
    priority: bool = False
    theme: str | None = None

    @property
    def title(self) -> str:
        """What to call the section: among findings of no judgement area, its theme says more than its heading."""
        themed = self.part is Part.FINDINGS and self.area is None and not self.board and self.theme
        return self.theme if themed and self.theme else self.heading


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.CONTENTS, _any(r"(?:table of )?contents\Z")),
    (Part.RECORD, _any(r"record of main findings", r"(?:what )?the inspection judge?ments (?:and what they )?mean")),
    (
        Part.METHOD,
        _any(
            r"(?:information )?about (?:this|the) (?:inspection|visit)",
            r"the inspection team\b",
            r"(?:summary of the )?peer (?:challenge|review) approach",
            r"methodology",
            r"next steps\Z",
            r"(?:annexe?|appendix)\b",
        ),
    ),
    (
        Part.SCOPE,
        _any(
            r"(?:the )?scope(?: and focus)?(?: of the (?:peer )?(?:challenge|review))?\Z",
            r"(?:areas? of |the )?focus\Z",
            r"key lines of enquiry\Z",
            r"areas covered by (?:the|this) (?:monitoring |focused )?visit",
        ),
    ),
    (Part.TEAM, _any(r"(?:the )?(?:peer|challenge|review)(?: challenge| review)? team\Z")),
    (Part.PROCESS, _any(r"(?:the )?(?:peer )?(?:challenge |review )?process\Z")),
    (
        Part.CASES,
        _any(r"case (?:file )?(?:review|audit)s?(?: findings| table)?\Z", r"findings (?:of|from) the case (?:file )?review"),
    ),
    (
        Part.LOCAL,
        _any(
            r"(?:other )?information about (?:this|the) (?:local authority|area)",
            r"children (?:and young people )?(?:living|looked after) in\s",
            r"child protection in\s",
            r"(?:previous|other) ofsted inspections",
            r"local leadership\Z",
            r"service information",
        ),
    ),
    (Part.CHILDREN, _any(r"summary for children")),
    (
        Part.RECOMMENDATIONS,
        _any(
            r"what (?:does|do|needs?)\b.*\bimprove",
            r"areas? for (?:improvement|development|priority action|immediate)",
            r"areas? (?:for|to) (?:further )?consider",
            r"(?:key |summary of )?recommendations?\b",
            r"priority and immediate action",
            r"(?:immediately|within \w+ months?):?\Z",
        ),
    ),
    (Part.STRENGTHS, _any(r".*\bstrengths:?\Z", r"what(?:['’]s| is) working well")),
    (
        Part.SUMMARY,
        _any(
            r"executive summary",
            r"summary\Z",
            r"(?:section \d.*)?summary of (?:key )?findings",
            r"headline findings",
            r"overview\Z",
            r"conclusions?\Z",
            r"progress since the last inspection",
            r"overall effectiveness",
            r"capacity (?:for|to) improve",
            r".{3,120}\bbecause:?\Z",
        ),
    ),
    (
        Part.FINDINGS,
        _any(
            r"(?:main |inspection |key |detailed )?findings",
            r"inspection judge?ments? about",
            r"key judge?ment",
            r"key strengths and weaknesses",
        ),
    ),
)
AREAS = tuple((key, re.compile(rf"{pattern}\b", re.IGNORECASE)) for key, pattern in LABELS)
GRADED = re.compile(r"the (?:graded )?judge?ment (?:for|about|on) (?:the )?", re.IGNORECASE)
GRADE_AT_END = re.compile(rf"\s*(?::|-|\u2013|\bis\b|\bare\b|\bthat\b|\bit\b|\s)*\s*{GRADE}\s*\.?\Z", re.IGNORECASE)
BOARD = re.compile(r"(?:local )?safeguarding children(?:['’]s)?\s(?:board\b|is\b)|\b\w{0,3}scb\b", re.IGNORECASE)
COUNCIL = re.compile(r"\blocal authority\b", re.IGNORECASE)
MEANINGS = re.compile(r"the (?:local authority|lscb)\Z", re.IGNORECASE)
PAGE_AT_END = re.compile(r"\s\d{1,3}\Z")
OLD_AREAS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("children-in-care", _any("outcomes for looked after children", "services for looked after children")),
)
KEEPS_AREA = _any(r"summary\Z", r"(?:main |inspection |key )?findings", r"key judge?ment")
PRIORITY = _any(r"priority (?:and immediate )?action", r"areas? for (?:priority|immediate)")
GENERIC = _any(r"strengths:?\Z", r"areas? (?:for|to) (?:further )?(?:consider\w*|development|improvement):?\Z")
NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d(?:\.\d)+\s+")
BOILERPLATE = _any(
    r"the office for standards in education, children",
    r"ofsted (?:regulates|is changing|inspects)",
    r"you (?:may|can) reuse this information",
    r"©\s*crown copyright",
    r"if you would like a copy of this document",
)
IMPRINT = _any(
    r"may be reproduced in whole or in part",
    r"reuse this information",
    r"crown copyright",
    r"open government licence",
    r"\bwebsite:?\s*www\.",
    r"www\.(?:gov\.uk/(?:government/organisations/)?|reports\.)?ofsted\.gov\.uk",
    r"\bpiccadilly gate\b",
)
LETTER = _any(
    r"this letter (?:summarises|sets out|is a summary)",
    r"this (?:visit|inspection) (?:was carried out|took place)",
    r"(?:this|the visit) was the (?:\w+ )monitoring visit",
    r"(?:the )?(?:his|her) majesty['’]?s inspectors?\b",
    r"a range of evidence was considered",
    r"(?:ofsted|we|the inspectorates) will take the findings",
    r"i am copying this letter",
    r"yours sincerely",
    r"inspectors (?:looked at|considered) the local authority['’]s arrangements",
    r"it is ofsted['’]?s expectation",
    r"throughout this report\b[^.]{0,80}\breferred to as\b",
    r"ofsted produces this report",
    r"a full description of what the inspection judge?ments mean",
)
"""How the paragraphs begin by which a letter or report says what it is, and how it ends."""


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
            section = entered(section, words, run_in=block.level == RUN_IN and not awaited)
            awaited = words.casefold().startswith(("key judgement", "key judgment"))
            continue
        awaited = False
        if block.role is Role.PARAGRAPH and BOILERPLATE.match(words) and section.part is not Part.FRONT:
            section = Section(Part.METHOD, heading="")
        aside = block.role is not Role.ROW and (LETTER.match(words) or (len(words) < LONGEST_IMPRINT and IMPRINT.search(words)))
        yield block, (Section(Part.METHOD, heading=section.heading) if aside else section)


def _opens(block: Block, words: str) -> bool:
    """Whether a block is a heading: marked as one, or a numbered line that is nothing but the known name of a part."""
    if block.role is not Role.NUMBERED:
        return block.role is Role.HEADING
    return len(words) < LONGEST_NUMBERED_HEADING and words[-1].isalpha() and _part(words) is not None


def entered(section: Section, words: str, *, run_in: bool) -> Section:
    """The section that a heading opens; a heading that says nothing known is a theme of the section it stands in."""
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
        return _unknown(section, heading, board=board)
    keeps = KEEPS_AREA.match(heading) is not None and section.area is not None
    return Section(
        part=part,
        area=section.area if keeps else None,
        heading=section.heading if keeps else heading,
        board=board,
        priority=PRIORITY.match(heading) is not None,
        theme=_theme_above(section) if GENERIC.match(heading) else None,
    )


def _theme_above(section: Section) -> str | None:
    """The theme that a list with a general name belongs to; in other places a heading of its own stands above the list."""
    return section.theme if section.part in (Part.FINDINGS, Part.STRENGTHS, Part.RECOMMENDATIONS) else None


def _is_list_of_theme(section: Section) -> bool:
    return section.theme is not None and GENERIC.match(section.heading) is not None


def without_grade(heading: str) -> str:
    """A heading without the grade that it ends with, if anything stands before the grade."""
    bare = GRADE_AT_END.sub("", heading).rstrip(" :.")
    return bare if len(bare) > 2 else heading


def _part(heading: str) -> Part | None:
    named = NUMBERING.sub("", heading, count=1) if NUMBERING.match(heading) else heading
    return next((part for part, pattern in PARTS if pattern.match(named)), None)


def _area(heading: str) -> str | None:
    """The judgement area that a heading names; adoption belongs to children in care."""
    subject = GRADED.sub("", heading)
    for key, pattern in (*AREAS, *OLD_AREAS):
        if key != "overall" and pattern.match(subject):
            return "children-in-care" if key == "adoption" else key
    return None


def _is_list(part: Part | None) -> bool:
    return part in (Part.RECOMMENDATIONS, Part.STRENGTHS, Part.LOCAL)


def _is_board(section: Section, heading: str, part: Part | None, area: str | None) -> bool:
    """Whether what follows is the board's: from the heading that names it to one that names an area or the inspection."""
    if area is not None or part in (Part.METHOD, Part.RECORD) or section.part is Part.FRONT:
        return False
    named = BOARD.search(heading) is not None
    return named or (section.board and COUNCIL.search(heading) is None)


def _unknown(section: Section, heading: str, *, board: bool) -> Section:
    if board and not section.board:
        return Section(Part.SUMMARY, None, heading, board=True)
    if _is_list_of_theme(section):
        return Section(Part.FINDINGS, None, heading, theme=heading)
    return section if section.part is Part.FRONT else replace(section, theme=heading)
