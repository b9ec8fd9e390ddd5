"""The index of an inspection room: what was asked for, who sees to it, how far it has come, and where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from selfassess.domain.comparators import Authority
from selfassess.domain.compose.blocks import body, cell
from selfassess.domain.document import Block, Cell, Heading, Span, Table
from selfassess.domain.inspection.records import Enquiry, Request
from selfassess.domain.inspection.room import ITEM_STATUS_LABELS, Inspection, RunUpItem
from selfassess.domain.inspection.template import ITEM_KIND_LABELS
from selfassess.domain.sheet import Sheet
from selfassess.domain.wording import counted, day, short_day

HEAD = ("Asked for", "What", "Wanted by", "Owner", "State", "Where")
BEFORE, ENQUIRIES, ON_SITE = "Before the visit", "Lines of enquiry", "On site"
OVERDUE = "Overdue"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was asked for: in which part, by when, whose it is, how far it has come, and where it is."""

    part: str
    what: str
    wanted: str
    owner: str
    state: str
    where: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class RoomIndex:
    """An inspection with every entry of its index; parts follow one another."""

    inspection: Inspection
    authority: Authority
    visit: str
    entries: tuple[Entry, ...]
    today: date


def of_item(item: RunUpItem, due: date | None, *, overdue: bool) -> Entry:
    """The entry of a thing that was to be prepared. A data list is where it was sent, with how many rows and who checked it."""
    sent = f"Sent {short_day(item.sent)}" if item.sent else ""
    rows = counted(item.rows, "row") if item.rows is not None else ""
    checked = f"checked by {item.checked_by}" if item.checked_by else ""
    where = [item.files[0].name if item.files else "", item.link, rows, checked, item.note, sent]
    wanted = short_day(due) if due else f"{counted(item.offset, 'working day')} after the call"
    what = f"{item.title} ({ITEM_KIND_LABELS[item.kind].lower()})"
    return Entry(BEFORE, what, wanted, item.owner, ITEM_STATUS_LABELS[item.status], _told(where), overdue)


def of_enquiry(enquiry: Enquiry) -> Entry:
    """The entry of a line of enquiry that the lead inspector raised."""
    raised = f"Raised {short_day(enquiry.raised)}" if enquiry.raised else ""
    return Entry(ENQUIRIES, enquiry.text, raised, enquiry.owner, "Closed" if enquiry.closed else "Open", enquiry.answer)


def of_request(request: Request, today: date) -> Entry:
    """The entry of a request made on site."""
    wanted = _told([short_day(request.due_day) if request.due_day else "", request.due])
    given = f"Given {short_day(request.answered)}" if request.answered else "Waiting"
    asked = f" (asked by {request.asked_by})" if request.asked_by else ""
    return Entry(ON_SITE, f"{request.what}{asked}", wanted, request.owner, given, request.answer, request.overdue(today))


def _told(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def index_blocks(index: RoomIndex, title: str) -> Iterator[Block]:
    """The index as a table for each part, under how much of it is overdue."""
    late = sum(entry.overdue for entry in index.entries)
    yield Heading(1, title, "part/room-index")
    if not index.entries:
        yield body("Nothing was asked for yet.")
        return
    yield body(
        f"{counted(len(index.entries), 'thing')} asked for, of which {late or 'none'} {'is' if late < 2 else 'are'} overdue."
    )
    for at, (part, entries) in enumerate(groupby(index.entries, key=lambda entry: entry.part), start=1):
        rows = tuple(_row(entry) for entry in entries)
        yield Heading(2, part, f"index/{at}")
        yield Table(f"Asked for: {part.lower()}", HEAD[1:], rows, (0.36, 0.15, 0.16, 0.12, 0.21))


def _row(entry: Entry) -> tuple[Cell, ...]:
    late = (Span(f"\n{OVERDUE}", strong=True),) if entry.overdue else ()
    return cell(entry.what), cell(entry.wanted), cell(entry.owner), Cell((Span(entry.state), *late)), cell(entry.where)


def index_sheet(index: RoomIndex, title: str) -> Sheet:
    """The same as a plain table."""
    rows = tuple(
        (
            each.part,
            each.what,
            each.wanted,
            each.owner,
            f"{each.state}, {OVERDUE.lower()}" if each.overdue else each.state,
            each.where,
        )
        for each in index.entries
    )
    return Sheet(title, HEAD, rows)


def facts(index: RoomIndex) -> tuple[tuple[str, str], ...]:
    """What is known of the inspection, for the head of the index."""
    inspection = index.inspection
    known = (
        ("Inspection", index.visit),
        ("Called on", day(inspection.called) if inspection.called else ""),
        ("Lead inspector", inspection.lead_inspector),
        ("Printed on", day(index.today)),
    )
    return tuple((name, value) for name, value in known if value)
