"""What a person says that a passage is about, in place of what was read; kept as a label to learn from.

A label names its passage by the letters of its text, and by how many passages of the same text stand before it in the report: it
outlives that the report is read again, or taken out and brought back.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from selfassess.domain.report import Passage, Polarity

MOST_LINES = 3
_LEANS = {Polarity.STRENGTH: 1, Polarity.IMPROVEMENT: -1, Polarity.NEUTRAL: 0}

Place = tuple[str, int]
"""A passage within its report: the digest of its text, and how many of the same text stand before it."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a passage is about, and which way it speaks; `lines` best first, at most `MOST_LINES`."""

    area: str
    lines: tuple[str, ...]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Label:
    """What a person said of a passage, the `revision`th time (from 1), and what was read; `said` is None once taken back."""

    report: str
    place: Place
    revision: int
    read: Tags
    said: Tags | None
    by: str
    at: datetime


def tags_of(passage: Passage) -> Tags:
    """The tags that a passage bears."""
    return Tags(passage.area, passage.lines, passage.polarity)


def tagged(passage: Passage, tags: Tags) -> Passage:
    """A passage with these tags. Where it now speaks one way, so does each of its sentences; one of both keeps what was read."""
    sides = passage.sides
    if tags.polarity in _LEANS and tags.polarity is not passage.polarity:
        sides = tuple(_LEANS[tags.polarity] for _ in sides)
    return replace(passage, area=tags.area, lines=tags.lines, polarity=tags.polarity, sides=sides)


def places(passages: Sequence[Passage]) -> Iterator[Place]:
    """The place of each passage of a report, in its order."""
    seen: Counter[str] = Counter()
    for passage in passages:
        digest = sha256("".join(passage.text.split()).encode()).hexdigest()[:16]
        yield digest, seen[digest]
        seen[digest] += 1


def as_read(passages: Sequence[Passage], labels: Mapping[Place, Label]) -> tuple[Passage, ...]:
    """The passages of a report with the tags that were read, also where people say something else."""
    if not labels:
        return tuple(passages)
    said = ((passage, labels.get(place)) for passage, place in zip(passages, places(passages), strict=True))
    return tuple(tagged(passage, label.read) if label and label.said else passage for passage, label in said)


def corrected(passages: Sequence[Passage], labels: Mapping[Place, Label]) -> tuple[Passage, ...]:
    """The passages of a report with what people said of them."""
    if not labels:
        return tuple(passages)
    said = ((passage, labels.get(place)) for passage, place in zip(passages, places(passages), strict=True))
    return tuple(tagged(passage, label.said) if label and label.said else passage for passage, label in said)
