"""Documents that come in and go out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from selfassess.domain.case_form import CaseForm
from selfassess.domain.case_sheet import CaseSheet
from selfassess.domain.comparators import Authority
from selfassess.domain.deck import Deck
from selfassess.domain.document import Document
from selfassess.domain.framework import Framework
from selfassess.domain.material import Material
from selfassess.domain.open_data import Table
from selfassess.domain.pack import Pack
from selfassess.domain.private_data import Contents
from selfassess.domain.report import Passage, Report
from selfassess.domain.response_table import BackTable, SentTable
from selfassess.domain.sheet import Sheet
from selfassess.domain.template_sheet import TemplateSheet
from selfassess.domain.workbook import Returned, WorkbookFacts


class Reader(Protocol):
    """Reads reports in whatever format they come."""

    def read(self, paths: Sequence[Path], *, skip: Collection[str] = (), known: Sequence[Authority] = ()) -> Iterator[Report]:
        """Each report found under these files and folders, as it is read.

        `skip` holds SHA-256 digests of files already known; `known` are authorities that reports may be about.
        """

    def files(self, paths: Sequence[Path]) -> Mapping[str, Path]:
        """The files that `read` would read, by the name under which each report says where it comes from."""

    def contents(self, content: bytes, *, seconds: float | None = None) -> Contents:
        """The text of any document in pieces, within bounds of time and memory; it says where that is not all.

        It takes at most so many seconds; without any, as many as a person waits.
        """


class PagePainter(Protocol):
    """Draws pages of documents."""

    def __call__(self, content: bytes, page: int) -> bytes:
        """A page (from 1) of a PDF as a PNG picture. Raises `Unreadable` where it cannot be drawn."""


class Classifier(Protocol):
    """Says what passages are about and which way they speak."""

    def tags(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages of a report, in its order and as they were read, with the tags that they would get today."""


class DocumentExporter(Protocol):
    """Turns a document into the bytes of one format."""

    def __call__(self, document: Document) -> bytes: ...


class SlideWriter(Protocol):
    """Turns slides into the bytes of a PowerPoint file."""

    def __call__(self, deck: Deck) -> bytes: ...


class DataWriter(Protocol):
    """Turns plain tables into the bytes of one format."""

    def __call__(self, tables: Sequence[Table]) -> bytes: ...


class WorkbookWriter(Protocol):
    """Turns an assessment into the bytes of the scoring workbook."""

    def __call__(self, material: Material, pack: Pack) -> bytes: ...


class SheetWriter(Protocol):
    """Turns a plain table into the bytes of a file of one form: `xlsx` or `csv`."""

    def __call__(self, sheet: Sheet, form: str) -> bytes: ...


class WorkbookBack(Protocol):
    """A scoring workbook that came back and knows what it is."""

    facts: WorkbookFacts

    def rows(self, framework: Framework) -> Returned:
        """All that people filled in. Raises `Unreadable` where the file turns out to be damaged."""


class WorkbookReader(Protocol):
    """Opens a workbook by its file's name and content. Raises `Unreadable` for one that is not ours."""

    def __call__(self, name: str, content: bytes) -> WorkbookBack: ...


class CaseFormFiles(Protocol):
    """Case reviews as files of one format."""

    def write(self, form: CaseForm, sheet: CaseSheet, cohorts: Sequence[str]) -> bytes:
        """The form of one case, filled as far as the sheet is."""

    def challenge_of(self, content: bytes, name: str) -> str:
        """The id of the challenge that a file is of. Raises `Unreadable` for a file that is no such form."""

    def read(self, content: bytes, name: str, form: CaseForm) -> CaseSheet:
        """What a filled form says. Raises `Unreadable`."""


class ResponseTableFiles(Protocol):
    """The findings table with the council's response as files of one format."""

    def write(self, table: SentTable) -> bytes:
        """The table, answered as far as it is."""

    def read(self, content: bytes, name: str) -> BackTable:
        """What came back. Raises `Unreadable` for a file that is no such table, `BadInput` for one of another version."""


class TemplateSheets(Protocol):
    """The template of a case review as a plain workbook that people fill in: out and back."""

    def write(self, sheet: TemplateSheet) -> bytes:
        """The workbook, which `read` reads."""

    def read(self, content: bytes, name: str) -> TemplateSheet:
        """What the sheets of a file of that name say.

        Raises `Unreadable` for a file that is no workbook, and `BadTable` with every mistake and its row.
        """
