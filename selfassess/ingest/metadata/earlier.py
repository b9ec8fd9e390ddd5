"""Earlier inspections that a report names."""

import re
from collections.abc import Iterator

from selfassess.domain.report import EarlierInspection
from selfassess.ingest.labels import GRADE, normal

_WHEN = r"((?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d\d)"
NAMED = re.compile(
    rf"((?:last|previous|earlier|most recent)\s+(?:full\s+|Ofsted\s+|standard\s+|short\s+|single\s+)?(?:inspection|judgement|focused visit|monitoring visit|visit|JTAI)[^.]{{0,90}}?)\b(?:in|of)\s+{_WHEN}([^.]{{0,160}})",
    re.IGNORECASE,
)
GRADED = re.compile(GRADE, re.IGNORECASE)
MOST = 8


def earlier(text: str) -> tuple[EarlierInspection, ...]:
    """The inspections and visits that a text calls last or previous, with month or year and grade as printed."""
    return tuple(_found(text))[:MOST]


def _found(text: str) -> Iterator[EarlierInspection]:
    seen: set[str] = set()
    for found in NAMED.finditer(text):
        what, when = " ".join(found[1].split()).rstrip(" ,"), " ".join(found[2].split())
        grade = GRADED.search(found[3])
        if when not in seen:
            seen.add(when)
            yield EarlierInspection(what, when, normal(grade.group()) if grade else None)
