"""What must be masked before a text is stored or leaves: the same patterns at every door.

Masked: case, client and NHS numbers, National Insurance numbers, dates of birth, telephone numbers and e-mail addresses. An
office's published switchboard and mailbox are left, and so are the names of people in their public roles.
"""

import re
from dataclasses import dataclass

MASK = "[removed]"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with what must not be told replaced, and how many places that were."""

    text: str
    count: int


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"\d{{1,2}}(?:[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:st|nd|rd|th)?\s+{_MONTH}\s+\d{{4}})"
_PEOPLE = r"\s?(?:children|young|pupils|families|people|households|residents)\b"
_OFFICE = r"(?:enquiries|info|information|contact|psi|feedback|help|admin|office|press)"
PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?!{_OFFICE}@)[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        rf"(?<=\bborn on\s){_DAY}|(?<=date of birth)\W+(?:is\s+|was\s+)?{_DAY}|(?<=\bdob)\W+{_DAY}|(?<=\bd\.o\.b)\W+{_DAY}",
        r"(?<![\w/.,-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?!3|800|808|845|161\s618)(?:\d\)?[\s-]?){8,9}\d(?![\w/-])",
        r"\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",
        r"\b\d{3}[\s-]\d{3}[\s-]\d{4}\b",
        rf"(?<![\w£$])(?<!\d[.,/-])(?!0300|0800|0845)(?-i:[A-Z]{{0,3}})\d{{6,10}}\b(?!%|[.,/]\d|{_PEOPLE})",
        r"(?<=\bcase\s)(?:id|no\.?|number|ref\w*)?\W{0,2}\d{4,5}\b(?![.,]\d)|(?<=\b(?:client|person|record|mosaic)\s)(?:id|no\.?|number|ref\w*)\W{0,2}\d{4,5}\b",
    )
)
NUMBERS = re.compile(r"\d[\d ()-]{3,}\d")
WORDS = ("@", "birth", "born on", "dob", "d.o.b")
AGE = re.compile(
    r"\baged?\s+(?:of\s+)?\w+\s+(?:months?|years?|weeks?)\b|\b\w+[\s-](?:month|year|week)s?[\s-]old\b", re.IGNORECASE
)
MOMENT = re.compile(rf"\b(?:in|on|since)\s+(?:\d{{1,2}}\s+)?{_MONTH}\s+\d{{4}}", re.IGNORECASE)
ORDER = re.compile(
    r"\b(?:care order|placement order|special guardianship|adopt|removed|born|accommodated|made subject)", re.IGNORECASE
)


def mask(text: str) -> Masked:
    """A text with everything replaced that must not be told."""
    count = 0
    lower = text.casefold()
    if NUMBERS.search(text) or any(word in lower for word in WORDS):
        for pattern in PATTERNS:
            text, found = pattern.subn(_hidden, text)
            count += found
    return Masked(text, count)


def may_identify(text: str) -> bool:
    """Whether an age, a month and an order stand so close together that they may tell who a child is: a person must look."""
    return AGE.search(text) is not None and MOMENT.search(text) is not None and ORDER.search(text) is not None


def _hidden(found: re.Match[str]) -> str:
    """The mask, after whatever spaces and marks stood before the number."""
    matched = found.group()
    return matched[: len(matched) - len(matched.lstrip(" :#-."))] + MASK
