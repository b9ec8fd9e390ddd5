"""Reports from files and folders, read side by side."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path

from selfassess.domain.comparators import Authority
from selfassess.domain.private_data import Contents
from selfassess.domain.report import Report
from selfassess.errors import NotFound
from selfassess.ingest.contents import DEADLINE as WAITED_FOR
from selfassess.ingest.contents import contents_of
from selfassess.ingest.workers import DEADLINE, File, read_all

SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".htm", ".html", ".md", ".txt"})


class ProcessReader:
    """Reads in processes of its own: on all processors unless `workers` says how many.

    `deadline` is in seconds of a processor for each file.
    """

    def __init__(self, *, workers: int | None = None, deadline: float = DEADLINE) -> None:
        self._workers = workers
        self._deadline = deadline

    def read(self, paths: Sequence[Path], *, skip: Collection[str] = (), known: Sequence[Authority] = ()) -> Iterator[Report]:
        """The report in each file under these paths, in their order; files whose SHA-256 is in `skip` are passed over.

        `known` are authorities that reports may be about beyond the list that ships. Raises `NotFound` for a path that does not
        exist, before anything is read. A file that cannot be read gives a refused report.
        """
        files = [file for path in paths for file in files_under(path)]
        fresh = [file for file in files if not skip or _digest(file.path) not in skip]
        names = tuple((authority.name, *authority.aliases) for authority in known)
        return read_all(fresh, workers=self._workers, deadline=self._deadline, known=names)

    def files(self, paths: Sequence[Path]) -> Mapping[str, Path]:
        """The files that `read` would read, by the name under which each report says where it comes from."""
        return {file.name: file.path for path in paths for file in files_under(path)}

    def contents(self, content: bytes, *, seconds: float | None = None) -> Contents:
        """The text of a document in pieces; in a process of its own, but for plain text, which brings no reader down."""
        return contents_of(content, deadline=seconds or WAITED_FOR)


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
