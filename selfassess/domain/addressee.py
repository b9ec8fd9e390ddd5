"""To whom a recommendation is addressed, in the words in which it is printed."""

import re

from selfassess.domain.report import Recommendation

AUTHORITY, BOARD = "authority", "lscb"
"""The audiences that a reader tells apart: by the section of the report in which a recommendation stands."""
AUDIENCES = {AUTHORITY: "The authority", BOARD: "The safeguarding children board"}

_SOMEBODY = (
    r"(?:local authority|council|lscb|cpb|boards?|leaders?|managers?|directors?|chief executive|members|partners|agencies|workers"
    r"|officers|iros|chairs?|chairpersons|staff|commissioners|service|advisers|team)"
)
_TOLD = re.compile(r"((?:[A-Z][\w’'/-]*)(?:[ ,]+[\w’'/-]+){0,13}?),?\s+(?:should|must|needs? to)\b")
_BODY = re.compile(rf"\b{_SOMEBODY}\b", re.IGNORECASE)
_DOING = re.compile(
    r"(?:ensure|improve|strengthen|review|implement|monitor|consider|the (?:analysis|quality|timeliness|consisten\w+))\b",
    re.IGNORECASE,
)


def addressee(asked: Recommendation) -> str:
    """Who is asked, as printed ('Senior managers and relevant partners'); empty where the text names nobody."""
    found = _TOLD.match(asked.text)
    if found is None or _DOING.match(found[1]) or not _BODY.search(found[1]):
        return ""
    return found[1]


def asked_of(asked: Recommendation) -> str:
    """Who is asked: as printed, else the board where the report lists it for the board; empty where nothing is said."""
    return addressee(asked) or (AUDIENCES[BOARD] if asked.audience == BOARD else "")
