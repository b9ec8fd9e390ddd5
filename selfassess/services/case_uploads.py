"""Filled case forms on their way in: sent, looked at, and agreed to or thrown away; nothing of them stays otherwise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.waiting import WaitingFile, WaitingFor, no_waiting_file
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.case_files import Incoming, import_cases, preview_cases
from selfassess.services.rights import challenge_for
from selfassess.services.waiting_files import keep_waiting, let_go

MOST = 40
WHAT = WaitingFor.CASES


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file with what it would change; `file` is its SHA-256, empty for one that was not taken, and then nothing waits."""

    file: str
    incoming: Incoming


def receive_forms(tools: Toolbox, who: Person, challenge_id: str, files: Sequence[tuple[str, bytes]]) -> tuple[Waiting, ...]:
    """Hold the files that were sent and can be taken in, and say what each would change.

    Raises `NotFound`, `NotAllowed`, and `BadInput` for none or too many.
    """
    _must_review(tools, who, challenge_id)
    if not files:
        raise BadInput("Choose one or more filled forms.")
    if len(files) > MOST:
        raise BadInput(f"Send {MOST} files at once at most.")
    return tuple(_received(tools, who, challenge_id, name, content) for name, content in files)


def _received(tools: Toolbox, who: Person, challenge_id: str, name: str, content: bytes) -> Waiting:
    """A file with what it would change; one with a problem is not held at all."""
    (incoming,) = preview_cases(tools, who, [(name, content)], challenge_id=challenge_id)
    if incoming.problems:
        return Waiting("", incoming)
    return Waiting(keep_waiting(tools, who, challenge_id, WHAT, name=name, content=content).file, incoming)


def waiting_forms(tools: Toolbox, who: Person, challenge_id: str) -> tuple[Waiting, ...]:
    """Every file of a challenge that waits, with what it would change now. Raises `NotFound`, `NotAllowed`."""
    return tuple(Waiting(each.file, _looked(tools, who, each)) for each in _waiting(tools, who, challenge_id))


def _waiting(tools: Toolbox, who: Person, challenge_id: str) -> tuple[WaitingFile, ...]:
    _must_review(tools, who, challenge_id)
    with tools.store().read() as store:
        return store.challenge_files.waiting(challenge_id, WHAT)


def _looked(tools: Toolbox, who: Person, waiting: WaitingFile) -> Incoming:
    try:
        content = tools.files().content(waiting.file)
    except NotFound:
        why = "This file is not here any more. Send it again."
        return Incoming(waiting.name, "", new=False, changes=(), problems=(why,))
    return preview_cases(tools, who, [(waiting.name, content)], challenge_id=waiting.challenge)[0]


def take_forms(
    tools: Toolbox, who: Person, challenge_id: str, files: Collection[str], reasons: Mapping[str, str] | None = None
) -> tuple[Incoming, ...]:
    """Take in those of these files that wait, and let them go; one with a problem is left out as a whole, and says why.

    `reasons` say by file why what is held back tells nobody who a child is; a file without one goes on waiting.
    Raises `NotAllowed`, and `NotFound` where one of them waits no longer.
    """
    chosen = _chosen(tools, who, challenge_id, files)
    done, settled = [], []
    for waiting in chosen:
        looked = _looked(tools, who, waiting)
        reason = (reasons or {}).get(waiting.file, "")
        if not looked.problems:
            given = [(waiting.name, tools.files().content(waiting.file))]
            (looked,) = import_cases(tools, who, given, challenge_id=challenge_id, reason=reason)
        done.append(looked)
        if not looked.held or reason.strip():
            settled.append(waiting)
    if settled:
        let_go(tools, who, *settled)
    return tuple(done)


def drop_forms(tools: Toolbox, who: Person, challenge_id: str, files: Collection[str]) -> None:
    """Throw away those of these files that wait. Raises `NotAllowed`, and `NotFound` where one of them waits no longer."""
    let_go(tools, who, *_chosen(tools, who, challenge_id, files))


def _chosen(tools: Toolbox, who: Person, challenge_id: str, files: Collection[str]) -> tuple[WaitingFile, ...]:
    known = {each.file: each for each in _waiting(tools, who, challenge_id)}
    if not files or not set(files) <= known.keys():
        raise no_waiting_file()
    return tuple(known[file] for file in dict.fromkeys(files))


def _must_review(tools: Toolbox, who: Person, challenge_id: str) -> None:
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id).must_know_whom_to_tell()
