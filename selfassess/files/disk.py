"""Files in a folder of this machine."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from selfassess.domain.evidence import StoredFile
from selfassess.errors import BadInput, NotFound
from selfassess.files.sniff import sniffed

MOST_BYTES = 25 * 1024 * 1024
MOST_NAME = 200
DIGEST_LENGTH = 64


class FilesOnDisk:
    """A folder with each file under the SHA-256 of what it holds, so that nothing is kept twice or overwritten."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
        return (place.name for place in sorted(self._folder.glob("??/*")) if len(place.name) == DIGEST_LENGTH)

    def content(self, digest: str) -> bytes:
        """What the file of this SHA-256 holds. Raises `NotFound` where it is gone or was changed."""
        return self._whole(digest, f"The file {digest[:12]}")

    def keep(self, content: bytes) -> None:
        """Keep again what was once put in, as out of a backup."""
        self._keep(content)

    def _keep(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        place = self._place(digest)
        if not place.exists():
            _write(place, content)
        return digest

    def _whole(self, digest: str, name: str) -> bytes:
        place = self._place(digest)
        if not place.is_file():
            raise NotFound(f"{name} is no longer in the file store. Restore it from a backup.")
        content = place.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotFound(f"{name} was changed outside the program. Restore it from a backup.")
        return content

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


def _write(place: Path, content: bytes) -> None:
    """Write beside the place and move it there, so that a file is either whole or not there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(partial).replace(place)
