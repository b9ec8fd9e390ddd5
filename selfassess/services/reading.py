"""Reading reports without keeping them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from selfassess.domain.report import Report
from selfassess.ingest.reading import ProcessReader


def parse_paths(paths: Sequence[Path], *, workers: int | None = None) -> Iterator[Report]:
    """The report in each file under these paths, in order. A file that cannot be read gives a refused report, and the rest go on.

    Raises `NotFound` for a path that does not exist, before anything is read.
    """
    return ProcessReader(workers=workers).read(paths)
