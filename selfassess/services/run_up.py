"""The run-up to an inspection: what is prepared, by whom and by when, and what is due after its report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.audit import Deed
from selfassess.domain.calendar import Due, calendar
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import StoredFile
from selfassess.domain.inspection.records import no_record
from selfassess.domain.inspection.room import FINISHED, ITEM_STATUS_LABELS, Awaited, Inspection, ItemStatus, RunUpItem, awaited
from selfassess.domain.inspection.template import ItemKind, Visit
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.inspections import calendar_of, inspection_for, of_inspection
from selfassess.services.uploads import keep_upload
from selfassess.services.watching import note


@dataclass(frozen=True, slots=True)
class Prepared:
    """A thing to prepare, with the day by which it is wanted and whether that day has passed."""

    item: RunUpItem
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class DayOfRunUp:
    """Everything that is wanted by one day: so many working days after the call, None for a day that was agreed."""

    due: date | None
    offset: int | None
    items: tuple[Prepared, ...]


@dataclass(frozen=True, slots=True)
class RunUp:
    """The run-up as its page shows it. `since` counts working days since the call, None before it and while nobody has called."""

    inspection: Inspection
    authority: Authority
    visit: Visit | None
    days: tuple[DayOfRunUp, ...]
    removed: tuple[RunUpItem, ...]
    on_site: tuple[date, date, bool] | None
    awaited: tuple[Awaited, ...]
    since: int | None
    counts: dict[ItemStatus, int]
    overdue: int

    @property
    def finished(self) -> int:
        """How many things need nothing more."""
        return sum(self.counts[status] for status in FINISHED)

    @property
    def items(self) -> tuple[Prepared, ...]:
        """Everything to prepare, soonest wanted first."""
        return tuple(item for day in self.days for item in day.items)


def run_up_of(tools: Toolbox, who: Person, inspection: str) -> RunUp:
    """The run-up to an inspection. Raises `NotFound`."""
    with tools.store().read() as store:
        found = inspection_for(tools, store, who, Right.SEE, inspection)
        authority = store.authorities.get(found.authority)
        items = store.inspections.records(inspection, RunUpItem)
    template, days, today = tools.reference().inspection_room, calendar_of(tools), tools.today()
    visit = template.visit(found.visit)
    prepared = []
    for item in items:
        if item.removed is None:
            due = item.due(found.called, days)
            prepared.append(Prepared(item, due, overdue=due is not None and due < today and not item.finished))
    return RunUp(
        inspection=found,
        authority=authority,
        visit=visit,
        days=_by_day(prepared),
        removed=tuple(item for item in items if item.removed),
        on_site=found.on_site(visit, days),
        awaited=awaited(found, template, days),
        since=days.between(found.called, today) if found.called and found.called <= today else None,
        counts={status: sum(each.item.status is status for each in prepared) for status in ItemStatus},
        overdue=sum(each.overdue for each in prepared),
    )


def _by_day(prepared: Sequence[Prepared]) -> tuple[DayOfRunUp, ...]:
    groups: dict[tuple[date, int], list[Prepared]] = {}
    for each in prepared:
        offset = -1 if each.item.day else each.item.offset
        groups.setdefault((each.due or date.min, offset), []).append(each)
    return tuple(
        DayOfRunUp(None if day == date.min else day, None if offset < 0 else offset, tuple(groups[day, offset]))
        for day, offset in sorted(groups)
    )


def set_item_status(tools: Toolbox, who: Person, *, inspection: str, item: str, status: ItemStatus) -> RunUpItem:
    """Say how far a thing has come. Raises `NotFound`, and `BadInput` for a data list sent unchecked."""
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.REGISTER, inspection)
        held = store.inspections.record(inspection, RunUpItem, item)
        check_sent(held, status)
        changed = replace(held.come_to(status, tools.today()), revision=held.revision + 1)
        store.inspections.save_record(changed)
        note(tools, store, who, Deed.CHANGED, of_inspection(found), about=f"item {item} {status.value}")
    return changed


def check_sent(item: RunUpItem, status: ItemStatus) -> None:
    """Raises `BadInput` for a data list that would go out although nobody said how many rows it has and who checked it."""
    if status is ItemStatus.SENT and item.kind is ItemKind.DATA_LIST and (item.rows is None or not item.checked_by):
        raise BadInput(f"Before {item.title} is sent, record how many rows it has and who checked it.")


def add_item_file(tools: Toolbox, who: Person, *, inspection: str, item: str, file: tuple[str, bytes]) -> RunUpItem:
    """Put a file to a document; it comes first, and earlier versions stay. Raises `NotFound` and `BadInput`.

    A data list takes none: what stands in it is never kept here.
    """
    with tools.store().read() as store:
        inspection_for(tools, store, who, Right.REGISTER, inspection)
        if store.inspections.record(inspection, RunUpItem, item).kind is ItemKind.DATA_LIST:
            raise BadInput("A data list is never put in here. Record how many rows it has, who checked it and when it was sent.")
    stored = keep_upload(tools, *file)
    with tools.store().write() as store:
        found = inspection_for(tools, store, who, Right.REGISTER, inspection)
        held = store.inspections.record(inspection, RunUpItem, item)
        files = (stored, *(each for each in held.files if each.sha256 != stored.sha256))
        changed = replace(held, files=files, revision=held.revision + 1)
        store.inspections.save_record(changed)
        note(tools, store, who, Deed.ADDED, of_inspection(found), about=f"item {item} file")
    return changed


def open_item_file(tools: Toolbox, who: Person, *, inspection: str, item: str, digest: str) -> tuple[StoredFile, bytes]:
    """A file of a document, and what it holds. Raises `NotFound`."""
    with tools.store().read() as store:
        found = inspection_for(tools, store, who, Right.SEE, inspection)
        held = store.inspections.record(inspection, RunUpItem, item)
    file = next((each for each in held.files if each.sha256 == digest), None)
    if file is None:
        raise no_record()
    content = tools.files().get(file)
    with tools.store().write() as store:
        note(tools, store, who, Deed.OPENED_FILE, of_inspection(found), about=f"item {item}")
    return file, content


def run_up_calendar(tools: Toolbox, who: Person, inspection: str) -> tuple[str, bytes]:
    """The days of an inspection as a calendar file: the name for it, and the file. Raises `NotFound`."""
    found = run_up_of(tools, who, inspection)
    with tools.store().write() as store:
        inspection_for(tools, store, who, Right.EXPORT, inspection)
        note(tools, store, who, Deed.EXPORTED, of_inspection(found.inspection), about="ics")
    due = [
        Due(each.item.id, each.due, f"{each.item.title} ({each.item.owner})" if each.item.owner else each.item.title, _said(each))
        for each in found.items
        if each.due and not each.item.finished
    ]
    due += [
        Due(f"{inspection}-{each.rule.id}", each.deadline.day, each.rule.title, each.rule.basis)
        for each in found.awaited
        if each.deadline
    ]
    if found.on_site:
        told = "" if found.on_site[2] else "An estimate from the day of the call."
        due.append(Due(f"{inspection}-on-site", found.on_site[0], f"{found.inspection.title}: first day on site", told))
    return f"{found.authority.id}-inspection.ics", calendar(found.inspection.title, due, made=tools.clock())


def _said(each: Prepared) -> str:
    return f"{ITEM_STATUS_LABELS[each.item.status]}. {each.item.about}"
