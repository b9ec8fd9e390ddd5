"""Documents kept beside the text that was read in them."""

import hashlib
from pathlib import PurePosixPath

from selfassess.domain.evidence import StoredFile
from selfassess.ports import Toolbox, UnitOfWork

PDF = "application/pdf"
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/plain",
    ".pdf": PDF,
    ".txt": "text/plain",
}
ANY = "application/octet-stream"
"""How a web page is kept, so that no browser ever opens it as one of ours."""


def keep_original(tools: Toolbox, store: UnitOfWork, report_id: str, name: str, content: bytes) -> None:
    """Keep the document of a report, within a transaction that is open; one that it has stays."""
    if store.originals.of(report_id) is None:
        tools.files().keep(content)
        media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), ANY)
        store.originals.keep(report_id, StoredFile(name, hashlib.sha256(content).hexdigest(), len(content), media_type))


def drop_original(tools: Toolbox, store: UnitOfWork, report_id: str) -> bool:
    """Let the document of a report go, within a transaction that is open; whether it had one.

    A file that something else needs, such as a piece of evidence, stays in the file store.
    """
    kept = store.originals.of(report_id)
    if kept is None:
        return False
    store.originals.drop(report_id)
    if not store.originals.needed(kept.sha256):
        tools.files().forget(kept.sha256)
    return True
