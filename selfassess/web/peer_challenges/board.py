"""The board: notes of the team by question, and the findings that are written from them."""

from datetime import date

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.case_form import SIDE_LABELS, Side
from selfassess.domain.hypotheses import RESULT_LABELS, STANDING_LABELS
from selfassess.domain.notes import NOTE_SIDES, SOURCE_LABELS, Note, QuestionFinding
from selfassess.domain.timetable import SESSION_LABELS
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.challenge_notes import (
    Board,
    Move,
    board_of,
    move_note,
    remove_finding,
    remove_note,
    share_note,
    shared_notes,
    write_finding,
    write_note,
)
from selfassess.services.peer_challenges import find_challenge
from selfassess.services.triangulation import team_meeting, triangulated
from selfassess.web.assessments.places import Step
from selfassess.web.forms.feedback import FindingForm, NoteForm, finding_form, note_form
from selfassess.web.forms.fields import Option
from selfassess.web.forms.govuk import error_list
from selfassess.web.messages import land
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person

NEW = "new"
NO_QUESTION = "About no question yet"
LONGEST = 90


def board(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every note and finding, question by question."""
    found = board_of(tools, person(), challenge_id)
    return render_template(
        "peer_challenges/board.html",
        **around(tools, challenge_id),
        board=found,
        sources=SOURCE_LABELS,
        sides=SIDE_LABELS,
        no_question=NO_QUESTION,
    )


def question_board(tools: Toolbox, challenge_id: str, question_id: str) -> ResponseReturnValue:
    """One question with every kind of source side by side."""
    found = triangulated(tools, person(), challenge_id, question_id)
    return render_template(
        "peer_challenges/question_board.html",
        **around(tools, challenge_id, Step("Board", here("board", challenge_id))),
        found=found,
        sources=SOURCE_LABELS,
        sides=NOTE_SIDES,
        results=RESULT_LABELS,
        standings=STANDING_LABELS,
    )


def daily(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """What the team goes through at the end of a day. Raises `BadInput` for what is no day."""
    asked = request.args.get("day", "")
    try:
        on = date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise BadInput(f"{asked[:20]!r} is no day. Write it as 2026-06-14.") from error
    found = team_meeting(tools, person(), challenge_id, on)
    return render_template(
        "peer_challenges/daily.html",
        **around(tools, challenge_id, Step("Board", here("board", challenge_id))),
        found=found,
        sources=SOURCE_LABELS,
        sides=NOTE_SIDES,
        kinds=SESSION_LABELS,
        standings=STANDING_LABELS,
    )


def shared(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The notes that the challenge manager opened to the council."""
    notes = shared_notes(tools, person(), challenge_id)
    return render_template(
        "peer_challenges/shared.html", **around(tools, challenge_id), notes=notes, sources=SOURCE_LABELS, Side=Side
    )


def note(tools: Toolbox, challenge_id: str, note_id: str) -> ResponseReturnValue:
    """The form of one note, or of a new one."""
    before = _note(tools, challenge_id, note_id)
    asked = request.args.get("question")
    data: dict[str, object] = {"questions": (asked,) if asked else ()} | _from_session(tools, challenge_id)
    if before is not None:
        data = {name: getattr(before, name) for name in ("text", "group", "questions", "lines", "session")}
        data |= {"people": str(before.people or ""), "side": before.side.value, "source": before.source.value}
        data |= {"confidence": before.confidence.value}
    return _noting(tools, challenge_id, note_id, _form(tools, challenge_id)(data=data))


def keep_note(tools: Toolbox, challenge_id: str, note_id: str) -> ResponseReturnValue:
    """Keep a note, or remove it."""
    key = None if note_id == NEW else note_id
    if request.form.get("then") == "remove" and key:
        return _removed(tools, challenge_id, key)
    form = _form(tools, challenge_id)(request.form)
    if not form.validate():
        return _noting(tools, challenge_id, note_id, form)
    kept = write_note(tools, person(), challenge_id, form.noted(Side), note_id=key)
    flash("Note kept")
    return _to_card(challenge_id, kept)


def _removed(tools: Toolbox, challenge_id: str, note_id: str) -> ResponseReturnValue:
    try:
        remove_note(tools, person(), challenge_id, note_id)
        flash("Note removed")
    except BadInput as error:
        flash(str(error), "important")
    return redirect(here("board", challenge_id))


def share(tools: Toolbox, challenge_id: str, note_id: str) -> ResponseReturnValue:
    """Open one note to the council, or close it again."""
    shared = request.form.get("then") == "share"
    held = share_note(tools, person(), challenge_id, note_id, shared=shared)
    flash("The council can read this note" if shared else "The note is closed to the council")
    return _to_card(challenge_id, held)


def _to_card(challenge_id: str, kept: Note) -> ResponseReturnValue:
    """Back to the board, at the note's first card."""
    return land(here("board", challenge_id, _anchor=f"note-{kept.id}-{kept.questions[0] if kept.questions else ''}"))


def move(tools: Toolbox, challenge_id: str, note_id: str) -> ResponseReturnValue:
    """Take a card to another question or side. Raises `BadInput` for a place that there is not."""
    to, _, side = request.form.get("to", "").partition(" ")
    if side not in set(Side):
        raise BadInput("Choose where on the board the note belongs.")
    moved = move_note(tools, person(), challenge_id, note_id, Move(request.form.get("from", ""), to, Side(side)))
    found = find_challenge(tools, person(), challenge_id).challenge
    flash(f"Moved to {found.question(to).heading if to else NO_QUESTION}, {SIDE_LABELS[moved.side].lower()}")
    return land(here("board", challenge_id, _anchor=f"note-{note_id}-{to}"))


def _from_session(tools: Toolbox, challenge_id: str) -> dict[str, object]:
    """What a new note takes over from the session that it is written in."""
    sessions = find_challenge(tools, person(), challenge_id).challenge.sessions
    held = next((each for each in sessions if each.id == request.args.get("session")), None)
    if held is None:
        return {}
    taken: dict[str, object] = {"session": held.id, "group": held.group, "questions": held.questions}
    if held.kind.value in {kind.value for kind in SOURCE_LABELS}:
        taken["source"] = held.kind.value
    return taken


def _note(tools: Toolbox, challenge_id: str, note_id: str) -> Note | None:
    found = {each.id: each for column in board_of(tools, person(), challenge_id).columns for each in column.notes}
    return found.get(note_id)


def _form(tools: Toolbox, challenge_id: str) -> type[NoteForm]:
    found = find_challenge(tools, person(), challenge_id)
    return note_form(found.challenge.questions, found.framework, found.challenge.sessions)


def _noting(tools: Toolbox, challenge_id: str, note_id: str, form: NoteForm) -> str:
    values = around(tools, challenge_id, Step("Board", here("board", challenge_id)))
    return render_template("peer_challenges/note.html", **values, form=form, errors=error_list(form), new=note_id == NEW)


def finding(tools: Toolbox, challenge_id: str, question_id: str, finding_id: str) -> ResponseReturnValue:
    """The form of one finding under a question, or of a new one."""
    found = board_of(tools, person(), challenge_id)
    before = _finding(found, finding_id)
    data = {name: getattr(before, name) for name in ("text", "notes", "statements")} if before else {}
    return _finding_page(tools, found, question_id, finding_id, _finding_form(found, question_id, before)(data=data))


def keep_finding(tools: Toolbox, challenge_id: str, question_id: str, finding_id: str) -> ResponseReturnValue:
    """Keep a finding, or remove it."""
    key = "" if finding_id == NEW else finding_id
    if request.form.get("then") == "remove" and key:
        remove_finding(tools, person(), challenge_id, key)
        flash("Finding removed. Its notes are still there")
        return redirect(here("board", challenge_id))
    found = board_of(tools, person(), challenge_id)
    form = _finding_form(found, question_id, _finding(found, key))(request.form)
    if not form.validate():
        return _finding_page(tools, found, question_id, finding_id, form)
    text = (form.text.data or "").replace("\r\n", "\n")
    said = QuestionFinding(key, challenge_id, question_id, text, form.notes.data, form.statements.data)
    kept = write_finding(tools, person(), challenge_id, said)
    flash("Finding kept")
    return land(here("board", challenge_id, _anchor=f"finding-{kept.id}"))


def _finding(found: Board, finding_id: str) -> QuestionFinding | None:
    made = (finding for column in found.columns for finding in column.findings)
    return next((finding for finding in made if finding.id == finding_id), None)


def _finding_form(found: Board, question_id: str, before: QuestionFinding | None) -> type[FindingForm]:
    """The form offers the notes of its question, and those that the finding rests on wherever they were moved since."""
    held = before.notes if before else ()
    notes = {
        note.id: note
        for column in found.columns
        for note in column.notes
        if note.id in held or (column.question and column.question.id == question_id)
    }.values()
    said = [Option(key, f"{each.code}: {each.text[:LONGEST]}") for key, each in found.statements.items()]
    return finding_form([Option(note.id, f"{SOURCE_LABELS[note.source]}: {note.text[:LONGEST]}") for note in notes], said)


def _finding_page(tools: Toolbox, found: Board, question_id: str, finding_id: str, form: FindingForm) -> str:
    key = found.challenge.id
    values = around(tools, key, Step("Board", here("board", key)))
    question = found.challenge.question(question_id)
    return render_template(
        "peer_challenges/finding.html", **values, form=form, errors=error_list(form), question=question, new=finding_id == NEW
    )
