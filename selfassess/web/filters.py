"""How moments, names and numbers are written on pages."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from selfassess.domain.follow_up import key_of
from selfassess.domain.holdings import HeldRecommendation
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import capital, counted, day, listing, plural

INITIALS = 3


def moment(when: datetime) -> str:
    """A moment as the clock of this machine shows it: 20 November 2026, 14:02."""
    here = when.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def clock(when: datetime) -> str:
    """The time of day of a moment, as the clock of this machine shows it: 14:02."""
    return f"{when.astimezone():%H:%M}"


def person_name(person_id: str | None, here: str = "") -> str:
    """What a person is called, by their id; one that is only initials is written in capitals. `here` is who works on a laptop."""
    if person_id == LOCAL.id:
        return here or LOCAL.name
    return person_id.upper() if person_id and len(person_id) <= INITIALS else (person_id or "nobody")


def size(octets: int) -> str:
    """The size of a file: 640 bytes, 12 kB, 3.4 MB."""
    if octets < 1000:
        return f"{octets} bytes"
    return f"{octets / 1000:.0f} kB" if octets < 1_000_000 else f"{octets / 1_000_000:.1f} MB"


def month_year(when: date) -> str:
    """A month: July 2024."""
    return f"{when:%B %Y}"


def number(value: float) -> str:
    """A number with at most one decimal, thousands parted: 1,234.5."""
    return f"{value:,.1f}".removesuffix(".0")


def asked_anchor(held: HeldRecommendation) -> str:
    """Where a recommendation stands on the page of all that was asked of its authority."""
    return key_of(held).replace(".", "-")


UNITS = {
    "percent": "per cent",
    "rate-per-10000": "for every 10,000 children",
    "ratio": "to one",
}


def unit(name: str) -> str:
    """What people read for the unit of an indicator."""
    return UNITS.get(name, name)


def curly(text: str) -> str:
    """Words, or a page's, with the apostrophes that pages print; a published framework keeps those that it was published with."""
    return re.sub(r"(?<=\w)(?:'|&#39;)(?=\w)|(?<=s)(?:'|&#39;)(?=\s|$)", "’", text)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "asked_anchor": asked_anchor,
    "capital": capital,
    "counted": counted,
    "curly": curly,
    "day": day,
    "listing": listing,
    "moment": moment,
    "month_year": month_year,
    "number": number,
    "plural": plural,
    "size": size,
    "unit": unit,
}
"""The filters that every template may use, by name."""
