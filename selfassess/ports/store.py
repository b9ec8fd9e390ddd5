"""Where everything is kept that people and reports say."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority, Comparator, ComparatorSet
from selfassess.domain.evidence import Evidence
from selfassess.domain.follow_up import Decision
from selfassess.domain.holdings import AreaGrade, HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.report import Passage, Recommendation, Report
from selfassess.domain.rights import Viewer
from selfassess.domain.search import Found, Search
from selfassess.domain.tally import By, Judged, Tally
from selfassess.ports.arriving import ArrivingStore, OriginalStore
from selfassess.ports.bundles import BundleStore
from selfassess.ports.inspections import InspectionStore
from selfassess.ports.jobs import JobStore
from selfassess.ports.labels import LabelStore
from selfassess.ports.peerchallenge import (
    BackgroundStore,
    CaseStore,
    CaseTemplateStore,
    ChallengeFileStore,
    FactCheckStore,
    PeerChallengeStore,
)
from selfassess.ports.people import AccountStore, AuditStore, SignInStore
from selfassess.ports.workspace import (
    ActionStore,
    AreaProfileStore,
    ChallengeAnswerStore,
    ComparisonStore,
    DraftStore,
    ExportStore,
    IndicatorStore,
    IntakeStore,
    LengthStore,
    MoveStore,
    OtherInspectionStore,
    PracticeAuditStore,
    ReviewStore,
    SnapshotStore,
    WorkStore,
    YoungPeopleStore,
)


class AuthorityStore(Protocol):
    """Authorities and their comparators."""

    def get(self, authority_id: str) -> Authority:
        """The authority of this id. Raises `NotFound`."""

    def find(self, name: str) -> Authority | None:
        """The authority that is called so, by its name or an alias, whatever 'Council' or 'Borough' stands around it."""

    def all(self) -> tuple[Authority, ...]:
        """Every authority, by name."""

    def comparators(self, authority: Authority, chosen: ComparatorSet, alike: Collection[str] = ()) -> tuple[Comparator, ...]:
        """The authorities of a set, as far as they are in the list and still exist; `alike` are those judged alike."""

    def save(self, authorities: Sequence[Authority]) -> None:
        """Add these, or replace those of the same id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which passages are wanted: on these lines most of all, of this polarity, in reports that judged `area` one of `grades`."""

    lines: tuple[str, ...]
    area: str
    grades: tuple[str, ...]
    polarity: str


class ReportStore(Protocol):
    """The library of past reports. What the `viewer` may not see does not exist for them."""

    def mark(self) -> str:
        """A word that is another one after anything changed in the library, its authorities or what was decided about it."""

    def digests(self) -> frozenset[str]:
        """The SHA-256 of every document in the library."""

    def add(self, head: ReportHead, report: Report, *, at: datetime, by: str) -> None: ...

    def retag(
        self, head: ReportHead, passages: Mapping[int, Passage], recommendations: Mapping[int, Recommendation] | None = None
    ) -> None:
        """Give these passages of a report other tags, and these recommendations, each by its place from 1."""

    def remove(self, report_id: str) -> None:
        """Take a report out. Raises `NotFound`."""

    def imported_by(self, report_id: str) -> str:
        """The id of the person who brought a report in. Raises `NotFound`."""

    def head(self, report_id: str, *, viewer: Viewer) -> ReportHead:
        """The head of a report. Raises `NotFound`."""

    def heads(self, *, viewer: Viewer, authority: str | None = None) -> tuple[ReportHead, ...]:
        """The heads of all reports, or of one authority's, newest first."""

    def report(self, report_id: str, *, viewer: Viewer) -> Report:
        """A whole report. Raises `NotFound`."""

    def passages_about(self, authority: str, lines: Collection[str]) -> tuple[HeldPassage, ...]:
        """The authority's own passages on any of these lines, newest report first, then in the report's order."""

    def recommendations_about(self, authority: str, lines: Collection[str]) -> tuple[HeldRecommendation, ...]:
        """What its reports asked the authority to do on any of these lines, newest report first."""

    def latest_grades(self, authorities: Collection[str] | None, area: str) -> tuple[AreaGrade, ...]:
        """The newest published judgement of an area for each of these authorities that has one; for each there is with None."""

    def passages_elsewhere(
        self, asked: Asked, *, apart_from: str, among: Collection[str] | None = None
    ) -> tuple[HeldPassage, ...]:
        """Published passages of other authorities, or only of those among `among`, newest first."""


class PassageIndex(Protocol):
    """The passages of the library in full text. What the `viewer` may not see is not found."""

    def search(self, search: Search, *, viewer: Viewer) -> Found:
        """One page of what is asked for, and how much there is of it."""

    def tally(self, search: Search, by: By | None, *, viewer: Viewer) -> Tally:
        """How often each line is spoken to, and which way, in all that a search without words finds; parted `by` something."""

    def judgements(self, areas: Collection[str], search: Search, *, viewer: Viewer) -> tuple[Judged, ...]:
        """How many of the inspections that a search without words is among judged each area how, by year."""


class AssessmentStore(Protocol):
    """Assessments and their responses."""

    def add(self, assessment: Assessment) -> None: ...

    def get(self, assessment_id: str) -> Assessment:
        """The assessment of this id. Raises `NotFound`."""

    def judge_lines(self, assessment_id: str, *, judged: bool) -> None:
        """Keep whether the lines of an assessment are judged, or only described."""

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, newest first."""

    def response(self, assessment_id: str, subject: str) -> Response:
        """The response for a subject; one of revision 0 if nothing was ever saved for it."""

    def responses(self, assessment_id: str) -> tuple[Response, ...]:
        """Every response that was ever saved."""

    def revision(self, assessment_id: str, subject: str, revision: int) -> Response:
        """A response as it was once saved; one with nothing in it for revision 0. Raises `NotFound`."""

    def save(self, response: Response) -> None:
        """Keep a response whose revision is one above the stored one; every revision stays in history.

        Raises `Conflict` if another save came first.
        """

    def history(self, assessment_id: str, subject: str) -> tuple[Response, ...]:
        """Every revision of a response, newest first."""


class DecisionStore(Protocol):
    """What people decided about the recommendations made to each authority."""

    def of(self, authority: str) -> tuple[Decision, ...]:
        """Every decision of an authority, in the order in which each recommendation was decided about."""

    def add(self, authority: str, decision: Decision) -> None:
        """Keep the next decision about a recommendation. Raises `Conflict` if another one of its revision came first."""


class EvidenceStore(Protocol):
    """The evidence register of each authority."""

    def save(self, evidence: Evidence) -> None: ...

    def get(self, evidence_id: str) -> Evidence:
        """The evidence of this id. Raises `NotFound`."""

    def of(self, authority: str) -> tuple[Evidence, ...]:
        """The evidence in an authority's register, newest first."""

    def removed_of(self, authority: str) -> tuple[Evidence, ...]:
        """What was taken out of an authority's register and can be put back, newest first."""

    def empty(self, before: datetime) -> int:
        """Leave nothing but its place of all evidence that was taken out before this moment; how much there was."""


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
    def comparisons(self) -> ComparisonStore: ...
    @property
    def other_inspections(self) -> OtherInspectionStore: ...
    @property
    def lengths(self) -> LengthStore: ...
    @property
    def decisions(self) -> DecisionStore: ...
    @property
    def evidence(self) -> EvidenceStore: ...
    @property
    def actions(self) -> ActionStore: ...
    @property
    def indicators(self) -> IndicatorStore: ...
    @property
    def area_profiles(self) -> AreaProfileStore: ...
    @property
    def practice_audits(self) -> PracticeAuditStore: ...
    @property
    def young_people(self) -> YoungPeopleStore: ...
    @property
    def inspections(self) -> InspectionStore: ...
    @property
    def work(self) -> WorkStore: ...
    @property
    def reviews(self) -> ReviewStore: ...
    @property
    def drafts(self) -> DraftStore: ...
    @property
    def moves(self) -> MoveStore: ...
    @property
    def snapshots(self) -> SnapshotStore: ...
    @property
    def challenge_answers(self) -> ChallengeAnswerStore: ...
    @property
    def intakes(self) -> IntakeStore: ...
    @property
    def exports(self) -> ExportStore: ...
    @property
    def bundles(self) -> BundleStore: ...
    @property
    def accounts(self) -> AccountStore: ...
    @property
    def sign_ins(self) -> SignInStore: ...
    @property
    def arriving(self) -> ArrivingStore: ...
    @property
    def labels(self) -> LabelStore: ...
    @property
    def originals(self) -> OriginalStore: ...
    @property
    def audit(self) -> AuditStore: ...
    @property
    def peer_challenges(self) -> PeerChallengeStore: ...
    @property
    def cases(self) -> CaseStore: ...
    @property
    def templates(self) -> CaseTemplateStore: ...
    @property
    def fact_checks(self) -> FactCheckStore: ...
    @property
    def challenge_files(self) -> ChallengeFileStore: ...
    @property
    def backgrounds(self) -> BackgroundStore: ...
    @property
    def jobs(self) -> JobStore: ...


class Store(Protocol):
    """Where everything is kept."""

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that changes nothing."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that is kept as a whole, or not at all if an error leaves it."""

    def close(self) -> None:
        """Let go of every connection; what is asked of the store afterwards opens new ones."""
