"""Puts into an instance what the fictional peer team was sent, noted, expected and found."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from selfassess.demo.fiction import FILES, TYPED, typed
from selfassess.domain.background import Holds
from selfassess.domain.case_form import Side
from selfassess.domain.hypotheses import Hypothesis, Result, Standing
from selfassess.domain.notes import Confidence, Note, QuestionFinding, SourceKind
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration_board import TypedBoard
from selfassess.services.background import NewBackground, add_document
from selfassess.services.challenge_notes import Noted, board_of, share_note, write_finding, write_note
from selfassess.services.hypotheses import save_hypothesis


def read_board(path: Path = TYPED / "board.yaml") -> dict[str, Any]:
    """What the team noted. Raises `BadTable` with every mistake of a file that is badly written."""
    return typed(path, TypedBoard)


def stage_board(tools: Toolbox, challenge: PeerChallenge, asked: Sequence[Mapping[str, Any]]) -> None:
    """Put it beside a challenge that has its sessions and cases; `asked` are its questions with what was found under each."""
    said = read_board()
    keys = {question.heading: question.id for question in challenge.questions}
    for entry in said["documents"]:
        _send(tools, challenge, entry, keys)
    notes = [note_down(tools, challenge, entry, keys) for entry in said["notes"]]
    for entry in said["hypotheses"]:
        expect(tools, challenge, entry, keys, notes)
    statements = board_of(tools, LOCAL, challenge.id).statements
    for entry in asked:
        question = keys[entry["heading"]]
        rests = tuple(note.id for note in notes if question in note.questions)
        read = tuple(key for key, statement in statements.items() if statement.line in entry["rests"])
        write_finding(tools, LOCAL, challenge.id, QuestionFinding("", challenge.id, question, entry["finding"], rests, read))


def _send(tools: Toolbox, challenge: PeerChallenge, entry: Mapping[str, Any], keys: Mapping[str, str]) -> None:
    new = NewBackground(
        title=entry["title"],
        holds=Holds(entry["holds"]),
        about=entry["about"],
        note=entry["note"],
        questions=tuple(keys[heading] for heading in entry["questions"]),
        file=(entry["file"], (FILES / entry["file"]).read_bytes()),
    )
    add_document(tools, LOCAL, challenge.id, new)


def note_down(tools: Toolbox, challenge: PeerChallenge, entry: Mapping[str, Any], keys: Mapping[str, str]) -> Note:
    """Keep one note of the team, shared where it is said to be."""
    session = next((each.id for each in challenge.sessions if each.group == entry["session"]), "")
    said = Noted(
        source=SourceKind(entry["source"]),
        group=entry["group"] or entry["session"],
        text=entry["text"],
        side=Side(entry["side"]),
        confidence=Confidence(entry["confidence"]),
        questions=tuple(keys[heading] for heading in entry["questions"]),
        lines=tuple(entry["lines"]),
        session=session,
    )
    kept = write_note(tools, LOCAL, challenge.id, said)
    return share_note(tools, LOCAL, challenge.id, kept.id, shared=True) if entry["shared"] else kept


def expect(
    tools: Toolbox, challenge: PeerChallenge, entry: Mapping[str, Any], keys: Mapping[str, str], notes: Sequence[Note]
) -> None:
    """Keep one hypothesis, which rests on the notes about its questions."""
    questions = tuple(keys[heading] for heading in entry["questions"])
    said = Hypothesis(
        id="",
        challenge=challenge.id,
        text=entry["text"],
        reason=entry["reason"],
        standing=Standing(entry["standing"]),
        tested=entry["tested"],
        result=Result(entry["result"]) if entry["result"] else None,
        finding=entry["finding"],
        questions=questions,
        notes=tuple(note.id for note in notes if set(questions) & set(note.questions)),
    )
    save_hypothesis(tools, LOCAL, challenge.id, said)
