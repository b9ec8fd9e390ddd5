"""What is written down in an inspection: lines of enquiry, requests, meetings, the sample, and comments on the draft."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from selfassess.domain.audit import Deed
from selfassess.domain.cases import checked_code, private
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework
from selfassess.domain.inspection.records import Correction, Enquiry, Meeting, Request, Sampled
from selfassess.domain.inspection.room import Inspection, RunUpItem
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.inspections import inspection_for, of_inspection
from selfassess.services.run_up import check_sent
from selfassess.services.watching import note

Record = TypeVar("Record", RunUpItem, Enquiry, Request, Meeting, Sampled, Correction)
TEXT_LENGTH = 5000
KEPT_AS_THEY_ARE = ("id", "inspection", "revision", "removed", "files", "sent")
"""What no form changes."""
CHANGED_MEANWHILE = "Somebody else changed this while you were writing. Nothing is lost: choose what should stand, then save."


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that was written down in an inspection. `titles` are the titles of framework lines by id."""

    inspection: Inspection
    authority: Authority
    framework: Framework
    today: date
    enquiries: tuple[Enquiry, ...]
    requests: tuple[Request, ...]
    meetings: tuple[Meeting, ...]
    sample: tuple[Sampled, ...]
    corrections: tuple[Correction, ...]
    titles: Mapping[str, str]

    @property
    def waiting(self) -> int:
        """How many requests were not answered."""
        return sum(request.answered is None and request.removed is None for request in self.requests)


def written_in(tools: Toolbox, who: Person, inspection: str) -> Written:
    """What was written down in an inspection, also what was taken out. Raises `NotFound`."""
    with tools.store().read() as store:
        found = inspection_for(tools, store, who, Right.SEE, inspection)
        kept = store.inspections
        framework = tools.frameworks().framework(found.framework)
        return Written(
            inspection=found,
            authority=store.authorities.get(found.authority),
            framework=framework,
            today=tools.today(),
            enquiries=kept.records(inspection, Enquiry),
            requests=kept.records(inspection, Request),
            meetings=tuple(sorted(kept.records(inspection, Meeting), key=lambda meeting: meeting.day)),
            sample=tuple(sorted(kept.records(inspection, Sampled), key=lambda child: child.code)),
            corrections=kept.records(inspection, Correction),
            titles={line.id: line.title for line in framework.lines()},
        )


def find_record(tools: Toolbox, who: Person, inspection: str, kind: type[Record], record: str) -> Record:
    """One thing that was written down. Raises `NotFound`."""
    with tools.store().read() as store:
        inspection_for(tools, store, who, Right.SEE, inspection)
        return store.inspections.record(inspection, kind, record)


def keep_record(tools: Toolbox, who: Person, record: Record) -> Record:
    """Keep what was written: a new one where its id is empty, else the next revision after the one that was opened.

    Raises `NotFound`, `BadInput` for what cannot be kept, and `Conflict` with both where somebody else saved meanwhile.
    """
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.REGISTER, record.inspection)
        checked: Record = CHECKS[type(record)](tools, store, found, record)
        if not record.id:
            made: Record = replace(checked, id=tools.new_id(), revision=1)
            store.inspections.add_records(made)
            note(tools, store, who, Deed.ADDED, of_inspection(found), about=f"{type(record).__name__.lower()} {made.id}")
            return made
        held = store.inspections.record(record.inspection, type(record), record.id)
        if held.revision != record.revision:
            raise _both(record, held)
        kept: Record = replace(checked, **_kept(tools, held, checked))
        new: Record = replace(kept, revision=held.revision + 1)
        store.inspections.save_record(new)
        note(tools, store, who, Deed.CHANGED, of_inspection(found), about=f"{type(record).__name__.lower()} {new.id}")
    return new


def _kept(tools: Toolbox, held: object, checked: object) -> dict[str, Any]:
    """What a form does not change; of a thing to prepare also the day on which it was sent, by the status that it has now."""
    kept = {name: getattr(held, name) for name in KEPT_AS_THEY_ARE if hasattr(held, name)}
    if isinstance(held, RunUpItem) and isinstance(checked, RunUpItem):
        kept["sent"] = held.come_to(checked.status, tools.today()).sent
    return kept


def _both(yours: Record, theirs: Record) -> Conflict:
    names = [field.name for field in fields(yours) if field.name not in KEPT_AS_THEY_ARE]
    told = [(name, getattr(yours, name), getattr(theirs, name)) for name in names]
    different = [(name, mine, other) for name, mine, other in told if mine != other]
    return Conflict(
        CHANGED_MEANWHILE,
        yours={name: str(mine or "") for name, mine, _ in different},
        theirs={name: str(other or "") for name, _, other in different},
    )


def take_out_record(tools: Toolbox, who: Person, inspection: str, kind: type[Record], record: str, *, out: bool) -> Record:
    """Take something out, or put it back; what was taken out is listed and stays. Raises `NotFound`."""
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.REGISTER, inspection)
        held = store.inspections.record(inspection, kind, record)
        changed: Record = replace(held, removed=tools.clock() if out else None, revision=held.revision + 1)
        store.inspections.save_record(changed)
        deed = Deed.REMOVED if out else Deed.PUT_BACK
        note(tools, store, who, deed, of_inspection(found), about=f"{kind.__name__.lower()} {record}")
    return changed


def _item(_tools: Toolbox, _store: UnitOfWork, _found: Inspection, item: RunUpItem) -> RunUpItem:
    if not item.title.strip():
        raise BadInput("Say what is to be prepared.")
    check_sent(item, item.status)
    return item


def _enquiry(tools: Toolbox, _store: UnitOfWork, found: Inspection, enquiry: Enquiry) -> Enquiry:
    known = {line.id for line in tools.frameworks().framework(found.framework).lines()}
    strange = [line for line in enquiry.lines if line not in known]
    if strange:
        raise BadInput(f"{found.framework} has no line {strange[0]!r}.")
    _must_say(enquiry.text, "Write the line of enquiry as it was put.")
    return enquiry


def _request(_tools: Toolbox, _store: UnitOfWork, _found: Inspection, request: Request) -> Request:
    _must_say(request.what, "Say what was asked for.")
    return request


def _meeting(_tools: Toolbox, _store: UnitOfWork, _found: Inspection, meeting: Meeting) -> Meeting:
    _must_say(meeting.text, "Write what was said.")
    return meeting


def _sampled(_tools: Toolbox, store: UnitOfWork, found: Inspection, child: Sampled) -> Sampled:
    code = checked_code(child.code)
    for text in (child.cohort, child.team, child.note):
        if why := private(text):
            raise BadInput(f"{why[0].upper()}{why[1:]}. A child stands here under a local code alone: take it out.")
    others = (each for each in store.inspections.records(found.id, Sampled) if each.id != child.id)
    if any(each.code == code and each.removed is None for each in others):
        raise BadInput(f"There is a child under {code} already. Choose another local code.")
    return replace(child, code=code)


def _correction(_tools: Toolbox, _store: UnitOfWork, _found: Inspection, correction: Correction) -> Correction:
    _must_say(correction.says, "Write what the draft says.")
    _must_say(correction.should_say, "Write what is right.")
    return correction


def _must_say(text: str, said: str) -> None:
    if not text.strip():
        raise BadInput(said)
    if len(text) > TEXT_LENGTH:
        raise BadInput(f"Shorten this to {TEXT_LENGTH:,} characters or fewer.")


CHECKS: Mapping[type, Callable[..., Any]] = {
    RunUpItem: _item,
    Enquiry: _enquiry,
    Request: _request,
    Meeting: _meeting,
    Sampled: _sampled,
    Correction: _correction,
}
"""What each kind must hold, and the form in which it is kept."""
