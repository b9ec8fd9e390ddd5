"""Reading reports from files and folders; nothing is stored."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

from selfassess.domain.report import Report
from selfassess.errors import NotFound
from selfassess.ingest.workers import DEADLINE, File, read_all

SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".htm", ".html", ".md", ".txt"})


def parse_paths(
    paths: Sequence[Path], *, skip: Collection[str] = (), workers: int | None = None, deadline: float = DEADLINE
) -> Iterator[Report]:
    """The report in each file under these paths, in order; files whose SHA-256 is in `skip` are passed over.

    Raises `NotFound` for a path that does not exist, before anything is read. A file that cannot be read gives a refused report.
    """
    files = [file for path in paths for file in files_under(path)]
    fresh = [file for file in files if not skip or _digest(file.path) not in skip]
    return read_all(fresh, workers=workers, deadline=deadline)


def files_under(path: Path) -> list[File]:
    """A file itself, or the files of a folder that may be reports, by path; each named by the way to it from the given folder."""
    if path.is_file():
        return [File(path, f"{path.absolute().parent.name}/{path.name}")]
    if not path.is_dir():
        raise NotFound(f"{path} does not exist: check the spelling of the path")
    found = sorted(file for file in path.rglob("*") if _may_be_report(file, path))
    return [File(file, _name(file, path)) for file in found]


def _may_be_report(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in SUFFIXES and file.is_file()


def _name(file: Path, folder: Path) -> str:
    below = file.relative_to(folder)
    return below.as_posix() if len(below.parts) > 1 else f"{folder.absolute().name}/{below.name}"


def _digest(path: Path) -> str:
    """The SHA-256 of a file, empty if it cannot be opened (its reader will say why)."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
