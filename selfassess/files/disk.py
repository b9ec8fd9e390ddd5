"""Files in a folder of this machine."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path


class Folder:
    """A shelf in a folder: one file for each digest, in subfolders by its first two letters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def since(self, digest: str) -> datetime | None:
        """Since when something stands there, in UTC; None where nothing does."""
        try:
            return datetime.fromtimestamp(self._place(digest).stat().st_mtime, UTC)
        except FileNotFoundError:
            return None

    def read(self, digest: str) -> bytes | None:
        """What stands there, None where nothing does."""
        place = self._place(digest)
        return place.read_bytes() if place.is_file() else None

    def write(self, digest: str, content: bytes) -> None:
        """Write beside the place and move it there, so that a file is either whole or not there."""
        place = self._place(digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(partial).replace(place)

    def remove(self, digest: str) -> None:
        """Take it away; nothing happens where there is nothing."""
        self._place(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """Under which digests something stands, in their order."""
        return (place.name for place in sorted(self._folder.glob("??/*")))

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
