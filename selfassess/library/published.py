"""Which versions were published, each with the SHA-256 of its file: a published version never changes.

`PUBLISHED` has one line a file: the checksum, two spaces, the path below the folder. Line ends do not count, so that a
checkout on Windows has the same checksums.
"""

import hashlib
from pathlib import Path

from selfassess.errors import Mistake

LIST = "PUBLISHED"
_NOTE = "# SHA-256 of every published framework file. Lines are written by `selfassess frameworks publish`.\n"


def checksum(path: Path) -> str:
    """The SHA-256 of a text file, with every line end counted as one."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def published(folder: Path) -> dict[str, str]:
    """The checksum of each published file of a folder, by its path below the folder."""
    return {path: digest for path, digest, _ in _entries(folder)}


def changed_since_published(folder: Path, path: Path, called: str) -> tuple[Mistake, ...]:
    """A mistake if the file at `path`, called so in messages, was published and has changed since; else none."""
    digest = published(folder).get(path.relative_to(folder).as_posix())
    if digest is None or digest == checksum(path):
        return ()
    what = "This version was published and has changed since."
    return (Mistake(called, None, f"{what} Put it back, and write the change as a new version beside {path.name}."),)


def gone(folder: Path, called: str) -> tuple[Mistake, ...]:
    """A mistake for each published file that is no longer in the folder, whose list is called so in messages."""
    return tuple(
        Mistake(called, line, f"{path} was published and is gone: put it back.")
        for path, _, line in _entries(folder)
        if not (folder / path).is_file()
    )


def add_published(folder: Path, path: Path) -> str:
    """Note `path`, a file below `folder`, as published, in place of what was noted of it before; its checksum."""
    listed = folder / LIST
    name = path.relative_to(folder).as_posix()
    digest = checksum(path)
    text = listed.read_text(encoding="utf-8") if listed.is_file() else _NOTE
    kept = [row for row in text.splitlines() if row.startswith("#") or row.partition(" ")[2].strip() != name]
    listed.write_text("\n".join((*kept, f"{digest}  {name}")) + "\n", encoding="utf-8", newline="\n")
    return digest


def _entries(folder: Path) -> list[tuple[str, str, int]]:
    listed = folder / LIST
    if not listed.is_file():
        return []
    entries = []
    for line, row in enumerate(listed.read_text(encoding="utf-8").splitlines(), start=1):
        if row.strip() and not row.startswith("#"):
            digest, _, path = row.partition(" ")
            entries.append((path.strip(), digest, line))
    return entries
