"""The repository of documents that are kept beside the text that was read in them."""

import re
from collections.abc import Iterator

from sqlalchemy import JSON, ColumnElement, Text, cast, delete, exists, insert, select
from sqlalchemy.orm import Session

from selfassess.domain.evidence import StoredFile
from selfassess.store.models.original import OriginalRow
from selfassess.store.models.table import Row

FILE = "file_sha256"
"""The name of every column that says which file of the file store a row needs."""
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
LIBRARY = ("import_", "passage", "recommendation", "report", "search_")
"""How the tables begin whose JSON names no files, and which are too long to be searched."""


class Originals:
    """Which report's document is which file, and whether anything needs a file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, report_id: str) -> StoredFile | None:
        """The document of a report, None where it is not kept."""
        row = self._session.get(OriginalRow, report_id)
        return StoredFile(row.file_name, row.file_sha256, row.file_size, row.file_media_type) if row else None

    def keep(self, report_id: str, file: StoredFile) -> None:
        """Say which file is the document of a report that has none yet."""
        values = {"file_name": file.name, "file_sha256": file.sha256, "file_size": file.size}
        self._session.execute(insert(OriginalRow).values(report_id=report_id, **values, file_media_type=file.media_type))

    def drop(self, report_id: str) -> None:
        """A report has no document any more."""
        self._session.execute(delete(OriginalRow).where(OriginalRow.report_id == report_id))

    def needed(self, digest: str) -> bool:
        """Whether any row of any table needs the file of this SHA-256, or names it somewhere in its JSON."""
        return any(self._session.scalar(select(exists().where(condition))) for condition in _naming(digest))

    def named(self) -> frozenset[str]:
        """The SHA-256 of every file that anything needs."""
        found: set[str] = set()
        for table in Row.metadata.sorted_tables:
            if FILE in table.c:
                found.update(self._session.scalars(select(table.c[FILE]).where(table.c[FILE].is_not(None))))
            for column in () if table.name.startswith(LIBRARY) else table.c:
                if isinstance(column.type, JSON):
                    for said in self._session.scalars(select(cast(column, Text)).where(column.is_not(None))):
                        found.update(DIGEST.findall(said or ""))
        return frozenset(found)


def _naming(digest: str) -> Iterator[ColumnElement[bool]]:
    tables = Row.metadata.sorted_tables
    yield from (table.c[FILE] == digest for table in tables if FILE in table.c)
    for table in tables:
        if not table.name.startswith(LIBRARY):
            yield from (cast(column, Text).contains(digest) for column in table.c if isinstance(column.type, JSON))
