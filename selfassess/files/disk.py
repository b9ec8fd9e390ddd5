"""Files in a folder of this machine."""

import hashlib
import os
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

from selfassess.domain.evidence import StoredFile
from selfassess.errors import BadInput, NotFound
from selfassess.files.sniff import sniffed

MOST_BYTES = 25 * 1024 * 1024
MOST_NAME = 200


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
        digest = hashlib.sha256(content).hexdigest()
        place = self._place(digest)
        if not place.exists():
            _write(place, content)
        return StoredFile(name=plain, sha256=digest, size=len(content), media_type=media_type)

    def get(self, file: StoredFile) -> bytes:
        """What the file holds. Raises `NotFound` if it is no longer kept, or is not what was put in."""
        place = self._place(file.sha256)
        if not place.is_file():
            raise NotFound(f"{file.name} is no longer in the file store. Restore it from a backup.")
        content = place.read_bytes()
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise NotFound(f"{file.name} was changed outside the program. Restore it from a backup.")
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
