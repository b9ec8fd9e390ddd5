"""Filled case forms on their way in: sent, looked at, and agreed to or thrown away; nothing of them stays otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.case_files import Incoming, import_cases, preview_cases
from selfassess.services.rights import challenge_for

MOST = 40


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits: what it is called, and its SHA-256; empty for one that was not taken, and then nothing waits."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits with what it would change."""

    held: Held
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
        return Waiting(Held(name), incoming)
    return Waiting(Held(name, tools.files().put(name, content).sha256), incoming)


def look_at_forms(tools: Toolbox, who: Person, challenge_id: str, held: Sequence[Held]) -> tuple[Waiting, ...]:
    """What each file that waits would change. Raises `NotFound`, `NotAllowed`."""
    _must_review(tools, who, challenge_id)
    return tuple(Waiting(each, _looked(tools, who, challenge_id, each)) for each in held)


def _looked(tools: Toolbox, who: Person, challenge_id: str, held: Held) -> Incoming:
    try:
        content = tools.files().content(held.sha256) if held.sha256 else b""
    except NotFound:
        content = b""
    if not content:
        why = "This file does not wait here any more. Send it again."
        return Incoming(held.name, "", new=False, changes=(), problems=(why,))
    return preview_cases(tools, who, [(held.name, content)], challenge_id=challenge_id)[0]


def take_forms(tools: Toolbox, who: Person, challenge_id: str, held: Sequence[Held]) -> tuple[Incoming, ...]:
    """Take in the files that wait and let them go; one with a problem is left out as a whole. Raises `NotFound`, `NotAllowed`."""
    waiting = look_at_forms(tools, who, challenge_id, held)
    fine = [each.held for each in waiting if not each.incoming.problems]
    done = import_cases(tools, who, [(each.name, tools.files().content(each.sha256)) for each in fine], challenge_id=challenge_id)
    drop_forms(tools, who, challenge_id, held)
    return done


def drop_forms(tools: Toolbox, who: Person, challenge_id: str, held: Sequence[Held]) -> None:
    """Throw away files that wait. Only a case form that nothing else needs is let go. Raises `NotFound`, `NotAllowed`."""
    _must_review(tools, who, challenge_id)
    for each in held:
        incoming = _looked(tools, who, challenge_id, each)
        with tools.store().read() as store:
            needed = store.originals.needed(each.sha256)
        if incoming.code and not needed:
            tools.files().forget(each.sha256)


def _must_review(tools: Toolbox, who: Person, challenge_id: str) -> None:
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id).must_know_whom_to_tell()
