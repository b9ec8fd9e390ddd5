"""One inspection or visit: its days, its run-up as a list of things to prepare, and what is due after its report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.deadlines import Deadline, WorkingDays
from selfassess.domain.evidence import StoredFile
from selfassess.domain.inspection.template import DeadlineRule, ItemKind, RoomTemplate, Visit
from selfassess.errors import NotFound


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection or visit of an authority, from its preparation on.

    `framework` names the framework whose lines the inspectors' lines of enquiry are mapped to. `called` is the day on which the
    lead inspector telephoned, None while nobody has. `first_on_site` and `last_on_site` are the days as they were told;
    `comments_due` is by when comments on the draft report's accuracy were asked for; `received` is when the final report came.
    """

    id: str
    authority: str
    visit: str
    framework: str
    title: str
    created: datetime
    created_by: str
    called: date | None = None
    first_on_site: date | None = None
    last_on_site: date | None = None
    lead_inspector: str = ""
    draft_received: date | None = None
    comments_due: date | None = None
    received: date | None = None
    revision: int = 1

    def on_site(self, visit: Visit | None, calendar: WorkingDays) -> tuple[date, date, bool] | None:
        """The first and last day on site, and whether they are as told (True) or an estimate from the call (False)."""
        if self.first_on_site:
            return self.first_on_site, self.last_on_site or self.first_on_site, True
        if self.called and visit and visit.first is not None and visit.last is not None:
            return calendar.deadline(self.called, visit.first).day, calendar.deadline(self.called, visit.last).day, False
        return None


class ItemStatus(StrEnum):
    """How far a thing to prepare has come."""

    NOT_STARTED = "not-started"
    IN_HAND = "in-hand"
    READY = "ready"
    SENT = "sent"
    NOT_HELD = "not-held"


ITEM_STATUS_LABELS = {
    ItemStatus.NOT_STARTED: "Not started",
    ItemStatus.IN_HAND: "In hand",
    ItemStatus.READY: "Ready",
    ItemStatus.SENT: "Sent or done",
    ItemStatus.NOT_HELD: "Not held",
}
FINISHED = (ItemStatus.SENT, ItemStatus.NOT_HELD)


@dataclass(frozen=True, slots=True)
class RunUpItem:
    """One thing that is prepared for an inspection.

    It is due `offset` working days after the call, or on `day` where one was agreed. `files` are its versions, newest first.
    Of a data list only `rows`, `produced` and `checked_by` are recorded, never what stands in it. `sent` is when it went.
    """

    id: str
    inspection: str
    kind: ItemKind
    title: str
    about: str
    offset: int
    owner: str = ""
    day: date | None = None
    status: ItemStatus = ItemStatus.NOT_STARTED
    note: str = ""
    link: str = ""
    files: tuple[StoredFile, ...] = ()
    rows: int | None = None
    produced: date | None = None
    checked_by: str = ""
    sent: date | None = None
    removed: datetime | None = None
    revision: int = 1

    @property
    def finished(self) -> bool:
        """Whether nothing more is to be done."""
        return self.status in FINISHED

    def due(self, called: date | None, calendar: WorkingDays) -> date | None:
        """By when it is wanted; None while nobody has called."""
        if self.day:
            return self.day
        return calendar.deadline(called, self.offset).day if called else None

    def come_to(self, status: ItemStatus, today: date) -> "RunUpItem":
        """The same at another status; what is sent carries the day, what is no longer sent carries none."""
        sent = (self.sent or today) if status is ItemStatus.SENT else None
        return replace(self, status=status, sent=sent)


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something due after the final report: the rule, and the day, None while no report was received."""

    rule: DeadlineRule
    deadline: Deadline | None


def awaited(inspection: Inspection, template: RoomTemplate, calendar: WorkingDays) -> tuple[Awaited, ...]:
    """What is due once the final report is received."""
    rules = (rule for rule in template.deadlines if inspection.visit in rule.visits)
    return tuple(
        Awaited(rule, calendar.deadline(inspection.received, rule.working_days) if inspection.received else None)
        for rule in rules
    )


def run_up(template: RoomTemplate, inspection: Inspection, ids: Iterable[str]) -> tuple[RunUpItem, ...]:
    """The list that a visit begins with; `ids` gives each item its own."""
    asked = template.asked_for(inspection.visit)
    return tuple(
        RunUpItem(key, inspection.id, item.kind, item.title, item.about, item.due, item.owner)
        for key, item in zip(ids, asked, strict=False)
    )


def no_inspection(inspection_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no inspection {inspection_id!r}.")
