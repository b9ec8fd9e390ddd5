"""Files by the SHA-256 of what they hold, checked on their way in and out, wherever they stand."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Protocol

from selfassess.domain.evidence import StoredFile
from selfassess.errors import BadInput, NotFound
from selfassess.files.sniff import sniffed

MOST_BYTES = 25 * 1024 * 1024
MOST_NAME = 200
DIGEST_LENGTH = 64


class Shelf(Protocol):
    """A place for content under its digest. What stands there is whole."""

    def since(self, digest: str) -> datetime | None:
        """Since when something stands there, in UTC; None where nothing does."""

    def read(self, digest: str) -> bytes | None:
        """What stands there, None where nothing does."""

    def write(self, digest: str, content: bytes) -> None:
        """Put content there."""

    def remove(self, digest: str) -> None:
        """Take it away; nothing happens where there is nothing."""

    def digests(self) -> Iterator[str]:
        """Under which digests something stands, in their order."""


class Files:
    """The files on a shelf, each once: nothing is kept twice or overwritten."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, name: str, content: bytes) -> StoredFile:
        """Keep a file. Raises `BadInput` where it is too large, of a kind that is not taken, or not what its name says."""
        plain = PurePosixPath(PureWindowsPath(name).name).name[-MOST_NAME:]
        if len(content) > MOST_BYTES:
            raise BadInput(f"{plain} is larger than {MOST_BYTES // 1024 // 1024} MB. Attach a link to where it is kept instead.")
        media_type = sniffed(plain, content)
        return StoredFile(name=plain, sha256=self._keep(content), size=len(content), media_type=media_type)

    def get(self, file: StoredFile) -> bytes:
        """What the file holds. Raises `NotFound` if it is no longer kept, or is not what was put in."""
        return self._whole(file.sha256, file.name)

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every file that is kept."""
        return (digest for digest in self._shelf.digests() if len(digest) == DIGEST_LENGTH)

    def content(self, digest: str) -> bytes:
        """What the file of this SHA-256 holds. Raises `NotFound` where it is gone or was changed."""
        return self._whole(digest, f"The file {digest[:12]}")

    def keep(self, content: bytes) -> None:
        """Keep again what was once put in, as out of a backup."""
        self._keep(content)

    def kept_at(self, digest: str) -> datetime:
        """When the file of this SHA-256 was kept first, in UTC. Raises `NotFound`."""
        since = self._shelf.since(digest)
        if since is None:
            raise NotFound(f"The file {digest[:12]} is no longer in the file store.")
        return since

    def forget(self, digest: str) -> None:
        """Throw the file of this SHA-256 away; nothing happens where there is none."""
        self._shelf.remove(digest)

    def _keep(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        if self._shelf.since(digest) is None:
            self._shelf.write(digest, content)
        return digest

    def _whole(self, digest: str, name: str) -> bytes:
        content = self._shelf.read(digest)
        if content is None:
            raise NotFound(f"{name} is no longer in the file store. Restore it from a backup.")
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotFound(f"{name} was changed outside the program. Restore it from a backup.")
        return content
