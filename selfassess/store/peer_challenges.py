"""The repositories of peer challenges: the challenge itself, its notes and findings, and the words of its report."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.feedback.words import ReportWords
from selfassess.domain.hypotheses import Hypothesis
from selfassess.domain.notes import Note, QuestionFinding, no_note
from selfassess.domain.peer_view import PeerView
from selfassess.domain.peerchallenge import PeerChallenge, no_challenge
from selfassess.domain.rollup import CaseFinding, Response
from selfassess.errors import Conflict
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.peerchallenge import CaseResponseRow, FindingRow, NoteRow, PeerChallengeRow, ReportDraftRow

COLUMNS = ("id", "authority", "title", "created", "created_by", "revision")
CASE, QUESTION, VIEW, HYPOTHESIS = "case", "question", "view", "hypothesis"


class PeerChallenges:
    """Every peer challenge with what its team writes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, challenge: PeerChallenge) -> None:
        """Keep a new challenge."""
        self._session.execute(
            insert(PeerChallengeRow).values(
                id=challenge.id,
                authority_id=challenge.authority,
                title=challenge.title,
                revision=challenge.revision,
                body=to_body(challenge, without=COLUMNS),
                created=challenge.created,
                created_by=challenge.created_by,
            )
        )

    def get(self, challenge_id: str) -> PeerChallenge:
        """The challenge of this id. Raises `NotFound`."""
        row = self._session.get(PeerChallengeRow, challenge_id)
        if row is None:
            raise no_challenge(challenge_id)
        return _challenge(row)

    def all(self) -> tuple[PeerChallenge, ...]:
        """Every challenge, newest first."""
        rows = select(PeerChallengeRow).order_by(PeerChallengeRow.created.desc(), PeerChallengeRow.id)
        return tuple(map(_challenge, self._session.scalars(rows)))

    def save(self, challenge: PeerChallenge) -> None:
        """Keep a challenge whose revision is one above the stored one. Raises `Conflict` if another save came first."""
        values = {
            "title": challenge.title,
            "revision": challenge.revision,
            "body": to_body(challenge, without=COLUMNS),
        }
        result = self._session.execute(
            update(PeerChallengeRow)
            .where(PeerChallengeRow.id == challenge.id, PeerChallengeRow.revision == challenge.revision - 1)
            .values(**values)
        )
        _must_have_changed(result)

    def notes(self, challenge_id: str) -> tuple[Note, ...]:
        """The notes of a challenge, in the order in which they were written."""
        rows = select(NoteRow).where(NoteRow.challenge_id == challenge_id).order_by(NoteRow.written, NoteRow.id)
        return tuple(_note(row) for row in self._session.scalars(rows))

    def note(self, challenge_id: str, note_id: str) -> Note:
        """One note of a challenge. Raises `NotFound`."""
        row = self._session.get(NoteRow, note_id)
        if row is None or row.challenge_id != challenge_id:
            raise no_note(note_id)
        return _note(row)

    def save_note(self, note: Note) -> None:
        """Keep a note, in place of one of the same id."""
        body = to_body(note, without=("id", "challenge", "written_at", "shared"))
        self._session.merge(
            NoteRow(id=note.id, challenge_id=note.challenge, written=note.written_at, shared=note.shared, body=body)
        )
        self._session.flush()

    def remove_note(self, note_id: str) -> None:
        """Remove a note."""
        self._session.execute(delete(NoteRow).where(NoteRow.id == note_id))

    def case_findings(self, challenge_id: str) -> tuple[CaseFinding, ...]:
        """The findings of the case review, in their order."""
        return tuple(from_body(CaseFinding, row.body, id=row.id) for row in self._findings(challenge_id, CASE))

    def question_findings(self, challenge_id: str) -> tuple[QuestionFinding, ...]:
        """The findings under the questions, in their order."""
        return tuple(
            from_body(QuestionFinding, row.body, id=row.id, challenge=challenge_id)
            for row in self._findings(challenge_id, QUESTION)
        )

    def views(self, challenge_id: str) -> tuple[PeerView, ...]:
        """The peers' views of what the authority says of itself."""
        return tuple(from_body(PeerView, row.body, id=row.id) for row in self._findings(challenge_id, VIEW))

    def save_view(self, challenge_id: str, view: PeerView) -> None:
        """Keep a view, in place of one of the same id."""
        self._save_finding(view.id, challenge_id, VIEW, view.subject, 0, to_body(view, without=("id",)))

    def hypotheses(self, challenge_id: str) -> tuple[Hypothesis, ...]:
        """The team's hypotheses, in the order in which they were raised."""
        rows = self._findings(challenge_id, HYPOTHESIS)
        return tuple(from_body(Hypothesis, row.body, id=row.id, challenge=challenge_id) for row in rows)

    def save_hypothesis(self, hypothesis: Hypothesis, *, number: int) -> None:
        """Keep a hypothesis, in place of one of the same id."""
        body = to_body(hypothesis, without=("id", "challenge"))
        self._save_finding(hypothesis.id, hypothesis.challenge, HYPOTHESIS, hypothesis.standing.value, number, body)

    def _findings(self, challenge_id: str, kind: str) -> Sequence[FindingRow]:
        return self._session.scalars(
            select(FindingRow)
            .where(FindingRow.challenge_id == challenge_id, FindingRow.kind == kind)
            .order_by(FindingRow.number, FindingRow.id)
        ).all()

    def save_case_finding(self, challenge_id: str, finding: CaseFinding, *, number: int) -> None:
        """Keep a finding of the case review, in place of one of the same id."""
        self._save_finding(finding.id, challenge_id, CASE, finding.line, number, to_body(finding, without=("id",)))

    def save_question_finding(self, finding: QuestionFinding, *, number: int) -> None:
        """Keep a finding under a question, in place of one of the same id."""
        body = to_body(finding, without=("id", "challenge"))
        self._save_finding(finding.id, finding.challenge, QUESTION, finding.question, number, body)

    def _save_finding(self, finding_id: str, challenge_id: str, kind: str, about: str, number: int, body: Any) -> None:  # noqa: PLR0917 - the columns of a row
        self._session.merge(
            FindingRow(id=finding_id, challenge_id=challenge_id, kind=kind, about=about, number=number, body=body)
        )
        self._session.flush()

    def remove_finding(self, challenge_id: str, finding_id: str) -> None:
        """Remove a finding; what it was made of stays."""
        self._session.execute(delete(FindingRow).where(FindingRow.challenge_id == challenge_id, FindingRow.id == finding_id))

    def responses(self, challenge_id: str) -> tuple[Response, ...]:
        """What the council answered, by area of practice."""
        rows = select(CaseResponseRow).where(CaseResponseRow.challenge_id == challenge_id).order_by(CaseResponseRow.line)
        return tuple(Response(row.line, row.text, row.answered_by) for row in self._session.scalars(rows))

    def respond(self, challenge_id: str, response: Response) -> None:
        """Keep the council's answer about an area of practice, in place of an earlier one."""
        self._session.merge(
            CaseResponseRow(challenge_id=challenge_id, line=response.line, text=response.text, answered_by=response.by)
        )
        self._session.flush()

    def report(self, challenge_id: str) -> tuple[ReportWords, int, datetime | None]:
        """The words of the report, their revision, and since when the council may read it; nothing at revision 0."""
        row = self._session.get(ReportDraftRow, challenge_id)
        if row is None:
            return ReportWords(), 0, None
        return from_body(ReportWords, row.body), row.revision, row.shared

    def save_report(self, challenge_id: str, words: ReportWords, *, revision: int, shared: datetime | None) -> None:
        """Keep the next revision of the report. Raises `Conflict` if another save came first."""
        values = {"revision": revision, "body": to_body(words), "shared": shared}
        if revision == 1:
            try:
                self._session.execute(insert(ReportDraftRow).values(challenge_id=challenge_id, **values))
            except IntegrityError as error:
                raise overtaken() from error
            return
        result = self._session.execute(
            update(ReportDraftRow)
            .where(ReportDraftRow.challenge_id == challenge_id, ReportDraftRow.revision == revision - 1)
            .values(**values)
        )
        _must_have_changed(result)


def _must_have_changed(result: object) -> None:
    if cast("CursorResult[Any]", result).rowcount != 1:
        raise overtaken()


def overtaken() -> Conflict:
    """That somebody else saved between reading and writing."""
    return Conflict("Somebody else saved this at the same moment. Open it again and save once more.", yours={}, theirs={})


def _challenge(row: PeerChallengeRow) -> PeerChallenge:
    return from_body(
        PeerChallenge,
        row.body,
        id=row.id,
        authority=row.authority_id,
        title=row.title,
        revision=row.revision,
        created=row.created,
        created_by=row.created_by,
    )


def _note(row: NoteRow) -> Note:
    return from_body(Note, row.body, id=row.id, challenge=row.challenge_id, written_at=row.written, shared=row.shared)
