"""What sort of report a document is."""

import re

from selfassess.domain.report import ReportKind
from selfassess.ingest.metadata.dates import Visit
from selfassess.ingest.metadata.front import Front

SHORT_DAYS = 5
LONGEST = 4000
"""So much of an opening is looked at, in characters: a title is never longer, and what is no report may have no end."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


TITLES: tuple[tuple[ReportKind, re.Pattern[str]], ...] = (
    (ReportKind.JTAI, _any(r"joint targeted area inspection", r"\bjtai\b")),
    (ReportKind.MONITORING_VISIT, _any(r"monitoring visit")),
    (ReportKind.FOCUSED_VISIT, _any(r"focus+ed visit")),
    (
        ReportKind.PEER_CHALLENGE,
        _any(r"peer (?:challenge|review|diagnostic)", r"corporate peer challenge", r"local government association"),
    ),
    (ReportKind.SIF, _any(r"inspection of services for children in need of help and\s+protection")),
    (
        ReportKind.PRE_SIF,
        _any(
            r"inspection of\b.{0,60}\blooked[- ]after children",
            r"^looked[- ]after children(?:[’']s)? services?\b.{0,60}\binspection",
            r"arrangements for the protection of\s+children",
            r"(?:un)?announced inspection of (?:contact|safeguarding)",
            r"contact,? referral and assessment arrangements",
            r"joint area review",
            r"annual performance assessment",
        ),
    ),
)
LETTER = re.compile(r"\b[Dd]ear\s+[A-Z]")
"""The inspections of contact, referral and assessment were told in letters, which have their title below the greeting."""
LOOKED_AFTER = _any(r"looked[- ]after children(?:[’']s)? services")
INSPECTED = _any(r"\binspection (?:dates?|team|reference|number)\b", r"\blead inspector\b", r"\binspected by\b")
"""What only the front of an inspection's report says: a council writes of its looked after children services too."""
ILACS_TITLE = _any(
    r"inspection of\s.*children[’']?s\s+(?:social\s+care\s+)?services", r"inspection of local authority children[’']?s services"
)
ILACS_TABLE = _any(
    r"impact of leader",
    r"experiences? (?:of )?and progress of",
    r"\bilacs\b",
    r"inspect(?:ing|ion of) local authority children[’']?s services",
)


def kind(front: Front, visit: Visit | None) -> ReportKind:
    """The kind that a report's title names; an ILACS inspection is short if its fieldwork was five days at most."""
    title = " ".join(front.title[:LONGEST].split())
    opening = " ".join(front.text[:LONGEST].split())
    for found, pattern in TITLES:
        if pattern.search(title):
            return found
    if LOOKED_AFTER.search(title) and INSPECTED.search(opening):
        return ReportKind.PRE_SIF
    if ILACS_TITLE.search(title) and ILACS_TABLE.search(opening):
        return ReportKind.ILACS_SHORT if visit is not None and visit.days <= SHORT_DAYS else ReportKind.ILACS_STANDARD
    for found, pattern in TITLES if LETTER.search(opening) else TITLES[:5]:
        if pattern.search(opening[:1500]):
            return found
    return ReportKind.OTHER
