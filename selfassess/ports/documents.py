"""Documents that come in and go out."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from selfassess.domain.comparators import Authority
from selfassess.domain.document import Document
from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.domain.report import Report


class Reader(Protocol):
    """Reads reports in whatever format they come."""

    def read(self, paths: Sequence[Path], *, skip: Collection[str] = (), known: Sequence[Authority] = ()) -> Iterator[Report]:
        """Each report found under these files and folders, as it is read.

        `skip` holds SHA-256 digests of files already known; `known` are authorities that reports may be about.
        """


class DocumentExporter(Protocol):
    """Turns a document into the bytes of one format."""

    def __call__(self, document: Document) -> bytes: ...


class WorkbookWriter(Protocol):
    """Turns an assessment into the bytes of the scoring workbook."""

    def __call__(self, material: Material, pack: Pack) -> bytes: ...
