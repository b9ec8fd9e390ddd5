"""The team's notes, and the findings that it writes from them: closed to the host until the challenge manager shares them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import Side, case_form
from selfassess.domain.cases import Statement
from selfassess.domain.notes import Confidence, Note, QuestionFinding, SourceKind, people_heard
from selfassess.domain.peerchallenge import PeerChallenge, ScopeQuestion
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.timetable import session_of
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for

KIND = "note"


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody wrote down: from which source, who was heard (never a name), how many, and what it is about."""

    source: SourceKind
    group: str
    text: str
    side: Side
    people: int = 0
    confidence: Confidence = Confidence.MEDIUM
    questions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    session: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One question of the board: its notes, its findings, and the case statements that findings rest on."""

    question: ScopeQuestion | None
    notes: tuple[Note, ...]
    findings: tuple[QuestionFinding, ...]

    def of(self, side: Side) -> tuple[Note, ...]:
        """The notes of one side."""
        return tuple(note for note in self.notes if note.side is side)

    def used(self, note: Note) -> bool:
        """Whether a finding rests on a note."""
        return any(note.id in finding.notes for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that was noted, question by question; the last column holds what is tagged to none."""

    challenge: PeerChallenge
    columns: tuple[Column, ...]
    statements: Mapping[str, Statement]
    heard: int


def board_of(tools: Toolbox, who: Person, challenge_id: str) -> Board:
    """The board of a challenge. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        notes = store.peer_challenges.notes(challenge_id)
        findings = store.peer_challenges.question_findings(challenge_id)
        cases = store.cases.of(challenge_id)
    form = case_form(tools.frameworks().framework(challenge.template))
    columns = [
        Column(
            question,
            tuple(note for note in notes if question.id in note.questions),
            tuple(finding for finding in findings if finding.question == question.id),
        )
        for question in challenge.questions
    ]
    loose = tuple(note for note in notes if not note.questions)
    said = {statement.key: statement for case in cases for statement in case.statements(form)}
    return Board(
        challenge, (*columns, *((Column(None, loose, ()),) if loose else ())), said, people_heard(notes, challenge.sessions)
    )


def shared_notes(tools: Toolbox, who: Person, challenge_id: str) -> tuple[Note, ...]:
    """The notes that the challenge manager opened to the council. Raises `NotFound`."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        return tuple(note for note in store.peer_challenges.notes(challenge_id) if note.shared)


def write_note(tools: Toolbox, who: Person, challenge_id: str, said: Noted, *, note_id: str | None = None) -> Note:
    """Write a note down, or change the one of this id. Raises `BadInput`, and `NotFound` for a question or line not there."""
    if not said.text.strip():
        raise BadInput("Write down what was heard or seen.")
    if said.people < 0:
        raise BadInput("The number of people cannot be below nought.")
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        _must_be_there(tools, challenge, said)
        before = store.peer_challenges.note(challenge_id, note_id) if note_id else None
        note = Note(
            id=before.id if before else tools.new_id(),
            challenge=challenge_id,
            source=said.source,
            group=said.group.strip(),
            people=said.people,
            text=said.text.strip(),
            side=said.side,
            confidence=said.confidence,
            questions=said.questions,
            lines=said.lines,
            written_by=before.written_by if before else who.id,
            written_at=before.written_at if before else tools.clock(),
            shared=before.shared if before else False,
            session=said.session,
        )
        store.peer_challenges.save_note(note)
        deed = Deed.CHANGED if before else Deed.ADDED
        store.audit.add(tools.clock(), who.id, deed, Thing(KIND, note.id, challenge_id), "")
    return note


def _must_be_there(tools: Toolbox, challenge: PeerChallenge, said: Noted) -> None:
    for question in said.questions:
        challenge.question(question)
    if said.session:
        session_of(challenge.sessions, said.session)
    framework = tools.frameworks().framework(challenge.framework)
    for line in said.lines:
        framework.line(line)


@dataclass(frozen=True, slots=True)
class Move:
    """A card is taken from one column of the board to another, each the id of a question or empty for none, on a side of it."""

    taken_from: str
    to: str
    side: Side


def move_note(tools: Toolbox, who: Person, challenge_id: str, note_id: str, move: Move) -> Note:
    """Move a note to another question or side; it stays at the other questions that it speaks to. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        if move.to:
            challenge.question(move.to)
        before = store.peer_challenges.note(challenge_id, note_id)
        there = [move.to if key == move.taken_from else key for key in before.questions]
        if move.to and move.to not in there:
            there.append(move.to)
        moved = replace(before, questions=tuple(dict.fromkeys(filter(None, there))), side=move.side)
        store.peer_challenges.save_note(moved)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, note_id, challenge_id), "moved")
    return moved


def share_note(tools: Toolbox, who: Person, challenge_id: str, note_id: str, *, shared: bool) -> Note:
    """Open one note to the council, or close it again. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        note = replace(store.peer_challenges.note(challenge_id, note_id), shared=shared)
        store.peer_challenges.save_note(note)
        said = "shared with the council" if shared else "closed to the council"
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, note_id, challenge_id), said)
    return note


def remove_note(tools: Toolbox, who: Person, challenge_id: str, note_id: str) -> None:
    """Remove a note. Raises `NotFound`, and `BadInput` while a finding rests on it."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        store.peer_challenges.note(challenge_id, note_id)
        if any(note_id in finding.notes for finding in store.peer_challenges.question_findings(challenge_id)):
            raise BadInput("A finding rests on this note. Take it off the finding first.")
        if any(note_id in each.notes for each in store.peer_challenges.hypotheses(challenge_id)):
            raise BadInput("A hypothesis was tested by this note. Take it off the hypothesis first.")
        store.peer_challenges.remove_note(note_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, note_id, challenge_id), "")


def write_finding(tools: Toolbox, who: Person, challenge_id: str, finding: QuestionFinding) -> QuestionFinding:
    """Write a finding under a question, or change the one of its id; without an id it is new.

    Its notes and case statements must be there. Raises `NotFound` and `BadInput`.
    """
    if not finding.text.strip():
        raise BadInput("Write the finding.")
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        must_not_be_final(store, challenge_id)
        challenge.question(finding.question)
        for note in finding.notes:
            store.peer_challenges.note(challenge_id, note)
        number = _place(store, challenge_id, finding.id)
        kept = replace(finding, id=finding.id or tools.new_id(), challenge=challenge_id, text=finding.text.strip())
        store.peer_challenges.save_question_finding(kept, number=number)
        deed = Deed.CHANGED if finding.id else Deed.ADDED
        store.audit.add(tools.clock(), who.id, deed, Thing("finding", kept.id, challenge_id), "")
    return kept


def remove_finding(tools: Toolbox, who: Person, challenge_id: str, finding_id: str) -> None:
    """Remove a finding; its notes stay. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        must_not_be_final(store, challenge_id)
        _place(store, challenge_id, finding_id)
        store.peer_challenges.remove_finding(challenge_id, finding_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing("finding", finding_id, challenge_id), "")


def _place(store: UnitOfWork, challenge_id: str, finding_id: str) -> int:
    found = [each.id for each in store.peer_challenges.question_findings(challenge_id)]
    if not finding_id:
        return len(found) + 1
    if finding_id not in found:
        raise NotFound("This finding is not there any more.")
    return found.index(finding_id) + 1
