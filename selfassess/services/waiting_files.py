"""Files of a challenge that wait for somebody to agree: kept, let go, and thrown away once they waited too long."""

from collections.abc import Iterable

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.intake import KEPT_WAITING
from selfassess.domain.people import Person
from selfassess.domain.waiting import WaitingFile, WaitingFor
from selfassess.ports import Toolbox


def keep_waiting(tools: Toolbox, who: Person, challenge_id: str, what: WaitingFor, *, name: str, content: bytes) -> WaitingFile:
    """Keep a file until somebody agrees to what it changes; whatever waited too long, in any challenge, is thrown away.

    The caller asked whether the person may. Raises `BadInput` for a file that is not taken.
    """
    kept = tools.files().put(name, content)
    sent = WaitingFile(challenge_id, what, kept.sha256, kept.name, who.id, tools.clock())
    with tools.store().write() as store:
        gone = store.challenge_files.abandon(sent.at - KEPT_WAITING)
        store.challenge_files.wait(sent)
        store.audit.add(sent.at, who.id, Deed.ADDED, _thing(sent), what.value)
    _forget(tools, gone)
    return sent


def let_go(tools: Toolbox, who: Person, *waiting: WaitingFile) -> None:
    """Files wait no longer, and are gone where nothing else needs them. The caller asked whether the person may."""
    with tools.store().write() as store:
        for each in waiting:
            store.challenge_files.wait_no_longer(each)
            store.audit.add(tools.clock(), who.id, Deed.REMOVED, _thing(each), each.what.value)
    _forget(tools, (each.file for each in waiting))


def _thing(waiting: WaitingFile) -> Thing:
    return Thing("file that waits", waiting.file[:20], waiting.challenge)


def _forget(tools: Toolbox, files: Iterable[str]) -> None:
    for file in dict.fromkeys(files):
        with tools.store().read() as store:
            needed = store.originals.needed(file)
        if not needed:
            tools.files().forget(file)
