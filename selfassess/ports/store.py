"""Where everything is kept that people and reports say."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority, Comparator
from selfassess.domain.evidence import Evidence
from selfassess.domain.follow_up import Decision
from selfassess.domain.holdings import AreaGrade, HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.report import Report
from selfassess.domain.search import Found, Search


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
        """What was taken out of an authority's register, newest first."""


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
    def decisions(self) -> DecisionStore: ...
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
