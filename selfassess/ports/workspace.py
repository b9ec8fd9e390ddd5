"""Where the work of a team on an assessment is kept."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from selfassess.domain.actions import Action
from selfassess.domain.area_profile import ProfileFigure
from selfassess.domain.challenge import ChallengeAnswer
from selfassess.domain.comparators import Choice
from selfassess.domain.exports import Export, Issue
from selfassess.domain.indicators import Value
from selfassess.domain.intake import Intake, Waiting
from selfassess.domain.life import Move
from selfassess.domain.other_inspections import OtherInspection
from selfassess.domain.practice_audits import AuditGrade
from selfassess.domain.reviewing import ReviewRequest
from selfassess.domain.snapshot import Reading, Snapshot
from selfassess.domain.typed import CaseDraft, Draft
from selfassess.domain.work import Assignment, Comment, SecondJudgement
from selfassess.domain.young_people import YoungSummary


class ActionStore(Protocol):
    """The actions of each authority."""

    def save(self, action: Action) -> None: ...

    def remove(self, action_id: str) -> None:
        """Take an action out for good. Whoever asks has made sure that no answer names it."""

    def get(self, action_id: str) -> Action:
        """The action of this id. Raises `NotFound`."""

    def of(self, authority: str) -> tuple[Action, ...]:
        """All actions of an authority, soonest due first."""


class ChallengeAnswerStore(Protocol):
    """What people answered to challenges, in each assessment."""

    def of(self, assessment: str) -> tuple[ChallengeAnswer, ...]:
        """Every answer in an assessment, in the order in which each challenge was answered."""

    def add(self, assessment: str, answer: ChallengeAnswer) -> None:
        """Keep the next answer to a challenge. Raises `Conflict` if another one of its number came first."""


class MoveStore(Protocol):
    """Every move that assessments made from state to state."""

    def of(self, assessment: str) -> tuple[Move, ...]:
        """The moves of an assessment, newest first."""

    def add(self, assessment: str, move: Move) -> None:
        """Keep a move, and the state that it leads to. Raises `Conflict` if another move came first."""


class SnapshotStore(Protocol):
    """What was kept of assessments. Nothing here is ever changed."""

    def add(self, snapshot: Snapshot, content: str) -> None:
        """Keep a snapshot. Raises `Conflict` if another of its number came first."""

    def of(self, assessment: str) -> tuple[Snapshot, ...]:
        """The snapshots of an assessment, newest first."""

    def last_number(self, assessment: str) -> int:
        """The number of the newest one; 0 where there is none."""

    def get(self, snapshot_id: str) -> Snapshot:
        """The snapshot of this id. Raises `NotFound`."""

    def content(self, snapshot_id: str) -> str:
        """What it holds, letter for letter. Raises `NotFound`."""

    def readings(self, snapshot_id: str) -> tuple[Reading, ...]:
        """Who recorded that they read it, in the order in which they did."""

    def read(self, reading: Reading) -> None:
        """Keep that somebody read it; what they recorded before in the same office stays."""


class IndicatorStore(Protocol):
    """The values of indicators of every authority, with every value that was once given."""

    def of(self, authority: str, indicators: Iterable[str] | None = None) -> tuple[Value, ...]:
        """The values of an authority, of all indicators or of some, oldest first."""

    def save(self, values: Iterable[Value]) -> None:
        """Keep values, each in place of one of the same period, which stays in history."""


class AreaProfileStore(Protocol):
    """What is said of every entry of the profile of each assessment, with all that was ever said."""

    def of(self, assessment: str) -> dict[str, ProfileFigure]:
        """What counts of each entry, by its id."""

    def history(self, assessment: str, item: str) -> tuple[ProfileFigure, ...]:
        """Everything that was said of one entry, newest first."""

    def add(self, assessment: str, figure: ProfileFigure) -> None:
        """Keep what is said next. Raises `Conflict` if another one of its revision came first."""


class YoungPeopleStore(Protocol):
    """What is said to children and young people in every assessment, with every version that was once saved."""

    def of(self, assessment: str) -> YoungSummary:
        """The newest version of an assessment's summary; an empty one where nothing was ever saved."""

    def add(self, summary: YoungSummary) -> None:
        """Keep the next version. Raises `Conflict` if another one of its revision came first."""


class PracticeAuditStore(Protocol):
    """How records were graded in every authority, with every grade that was once given."""

    def of(self, authority: str) -> tuple[AuditGrade, ...]:
        """The grades of an authority that count, oldest first."""

    def save(self, authority: str, grades: Sequence[AuditGrade]) -> None:
        """Keep grades of one authority, each in place of one of the same exercise, record and line, which stays in history."""

    def take_out(self, authority: str, exercise: str) -> int:
        """Let the grades of an exercise count no more; they stay in history. How many they were."""


class IntakeStore(Protocol):
    """The workbooks that were taken in to each assessment."""

    def add(self, intake: Intake) -> None: ...

    def get(self, assessment: str, intake: str) -> Intake:
        """One of them. Raises `NotFound`."""

    def of(self, assessment: str) -> tuple[Intake, ...]:
        """All of an assessment, newest first."""

    def wait(self, waiting: Waiting) -> None:
        """Keep that a workbook waits; one that waits already goes on waiting."""

    def abandon(self, before: datetime) -> tuple[str, ...]:
        """Let every workbook wait no longer that was sent before a moment; their SHA-256 digests."""

    def waiting(self, assessment: str) -> tuple[Waiting, ...]:
        """The workbooks of an assessment that wait, newest first."""

    def wait_no_longer(self, waiting: Waiting) -> None:
        """A workbook was taken in, or is thrown away."""

    def mark(self, intake: Intake) -> None:
        """Keep who undid it, and when."""


class ExportStore(Protocol):
    """Packs that were made."""

    def add(self, export: Export) -> None: ...

    def get(self, export_id: str) -> Export:
        """One of them. Raises `NotFound`."""

    def of(self, of: str, subject: str) -> tuple[Export, ...]:
        """All of an assessment, an inspection or a peer challenge, newest first."""

    def same(self, export: Export) -> Export | None:
        """The one of the same pack, format and file that was made before, if there is any."""

    def issued(self, of: str, subject: str, pack: str) -> Export | None:
        """The newest version of a pack that was issued as a document, None where none was."""

    def mark(self, export_id: str, issue: Issue) -> None:
        """Keep to whom one was given."""

    def remove(self, export_id: str) -> None: ...


class WorkStore(Protocol):
    """Who writes what, what is said about it, and how reviewers judge it."""

    def assign(self, assignment: Assignment) -> None: ...
    def unassign(self, assessment: str, subject: str) -> None: ...
    def assignments(self, assessment: str) -> tuple[Assignment, ...]:
        """Who has which subject of an assessment."""

    def all_assignments(self) -> tuple[Assignment, ...]:
        """Every assignment, soonest due first, those without a day last."""

    def say(self, comment: Comment) -> None: ...
    def settle_comment(self, comment: Comment) -> None:
        """Keep by whom and when a comment was settled, or that it is open again."""

    def comment(self, comment_id: str) -> Comment:
        """The comment of this id. Raises `NotFound`."""

    def comments(self, assessment: str, subject: str | None = None) -> tuple[Comment, ...]:
        """What was said in an assessment, of one subject or of all, oldest first."""

    def open_mentions(self) -> tuple[Comment, ...]:
        """The comments in which an @ stands and that nobody dealt with, oldest first."""

    def judge(self, judgement: SecondJudgement) -> None:
        """Keep a reviewer's judgement. Raises `Conflict` if another of its number came first."""

    def settle(self, judgement: SecondJudgement) -> None:
        """Keep how a difference was settled."""

    def judgements(self, assessment: str) -> tuple[SecondJudgement, ...]:
        """Every second judgement in an assessment."""


class ReviewStore(Protocol):
    """Who is asked to review what, and how it ended."""

    def save(self, request: ReviewRequest) -> None: ...
    def get(self, request_id: str) -> ReviewRequest:
        """The request of this id, held against other writers. Raises `NotFound`."""

    def of(self, assessment: str, subject: str | None = None) -> tuple[ReviewRequest, ...]:
        """The requests of an assessment, of one subject or of all, oldest first."""

    def waiting(self) -> tuple[ReviewRequest, ...]:
        """Every request that waits, soonest due first, those without a day last."""


class DraftStore(Protocol):
    """What people typed and did not save."""

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of the person's last one of that field."""

    def of(self, person: str, assessment: str, subject: str) -> tuple[Draft, ...]:
        """A person's drafts of one subject."""

    def drop(self, person: str, assessment: str, subject: str, field: str | None = None) -> None:
        """Forget a person's drafts of one subject, or that of one field."""

    def keep_case(self, draft: CaseDraft) -> None:
        """Keep a draft of a field of a case review, in place of the person's last one."""

    def of_case(self, person: str, challenge: str, code: str) -> tuple[CaseDraft, ...]:
        """A person's drafts of one case."""

    def drop_case(self, person: str, challenge: str, code: str, fields: Collection[str]) -> None:
        """Forget a person's drafts of these fields of a case."""


class ComparisonStore(Protocol):
    """Whom people chose to compare each assessment with."""

    def of(self, assessment: str) -> tuple[Choice, ...]:
        """Every choice made for an assessment, newest first."""

    def newest_of(self, authority: str) -> Choice | None:
        """The last choice made for any assessment of an authority, None where there is none."""

    def add(self, assessment: str, choice: Choice) -> None:
        """Keep the next choice. Raises `Conflict` if another one of its number came first."""


class OtherInspectionStore(Protocol):
    """The inspections of other services of each authority, as people added them."""

    def of(self, authority: str) -> tuple[OtherInspection, ...]:
        """Those of an authority, newest first."""

    def get(self, authority: str, inspection_id: str) -> OtherInspection:
        """One of an authority. Raises `NotFound`."""

    def save(self, inspection: OtherInspection) -> None:
        """Keep one, in place of one of the same id."""

    def remove(self, inspection_id: str) -> None:
        """Take one out."""


class LengthStore(Protocol):
    """The length in which each person reads the drafts of each assessment."""

    def of(self, person: str, assessment: str) -> str | None:
        """What a person chose; None where they never did."""

    def keep(self, person: str, assessment: str, length: str) -> None:
        """Keep what a person chose, in place of what they chose before."""
