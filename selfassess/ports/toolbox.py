"""The box that holds every way out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from selfassess.domain.comparators import Authority
from selfassess.ports.documents import DocumentExporter, Reader, WorkbookWriter
from selfassess.ports.keeping import BackupWriter, Copies, FileStore
from selfassess.ports.library import Frameworks, Packs
from selfassess.ports.store import Store
from selfassess.settings import Settings


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Everything a service is handed: the settings and the ways out, each made when it is first asked for.

    `clock` gives the time in UTC, `today` the day where the program runs, `new_id` an id that nobody used before.
    `known_authorities` are the councils of England that ship with the program.
    """

    settings: Settings
    clock: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    store: Callable[[], Store]
    frameworks: Callable[[], Frameworks]
    packs: Callable[[], Packs]
    files: Callable[[], FileStore]
    copies: Callable[[str], Copies]
    backups: Callable[[], BackupWriter]
    reader: Callable[[], Reader]
    exporter: Callable[[str], DocumentExporter]
    workbook: Callable[[], WorkbookWriter]
    known_authorities: Callable[[], tuple[Authority, ...]]
    authority_sheet: Callable[[], Callable[[Path], tuple[Authority, ...]]]
