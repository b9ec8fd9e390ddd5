"""Files, copies of everything that is kept, and backups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from selfassess.domain.evidence import StoredFile
from selfassess.domain.records import Count, Record
from selfassess.domain.selection import CodeKey


class FileStore(Protocol):
    """Files by the SHA-256 of what they hold, each kept once."""

    def put(self, name: str, content: bytes) -> StoredFile:
        """Keep a file. Raises `BadInput` where it is too large, of a kind that is not taken, or not what its name says."""

    def get(self, file: StoredFile) -> bytes:
        """What the file holds. Raises `NotFound` if it is no longer kept."""

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every file that is kept."""

    def content(self, digest: str) -> bytes:
        """What the file of this SHA-256 holds. Raises `NotFound` where it is gone or was changed."""

    def keep(self, content: bytes) -> None:
        """Keep again what was once put in, as out of a backup."""

    def kept_at(self, digest: str) -> datetime:
        """When the file of this SHA-256 was kept first, in UTC. Raises `NotFound`."""

    def forget(self, digest: str) -> None:
        """Throw the file of this SHA-256 away; nothing happens where there is none."""


class Snapshot(Protocol):
    """Every record as of one moment, tables in an order in which they can be filled; `version` is that of the tables."""

    @property
    def version(self) -> str: ...
    @property
    def records(self) -> Iterator[Record]: ...


class Copies(Protocol):
    """A database to be copied from or filled."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """What it holds at this moment, whatever others write meanwhile."""

    def must_be_empty(self) -> None:
        """Raises `BadInput` if it holds anything."""

    def fill(self, version: str, records: Iterable[Record]) -> None:
        """Put records from tables of this version into it, all or none. Raises `BadInput` if it holds anything."""

    def close(self) -> None:
        """Let go of every connection."""


class Backup(Protocol):
    """An opened backup: first its files, then its records, each to be read to its end. Both raise `BadInput` on damage."""

    about: dict[str, Any]

    def files(self) -> Iterator[bytes]: ...
    def records(self) -> Iterator[Record]: ...


class KeyFileMaker(Protocol):
    """Locks the key of local codes with a passphrase, and opens it; it keeps neither."""

    def lock(self, key: CodeKey, passphrase: str) -> bytes:
        """The file of a key."""

    def open(self, content: bytes, passphrase: str) -> CodeKey:
        """The key that a file holds. Raises `BadInput` for a file that is none, or that this passphrase does not open."""


class BackupWriter(Protocol):
    """Writes backups and opens them."""

    def write(
        self,
        path: Path,
        about: Mapping[str, object],
        *,
        files: Iterable[bytes],
        records: Iterable[Record],
        recipients: Sequence[str] = (),
    ) -> dict[str, Count]:
        """Write a backup, encrypted to the public keys in `recipients`. Raises `BadInput` if the file exists already."""

    def open(self, path: Path, *, key: Path | None = None) -> AbstractContextManager[Backup]:
        """A backup to be read. Raises `BadInput` where it is damaged, not one of ours, or the key does not open it."""

    def new_key(self, path: Path) -> str:
        """Write a new secret key and give its public key. Raises `BadInput` if the file exists."""
