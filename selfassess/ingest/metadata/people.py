"""Who inspected."""

import re
from collections.abc import Iterator

from selfassess.domain.report import Inspector
from selfassess.domain.source import Source
from selfassess.ingest.seeking import matches

ROLE = re.compile(
    r"\b((?:deputy |co-)?(?:lead|team|shadow|reporting|assistant|associate|ofsted) (?:inspectors?|hmi)|senior data analysts?|quality assurance (?:manager|inspector)s?)(?:[’']s name)?\s*[:\u2013-]?\s+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
ROLE_HINTS = (
    "deputy ", "co-", "lead insp", "lead hmi", "team insp", "team hmi", "shadow insp", "reporting insp", "assistant insp", "associate insp", "ofsted insp",
    "senior data", "quality assurance",
)  # fmt: skip
LETTER = re.compile(
    r"inspectors?(?:,?\s+\(?HMI\)?,?)?(?:\s+(?:for|on|carrying out)\s+this\s+(?:visit|inspection))?\s+(?:was|were)\s+"
    r"(?=(?-i:[A-ZÁÉÍÓÚ]))((?-i:[^.]|\.(?=\s?[a-z]|[A-Z])){5,160}?)\.(?:\s|\Z)"
    r"|visit was carried out by\s+(?:(?:her|his) majesty['’]s inspectors?,?\s+)?(?=(?-i:[A-Z]))([^.]{5,160}?)\.(?:\s|\Z)",
    re.IGNORECASE,
)
LETTER_HINTS = ("inspector", "visit was carried out by")
TITLES = re.compile(
    r"\s*(?:,\s*)?\b(?:(?:senior\s+|acting\s+)*(?:her|his)\s+majesty['’]?s\s+inspectors?(?:\s*\(?hmi\)?)?|hmi (?:constabulary|probation)|(?:acting\s+)?(?:senior\s+)?s?hmi(?:\s+designate)?|ai|ofsted inspectors?|(?:social care )?regulatory inspector|ofsted|cqc|care quality commission|hmicfrs|hmip)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PART = rf"{_CAPITAL}[\w’'.-]*(?:\s*-\s*{_CAPITAL}\w+)?"
NAME = re.compile(rf"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.?\s+)?{_PART}(?:\s+(?:d[aeiou]s?|d[eo] la|del|el|la|le|van|von|der|O|{_PART}))+")
STOPS = re.compile(r"\n|judge?ment\b|any complaints|inspection dates?|report published|age group|the impact\b", re.IGNORECASE)
SPAN = 320
LEADS = ("lead inspector", "reporting inspector")
MOST_LEADS = 3


def inspectors(source: Source) -> tuple[Inspector, ...]:
    """The people that a report names as inspectors, with the role printed beside each."""
    found: dict[str, Inspector] = {}
    for role, names in _named(source.text):
        for name in names:
            found.setdefault(f"{role} {name}", Inspector(name, role))
    return tuple(found.values())


def lead(people: tuple[Inspector, ...]) -> str | None:
    """The lead inspector's name, 'A and B' where two led (of more the first three), None where none is printed."""
    names = [person.name for person in people if person.role in LEADS]
    return " and ".join(names[:MOST_LEADS]) or None


def _named(text: str) -> Iterator[tuple[str, list[str]]]:
    places = list(matches(ROLE, ROLE_HINTS, text))
    for place, found in enumerate(places):
        end = min(found.end() + SPAN, places[place + 1].start() if place + 1 < len(places) else len(text))
        role = re.sub(r"\bhmi\Z", "inspector", found[1].casefold()).removesuffix("s")
        if ((names := _names(text[found.end() : end])) and ":" in found.group()) or role in LEADS:
            yield role, names
    for letter in matches(LETTER, LETTER_HINTS, text):
        listed = TITLES.sub("", next(filter(None, letter.groups())))
        yield "inspector", [name.strip() for name in re.split(r",|\band\b", listed) if NAME.fullmatch(name.strip())]


def _names(text: str) -> list[str]:
    """The names at the start of a text, up to whatever is no name."""
    stop = STOPS.search(text)
    listed = TITLES.sub(",", text[: stop.start()] if stop else text)
    names: list[str] = []
    for piece in re.split(r",|;|/|&|\band\b|\(.*?\)", listed):
        bare = piece.strip(" .:\u2013-")
        if not bare:
            continue
        found = NAME.fullmatch(bare)
        if found is None:
            break
        names.append(re.sub(r"\s*-\s*", "-", bare))
    return names
