"""Where peer challenges and case reviews are kept."""

from datetime import datetime
from typing import Protocol

from selfassess.domain.background import Background
from selfassess.domain.cases import CaseReview
from selfassess.domain.concerns import Concern
from selfassess.domain.feedback.checking import Comment, FactCheck
from selfassess.domain.feedback.words import ReportWords
from selfassess.domain.hypotheses import Hypothesis
from selfassess.domain.notes import Note, QuestionFinding
from selfassess.domain.peer_view import PeerView
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.response_table import ResponseIntake
from selfassess.domain.rollup import CaseFinding, Response
from selfassess.domain.template import OwnTemplate
from selfassess.domain.waiting import WaitingFile, WaitingFor


class PeerChallengeStore(Protocol):
    """Peer challenges with what their teams write."""

    def add(self, challenge: PeerChallenge) -> None: ...

    def get(self, challenge_id: str) -> PeerChallenge:
        """The challenge of this id. Raises `NotFound`."""

    def all(self) -> tuple[PeerChallenge, ...]:
        """Every challenge, newest first."""

    def save(self, challenge: PeerChallenge) -> None:
        """Keep a challenge whose revision is one above the stored one. Raises `Conflict` if another save came first."""

    def notes(self, challenge_id: str) -> tuple[Note, ...]:
        """The notes of a challenge, in the order in which they were written."""

    def note(self, challenge_id: str, note_id: str) -> Note:
        """One note of a challenge. Raises `NotFound`."""

    def save_note(self, note: Note) -> None: ...

    def remove_note(self, note_id: str) -> None: ...

    def case_findings(self, challenge_id: str) -> tuple[CaseFinding, ...]:
        """The findings of the case review, in their order."""

    def question_findings(self, challenge_id: str) -> tuple[QuestionFinding, ...]:
        """The findings under the questions, in their order."""

    def save_case_finding(self, challenge_id: str, finding: CaseFinding, *, number: int) -> None: ...

    def save_question_finding(self, finding: QuestionFinding, *, number: int) -> None: ...

    def views(self, challenge_id: str) -> tuple[PeerView, ...]:
        """The peers' views of what the authority says of itself."""

    def save_view(self, challenge_id: str, view: PeerView) -> None: ...

    def hypotheses(self, challenge_id: str) -> tuple[Hypothesis, ...]:
        """The team's hypotheses, in the order in which they were raised."""

    def save_hypothesis(self, hypothesis: Hypothesis, *, number: int) -> None: ...

    def remove_finding(self, challenge_id: str, finding_id: str) -> None: ...

    def responses(self, challenge_id: str) -> tuple[Response, ...]:
        """What the council answered, by area of practice."""

    def respond(self, challenge_id: str, response: Response) -> None: ...

    def report(self, challenge_id: str) -> tuple[ReportWords, int, datetime | None]:
        """The words of the report, their revision, and since when the council may read it; nothing at revision 0."""

    def save_report(self, challenge_id: str, words: ReportWords, *, revision: int, shared: datetime | None) -> None:
        """Keep the next revision of the report. Raises `Conflict` if another save came first."""


class CaseStore(Protocol):
    """The cases of every challenge, and the concerns raised from them."""

    def of(self, challenge: str) -> tuple[CaseReview, ...]:
        """The cases of a challenge, by cohort and local code."""

    def get(self, challenge: str, code: str) -> CaseReview:
        """The case of this local code. Raises `NotFound`."""

    def add(self, case: CaseReview) -> None:
        """Keep a new case. Raises `BadInput` where its code is taken."""

    def save(self, case: CaseReview) -> None:
        """Keep the next revision of a case. Raises `Conflict` if another save came first."""

    def remove(self, challenge: str, code: str) -> None:
        """Remove a case with its revisions."""

    def revision(self, challenge: str, code: str, revision: int) -> CaseReview:
        """A case as it was once saved. Raises `NotFound`."""

    def history(self, challenge: str, code: str) -> tuple[CaseReview, ...]:
        """Every revision of a case, newest first."""

    def concerns(self, challenge: str) -> tuple[Concern, ...]:
        """The concerns of a challenge, in the order in which they were raised."""

    def concern(self, challenge: str, concern_id: str) -> Concern:
        """One concern of a challenge. Raises `NotFound`."""

    def save_concern(self, concern: Concern) -> None: ...


class BackgroundStore(Protocol):
    """The background documents of every challenge."""

    def of(self, challenge_id: str) -> tuple[Background, ...]:
        """The documents of a challenge, in the order in which they came."""

    def get(self, challenge_id: str, document_id: str) -> Background:
        """One document of a challenge. Raises `NotFound`."""

    def save(self, document: Background) -> None: ...

    def remove(self, challenge_id: str, document_id: str) -> None: ...


class CaseTemplateStore(Protocol):
    """Templates of case reviews that were built in the program."""

    def draft(self, challenge_id: str) -> OwnTemplate | None:
        """The template that is being built in a challenge, if there is one."""

    def published(self) -> tuple[OwnTemplate, ...]:
        """Every published template, by key."""

    def by_key(self, key: str) -> OwnTemplate | None:
        """The template of this key, published or not."""

    def taken(self) -> frozenset[str]:
        """The keys of all templates, drafts among them."""

    def add(self, template: OwnTemplate) -> None:
        """Keep a new draft. Raises `Conflict` where its key was taken meanwhile."""

    def save(self, template: OwnTemplate) -> None:
        """Keep a draft whose revision is one above the stored one. Raises `Conflict` if another save came first."""

    def remove(self, template: OwnTemplate) -> None:
        """Remove a draft. Raises `Conflict` for one that was published meanwhile."""


class ChallengeFileStore(Protocol):
    """Files of challenges that came back: those that wait for somebody to agree, and tables of responses that were taken in."""

    def wait(self, waiting: WaitingFile) -> None:
        """Keep that a file waits; one that waits already goes on waiting."""

    def waiting(self, challenge: str, what: WaitingFor) -> tuple[WaitingFile, ...]:
        """The files of a challenge that wait, in the order in which they were sent."""

    def waits(self, challenge: str, what: WaitingFor, file: str) -> WaitingFile:
        """The file of this SHA-256 that waits. Raises `NotFound`."""

    def wait_no_longer(self, waiting: WaitingFile) -> None:
        """A file was taken in, or is thrown away."""

    def abandon(self, before: datetime) -> tuple[str, ...]:
        """Let every file wait no longer that was sent before a moment; their SHA-256 digests."""

    def add(self, intake: ResponseIntake) -> None:
        """Keep that a table was taken in."""

    def intake(self, challenge: str, intake_id: str) -> ResponseIntake:
        """One of them. Raises `NotFound`."""

    def intakes(self, challenge: str) -> tuple[ResponseIntake, ...]:
        """All of a challenge, newest first."""

    def mark(self, intake: ResponseIntake) -> None:
        """Keep who undid it, and when."""


class FactCheckStore(Protocol):
    """The council's checks of facts, round by round."""

    def latest(self, challenge_id: str) -> FactCheck | None:
        """The newest round of a challenge, if its report was ever sent."""

    def add(self, check: FactCheck) -> None:
        """Keep a new round. Raises `Conflict` if it was sent at the same moment."""

    def finish(self, check: FactCheck) -> None:
        """Keep that a round is final. Raises `Conflict` if it is so already."""

    def comments(self, check: FactCheck) -> tuple[Comment, ...]:
        """The comments of a round, in the order in which they were made."""

    def comment(self, check: FactCheck, comment_id: str) -> Comment:
        """One comment of a round. Raises `NotFound`."""

    def save_comment(self, check: FactCheck, comment: Comment) -> None: ...

    def remove_comment(self, check: FactCheck, comment_id: str) -> None: ...
