"""Authorities and those they are compared with."""

import re
from dataclasses import dataclass
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
    OTHER = "another authority"


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
    """An authority that another one is compared with. A statistical neighbour may be in the same region too."""

    id: str
    name: str
    neighbour: bool
    in_region: bool

    @property
    def nearness(self) -> Nearness:
        """Why it is a comparator, by the stronger reason."""
        if self.neighbour:
            return Nearness.NEIGHBOUR
        return Nearness.REGION if self.in_region else Nearness.OTHER
