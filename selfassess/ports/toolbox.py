"""The box that holds every way out."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from selfassess.domain.comparators import Authority
from selfassess.domain.deadlines import BankHolidays
from selfassess.domain.indicator_sheet import Sheet
from selfassess.domain.private_data import Contents
from selfassess.ports.bundles import BundleFiles
from selfassess.ports.documents import (
    CaseFormFiles,
    Classifier,
    DataWriter,
    DocumentExporter,
    PagePainter,
    Reader,
    ResponseTableFiles,
    SheetWriter,
    SlideWriter,
    TemplateSheets,
    WorkbookReader,
    WorkbookWriter,
)
from selfassess.ports.keeping import BackupWriter, Copies, FileStore, KeyFileMaker
from selfassess.ports.library import Frameworks, Packs, Reference
from selfassess.ports.mail import Mailer
from selfassess.ports.people import Identity, Seal, SignInElsewhere
from selfassess.ports.store import Store
from selfassess.settings import Settings

T = TypeVar("T")

TableHeads = Callable[[str, bytes], Sequence[tuple[str, Sequence[Sequence[str]]]]]
"""From a file's name and content to the first rows of each of its sheets, by the sheet's name."""


class Memory(Protocol):
    """What this process worked out lately, so that it need not be worked out again; it holds so many things and no more."""

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key, made and kept first where nothing is.

        The key says everything that the thing depends on: nobody is asked again who may see it, and it is never forgotten early.
        """


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Everything a service is handed: the settings and the ways out, each made when it is first asked for.

    `clock` gives the time in UTC, `today` the day where the program runs, `new_id` an id that nobody used before.
    `elsewhere` is the sign-in service of a council, None where people sign in here alone.
    `mailer` is None where no mail server is set. `bank_holidays` are England's.
    `known_authorities` are the councils of England that ship with the program.
    """

    settings: Settings
    clock: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    memory: Memory
    store: Callable[[], Store]
    frameworks: Callable[[], Frameworks]
    reference: Callable[[], Reference]
    packs: Callable[[], Packs]
    files: Callable[[], FileStore]
    copies: Callable[[str], Copies]
    backups: Callable[[], BackupWriter]
    bundles: Callable[[], BundleFiles]
    key_files: Callable[[], KeyFileMaker]
    reader: Callable[[], Reader]
    classifier: Callable[[], Classifier]
    painter: Callable[[], PagePainter]
    identity: Callable[[], Identity]
    seal: Callable[[], Seal]
    elsewhere: Callable[[], SignInElsewhere | None]
    exporter: Callable[[str], DocumentExporter]
    slides: Callable[[], SlideWriter]
    data_writer: Callable[[str], DataWriter]
    workbook: Callable[[], WorkbookWriter]
    sheets: Callable[[], SheetWriter]
    workbook_reader: Callable[[], WorkbookReader]
    case_forms: Callable[[str], CaseFormFiles]
    response_tables: Callable[[str], ResponseTableFiles]
    bank_holidays: Callable[[], BankHolidays]
    known_authorities: Callable[[], tuple[Authority, ...]]
    table_reader: Callable[[], Callable[[str, bytes], Sheet]]
    mailer: Callable[[], Mailer | None]
    table_heads: Callable[[], TableHeads]
    table_contents: Callable[[], Callable[[str, bytes], Contents]]
    authority_sheet: Callable[[], Callable[[Path], tuple[Authority, ...]]]
    template_sheets: Callable[[], TemplateSheets]
