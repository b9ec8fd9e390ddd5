"""Days as people type them, in one line or one cell."""

import re
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ][\d:.]+Z?)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})[/. -](?P<year>\d{4}|\d{2})")
_WORDS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})", re.IGNORECASE)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""The months in their order, in small letters."""


def read_day(text: str) -> date:
    """The day that a text is: 14 June 2026, 14 Jun 2026, 14/6/2026, 14.6.26 (the day first, as in Britain) or 2026-06-14.

    A time after a day in the last form is passed over. Raises `ValueError` with what was typed and what to type instead.
    """
    said = " ".join(text.split())
    found = _ISO.fullmatch(said) or _NUMBERS.fullmatch(said) or _WORDS.fullmatch(said)
    try:
        if found is not None:
            year = int(found["year"])
            return date(year if year > 99 else 2000 + year, _month(found["month"]), int(found["day"]))
    except ValueError:
        pass
    raise ValueError(f"{said[:40]!r} is not a day. Write it like 14 June 2026, 14/6/2026 or 2026-06-14.")


def _month(said: str) -> int:
    """The number of a month given as that, as its name, or as the name's beginning. Raises `ValueError` for any other word."""
    if said.isdecimal():
        return int(said)
    number = next((place for place, name in enumerate(MONTHS, start=1) if name.startswith(said.lower())), 0)
    return 9 if said.lower() == "sept" else number
