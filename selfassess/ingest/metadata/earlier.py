"""Earlier inspections that a report names."""

import re
from collections.abc import Iterator

from selfassess.domain.report import EarlierInspection
from selfassess.ingest.labels import GRADE, tidy
from selfassess.ingest.seeking import matches

_WHEN = r"((?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d\d)"
_SORTS = r"(?:full\s+|graded\s+|judgement\s+|Ofsted\s+|standard\s+|short\s+|single\s+|safeguarding\s+)*"
_VISITS = r"(?:inspections?|judgement|focus+ed\s+visit|monitoring\s+visit|visit|JTAI|joint\s+targeted\s+area\s+inspection)"
_JUDGED = r"(?:the\s+(?:local\s+)?authority|the\s+council|services|it|they|these\s+services|overall\s+effectiveness)"
NAMED = re.compile(
    rf"((?:(?:last|previous|earlier|most\s+recent)\s+{_SORTS}{_VISITS}|re-?\s?inspection)[^.\n]{{0,110}}?)\b(?:in|of)\s+{_WHEN}"
    rf"([^.\n]{{0,160}}(?:\.\s+{_JUDGED}\s+(?:was|were)\s+(?:judged|found|graded)[^.\n]{{0,80}})?)",
    re.IGNORECASE,
)
INSPECTED = re.compile(
    rf"(?<![\w’'])((?:[\w’'-]+\s+){{2,7}}?(?:was|were)\s+(?:last\s+)?inspected)\s+in\s+{_WHEN}"
    rf"([^.\n]{{0,120}}(?:\.\s+{_JUDGED}\s+(?:was|were)\s+(?:judged|found|graded)[^.\n]{{0,80}})?)",
    re.IGNORECASE,
)
INSPECTED_IN = re.compile(r"\binspected\s+in\s", re.IGNORECASE)
REACH = 260
SINCE = re.compile(
    rf"((?:local\s+authority|council|services)\s+(?:was|were)\s+(?:last\s+)?(?:judged|graded|found)\s+(?:to\s+be\s+)?({GRADE})[^.\n]{{0,60}}?)\bin\s+{_WHEN}",
    re.IGNORECASE,
)
NAMED_HINTS = ("last", "previous", "earlier", "most", "re-inspection", "reinspection")
SINCE_HINTS = ("local", "council", "services")
VERB = re.compile(r"\s*,?\s*(?:\b(?:was|were|took\s+place|carried\s+out|published)\b\s*)*\Z", re.IGNORECASE)
GRADED = re.compile(
    rf"\b(?:judged|graded|rated|found|assessed|judge?ments?|effectiveness)\b[^.\n]{{0,70}}?\b({GRADE})\b(?!\s+progress\b)",
    re.IGNORECASE,
)
"""A grade counts only after a word that judges: what the services need now may stand in the same sentence. Progress is no grade."""

BARE = 4
MOST = 8


def earlier(text: str) -> tuple[EarlierInspection, ...]:
    """The inspections and visits that a text calls last or previous, with month or year and grade as printed."""
    found: list[EarlierInspection] = []
    for named in (*_named(text), *_since(text)):
        if not any(_is_same(named, other) for other in found):
            found.append(named)
    return tuple(found)[:MOST]


def _named(text: str) -> Iterator[EarlierInspection]:
    for found in (*matches(NAMED, NAMED_HINTS, text), *_inspected(text)):
        what = VERB.sub("", " ".join(found[1].split()).partition(", ")[0]).rstrip(" (")
        grade = GRADED.search(found[3])
        yield EarlierInspection(what, _when(found[2]), tidy(grade[1]) if grade else None)


def _inspected(text: str) -> Iterator[re.Match[str]]:
    """The sentences that say what was inspected; each is looked at alone, for the pattern is slow on a whole report."""
    for hit in matches(INSPECTED_IN, ("inspected",), text):
        least = max(hit.start() - REACH, 0)
        start = max(least, *(text.rfind(mark, least, hit.start()) + 1 for mark in (".", "\n", ",")))
        if found := INSPECTED.search(text, start, hit.end() + REACH):
            yield found


def _since(text: str) -> Iterator[EarlierInspection]:
    for found in matches(SINCE, SINCE_HINTS, text):
        yield EarlierInspection(" ".join(found[1].split()), _when(found[3]), tidy(found[2]))


def _when(printed: str) -> str:
    return " ".join(printed.split())


def _is_same(named: EarlierInspection, other: EarlierInspection) -> bool:
    """Whether two places name one inspection: of the same month and words, or the second by its year alone or in passing."""
    if named.when == other.when:
        return named.what.casefold() == other.what.casefold() or _is_bare(named)
    return _is_bare(named) and other.when.endswith(named.when)


def _is_bare(named: EarlierInspection) -> bool:
    return len(named.what.split()) <= BARE or not named.what.casefold().startswith(("last", "previous", "earlier", "most"))
