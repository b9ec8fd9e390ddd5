"""Authorities and those they are compared with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

TITLES = frozenset(
    ["royal", "london", "city", "metropolitan", "borough", "county", "council", "district", "unitary", "of", "the", "upon"]
)
"""Words that stand around an authority's name and differ from report to report."""


def name_key(name: str) -> str:
    """The normal form under which an authority is found: 'Royal Borough of Windsor & Maidenhead' → 'windsor and maidenhead'.

    The City of London is made of such words only, and keeps them.
    """
    words = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ").replace("'", "")).split()
    kept = [word for word in words if word not in TITLES]
    return " ".join(kept or words)


def authority_id(name: str) -> str:
    """The id of an authority, made from its name: 'Bath and North East Somerset' → 'bath-and-north-east-somerset'."""
    return name_key(name).replace(" ", "-")


class Nearness(StrEnum):
    """Why an authority is a comparator, nearest first."""

    NEIGHBOUR = "statistical neighbour"
    REGION = "same region"
    CHOSEN = "chosen to compare with"
    TYPE = "same type"
    GRADE = "judged alike"
    OTHER = "another authority"


class SetKind(StrEnum):
    """By what the authorities are chosen that one is compared with. The value is what is stored and typed."""

    NEAREST = "nearest"
    NEIGHBOURS = "neighbours"
    REGION = "region"
    TYPE = "type"
    GRADE = "grade"
    OWN = "own"


SET_LABELS: Mapping[SetKind, str] = {
    SetKind.NEAREST: "statistical neighbours, then others in the region",
    SetKind.NEIGHBOURS: "statistical neighbours",
    SetKind.REGION: "others in the region",
    SetKind.TYPE: "others of the same type",
    SetKind.GRADE: "others judged alike in the area",
    SetKind.OWN: "a list of our own",
}
"""What people call each, in the middle of a sentence."""

_OTHERWISE = {SetKind.TYPE: Nearness.TYPE, SetKind.GRADE: Nearness.GRADE, SetKind.OWN: Nearness.CHOSEN}


@dataclass(frozen=True, slots=True)
class ComparatorSet:
    """Whom an authority is compared with; `own` are ids of authorities, for a list of one's own alone."""

    kind: SetKind = SetKind.NEAREST
    own: tuple[str, ...] = ()

    @property
    def reason(self) -> Nearness:
        """Why an authority of the set is a comparator where it is neither a neighbour nor of the region."""
        return _OTHERWISE.get(self.kind, Nearness.OTHER)


USUAL = ComparatorSet()
"""Whom an authority is compared with until somebody chooses."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom somebody chose to compare an assessment with, the `number`th time (from 1)."""

    number: int
    chosen: ComparatorSet
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with children's services. `neighbours` are its statistical neighbours' ids, most similar first.

    `id` is a slug of the name, used in addresses; `aliases` are other names that reports print; `provider` is a trust or
    company that runs the services, where there is one. One that has `ended` is kept for its past reports alone.
    """

    id: str
    name: str
    region: str | None = None
    type: str | None = None
    aliases: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    provider: str | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Comparator:
    """An authority that another one is compared with. A statistical neighbour may be in the same region too.

    `otherwise` is why it is a comparator where it is neither.
    """

    id: str
    name: str
    neighbour: bool
    in_region: bool
    otherwise: Nearness = Nearness.OTHER

    @property
    def nearness(self) -> Nearness:
        """Why it is a comparator, by the strongest reason."""
        if self.neighbour:
            return Nearness.NEIGHBOUR
        return Nearness.REGION if self.in_region else self.otherwise
