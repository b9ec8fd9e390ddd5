"""Authorities and those they are compared with."""

from dataclasses import dataclass
from enum import StrEnum


class Nearness(StrEnum):
    """Why an authority is a comparator, nearest first."""

    NEIGHBOUR = "statistical neighbour"
    REGION = "same region"
    OTHER = "another authority"


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with children's services. `neighbours` are its statistical neighbours' ids, most similar first.

    `id` is a slug of the name, used in addresses; `aliases` are other names that reports print; `provider` is a trust or
    company that runs the services, where there is one.
    """

    id: str
    name: str
    region: str | None = None
    type: str | None = None
    aliases: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    provider: str | None = None

    def nearness(self, other: "Authority") -> Nearness:
        """How near another authority is to this one."""
        if other.id in self.neighbours:
            return Nearness.NEIGHBOUR
        if self.region is not None and other.region == self.region:
            return Nearness.REGION
        return Nearness.OTHER
