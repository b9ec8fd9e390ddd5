"""Inspections of other services of an authority: added, changed and removed by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.characters import printable
from selfassess.domain.other_inspections import InspectionKind, OtherInspection
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.rights import need
from selfassess.services.watching import note

NAME_LENGTH = 200
SAID_LENGTH = 2000
LINK_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of an inspection of another service; `kind` and `judgement` are ids of the reference file."""

    kind: str
    day: date
    name: str = ""
    judgement: str = ""
    said: str = ""
    link: str = ""


def kinds(tools: Toolbox) -> tuple[InspectionKind, ...]:
    """The kinds of other inspections that may be added."""
    return tools.reference().other_inspections


def may_keep(tools: Toolbox, who: Person, authority: str) -> None:
    """Raises `NotAllowed` where a person may not add to the time line of an authority."""
    need(tools, who, Right.KEEP_REPORTS, authority)


def list_other_inspections(tools: Toolbox, who: Person, authority: str) -> tuple[OtherInspection, ...]:
    """The inspections of other services of an authority, newest first. Raises `NotFound` and `NotAllowed`."""
    need(tools, who, Right.SEE, authority)
    with tools.store().read() as store:
        store.authorities.get(authority)
        return store.other_inspections.of(authority)


def other_inspection(tools: Toolbox, who: Person, authority: str, inspection: str) -> OtherInspection:
    """One of them. Raises `NotFound` and `NotAllowed`."""
    need(tools, who, Right.SEE, authority)
    with tools.store().read() as store:
        return store.other_inspections.get(authority, inspection)


def add_other_inspection(tools: Toolbox, who: Person, *, authority: str, said: Said) -> OtherInspection:
    """Add one. Raises `NotFound`, `NotAllowed`, and `BadInput` for what cannot be."""
    need(tools, who, Right.KEEP_REPORTS, authority)
    _check(tools, said)
    with tools.store().write() as store:
        store.authorities.get(authority)
        made = _of(tools, who, authority, tools.new_id(), said)
        store.other_inspections.save(made)
        note(tools, store, who, Deed.ADDED, Thing("other inspection", made.id, authority), about=said.kind)
    return made


def change_other_inspection(tools: Toolbox, who: Person, *, authority: str, inspection: str, said: Said) -> OtherInspection:
    """Change one. Raises as `add_other_inspection` does."""
    need(tools, who, Right.KEEP_REPORTS, authority)
    _check(tools, said)
    with tools.store().write() as store:
        found = store.other_inspections.get(authority, inspection)
        made = _of(tools, who, authority, found.id, said)
        store.other_inspections.save(made)
        note(tools, store, who, Deed.CHANGED, Thing("other inspection", made.id, authority), about=said.kind)
    return made


def remove_other_inspection(tools: Toolbox, who: Person, *, authority: str, inspection: str) -> OtherInspection:
    """Take one out. Raises `NotFound` and `NotAllowed`."""
    need(tools, who, Right.KEEP_REPORTS, authority)
    with tools.store().write() as store:
        found = store.other_inspections.get(authority, inspection)
        store.other_inspections.remove(found.id)
        note(tools, store, who, Deed.REMOVED, Thing("other inspection", found.id, authority), about=found.kind)
    return found


def _of(tools: Toolbox, who: Person, authority: str, key: str, said: Said) -> OtherInspection:
    return OtherInspection(
        id=key,
        authority=authority,
        kind=said.kind,
        name=printable(said.name).strip(),
        day=said.day,
        judgement=said.judgement,
        said=printable(said.said).strip(),
        link=said.link.strip(),
        by=who.id,
        at=tools.clock(),
    )


def _check(tools: Toolbox, said: Said) -> None:
    offered = {kind.id: kind for kind in kinds(tools)}
    kind = offered.get(said.kind)
    if kind is None:
        raise BadInput(f"{said.kind!r} is not a kind of inspection. Choose one of: {', '.join(offered)}.")
    if said.judgement and kind.level(said.judgement) is None:
        known = ", ".join(level.id for level in kind.levels) or "none: leave it out and write what was said"
        raise BadInput(f"{said.judgement!r} is not a judgement of {kind.title}. Choose one of: {known}.")
    if kind.setting and not said.name.strip():
        raise BadInput("Enter what was inspected, such as the name of the home.")
    if said.day > tools.today():
        raise BadInput("The day of an inspection lies in the past, or is today.")
    if said.link and not said.link.startswith(("https://", "http://")):
        raise BadInput("A link begins with https:// or http://.")
    bounds = ((said.name, NAME_LENGTH, "name"), (said.said, SAID_LENGTH, "text"), (said.link, LINK_LENGTH, "link"))
    for text, most, what in bounds:
        if len(text) > most:
            raise BadInput(f"Shorten the {what} to {most:,} characters or fewer.")


def judged(found: OtherInspection, known: Sequence[InspectionKind]) -> tuple[str, str, str]:
    """The title of its kind, the label of its judgement (empty: none), and the tone; ids where the reference lost them."""
    kind = next((each for each in known if each.id == found.kind), None)
    level = kind.level(found.judgement) if kind else None
    return (kind.title if kind else found.kind, level.label if level else found.judgement, level.tone.value if level else "plain")
