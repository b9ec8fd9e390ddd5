"""Workbooks that came back and wait: sent, opened, taken in or thrown away, and gone after a while."""

from collections.abc import Mapping

from selfassess.domain.audit import Deed
from selfassess.domain.changes import Decision
from selfassess.domain.intake import KEPT_WAITING, Waiting, no_waiting
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import assessment_for, need
from selfassess.services.watching import note, of_assessment
from selfassess.services.workbooks import Looked, TakenIn, look_at_workbook, take_in_workbook


def send_workbook(tools: Toolbox, who: Person, *, assessment: str, name: str, content: bytes) -> Waiting:
    """Keep a workbook until somebody agrees to what it changes; those that waited too long are thrown away.

    Raises the errors of `look_at_workbook`, and `BadInput` for a file that is not taken.
    """
    look_at_workbook(tools, who, name=name, content=content, assessment=assessment)
    kept = tools.files().put(name, content)
    sent = Waiting(assessment, kept.sha256, kept.name, who.id, tools.clock())
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        note(tools, store, who, Deed.ADDED, of_assessment(found), about="workbook sent")
        store.intakes.wait(sent)
        gone = [each for each in store.intakes.waiting(assessment) if each.at < sent.at - KEPT_WAITING]
        unneeded = [file for each in gone if (file := _gone(store, each))]
    _forget(tools, unneeded)
    return sent


def waiting_workbooks(tools: Toolbox, who: Person, assessment: str) -> tuple[Waiting, ...]:
    """The workbooks of an assessment that wait, newest first. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.SEE, assessment)
        return store.intakes.waiting(assessment)


def look_at_waiting(tools: Toolbox, who: Person, *, assessment: str, file: str) -> Looked:
    """What a workbook that waits would change. Raises `NotFound` for one that does not wait, and those of `look_at_workbook`."""
    found = _waiting(tools, who, assessment, file)
    return look_at_workbook(tools, who, name=found.name, content=tools.files().content(file), assessment=assessment)


def take_in_waiting(
    tools: Toolbox, who: Person, *, assessment: str, file: str, decisions: Mapping[str, Decision], seen: str
) -> TakenIn:
    """Take a workbook in that waits; then it waits no longer. Raises `NotFound`, and the errors of `take_in_workbook`."""
    found = _waiting(tools, who, assessment, file)
    content = tools.files().content(file)
    taken = take_in_workbook(tools, who, name=found.name, content=content, decisions=decisions, seen=seen, assessment=assessment)
    with tools.store().write() as store:
        unneeded = _gone(store, found)
    _forget(tools, [unneeded] if unneeded else [])
    return taken


def throw_workbook_away(tools: Toolbox, who: Person, *, assessment: str, file: str) -> Waiting:
    """Throw a workbook away that waits: one's own, or any for whoever may start assessments. Raises `NotFound`."""
    found = _waiting(tools, who, assessment, file)
    with tools.store().write() as store:
        kept = assessment_for(tools, store, who, Right.SEE, assessment)
        if found.by != who.id:
            need(tools, who, Right.START, kept.authority)
        note(tools, store, who, Deed.REMOVED, of_assessment(kept), about="workbook that waited")
        unneeded = _gone(store, found)
    _forget(tools, [unneeded] if unneeded else [])
    return found


def _waiting(tools: Toolbox, who: Person, assessment: str, file: str) -> Waiting:
    found = next((each for each in waiting_workbooks(tools, who, assessment) if each.file == file), None)
    if found is None:
        raise no_waiting()
    return found


def _gone(store: UnitOfWork, waiting: Waiting) -> str:
    """Let one wait no longer; its file where nothing else needs it, else nothing."""
    store.intakes.wait_no_longer(waiting)
    return "" if store.originals.needed(waiting.file) else waiting.file


def _forget(tools: Toolbox, files: list[str]) -> None:
    """Throw files away, after the transaction that needed them no longer was kept."""
    for file in files:
        tools.files().forget(file)
