"""A reader for tests that are about what becomes of reports, not about the processes in which they are read."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from selfassess.domain.comparators import Authority
from selfassess.domain.report import Report
from selfassess.ingest.pipeline import read
from selfassess.ingest.reading import ProcessReader, files_under


class ReadingHere(ProcessReader):
    """Reads as the program does, in this process: starting one of its own takes longer than reading a letter."""

    def read(self, paths: Sequence[Path], *, skip: Collection[str] = (), known: Sequence[Authority] = ()) -> Iterator[Report]:
        names = tuple((authority.name, *authority.aliases) for authority in known)
        files = [file for path in paths for file in files_under(path)]
        return (
            read(file.path, file.name, known=names)
            for file in files
            if not skip or sha256(file.path.read_bytes()).hexdigest() not in skip
        )
