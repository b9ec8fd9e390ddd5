"""What one person prepares for inspections: whatever names them as its owner and is not finished."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selfassess.domain.inspection.records import Enquiry, Request
from selfassess.domain.inspection.room import Inspection, RunUpItem
from selfassess.domain.people import Person
from selfassess.domain.rights import Right, places
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.inspections import calendar_of


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """One thing that a person sees to in an inspection; `kind` and `record` are what its address is made of."""

    inspection: Inspection
    kind: str
    record: str
    title: str
    owner: str
    due: date | None
    overdue: bool


def to_prepare(tools: Toolbox, who: Person) -> tuple[ToPrepare, ...]:
    """What a person sees to in every inspection that they may open, soonest due first, what has no day last.

    It is theirs by their name as its owner. On a laptop, where there is one person for all, it is whatever has an owner.
    """
    where = None if who.unlimited else places(who.grants, Right.SEE, today=tools.today())
    with tools.store().read() as store:
        found = [each for each in _open(tools, store, where) if _sees_to(who, each)]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.title)))


def _open(tools: Toolbox, store: UnitOfWork, where: frozenset[str] | None) -> Iterator[ToPrepare]:
    today, days = tools.today(), calendar_of(tools)
    for held, item in store.inspections.records_of(RunUpItem, where):
        if not item.finished and item.removed is None:
            due = item.due(held.called, days)
            yield ToPrepare(held, "item", item.id, item.title, item.owner, due, overdue=due is not None and due < today)
    for held, asked in store.inspections.records_of(Request, where):
        if asked.answered is None and asked.removed is None:
            yield ToPrepare(held, "request", asked.id, asked.what, asked.owner, asked.due_day, overdue=asked.overdue(today))
    for held, raised in store.inspections.records_of(Enquiry, where):
        if not raised.closed and raised.removed is None:
            yield ToPrepare(held, "enquiry", raised.id, raised.text, raised.owner, None, overdue=False)


def _sees_to(who: Person, each: ToPrepare) -> bool:
    owner = each.owner.strip().casefold()
    return bool(owner) and (who.unlimited or owner in (who.id.casefold(), who.name.casefold()))
