"""The unit of work: one transaction with a repository for each aggregate."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from selfassess.errors import BadInput, Unavailable
from selfassess.store import library_state
from selfassess.store.accounts import Accounts
from selfassess.store.actions import Actions
from selfassess.store.area_profiles import AreaProfiles
from selfassess.store.arriving import Arriving
from selfassess.store.assessments import Assessments
from selfassess.store.audit import Audit
from selfassess.store.authorities import Authorities
from selfassess.store.backgrounds import Backgrounds
from selfassess.store.bundles import Bundles
from selfassess.store.cases import Cases
from selfassess.store.challenge_files import ChallengeFiles
from selfassess.store.challenges import ChallengeAnswers
from selfassess.store.comparisons import Comparisons
from selfassess.store.decisions import Decisions
from selfassess.store.drafts import Drafts
from selfassess.store.engine import open_engine
from selfassess.store.evidence import EvidenceRegister
from selfassess.store.exports import Exports
from selfassess.store.fact_checks import FactChecks
from selfassess.store.indicators import Indicators
from selfassess.store.inspections import Inspections
from selfassess.store.intakes import Intakes
from selfassess.store.jobs import Jobs
from selfassess.store.labels import Labels
from selfassess.store.lengths import Lengths
from selfassess.store.life import Moves, Snapshots
from selfassess.store.originals import Originals
from selfassess.store.other_inspections import OtherInspections
from selfassess.store.peer_challenges import PeerChallenges
from selfassess.store.practice_audits import PracticeAudits
from selfassess.store.reports import Reports
from selfassess.store.reviews import Reviews
from selfassess.store.schema import HEAD, current_version
from selfassess.store.search.passages import Passages
from selfassess.store.sign_ins import SignIns
from selfassess.store.templates import CaseTemplates
from selfassess.store.work import Work as WorkShared
from selfassess.store.young_people import YoungPeople

LOST = "The database stopped answering. Nothing was saved; what you typed is not lost. Wait a moment, then send it again."


class Work:
    """One transaction; each repository is made when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def authorities(self) -> Authorities:
        """Authorities and their comparators."""
        return Authorities(self._session)

    @cached_property
    def reports(self) -> Reports:
        """The library of past reports."""
        return Reports(self._session)

    @cached_property
    def passages(self) -> Passages:
        """The passages of that library, in full text."""
        return Passages(self._session)

    @cached_property
    def assessments(self) -> Assessments:
        """Assessments and their responses."""
        return Assessments(self._session)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Whom assessments are compared with."""
        return Comparisons(self._session)

    @cached_property
    def other_inspections(self) -> OtherInspections:
        """Inspections of other services."""
        return OtherInspections(self._session)

    @cached_property
    def lengths(self) -> Lengths:
        """How long people want drafts to be."""
        return Lengths(self._session)

    @cached_property
    def decisions(self) -> Decisions:
        """What was decided about recommendations."""
        return Decisions(self._session)

    @cached_property
    def evidence(self) -> EvidenceRegister:
        """The evidence registers."""
        return EvidenceRegister(self._session)

    @cached_property
    def intakes(self) -> Intakes:
        """Workbooks that were taken in."""
        return Intakes(self._session)

    @cached_property
    def exports(self) -> Exports:
        """Packs that were made."""
        return Exports(self._session)

    @cached_property
    def bundles(self) -> Bundles:
        """What travels between instances."""
        return Bundles(self._session)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts, roles and invitations."""
        return Accounts(self._session)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Browsers in which people are signed in."""
        return SignIns(self._session)

    @cached_property
    def jobs(self) -> Jobs:
        """Work that goes on after the page that asked for it."""
        return Jobs(self._session)

    @cached_property
    def arriving(self) -> Arriving:
        """Documents on their way into the library."""
        return Arriving(self._session)

    @cached_property
    def labels(self) -> Labels:
        """What people say that passages are about."""
        return Labels(self._session)

    @cached_property
    def originals(self) -> Originals:
        """Documents kept beside the text that was read in them."""
        return Originals(self._session)

    @cached_property
    def audit(self) -> Audit:
        """What was done by whom."""
        return Audit(self._session)

    @cached_property
    def peer_challenges(self) -> PeerChallenges:
        """Peer challenges with what their teams write."""
        return PeerChallenges(self._session)

    @cached_property
    def cases(self) -> Cases:
        """Case reviews and the concerns raised from them."""
        return Cases(self._session)

    @cached_property
    def backgrounds(self) -> Backgrounds:
        """Background documents of peer challenges."""
        return Backgrounds(self._session)

    @cached_property
    def fact_checks(self) -> FactChecks:
        """Checks of the facts in feedback reports."""
        return FactChecks(self._session)

    @cached_property
    def challenge_files(self) -> ChallengeFiles:
        """Files of challenges that came back."""
        return ChallengeFiles(self._session)

    @cached_property
    def templates(self) -> CaseTemplates:
        """Templates of case reviews that were built here."""
        return CaseTemplates(self._session)

    @cached_property
    def actions(self) -> Actions:
        """The actions."""
        return Actions(self._session)

    @cached_property
    def indicators(self) -> Indicators:
        """The values of indicators."""
        return Indicators(self._session)

    @cached_property
    def area_profiles(self) -> AreaProfiles:
        """Area profiles."""
        return AreaProfiles(self._session)

    @cached_property
    def practice_audits(self) -> PracticeAudits:
        """Results of practice audits."""
        return PracticeAudits(self._session)

    @cached_property
    def inspections(self) -> Inspections:
        """Inspections, and what is kept of each."""
        return Inspections(self._session)

    @cached_property
    def work(self) -> WorkShared:
        """Who writes what, and what is said about it."""
        return WorkShared(self._session)

    @cached_property
    def reviews(self) -> Reviews:
        """Who is asked to review what."""
        return Reviews(self._session)

    @cached_property
    def drafts(self) -> Drafts:
        """What people typed and did not save."""
        return Drafts(self._session)

    @cached_property
    def moves(self) -> Moves:
        """The moves of assessments from state to state."""
        return Moves(self._session)

    @cached_property
    def snapshots(self) -> Snapshots:
        """What was kept of assessments."""
        return Snapshots(self._session)

    @cached_property
    def challenge_answers(self) -> ChallengeAnswers:
        """What was answered to challenges."""
        return ChallengeAnswers(self._session)

    @cached_property
    def young_people(self) -> YoungPeople:
        """What is said to children and young people."""
        return YoungPeople(self._session)


class Database:
    """A database behind the `Store` port.

    One whose tables are not of the newest version is handed to `upgrade` when it is opened; what upgrades is slow to load and
    seldom needed, so it comes as a callable. Raises `Unavailable` where the database does not answer, and `BadInput` where a
    newer version of the program made its tables.
    """

    def __init__(self, url: str, *, upgrade: Callable[[Engine], None]) -> None:
        self._engine = open_engine(url)
        try:
            if current_version(self._engine) != HEAD:
                upgrade(self._engine)
        except (OperationalError, BadInput) as error:
            self._engine.dispose()
            if isinstance(error, BadInput):
                raise
            raise Unavailable(f"The database at {self._engine.url!r} does not answer: {error.orig}") from error

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A transaction that changes nothing: whatever was done in it is undone."""
        with _answering(), Session(self._engine) as session:
            yield Work(session)
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Work]:
        """A transaction that is kept when the block ends, and undone as a whole when an error leaves it."""
        with _answering(), Session(self._engine, info={"write": True}) as session:
            connection = session.connection(execution_options={"write": True})
            library_state.begin(connection)
            yield Work(session)
            session.flush()
            library_state.settle(connection)
            session.commit()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


@contextmanager
def _answering() -> Iterator[None]:
    """Say so where the database stops answering: what was being done is undone as a whole, and can be done again."""
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated or isinstance(error, OperationalError):
            raise Unavailable(LOST) from error
        raise
