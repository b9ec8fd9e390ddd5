"""What else a passage tells, by rule: apart from what it is about and which way it speaks."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A mark, words of which one must stand in the passage (a quick first look), and the pattern that decides."""

    mark: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(mark: str, hints: str, pattern: str) -> Rule:
    return Rule(mark, tuple(hints.split("|")), re.compile(pattern))


RECOMMENDED = "leads to a recommendation"
"""The mark of a paragraph that says so itself, or that a recommendation names as its ground."""

RULES = (
    _rule(RECOMMENDED, "recommendation", r"[(\[]recommendations?\b[^)\]]{0,20}[)\]]"),
    _rule(
        "known to leaders before",
        "aware|recogni|acknowledge|identified|know|prior to",
        r"\b(?:leaders|managers|authority|council|board)\b[^.]{0,60}\b(?:aware|recogni[sz]ed?s?|acknowledged?s?|identified|know)\b"
        r"|\bprior to (?:the|this) inspection\b",
    ),
    _rule(
        "not known until inspectors raised it",
        "inspectors",
        r"\b(?:until|when|before) (?:it was |this was |these were )?(?:raised|identified|highlighted|brought)[^.]{0,40}\binspect"
        r"|\b(?:until|when) inspectors (?:raised|identified|brought|highlighted)\b"
        r"|\binspectors (?:raised|brought|highlighted)[^.]{0,80}\battention",
    ),
    _rule(
        "put right during the visit",
        "during the|during this",
        r"\bduring (?:the|this) (?:inspection|visit)\b[^.]{0,120}\b(?:action|address|respond|took|taken|review|remed)",
    ),
    _rule(
        "too early to see",
        "too |infancy|yet to",
        r"\btoo (?:early|soon|recent)\b|\bin (?:its|their) infancy\b|\byet to (?:have|show|demonstrate|see)\b",
    ),
    _rule(
        "named good practice", "practice", r"\b(?:example of |area of )?(?:good|best|excellent|notable|outstanding) practice\b"
    ),
    _rule(
        "cases counted",
        "case",
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:of the )?cases?\b|\bcases (?:seen|sampled|audited|tracked)\b",
    ),
    _rule("has figures", "%|per cent|per 10,000", r"\d\s?%|\bper cent\b|\bper 10,000\b"),
    _rule("unvalidated data", "validated| data", r"\bun-?validated\b|\b(?:local authority|own|local) data\b"),
)


LISTED_STRENGTH = "listed as a strength"
CONSIDERED = "listed for consideration"
"""The column of a case review's table in which an entry stands: it says which way the entry speaks."""
COLUMNS = {"strengths": LISTED_STRENGTH, "considerations": CONSIDERED}


def marks(text: str) -> tuple[str, ...]:
    """The marks of a passage."""
    lower = text.casefold()
    return tuple(rule.mark for rule in RULES if any(hint in lower for hint in rule.hints) and rule.pattern.search(lower))
