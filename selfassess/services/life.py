"""Moving an assessment through its life."""

from dataclasses import dataclass, replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed
from selfassess.domain.life import STATE_LABELS, Move, State, Step, step, steps_from
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.rights import assessment_for, need
from selfassess.services.watching import note as note_down
from selfassess.services.watching import of_assessment

NOTE_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Life:
    """An assessment, the moves that the person may make, and those that were made, newest first."""

    assessment: Assessment
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]


def life_of(tools: Toolbox, who: Person, assessment_id: str) -> Life:
    """Where an assessment is in its life, and what may come next. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment_id)
        moves = store.moves.of(assessment_id)
    open_to = tuple(each for each in steps_from(found.state) if who.may(each.right, found.authority, today=tools.today()))
    return Life(found, open_to, moves)


def judge_lines(tools: Toolbox, who: Person, *, assessment: str, judged: bool) -> Assessment:
    """Choose whether the lines of an assessment are judged, or only described: for who signs it off.

    Levels that lines were given before are kept, and shown again once lines are judged. Raises `NotFound`, `NotAllowed`, and
    `BadInput` for an assessment that is signed off or archived.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.SIGN, assessment)
        if found.state not in (State.DRAFT, State.IN_REVIEW):
            raise BadInput(
                f"“{found.title}” is {STATE_LABELS[found.state].lower()}. Make it a draft again before you change this."
            )
        store.assessments.judge_lines(assessment, judged=judged)
        note_down(tools, store, who, Deed.CHANGED, of_assessment(found), about=f"lines {'judged' if judged else 'described'}")
    return replace(found, lines_judged=judged)


def move(tools: Toolbox, who: Person, *, assessment: str, to: State, note: str = "") -> Move:
    """Move an assessment to another state; every move is kept.

    Raises `NotFound`, `NotAllowed`, `BadInput` for a move that is not legal or is a sign-off, which says more than this, and
    `Conflict` if somebody else moved it first.
    """
    if len(note) > NOTE_LENGTH:
        raise BadInput(f"A note is at most {NOTE_LENGTH:,} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        legal = step(found.state, to)
        need(tools, who, legal.right, found.authority)
        if to is State.SIGNED_OFF:
            raise BadInput("An assessment is signed off area by area. Use its page of sign-off.")
        number = len(store.moves.of(assessment)) + 1
        made = Move(number, found.state, to, who.id, tools.clock(), note.strip())
        store.moves.add(assessment, made)
        note_down(tools, store, who, Deed.CHANGED, of_assessment(found), about=f"now {to.value}")
    return made
