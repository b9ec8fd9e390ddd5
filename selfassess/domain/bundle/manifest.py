"""What a bundle says of itself before anything in it is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from selfassess.domain.bundle.parts import Kind
from selfassess.domain.evidence import StoredFile

FORMAT = 1
"""The form of bundles; it rises when an older program could not read them rightly."""
RECORDS, REPORTS, AUTHORITIES, FILES = "records.jsonl", "reports.jsonl", "authorities.jsonl", "files/"
GROUP = 4
SHOWN = 32


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance by its public key (Ed25519, 32 bytes as hexadecimal figures), and what it calls itself."""

    name: str
    key: str

    @property
    def fingerprint(self) -> str:
        """What two people read to each other to be sure that it is the same key: 32 figures in groups of four."""
        figures = sha256(bytes.fromhex(self.key)).hexdigest()[:SHOWN]
        return " ".join(figures[at : at + GROUP] for at in range(0, SHOWN, GROUP))


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a bundle: its name, the SHA-256 of what it holds, and how many bytes that is."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Whom and what a bundle carries, who made it when and where, and every file in it.

    `tables` is the version of the tables that the records are of; `revision` counts every save of the subject up to then.
    `restricted` and `closed` say that somebody chose to send what is restricted, and the team's closed notes. `left_out` says in
    sentences what was not sent. `files` are the evidence files by the name of the member that holds each.
    """

    kind: Kind
    id: str
    title: str
    authority: str
    authority_name: str
    framework: str
    revision: int
    by: str
    at: datetime
    instance: Instance
    tables: str
    version: str
    members: tuple[Member, ...]
    files: tuple[StoredFile, ...] = ()
    restricted: bool = False
    closed: bool = False
    left_out: tuple[str, ...] = ()
    format: int = FORMAT
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def maker(self) -> str:
        """Who made it where, as people read it."""
        return f"{self.by} at {self.instance.name}" if self.by else self.instance.name
