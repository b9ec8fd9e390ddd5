"""Bundles that wait to be agreed to, those that were taken in, and whom somebody trusts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from selfassess.domain.bundle.manifest import Instance, Manifest
from selfassess.domain.records import Record
from selfassess.errors import NotFound

KEPT_WAITING = timedelta(days=30)
"""How long a bundle waits that nobody takes in; then it is thrown away."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """That a person made sure of an instance's key."""

    instance: Instance
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingBundle:
    """A bundle that was opened and waits for somebody to agree. `manifest` names its members, each kept in the file store."""

    id: str
    name: str
    manifest: Manifest
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that was changed: its records before and after, in the order of tables; nothing was before what was added."""

    thing: str
    id: str
    title: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class BundleIntake:
    """A bundle that was taken in as one change. `reports` are the ids of those that it added to the library."""

    id: str
    name: str
    manifest: Manifest
    place: str
    by: str
    at: datetime
    taken: tuple[Taken, ...]
    reports: tuple[str, ...] = ()
    undone_by: str | None = None
    undone_at: datetime | None = None

    @property
    def began(self) -> bool:
        """Whether the assessment or challenge was not here before."""
        return any(each.thing == "head" and not each.before for each in self.taken)

    @property
    def changes(self) -> int:
        """How many things it changed."""
        return len(self.taken) + len(self.reports)


def no_bundle(bundle_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no bundle {bundle_id!r}. Perhaps it was taken in or thrown away. Send it again.")
