"""Bundles as files, and where it is kept what came in them and whom we trust."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

from selfassess.domain.bundle.intake import BundleIntake, Trusted, WaitingBundle
from selfassess.domain.bundle.manifest import Manifest, Member
from selfassess.domain.bundle.parts import Part
from selfassess.domain.records import Record


class OpenedBundle(Protocol):
    """A bundle whose signature is right."""

    manifest: Manifest

    def content(self, member: Member) -> bytes:
        """What a member holds. Raises `BadInput` where it is not what was signed."""


class BundleFiles(Protocol):
    """Writes and opens bundles."""

    def key(self) -> str:
        """The public key of this instance, as hexadecimal figures."""

    def write(
        self, out: BinaryIO, manifest: Manifest, members: Iterable[tuple[str, Iterable[bytes]]], *, passphrase: str = ""
    ) -> Manifest:
        """Write a bundle, its members in pieces; its manifest with each member named. Raises `BadInput` for a weak passphrase."""

    def open(self, source: BinaryIO, *, name: str, passphrase: str = "") -> AbstractContextManager[OpenedBundle]:
        """A bundle to be read. Raises `BadInput` where it cannot be, or was changed."""


class BundleStore(Protocol):
    """The records that travel, what was taken in, what waits, and the instances that somebody trusts."""

    def version(self) -> str:
        """The version of the tables."""

    def found(self, part: Part, values: Sequence[str]) -> tuple[Record, ...]:
        """The records of a part whose linking column holds one of these values, in the order of their keys."""

    def put(self, records: Iterable[Record]) -> None:
        """Keep records, each in place of one of the same key. Raises `BadInput` for one that does not fit its table."""

    def take_out(self, records: Sequence[Record]) -> None:
        """Take these records out, the last first."""

    def hanging(self, table: str, subject: str, apart: Iterable[str]) -> Mapping[str, int]:
        """How many records of other tables hang from a subject, by table; those of tables `apart` are not counted."""

    def keep(self, intake: BundleIntake) -> None:
        """Keep what a bundle changed, in place of what was kept of the same."""

    def intake(self, intake_id: str) -> BundleIntake:
        """What a bundle changed. Raises `NotFound`."""

    def intakes(self, places: Sequence[str] | None) -> tuple[BundleIntake, ...]:
        """The bundles taken in about these authorities and challenges, about any with None; newest first."""

    def wait(self, waiting: WaitingBundle) -> None:
        """Let a bundle wait."""

    def waiting(self, by: str | None) -> tuple[WaitingBundle, ...]:
        """The bundles that a person sent and that wait, or all with None; newest first."""

    def wait_no_longer(self, waiting_id: str) -> None:
        """Forget a bundle that waits; its files are another matter."""

    def trusted(self) -> tuple[Trusted, ...]:
        """The instances that somebody trusts."""

    def trust(self, trusted: Trusted) -> None:
        """Keep that somebody trusts an instance; whoever was first stays."""
