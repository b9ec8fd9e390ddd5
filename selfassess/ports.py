"""What services may ask of the outside, and the box that holds it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority, Comparator
from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.document import Document
from selfassess.domain.evidence import Evidence, StoredFile
from selfassess.domain.framework import Framework
from selfassess.domain.holdings import AreaGrade, HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.domain.records import Count, Record
from selfassess.domain.report import Report
from selfassess.domain.search import Found, Search
from selfassess.settings import Settings


class Frameworks(Protocol):
    """What ships and what an operator added: frameworks, versions and crosswalks."""

    def frameworks(self) -> tuple[Framework, ...]: ...

    def framework(self, key: str) -> Framework:
        """The framework of this key. Raises `NotFound`."""

    def crosswalk(self, old: str, new: str) -> Crosswalk:
        """How the lines of one framework answer to those of another, by their keys. Raises `NotFound`."""


class Packs(Protocol):
    """The pack definitions that ship, and an operator's own."""

    def packs(self) -> tuple[Pack, ...]: ...

    def pack(self, pack_id: str) -> Pack:
        """The pack of this id. Raises `NotFound`."""


class AuthorityStore(Protocol):
    """Authorities and their comparators."""

    def get(self, authority_id: str) -> Authority:
        """The authority of this id. Raises `NotFound`."""

    def find(self, name: str) -> Authority | None:
        """The authority that is called so, by its name or an alias, whatever 'Council' or 'Borough' stands around it."""

    def all(self) -> tuple[Authority, ...]:
        """Every authority, by name."""

    def comparators(self, authority: Authority) -> tuple[Comparator, ...]:
        """Its statistical neighbours, as far as they are in the list, and the other authorities of its region."""

    def save(self, authorities: Sequence[Authority]) -> None:
        """Add these, or replace those of the same id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which passages are wanted: on these lines most of all, of this polarity, in reports that judged `area` one of `grades`."""

    lines: tuple[str, ...]
    area: str
    grades: tuple[str, ...]
    polarity: str


EVERY_AUTHORITY = "*"
"""As a viewer: somebody who acts for every authority here, as the one person of a laptop does."""


class ReportStore(Protocol):
    """The library of past reports. What is about another authority than `viewer` is given only if it is published."""

    def digests(self) -> frozenset[str]:
        """The SHA-256 of every document in the library."""

    def add(self, head: ReportHead, report: Report, *, at: datetime, by: str) -> None: ...

    def remove(self, report_id: str) -> None:
        """Take a report out. Raises `NotFound`."""

    def head(self, report_id: str, *, viewer: str | None) -> ReportHead:
        """The head of a report. Raises `NotFound`."""

    def heads(self, *, viewer: str | None, authority: str | None = None) -> tuple[ReportHead, ...]:
        """The heads of all reports, or of one authority's, newest first."""

    def report(self, report_id: str, *, viewer: str | None) -> Report:
        """A whole report. Raises `NotFound`."""

    def passages_about(self, authority: str, lines: Collection[str]) -> tuple[HeldPassage, ...]:
        """The authority's own passages on any of these lines, newest report first, then in the report's order."""

    def recommendations_about(self, authority: str, lines: Collection[str]) -> tuple[HeldRecommendation, ...]:
        """What its reports asked the authority to do on any of these lines, newest report first."""

    def latest_grades(self, authorities: Collection[str], area: str) -> tuple[AreaGrade, ...]:
        """The newest published judgement of an area for each of these authorities that has one."""

    def passages_elsewhere(
        self, asked: Asked, *, apart_from: str, among: Collection[str] | None = None
    ) -> tuple[HeldPassage, ...]:
        """Published passages of other authorities, or only of those among `among`, newest first."""


class PassageIndex(Protocol):
    """The passages of the library in full text. Of another authority than `viewer` only what is published is found."""

    def search(self, search: Search, *, viewer: str | None) -> Found:
        """One page of what is asked for, and how much there is of it."""


class AssessmentStore(Protocol):
    """Assessments and their responses."""

    def add(self, assessment: Assessment) -> None: ...

    def get(self, assessment_id: str) -> Assessment:
        """The assessment of this id. Raises `NotFound`."""

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, newest first."""

    def response(self, assessment_id: str, subject: str) -> Response:
        """The response for a subject; one of revision 0 if nothing was ever saved for it."""

    def responses(self, assessment_id: str) -> tuple[Response, ...]:
        """Every response that was ever saved."""

    def save(self, response: Response) -> None:
        """Keep a response whose revision is one above the stored one; every revision stays in history.

        Raises `Conflict` if another save came first.
        """

    def history(self, assessment_id: str, subject: str) -> tuple[Response, ...]:
        """Every revision of a response, newest first."""


class EvidenceStore(Protocol):
    """The evidence register of each authority."""

    def save(self, evidence: Evidence) -> None: ...

    def get(self, evidence_id: str) -> Evidence:
        """The evidence of this id. Raises `NotFound`."""

    def of(self, authority: str) -> tuple[Evidence, ...]:
        """All evidence of an authority, newest first."""


class ActionStore(Protocol):
    """The actions of each authority."""

    def save(self, action: Action) -> None: ...

    def get(self, action_id: str) -> Action:
        """The action of this id. Raises `NotFound`."""

    def of(self, authority: str) -> tuple[Action, ...]:
        """All actions of an authority, soonest due first."""


class UnitOfWork(Protocol):
    """One transaction over everything that is stored."""

    @property
    def authorities(self) -> AuthorityStore: ...
    @property
    def reports(self) -> ReportStore: ...
    @property
    def passages(self) -> PassageIndex: ...
    @property
    def assessments(self) -> AssessmentStore: ...
    @property
    def evidence(self) -> EvidenceStore: ...
    @property
    def actions(self) -> ActionStore: ...


class Store(Protocol):
    """Where everything is kept."""

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that changes nothing."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that is kept as a whole, or not at all if an error leaves it."""

    def close(self) -> None:
        """Let go of every connection; what is asked of the store afterwards opens new ones."""


class FileStore(Protocol):
    """Files by the SHA-256 of what they hold, each kept once."""

    def put(self, name: str, content: bytes) -> StoredFile:
        """Keep a file. Raises `BadInput` where it is too large, of a kind that is not taken, or not what its name says."""

    def get(self, file: StoredFile) -> bytes:
        """What the file holds. Raises `NotFound` if it is no longer kept."""

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every file that is kept."""

    def content(self, digest: str) -> bytes:
        """What the file of this SHA-256 holds. Raises `NotFound` where it is gone or was changed."""

    def keep(self, content: bytes) -> None:
        """Keep again what was once put in, as out of a backup."""


class Snapshot(Protocol):
    """Every record as of one moment, tables in an order in which they can be filled; `version` is that of the tables."""

    @property
    def version(self) -> str: ...
    @property
    def records(self) -> Iterator[Record]: ...


class Copies(Protocol):
    """A database to be copied from or filled."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """What it holds at this moment, whatever others write meanwhile."""

    def must_be_empty(self) -> None:
        """Raises `BadInput` if it holds anything."""

    def fill(self, version: str, records: Iterable[Record]) -> None:
        """Put records from tables of this version into it, all or none. Raises `BadInput` if it holds anything."""

    def close(self) -> None:
        """Let go of every connection."""


class Backup(Protocol):
    """An opened backup: first its files, then its records, each to be read to its end. Both raise `BadInput` on damage."""

    about: dict[str, Any]

    def files(self) -> Iterator[bytes]: ...
    def records(self) -> Iterator[Record]: ...


class BackupWriter(Protocol):
    """Writes backups and opens them."""

    def write(
        self,
        path: Path,
        about: Mapping[str, object],
        *,
        files: Iterable[bytes],
        records: Iterable[Record],
        recipients: Sequence[str] = (),
    ) -> dict[str, Count]:
        """Write a backup, encrypted to the public keys in `recipients`. Raises `BadInput` if the file exists already."""

    def open(self, path: Path, *, key: Path | None = None) -> AbstractContextManager[Backup]:
        """A backup to be read. Raises `BadInput` where it is damaged, not one of ours, or the key does not open it."""

    def new_key(self, path: Path) -> str:
        """Write a new secret key and give its public key. Raises `BadInput` if the file exists."""


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
