"""Tables of responses that came back and wait: sent, looked at, taken in or thrown away, and gone after a while."""

from collections.abc import Mapping

from selfassess.domain.changes import Decision
from selfassess.domain.people import Person
from selfassess.domain.waiting import WaitingFile, WaitingFor
from selfassess.ports import Toolbox
from selfassess.services.case_rollup import may_answer
from selfassess.services.response_tables import LookedAt, Taken, look_at_responses, take_in_responses
from selfassess.services.waiting_files import keep_waiting, let_go

WHAT = WaitingFor.RESPONSES


def send_responses(tools: Toolbox, who: Person, challenge_id: str, *, name: str, content: bytes) -> WaitingFile:
    """Keep a table until somebody agrees to what it changes.

    Raises the errors of `look_at_responses`, and `BadInput` for a file that is not taken.
    """
    look_at_responses(tools, who, name=name, content=content, challenge=challenge_id)
    return keep_waiting(tools, who, challenge_id, WHAT, name=name, content=content)


def waiting_responses(tools: Toolbox, who: Person, challenge_id: str) -> tuple[WaitingFile, ...]:
    """The tables of a challenge that wait. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        may_answer(tools, store, who, challenge_id)
        return store.challenge_files.waiting(challenge_id, WHAT)


def look_at_waiting_responses(tools: Toolbox, who: Person, challenge_id: str, file: str) -> LookedAt:
    """What a table that waits would change. Raises `NotFound` for one that does not wait, and those of `look_at_responses`."""
    found = _waits(tools, who, challenge_id, file)
    return look_at_responses(tools, who, name=found.name, content=tools.files().content(file), challenge=challenge_id)


def take_in_waiting_responses(
    tools: Toolbox, who: Person, challenge_id: str, file: str, *, decisions: Mapping[str, Decision], seen: str
) -> Taken:
    """Take a table in that waits; then it waits no longer. Raises `NotFound`, and the errors of `take_in_responses`."""
    found = _waits(tools, who, challenge_id, file)
    content = tools.files().content(file)
    taken = take_in_responses(
        tools, who, name=found.name, content=content, decisions=decisions, seen=seen, challenge=challenge_id
    )
    let_go(tools, who, found)
    return taken


def throw_responses_away(tools: Toolbox, who: Person, challenge_id: str, file: str) -> WaitingFile:
    """Throw a table away that waits. Raises `NotFound`, `NotAllowed`."""
    found = _waits(tools, who, challenge_id, file)
    let_go(tools, who, found)
    return found


def _waits(tools: Toolbox, who: Person, challenge_id: str, file: str) -> WaitingFile:
    with tools.store().read() as store:
        may_answer(tools, store, who, challenge_id)
        return store.challenge_files.waits(challenge_id, WHAT, file)
