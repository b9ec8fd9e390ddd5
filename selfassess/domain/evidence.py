"""What backs a response: a file, a link, a data point, an audit, an observation, feedback."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from selfassess.domain.private_data import LookedThrough
from selfassess.errors import NotFound

STALE_AFTER = timedelta(days=365)
"""How old evidence may be: what happened more than a year ago says little of what children experience today."""


class EvidenceKind(StrEnum):
    """The kinds of evidence, so that a line resting on one kind alone can be seen."""

    DATA = "data"
    AUDIT = "audit"
    OBSERVATION = "observation"
    CHILDREN = "children"
    FAMILIES = "families"
    STAFF = "staff"
    PARTNERS = "partners"
    REVIEW = "review"
    DOCUMENT = "document"


EVIDENCE_LABELS = {
    EvidenceKind.DATA: "Performance data",
    EvidenceKind.AUDIT: "Practice audit",
    EvidenceKind.OBSERVATION: "Observation of practice",
    EvidenceKind.CHILDREN: "Children's views",
    EvidenceKind.FAMILIES: "Families' and carers' views",
    EvidenceKind.STAFF: "Staff views",
    EvidenceKind.PARTNERS: "Partners' views",
    EvidenceKind.REVIEW: "Review, complaint or outside challenge",
    EvidenceKind.DOCUMENT: "Policy, plan or other document",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept by the file store: its printed name, SHA-256, size in bytes and sniffed type."""

    name: str
    sha256: str
    size: int
    media_type: str


class Quality(StrEnum):
    """How far a reviewer trusts a piece of evidence."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


QUALITY_LABELS = {
    Quality.STRONG: "Strong: recent, independent, and about what it is used for",
    Quality.FAIR: "Fair: it says something, with gaps",
    Quality.WEAK: "Weak: old, one-sided, or about something else",
}
QUALITY_WORDS = {Quality.STRONG: "strong", Quality.FAIR: "fair", Quality.WEAK: "weak"}


@dataclass(frozen=True, slots=True)
class Rating:
    """What a reviewer said of the quality of a piece of evidence, and why."""

    quality: Quality
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A file that another took the place of: until when it counted, and who put the other in."""

    file: StoredFile
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that backs responses, reusable across lines. It belongs to an authority.

    `about` is the day or the last day of the period that it is about, beside `added`, when it was put in.
    `locator` says where inside it: page, paragraph or cell. Exactly one of `link` and `file` may be given, or neither
    (an observation, say, may stand by its description). `owner` is who keeps it true. `restricted` is whether only those
    see it who may see what is restricted; it is in no pack. `versions` are earlier files, newest first. `removed` is when it was
    taken out of the register, from which it can be put back; None while it is in it. `looked` is what was found when the file was
    looked through for what tells who somebody is; None without a file, or before anybody looked.
    """

    id: str
    authority: str
    kind: EvidenceKind
    title: str
    about: date | None
    added: datetime
    added_by: str
    locator: str = ""
    note: str = ""
    link: str | None = None
    file: StoredFile | None = None
    removed: datetime | None = None
    owner: str = ""
    restricted: bool = False
    rating: Rating | None = None
    versions: tuple[Version, ...] = ()
    looked: LookedThrough | None = None

    def version(self, digest: str) -> StoredFile | None:
        """The file of this SHA-256, the one that counts or an earlier one."""
        files = ((self.file,) if self.file else ()) + tuple(each.file for each in self.versions)
        return next((file for file in files if file.sha256 == digest), None)

    def stale(self, today: date) -> bool:
        """Whether what it is about lies more than a year back."""
        return self.about is not None and today - self.about > STALE_AFTER


def no_evidence(evidence_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no evidence {evidence_id!r}.")
