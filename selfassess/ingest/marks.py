"""What else a passage tells, by rule: apart from what it is about and which way it speaks."""

import re

RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (mark, re.compile(pattern, re.IGNORECASE))
    for mark, pattern in (
        (
            "known to leaders before",
            (
                r"\b(?:leaders|managers|authority|council|board)\b[^.]{0,60}\b(?:aware|recogni[sz]ed?s?|acknowledged?s?|identified|know)\b"
                r"|\bprior to (?:the|this) inspection\b"
            ),
        ),
        (
            "not known until inspectors raised it",
            (
                r"\b(?:until|when|before) (?:it was |this was |these were )?(?:raised|identified|highlighted|brought)[^.]{0,40}\binspect"
                r"|\binspectors (?:raised|brought|highlighted)[^.]{0,80}\battention"
            ),
        ),
        (
            "put right during the visit",
            r"\bduring (?:the|this) (?:inspection|visit)\b[^.]{0,120}\b(?:action|address|respond|took|taken|review|remed)",
        ),
        (
            "too early to see",
            r"\btoo (?:early|soon|recent)\b|\bin (?:its|their) infancy\b|\byet to (?:have|show|demonstrate|see)\b",
        ),
        ("named good practice", r"\b(?:example of |area of )?(?:good|best|excellent|notable|outstanding) practice\b"),
        (
            "cases counted",
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:of the )?cases?\b|\bcases (?:seen|sampled|audited|tracked)\b",
        ),
        ("has figures", r"\d+(?:\.\d+)?\s?%|\bper cent\b|\bper 10,000\b"),
        ("unvalidated data", r"\bunvalidated\b|\bun-validated\b|\b(?:local authority|own|local) data\b"),
    )
)


def marks(text: str) -> tuple[str, ...]:
    """The marks of a passage."""
    return tuple(mark for mark, pattern in RULES if pattern.search(text))
