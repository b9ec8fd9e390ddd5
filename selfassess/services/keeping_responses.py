"""Keeping a response, and what that means for the assessment it belongs to."""

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.life import Move, State
from selfassess.domain.line_judging import kept
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork

CHANGED_AFTER = "Changed after it was signed off."


def keep_response(tools: Toolbox, store: UnitOfWork, assessment: Assessment, response: Response) -> None:
    """Save a response. What was signed off becomes a draft again: its snapshot stays as it is, and this goes on.

    Raises `BadInput` for an assessment that is archived, and `Conflict` if another save came first.
    """
    must_be_open(assessment)
    if not assessment.lines_judged:
        framework = tools.frameworks().framework(assessment.framework)
        response = kept(assessment, framework, response, store.assessments.response(assessment.id, response.subject))
    store.assessments.save(response)
    reopen(tools, store, assessment, by=response.saved_by or "")


def must_be_open(assessment: Assessment) -> None:
    """Raises `BadInput` for an assessment that is archived."""
    if assessment.state is State.ARCHIVED:
        raise BadInput(f"“{assessment.title}” is archived. Take it out of the archive before you change it.")


def reopen(tools: Toolbox, store: UnitOfWork, assessment: Assessment, *, by: str) -> None:
    """Make a draft again of what was signed off, because something in it changes. Raises `BadInput` for what is archived."""
    must_be_open(assessment)
    if assessment.state is State.SIGNED_OFF:
        number = len(store.moves.of(assessment.id)) + 1
        store.moves.add(assessment.id, Move(number, State.SIGNED_OFF, State.DRAFT, by, tools.clock(), CHANGED_AFTER))
