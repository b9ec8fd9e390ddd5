"""The inspection room of an authority: its inspections, when the next may be expected, and the year around them."""

from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority
from selfassess.domain.deadlines import WorkingDays
from selfassess.domain.framework import Framework
from selfassess.domain.inspection.room import Inspection, RunUpItem, no_inspection, run_up
from selfassess.domain.inspection.template import RoomTemplate, Visit
from selfassess.domain.inspection.window import Coming, Window, YearMark, coming, window
from selfassess.domain.people import Person
from selfassess.domain.rights import Right, workspace
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.comparators import ILACS
from selfassess.services.rights import need, sees
from selfassess.services.watching import note

TITLE_LENGTH = 200
NAME_LENGTH = 200
NOTE_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Kept:
    """An inspection as the list shows it: its kind, and how much of its run-up is finished."""

    inspection: Inspection
    visit: Visit | None
    finished: int
    items: int
    on_site: tuple[date, date, bool] | None


@dataclass(frozen=True, slots=True)
class Room:
    """The room of an authority; `window` is an estimate, None without a rule or a graded inspection in the library."""

    authority: Authority
    template: RoomTemplate
    inspections: tuple[Kept, ...]
    window: Window | None
    year: tuple[Coming, ...]


def calendar_of(tools: Toolbox) -> WorkingDays:
    """The calendar of working days in England."""
    return WorkingDays(tools.bank_holidays())


def room_of(tools: Toolbox, who: Person, authority: str) -> Room:
    """The inspection room of an authority. Raises `NotFound` for a workspace that the person may not open."""
    template, calendar = tools.reference().inspection_room, calendar_of(tools)
    with tools.store().read() as store:
        found = _workspace(tools, store, who, authority)
        inspections = store.inspections.of(authority)
        items = {each.id: _standing(store.inspections.records(each.id, RunUpItem)) for each in inspections}
        heads = store.reports.heads(viewer=workspace(authority), authority=authority)
        marks = {mark.point: mark for mark in store.inspections.marks(authority)}
    kept = []
    for each in inspections:
        visit = template.visit(each.visit)
        here = items[each.id]
        kept.append(Kept(each, visit, sum(item.finished for item in here), len(here), each.on_site(visit, calendar)))
    year = tuple(coming(point, marks.get(point.id, YearMark(point.id))) for point in template.year)
    return Room(found, template, tuple(kept), window(template.window, heads), year)


def _standing(items: tuple[RunUpItem, ...]) -> tuple[RunUpItem, ...]:
    return tuple(item for item in items if item.removed is None)


def _workspace(tools: Toolbox, store: UnitOfWork, who: Person, authority: str) -> Authority:
    if not sees(tools, who, authority):
        raise NotFound(f"There is no authority {authority!r} whose workspace you may open.")
    return store.authorities.get(authority)


@dataclass(frozen=True, slots=True)
class NewInspection:
    """What a person says of an inspection that begins to be prepared; `called` is None while nobody has telephoned."""

    authority: str
    visit: str
    title: str
    called: date | None = None


def start_inspection(tools: Toolbox, who: Person, new: NewInspection) -> Inspection:
    """Open a room for an inspection, with what the template asks for. Raises `BadInput` for a visit that it does not know."""
    template = tools.reference().inspection_room
    if template.visit(new.visit) is None:
        known = ", ".join(visit.id for visit in template.visits) or "none: the template is missing"
        raise BadInput(f"There is no visit {new.visit!r}. There are: {known}.")
    with tools.store().write() as store:
        _workspace(tools, store, who, new.authority)
        need(tools, who, Right.REGISTER, new.authority)
        made = Inspection(
            id=tools.new_id(),
            authority=new.authority,
            visit=new.visit,
            framework=_framework(tools, new.called or tools.today()).key,
            title=_checked_title(new.title),
            created=tools.clock(),
            created_by=who.id,
            called=new.called,
        )
        store.inspections.add(made)
        ids = [tools.new_id() for _ in template.asked_for(made.visit)]
        store.inspections.add_records(*run_up(template, made, ids))
        note(tools, store, who, Deed.ADDED, of_inspection(made))
    return made


def _framework(tools: Toolbox, day: date) -> Framework:
    """The version of ILACS that is in force on a day; the newest where none says so."""
    versions = [found for found in tools.frameworks().frameworks() if found.id == ILACS]
    if not versions:
        raise NotFound("There is no version of ILACS among the frameworks.")
    return next((each for each in versions if each.in_force(day)), versions[-1])


def _checked_title(title: str) -> str:
    plain = title.strip()
    if not plain or len(plain) > TITLE_LENGTH:
        raise BadInput(f"What it is called is 1 to {TITLE_LENGTH} characters long.")
    return plain


def inspection_for(tools: Toolbox, store: UnitOfWork, who: Person, right: Right, inspection_id: str) -> Inspection:
    """The inspection of this id, if the person holds a right in its authority's workspace.

    Raises `NotFound` for one whose workspace they may not open, as for one that is not there, and `NotAllowed`.
    """
    found = store.inspections.get(inspection_id)
    if not sees(tools, who, found.authority):
        raise no_inspection(inspection_id)
    if right is not Right.SEE:
        need(tools, who, right, found.authority)
    return found


def change_inspection(tools: Toolbox, who: Person, changed: Inspection) -> Inspection:
    """Keep the days and names of an inspection as they are now; `changed` carries the revision that was opened.

    Raises `NotFound`, `BadInput` for days that cannot be, and `Conflict` where somebody else saved meanwhile.
    """
    _check_days(tools, changed)
    with tools.store().write() as store:
        held = inspection_for(tools, store, who, Right.REGISTER, changed.id)
        if held.revision != changed.revision:
            raise Conflict("Somebody else changed these days while you were writing.", yours={}, theirs={})
        new = replace(
            held,
            title=_checked_title(changed.title),
            called=changed.called,
            first_on_site=changed.first_on_site,
            last_on_site=changed.last_on_site,
            lead_inspector=changed.lead_inspector.strip()[:NAME_LENGTH],
            draft_received=changed.draft_received,
            comments_due=changed.comments_due,
            received=changed.received,
            revision=held.revision + 1,
        )
        store.inspections.save(new)
        note(tools, store, who, Deed.CHANGED, of_inspection(new), about="days")
    return new


def _check_days(tools: Toolbox, said: Inspection) -> None:
    if said.last_on_site and not said.first_on_site:
        raise BadInput("Give the first day on site beside the last.")
    if said.first_on_site and said.last_on_site and said.last_on_site < said.first_on_site:
        raise BadInput("The last day on site comes before the first. Change one of them.")
    if said.called and said.first_on_site and said.first_on_site < said.called:
        raise BadInput("The first day on site comes before the call. Change one of them.")
    if said.received and said.received > tools.today():
        raise BadInput("The final report cannot have come on a day that is still to come.")


def mark_year(tools: Toolbox, who: Person, authority: str, mark: YearMark) -> YearMark:
    """Record when a point of the year was held, and for when the next is planned. Raises `NotFound` and `BadInput`."""
    if mark.point not in {point.id for point in tools.reference().inspection_room.year}:
        raise NotFound(f"The template has no point of the year {mark.point!r}.")
    if mark.held and mark.held > tools.today():
        raise BadInput("It cannot have been held on a day that is still to come. Give that day as the one that is planned.")
    with tools.store().write() as store:
        _workspace(tools, store, who, authority)
        need(tools, who, Right.REGISTER, authority)
        kept = replace(mark, note=mark.note.strip()[:NOTE_LENGTH])
        store.inspections.save_mark(authority, kept)
        note(tools, store, who, Deed.CHANGED, Thing("year", mark.point, authority))
    return kept


def of_inspection(inspection: Inspection) -> Thing:
    """An inspection, as an event of the audit names it."""
    return Thing("inspection", inspection.id, inspection.authority)
