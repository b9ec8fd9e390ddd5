"""Asking whether a person may, before anything is read or written.

What a person may not see does not exist for them: an id of somebody else's is answered in the words of one that nobody has.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from selfassess.domain.assessment import Assessment, no_assessment
from selfassess.domain.peerchallenge import PeerChallenge, no_challenge
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.subjects import must_have
from selfassess.errors import NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork


def need(tools: Toolbox, who: Person, right: Right, place: str = INSTANCE, *, subject: str | None = None) -> None:
    """Raises `NotAllowed` where the person does not hold this right in a place.

    The place is the id of an authority or of a peer challenge; without one it is the instance. `subject` is the line or area
    that would be answered.
    """
    if not who.may(right, place, subject=subject, today=tools.today()):
        raise NotAllowed(
            f"Your role does not include this: {right.value[0].lower()}{right.value[1:]}. Ask an owner of the workspace."
        )


def assessment_for(
    tools: Toolbox, store: UnitOfWork, who: Person, right: Right, assessment_id: str, *, subject: str | None = None
) -> Assessment:
    """The assessment of this id, if the person holds a right in its authority's workspace.

    Raises `NotFound` for one whose workspace they may not open, as for one that is not there, and `NotAllowed` where they may
    open it but lack the right.
    """
    found = store.assessments.get(assessment_id)
    if not who.may(Right.SEE, found.authority, today=tools.today()):
        raise no_assessment(assessment_id)
    if right is not Right.SEE:
        need(tools, who, right, found.authority, subject=subject)
    return found


@contextmanager
def alike(store: UnitOfWork) -> Iterator[None]:
    """Where what is looked for is not there, ask for an assessment all the same, as for what is there and somebody else's.

    So how long a "not found" takes tells nobody whether an id exists.
    """
    try:
        yield
    except NotFound:
        with suppress(NotFound):
            store.assessments.get("")
        raise


def answering(tools: Toolbox, store: UnitOfWork, who: Person, assessment_id: str, subject: str) -> Assessment:
    """The assessment of this id, if the person may write what it says of a subject of its framework.

    Raises `NotFound` for a subject that it does not have, and the errors of `assessment_for`.
    """
    found = assessment_for(tools, store, who, Right.ANSWER, assessment_id, subject=subject)
    must_have(tools.frameworks().framework(found.framework), subject)
    return found


def sees(tools: Toolbox, who: Person, authority: str) -> bool:
    """Whether a person may open the workspace of an authority."""
    return who.may(Right.SEE, authority, today=tools.today())


def challenge_for(tools: Toolbox, store: UnitOfWork, who: Person, right: Right, challenge_id: str) -> PeerChallenge:
    """The peer challenge of this id, if the person holds a right in it.

    Raises `NotFound` for one that they may not open, as for one that is not there, and `NotAllowed` where they may open it but
    lack the right.
    """
    found = store.peer_challenges.get(challenge_id)
    if not who.may(Right.CHALLENGE_SEE, found.id, today=tools.today()):
        raise no_challenge(challenge_id)
    if right is not Right.CHALLENGE_SEE:
        need(tools, who, right, found.id)
    return found
