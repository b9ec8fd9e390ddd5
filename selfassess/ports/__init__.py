"""What services may ask of the outside, and the box that holds it."""

from selfassess.ports.documents import DocumentExporter, Reader, WorkbookWriter
from selfassess.ports.keeping import Backup, BackupWriter, Copies, FileStore, Snapshot
from selfassess.ports.library import Frameworks, Packs
from selfassess.ports.store import (
    EVERY_AUTHORITY,
    ActionStore,
    Asked,
    AssessmentStore,
    AuthorityStore,
    DecisionStore,
    EvidenceStore,
    PassageIndex,
    ReportStore,
    Store,
    UnitOfWork,
)
from selfassess.ports.toolbox import Toolbox

__all__ = [
    "EVERY_AUTHORITY",
    "ActionStore",
    "Asked",
    "AssessmentStore",
    "AuthorityStore",
    "Backup",
    "BackupWriter",
    "Copies",
    "DecisionStore",
    "DocumentExporter",
    "EvidenceStore",
    "FileStore",
    "Frameworks",
    "Packs",
    "PassageIndex",
    "Reader",
    "ReportStore",
    "Snapshot",
    "Store",
    "Toolbox",
    "UnitOfWork",
    "WorkbookWriter",
]
