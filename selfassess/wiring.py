"""From settings to the toolbox: the only file that names concrete parts, each imported when it is first asked for."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from uuid import uuid4

from selfassess.domain.comparators import Authority
from selfassess.domain.pack import DOCUMENT
from selfassess.errors import BadInput
from selfassess.ports import (
    BackupWriter,
    Copies,
    DocumentExporter,
    FileStore,
    Frameworks,
    Packs,
    Reader,
    Store,
    Toolbox,
    WorkbookWriter,
)
from selfassess.resources import search_path
from selfassess.settings import Settings, read_settings

T = TypeVar("T")


def toolbox(settings: Settings | None = None) -> Toolbox:
    """The toolbox of one instance; without `settings`, as the environment chooses."""
    chosen = settings or read_settings(os.environ, home=Path.home())
    return Toolbox(
        settings=chosen,
        clock=_now,
        today=_today,
        new_id=_new_id,
        store=_once(lambda: _store(chosen)),
        frameworks=_once(lambda: _frameworks(chosen)),
        packs=_once(lambda: _packs(chosen)),
        files=_once(lambda: _files(chosen)),
        copies=_copies,
        backups=_once(_backups),
        reader=_once(_reader),
        exporter=cache(lambda form: _exporter(chosen, form)),
        workbook=_once(_workbook),
        known_authorities=_once(lambda: _known_authorities(chosen)),
        authority_sheet=_once(_authority_sheet),
    )


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """Make a part when it is first asked for, and only once however many threads ask at the same time."""
    making = Lock()
    made: list[T] = []

    def part() -> T:
        if not made:
            with making:
                if not made:
                    made.append(make())
        return made[0]

    return part


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return datetime.now().astimezone().date()


def _new_id() -> str:
    return uuid4().hex[:20]


def _store(settings: Settings) -> Store:
    from selfassess.store.session import Database

    return Database(settings.database_url, upgrade=_bring_up_to_date)


def _bring_up_to_date(engine: Any) -> None:
    from selfassess.store.migrating import bring_up_to_date

    bring_up_to_date(engine)


def _frameworks(settings: Settings) -> Frameworks:
    from selfassess.library.catalogue import load_catalogue

    return load_catalogue(search_path("frameworks", settings.frameworks_dir))


def _packs(settings: Settings) -> Packs:
    from selfassess.library.packs import load_packs

    return load_packs(search_path("exports", settings.exports_dir), search_path("templates", settings.templates_dir))


def _files(settings: Settings) -> FileStore:
    from selfassess.files.disk import FilesOnDisk

    return FilesOnDisk(settings.data_dir / "files")


def _copies(url: str) -> Copies:
    from selfassess.store.copying import Copying

    return Copying(url)


def _backups() -> BackupWriter:
    from selfassess.seal.backups import Backups

    return Backups()


def _reader() -> Reader:
    from selfassess.ingest.reading import ProcessReader

    return ProcessReader()


def _exporter(settings: Settings, form: str) -> DocumentExporter:
    if form == "docx":
        return _word(settings)
    if form == "pdf":
        return _pdf(settings)
    raise BadInput(f"Documents are not made as {form!r}. Choose {' or '.join(DOCUMENT)}.")


def _word(settings: Settings) -> DocumentExporter:
    from selfassess.exporters.word import write

    return partial(write, templates=search_path("templates", settings.templates_dir))


def _pdf(settings: Settings) -> DocumentExporter:
    from selfassess.exporters.pdf import write

    return partial(write, templates=search_path("templates", settings.templates_dir))


def _workbook() -> WorkbookWriter:
    from selfassess.roundtrip.excel import write

    return write


def _known_authorities(settings: Settings) -> tuple[Authority, ...]:
    from selfassess.roundtrip.sheets.authorities import read_authorities

    places = (folder / "reference" / "authorities.csv" for folder in search_path("frameworks", settings.frameworks_dir))
    found = next((place for place in places if place.is_file()), None)
    return read_authorities(found) if found else ()


def _authority_sheet() -> Callable[[Path], tuple[Authority, ...]]:
    from selfassess.roundtrip.sheets.authorities import read_authorities

    return read_authorities
