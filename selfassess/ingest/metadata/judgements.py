"""Judgements, read twice: from the table at the front, and from the headings of the body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfassess.domain.report import PrintedJudgement, ReportKind
from selfassess.domain.source import Role, Source
from selfassess.ingest import front_table
from selfassess.ingest.headings import Part
from selfassess.ingest.labels import BOARD_LABEL, GRADE, LABELS, normal, tidy
from selfassess.ingest.metadata import joint
from selfassess.ingest.metadata.front import Front
from selfassess.ingest.sections import RUN_IN, Section, entered

_GLUE = r"\s*[.:\u2013-]?\s*"
_NEXT = (
    r"(?:\d(?:\.\d)?\.?\s+)?(?:the\s+(?:impact|experiences?|progress)\b|experiences?\s+and|(?:the\s+)?overall\s+effectiveness"
    r"|children\s+(?:who|looked)|adoption\s+performance|leadership,)"
)
_END = rf"\s*\.?\s*(?=\n|\Z|\b{_NEXT})"
"""A grade ends its row: the line ends there, or the next row begins, where a copy has lost the ends of lines."""
_VERB = r"(?:\s*[:\u2013-]?\s*\b(?:that\s+it\s+)?(?:is|are)?\b\s*(?:that\s+it\s+)?(?:is|are)?\s*:?\s*)"
FRONT_ROWS = tuple(
    (key, re.compile(rf"(?:\A|[\n.\s])(?:\d(?:\.\d)?\.?\s+)?{label}{_GLUE}({GRADE}){_END}", re.IGNORECASE))
    for key, label in LABELS
)
OVERALL = (
    re.compile(
        rf"(?:children['’]?s\s+services|services\s+for\s+children)\s+in\s+[^\n.]{{3,80}}?\s+(?:is|are\s+)?({GRADE}){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"overall\s+judge?ment\s+is\s+(?:that\s+[^.]{{3,120}}?\s(?:is\s+|are\s+)?)?(?<!\bnot\s)({GRADE})(?=\s*(?:\.|\n|\Z|(?-i:\s[A-Z])))",
        re.IGNORECASE,
    ),
)
HEADINGS = tuple(
    (
        key,
        re.compile(
            rf"(?:the\s+(?:graded\s+)?judge?ment\s+(?:for|about|on)\s+)?(?:the\s+)?{label}{_VERB}(?:grade\s+\d\s*\()?({GRADE})\)?\s*\.?\Z",
            re.IGNORECASE,
        ),
    )
    for key, label in LABELS
)
BOARD = re.compile(
    rf"(?:the\s+(?:graded\s+)?judge?ment\s+is\s+that\s+)?{BOARD_LABEL}\s*(?:[:\u2013-]\s*)?(?:\b(?:is|are)\s+)?\b({GRADE})\s*(?:because:?|\.)?\Z",
    re.IGNORECASE,
)
_ANY = "|".join(label for _, label in LABELS)
LABEL_ALONE = re.compile(rf"(?:\d(?:\.\d)?\.?\s+)?(?:{_ANY})\W*", re.IGNORECASE)
GRADE_ALONE = re.compile(rf"({GRADE})\.?", re.IGNORECASE)
NUMBERED_GRADE = re.compile(rf"grade\s+\d\s*\(({GRADE})\)\Z", re.IGNORECASE)
GRADED_KINDS = (ReportKind.ILACS_STANDARD, ReportKind.ILACS_SHORT, ReportKind.SIF, ReportKind.PRE_SIF)
LONGEST = 260
SILENT = (Part.CONTENTS, Part.RECORD, Part.LOCAL, Part.METHOD, Part.CHILDREN)


@dataclass(frozen=True, slots=True)
class Reading:
    """The judgements of a report, and where its two readings differ."""

    judgements: tuple[PrintedJudgement, ...]
    problems: tuple[str, ...]


def read(front: Front, source: Source, kind: ReportKind) -> Reading:
    """The judgements that a report prints; letters, peer challenges and unknown documents print none."""
    if kind not in GRADED_KINDS:
        return Reading((), ())
    if kind is ReportKind.PRE_SIF and joint.is_joint(front.title):
        return Reading(tuple(joint.judgements(source)), ())
    table = _first(_from_front(front.text, kind))
    body = _first(_from_body(source))
    problems = [
        f"{area}: the table says '{table[area].printed}' and the heading in the body says '{found.printed}'"
        for area, found in body.items()
        if area in table and table[area].grade != found.grade
    ]
    together = {**body, **table}
    return Reading(tuple(together[area] for area in sorted(together, key=_order)), tuple(problems))


def _order(area: str) -> int:
    order = (
        "overall",
        "leadership",
        "help-protection",
        "children-in-care",
        "children-in-care-and-care-leavers",
        "care-leavers",
        "adoption",
        "lscb",
    )
    return order.index(area)


def _first(found: Iterator[PrintedJudgement]) -> dict[str, PrintedJudgement]:
    judgements: dict[str, PrintedJudgement] = {}
    for judgement in found:
        judgements.setdefault(judgement.area, judgement)
    return judgements


def _from_front(text: str, kind: ReportKind) -> Iterator[PrintedJudgement]:
    for area, pattern in FRONT_ROWS:
        for found in pattern.finditer(text):
            if not _is_of_columns(text, found):
                yield _judgement(area, found[1])
    if kind is ReportKind.SIF:
        for pattern in OVERALL:
            for found in pattern.finditer(text):
                yield _judgement("overall", found[1])
        for line in text.split("\n"):
            if board := BOARD.match(line):
                yield _judgement("lscb", board[1])


def _is_of_columns(text: str, found: re.Match[str]) -> bool:
    """Whether a copy has put all labels first and all grades after them: then no grade is known to follow its own label."""
    above = text[: found.start()].rstrip().rpartition("\n")[2]
    below = text[found.end() :].lstrip().partition("\n")[0]
    return LABEL_ALONE.fullmatch(above) is not None and GRADE_ALONE.fullmatch(below) is not None


def _from_body(source: Source) -> Iterator[PrintedJudgement]:
    """Grades in headings, and in the rows under 'Key judgement'; earlier grades, told in a local area's history, are none of these."""
    section = Section(Part.FRONT)
    subject = ""
    table = front_table.rows(source)
    for block in source.blocks:
        if block.start in table:
            continue
        words = source.words(block)
        if block.role is Role.HEADING:
            section = entered(section, words, run_in=block.level == RUN_IN)
        elif not (subject.casefold().startswith("key judg") or (subject and GRADE_ALONE.fullmatch(words))):
            subject = ""
            continue
        if len(words) <= LONGEST and section.part not in SILENT:
            yield from _from_heading(subject, words)
        subject = words


def _from_heading(before: str, words: str) -> Iterator[PrintedJudgement]:
    """The judgement that a heading prints, alone or as a grade on its own under the heading before it."""
    alone = NUMBERED_GRADE.match(words) or GRADE_ALONE.fullmatch(words)
    text = f"{before} {alone[1]}" if alone else words
    for area, pattern in HEADINGS:
        if found := pattern.match(text):
            yield _judgement(area, found[1])
            return
    if found := BOARD.match(text):
        yield _judgement("lscb", found[1])


def _judgement(area: str, printed: str) -> PrintedJudgement:
    return PrintedJudgement(area, normal(printed), tidy(printed))
