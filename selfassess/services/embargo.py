"""The result of an inspection before it is published: seen by the people named, and by nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed
from selfassess.domain.framework import Framework
from selfassess.domain.inspection.records import Result
from selfassess.domain.inspection.room import Inspection
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.inspections import inspection_for, of_inspection
from selfassess.services.watching import note, saw

TEXT_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class Embargo:
    """What a person may know of a result: the result itself where it is open to them, else only that there is one.

    `people` are the accounts that can be named, id and name; `may_record` is whether the person may write it down or change it.
    """

    inspection: Inspection
    framework: Framework
    there: bool
    result: Result | None
    people: tuple[tuple[str, str], ...]
    may_record: bool


def embargo_of(tools: Toolbox, who: Person, inspection: str) -> Embargo:
    """What the person may know of the result of an inspection. Raises `NotFound`."""
    with tools.store().read() as store:
        found = inspection_for(tools, store, who, Right.SEE, inspection)
        held = store.inspections.result(inspection)
        people = _members(store, found)
    shown = held if held and (who.unlimited or held.open_to(who.id)) else None
    signs = who.may(Right.SIGN, found.authority, today=tools.today())
    if shown and not shown.lifted:
        saw(tools, who, of_inspection(found))
    framework = tools.frameworks().framework(found.framework)
    may = signs and (held is None or shown is not None)
    return Embargo(found, framework, held is not None, shown, tuple(people.items()), may)


def _members(store: UnitOfWork, inspection: Inspection) -> dict[str, str]:
    """Who holds a role in the workspace: names by account."""
    return {account.id: account.name for account, _ in store.accounts.members(inspection.authority)}


@dataclass(frozen=True, slots=True)
class NewResult:
    """What inspectors told: levels of the judgement scale by area, words, and who may know. `revision` is what was opened."""

    judgements: Mapping[str, str]
    text: str
    named: tuple[str, ...]
    revision: int = 0


def keep_result(tools: Toolbox, who: Person, inspection: str, new: NewResult) -> Result:
    """Write a result down, or change it. Whoever writes it is always among those named.

    Raises `NotFound`, `NotAllowed` for somebody who is not named in one that is there, `BadInput` and `Conflict`.
    """
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.SIGN, inspection)
        held = store.inspections.result(inspection)
        if held and not (who.unlimited or held.open_to(who.id)):
            raise NotAllowed("This result is under embargo, and you are not among the people named.")
        _check(tools, found, new)
        strangers = set(new.named) - set(_members(store, found)) - {who.id}
        if strangers:
            raise BadInput("Only people who hold a role in this workspace can be named. Invite the others first.")
        if (held.revision if held else 0) != new.revision:
            raise Conflict("Somebody else changed the result while you were writing.", yours={}, theirs={})
        made = Result(
            inspection=inspection,
            judgements={area: level for area, level in new.judgements.items() if level},
            text=new.text.strip(),
            named=tuple(dict.fromkeys((*new.named, who.id))),
            recorded_by=held.recorded_by if held else who.id,
            recorded_at=held.recorded_at if held else tools.clock(),
            lifted=held.lifted if held else None,
            lifted_by=held.lifted_by if held else "",
            revision=new.revision + 1,
        )
        store.inspections.save_result(made)
        note(tools, store, who, Deed.CHANGED if held else Deed.ADDED, of_inspection(found), about="result")
    return made


def _check(tools: Toolbox, found: Inspection, new: NewResult) -> None:
    framework = tools.frameworks().framework(found.framework)
    scale = framework.scale("judgement")
    levels = {level.id for level in (scale.levels if scale else ())}
    areas = {area.id for area in framework.areas}
    for area, level in new.judgements.items():
        if area not in areas or (level and level not in levels):
            raise BadInput(f"{framework.title} has no judgement {level!r} of {area!r}.")
    if len(new.text) > TEXT_LENGTH:
        raise BadInput(f"Shorten the words to {TEXT_LENGTH:,} characters or fewer.")


def lift_embargo(tools: Toolbox, who: Person, inspection: str) -> Result:
    """Let everybody in the workspace see a result, once it is published.

    Raises `NotFound`, and `NotAllowed` for somebody who is not among the people named.
    """
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.SIGN, inspection)
        held = store.inspections.result(inspection)
        if held is None:
            raise BadInput("No result was written down. Record it first.")
        if not (who.unlimited or held.open_to(who.id)):
            raise NotAllowed("This result is under embargo, and you are not among the people named.")
        lifted = replace(
            held, lifted=held.lifted or tools.clock(), lifted_by=held.lifted_by or who.id, revision=held.revision + 1
        )
        store.inspections.save_result(lifted)
        note(tools, store, who, Deed.CHANGED, of_inspection(found), about="embargo lifted")
    return lifted
