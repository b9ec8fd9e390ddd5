"""The names of judgement areas and grades as reports print them, with the slips that have been seen in print."""

import re

GRADE = r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|satisfactory)"
_PROGRESS = r"(?:the\s+)?(?:experiences?\s+(?:of\s+)?and\s+progress|progress\s+and\s+experiences?)\s+of\s+"
_CHILDREN = r"children(?:\s+and\s+(?:families|young\s+people))?"
_IN_CARE = (
    r"(?:children(?:\s+and\s+young\s+people)?\s+(?:in\s+(?:our\s+)?care|looked\s+after)"
    r"|(?:looked[\s-]+after|cared[\s-]+for)\s+children(?:\s+and\s+young\s+people)?)"
)
_LEAVERS = (
    r"(?:(?:children\s+)?care[\s-]+leavers(?:\s+and\s+care[\s-]+experienced\s+young\s+adults)?"
    r"|young\s+people\s+leaving\s+care|care[\s-]+experienced\s+(?:young\s+)?(?:people|adults))"
)
LABELS: tuple[tuple[str, str], ...] = (
    (
        "leadership",
        (
            r"(?:the\s+)?impact\s+of\s+(?:leaders(?:\s+and\s+managers)?|leadership)(?:\s+on\s+(?:social\s+work(?:ers?)?\s+)?practice)?"
            r"(?:\s+with\s+children(?:,\s+young\s+people)?\s+and\s+families)?"
        ),
    ),
    ("leadership", r"leadership,?\s+(?:management\s+and\s+governance|and\s+(?:management|governance))"),
    (
        "help-protection",
        rf"(?:{_PROGRESS})?{_CHILDREN}\s+(?:who\s+)?(?:are\s+)?(?:in\s+)?need(?:ing)?(?:\s+of)?\s+help\s+(?:and|or|&)\s+protection(?!,)",
    ),
    (
        "help-protection",
        r"(?:the\s+)?effectiveness\s+of\s+the\s+help\s+and\s+protection\s+provided\s+to\s+children,?\s+young\s+people,?\s+families\s+and\s+carers",
    ),
    ("children-in-care-and-care-leavers", rf"{_PROGRESS}{_IN_CARE}(?:,?\s+and|\s*&)\s+(?:of\s+)?care[\s-]+leavers"),
    ("care-leavers", rf"{_PROGRESS}{_LEAVERS}"),
    ("children-in-care", rf"(?:{_PROGRESS})?children\s+looked\s+after\s+and\s+achieving\s+permanence"),
    ("children-in-care", rf"{_PROGRESS}{_IN_CARE}"),
    ("adoption", r"adoption\s+performance"),
    (
        "overall",
        r"(?:the\s+)?overall\s+(?:judge?ment|effectiveness(?:\s+judge?ment)?)(?:\s+of\s+(?:the\s+)?(?:services|arrangements)[^\n.:]{0,80}?)?",
    ),
)
BOARD_LABEL = (
    r"(?:(?:the\s+)?(?:effectiveness\s+of\s+(?:the\s+)?)?"
    r"(?:(?:[\w’'-]+\s+){0,7}?safeguarding\s+children(?:['’]s)?(?:\s+board)?(?:\s+\(\w*scb\))?|\w*scb)"
    r"|the\s+arrangements\s+in\s+place\s+to\s+evaluate\b[^.\n]{20,160}?\bchildren)"
)
NORMAL = {"require improvement": "requires improvement"}


def normal(printed: str) -> str:
    """The normal form of a printed grade."""
    words = re.sub(r"\s+", " ", printed).strip().casefold()
    words = words.removesuffix(" to be good")
    return NORMAL.get(words, words)


def tidy(printed: str) -> str:
    """A grade as printed, on one line."""
    return re.sub(r"\s+", " ", printed).strip()
