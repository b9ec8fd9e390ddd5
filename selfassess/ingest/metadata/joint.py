"""Judgements of the inspections of 2009 to 2012 that judged safeguarding and services for looked after children apart.

Each half has an overall effectiveness of its own, and neither is one of the council: the half of safeguarding is kept as help
and protection, the half of looked after children as children in care. What both halves judge alike, such as leadership, is
left out, for no judgement of today says it.
"""

import re
from collections.abc import Iterator

from selfassess.domain.report import PrintedJudgement
from selfassess.domain.source import Source
from selfassess.ingest.labels import GRADE, normal, tidy

TITLE = re.compile(r"safeguarding\s+and\s+looked[\s-]+after", re.IGNORECASE)
HALVES = (
    ("help-protection", re.compile(r"safeguarding", re.IGNORECASE)),
    ("children-in-care", re.compile(r"looked[\s-]+after", re.IGNORECASE)),
)
OPENS = re.compile(
    r"(?:the\s+)?(?:inspection\s+outcomes\W+)?(?:services\s+for\s+|outcomes\s+for\s+)?(?:safeguarding|looked[\s-]+after)\b[^.]{0,60}\Z",
    re.IGNORECASE,
)
EFFECTIVENESS = re.compile(
    rf"(?P<before>[^.\n]{{0,60}}?)\boverall\s+effectiveness\b(?P<of>\s+of\s+[^.\n]{{0,120}}?)?[\s:\u2013\u2014-]*(?:is\s+)?(?:grade\s+\d\s*\(\s*)?\b(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
GRADE_ALONE = re.compile(rf"(?:grade\s+\d\s*\(\s*)?({GRADE})\)?\.?\Z", re.IGNORECASE)
LABEL_ALONE = re.compile(r"overall\s+effectiveness\W*\Z", re.IGNORECASE)


def is_joint(title: str) -> bool:
    """Whether a report's title says that safeguarding and looked after children were inspected together."""
    return TITLE.search(title) is not None


def judgements(source: Source) -> Iterator[PrintedJudgement]:
    """The overall effectiveness of each half, by the words beside it or the heading above it, where it is printed first."""
    seen: set[str] = set()
    half: str | None = None
    label = ""
    for block in source.blocks:
        words = source.words(block)
        if OPENS.match(words):
            half = _half(words)
        found = EFFECTIVENESS.match(words)
        alone = GRADE_ALONE.match(words) if LABEL_ALONE.match(label) else None
        printed = found["grade"] if found else alone[1] if alone else None
        area = (_half(found["of"] or found["before"]) if found else None) or half
        if printed and area and area not in seen:
            seen.add(area)
            yield PrintedJudgement(area, normal(printed), tidy(printed))
        label = words


def _half(words: str) -> str | None:
    return next((area for area, pattern in HALVES if pattern.search(words)), None)
