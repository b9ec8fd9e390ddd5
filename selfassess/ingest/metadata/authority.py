"""Which authority a report is about, by a list of all English authorities, present and abolished, and of trusts that serve them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selfassess.ingest.metadata.front import Front
from selfassess.resources import data_dir

SUBJECT = (
    re.compile(
        r"joint targeted area inspection\s+of\s+(?:the\s+[^.\n]{0,200}?\s(?:in|across)\s+)?([^\n]{3,60}?)(?=\s*(?:\n|\Z|\.|:))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:inspection|visit|challenge|review|assessment)s?\s+(?:of|to|at)\s+(?:the\s+)?(.{3,120}?)(?:['’]s)?\s+(?:local authority|children|council\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:inspection|visit|challenge)\s+(?:of|to)\s+(?:the\s+)?([^\n]{3,80}?)(?=\s*(?:\n|\Z|\b(?:on|from|between)\s\d))",
        re.IGNORECASE,
    ),
    re.compile(
        r"arrangements\s+(?:within|in|of|at)\s+(?:the\s+)?([^\n]{3,80}?)\s+(?:children|local authority|which|was|were)\b",
        re.IGNORECASE,
    ),
    re.compile(r"services in\s+(?:the\s+)?(.{3,80}?)\s+(?:is|are|requires?)\b", re.IGNORECASE | re.DOTALL),
)
STYLES = re.compile(
    r"\b(?:the|royal|london|city|metropolitan|borough|county|district|unitary|council|of|local authority|children['’]?s|services|m?bc|cc)\b",
    re.IGNORECASE,
)
TITLED = re.compile(r"\A\s*([^\n:]{3,60}?)\s*(?:council\b|local authority\b|:)", re.IGNORECASE)
"""How a title begins with a name; a list need not know it."""
LONGEST_NAME = 6
SMALL = frozenset(("and", "by", "in", "le", "on", "under", "upon", "with", "&"))
"""What is written small in a name."""
LETTER = re.compile(r"^dear\b", re.IGNORECASE | re.MULTILINE)

ABOUT = re.compile(r"\b(?:inspection|visit|peer (?:challenge|review|diagnostic))\b[^\n]{3,120}\Z", re.IGNORECASE)
"""A line of a letter's head that says what the letter is about."""

Names = tuple[tuple[str, ...], ...]
"""The names of authorities: of each its own and then the others by which it goes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a report is about: the council as the list names it (as printed if `known` is false), and the trust that runs its services."""

    authority: str | None
    provider: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and aliases of authorities, and the trusts, each with the councils it serves; patterns find the longest name first."""

    names: dict[str, str]
    trusts: dict[str, tuple[str, ...]]
    printed: dict[str, str]
    name_pattern: re.Pattern[str]
    trust_pattern: re.Pattern[str]

    def find(self, text: str) -> list[str]:
        """The authorities that a text names, in its order."""
        return [self.names[found.group().strip()] for found in self.name_pattern.finditer(plain(text))]

    def trust(self, text: str) -> str | None:
        """The first trust that a text names, as the list writes it."""
        found = self.trust_pattern.search(plain(text))
        return found.group().strip() if found else None


def plain(text: str) -> str:
    """A name or text for comparing: lower case, 'and' for '&', no punctuation."""
    words = text.casefold().replace("&", " and ").replace("’", "").replace("'", "")
    return " " + re.sub(r"[^a-z0-9]+", " ", words).strip() + " "


@cache
def gazetteer(known: Names = ()) -> Gazetteer:
    """The list that ships, in frameworks/reference/authorities.csv, and what an instance knows beyond it."""
    names: dict[str, str] = {}
    trusts: dict[str, tuple[str, ...]] = {}
    printed: dict[str, str] = {}
    with (data_dir("frameworks") / "reference" / "authorities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                names.setdefault(plain(name).strip(), row["name"])
            for trust in filter(None, row["providers"].split("|")):
                key = plain(trust).strip()
                trusts[key] = (*trusts.get(key, ()), row["name"])
                printed[key] = trust
    for called in known:
        for name in called:
            names.setdefault(plain(name).strip(), called[0])
    return Gazetteer(names, trusts, printed, _pattern(names), _pattern(trusts))


def _pattern(names: Sequence[str] | dict[str, object] | dict[str, str] | dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, longest_first))})(?= )")


def subject(front: Front, known_names: Names = ()) -> Subject:
    """Whom a report is about: read from its title, else from its opening, never from its file name."""
    known = gazetteer(known_names)
    title = front.title
    trust = known.trust(title)
    provider = known.printed[trust] if trust else None
    for text in (*_named(title), *_named(front.text)):
        if found := _single(known, text):
            return Subject(found, provider)
    if LETTER.search(front.text) and not trust:
        for line in front.lines:
            if ABOUT.search(line) and (found := _single(known, line)):
                return Subject(found)
        if named := _as_printed(*_named(front.text)):
            return Subject(named, None, known=False)
    if found := _single(known, title):
        return Subject(found, provider)
    if trust:
        return Subject(_served(known, trust, front), provider)
    begun = TITLED.search(title)
    return Subject(_as_printed(*_named(title), *((begun[1],) if begun else ())), None, known=False)


def _named(text: str) -> list[str]:
    return [found[1] for pattern in SUBJECT for found in pattern.finditer(text)]


def _single(known: Gazetteer, text: str) -> str | None:
    """The authority that a short text names, unless it names a trust or several authorities."""
    if known.trust(text):
        return None
    found = set(known.find(text))
    return found.pop() if len(found) == 1 else None


def _served(known: Gazetteer, trust: str, front: Front) -> str | None:
    """The council that a trust serves; of several, the one that the report names most."""
    councils = known.trusts[trust]
    if len(councils) == 1:
        return councils[0]
    mentioned = [name for name in known.find(front.source.text) if name in councils]
    return max(councils, key=mentioned.count) if mentioned else None


def _as_printed(*names: str) -> str | None:
    """The first of these texts that is a name, without its style: that of a body that the list does not hold."""
    for name in names:
        bare = re.sub(r"\s+", " ", STYLES.sub(" ", name)).strip()
        words = bare.split()
        if 0 < len(words) <= LONGEST_NAME and all(word[0].isupper() or word in SMALL for word in words):
            return bare
    return None
