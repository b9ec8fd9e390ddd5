"""The names of judgement areas and grades as reports print them, with the slips that have been seen in print."""

import re

GRADE = r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|satisfactory)"
_PROGRESS = r"(?:the\s+)?experiences?\s+and\s+progress\s+of\s+"
LABELS: tuple[tuple[str, str], ...] = (
    (
        "leadership",
        r"(?:the\s+)?impact\s+of\s+leaders(?:\s+on\s+(?:social\s+work\s+)?practice)?(?:\s+with\s+children\s+and\s+families)?",
    ),
    ("leadership", r"leadership,?\s+(?:management\s+and\s+governance|and\s+(?:management|governance))"),
    (
        "help-protection",
        rf"(?:{_PROGRESS})?children\s+(?:and\s+families\s+)?(?:who\s+)?need(?:ing|\s+of)?\s+help\s+and\s+protection",
    ),
    (
        "help-protection",
        r"(?:the\s+)?effectiveness\s+of\s+the\s+help\s+and\s+protection\s+provided\s+to\s+children,?\s+young\s+people,?\s+families\s+and\s+carers",
    ),
    ("children-in-care-and-care-leavers", rf"{_PROGRESS}children\s+in\s+care\s+and\s+care\s+leavers"),
    ("care-leavers", rf"(?:{_PROGRESS})(?:children\s+)?care[\s-]+leavers"),
    ("children-in-care", rf"(?:{_PROGRESS})?children\s+looked\s+after\s+and\s+achieving\s+permanence"),
    ("children-in-care", rf"{_PROGRESS}children\s+(?:in\s+care|looked\s+after)"),
    ("adoption", r"adoption\s+performance"),
    ("overall", r"overall\s+effectiveness(?:\s+of\s+(?:the\s+)?(?:services|arrangements)[^\n.:]{0,80}?)?"),
)
BOARD_LABEL = r"(?:the\s+)?(?:effectiveness\s+of\s+the\s+)?(?:(?:local\s+)?safeguarding\s+children(?:['’]s)?(?:\s+board)?(?:\s+\(\w*scb\))?|\w*scb)"
NORMAL = {"require improvement": "requires improvement"}


def normal(printed: str) -> str:
    """The normal form of a printed grade."""
    words = re.sub(r"\s+", " ", printed).strip().casefold()
    words = words.removesuffix(" to be good")
    return NORMAL.get(words, words)


def tidy(printed: str) -> str:
    """A grade as printed, on one line."""
    return re.sub(r"\s+", " ", printed).strip()
