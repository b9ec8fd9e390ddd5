"""The repository of the audit chain."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from selfassess.domain.audit import BEGINNING, Deed, Event, Thing, sealed
from selfassess.store.models.people import AuditRow

AT_ONCE = 1000
_ONE_AT_A_TIME = 7_061_526
"""A number of our own for PostgreSQL's lock: two events must not follow the same one."""


class Audit:
    """The chain of events."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, at: datetime, who: str, deed: Deed, thing: Thing, note: str = "") -> Event:
        """Add an event to the end of the chain."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
        last = self._session.execute(select(AuditRow.number, AuditRow.seal).order_by(AuditRow.number.desc()).limit(1)).first()
        number, before = (last.number + 1, last.seal) if last else (1, BEGINNING)
        event = sealed(number, at, who, deed, thing, note, before)
        self._session.execute(
            insert(AuditRow).values(
                number=event.number,
                at=event.at,
                who=event.who,
                deed=event.deed.value,
                kind=thing.kind,
                thing=thing.id,
                place=thing.place,
                note=event.note,
                before=event.before,
                seal=event.seal,
            )
        )
        return event

    def saw_since(self, who: str, thing: Thing, since: datetime) -> bool:
        """Whether somebody opened this thing at or after a moment."""
        query = select(AuditRow.number).where(
            AuditRow.who == who,
            AuditRow.at >= since,
            AuditRow.deed == Deed.SAW.value,
            AuditRow.kind == thing.kind,
            AuditRow.thing == thing.id,
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def chain(self) -> Iterator[Event]:
        """Every event, oldest first."""
        last = 0
        while True:
            query = select(AuditRow).where(AuditRow.number > last).order_by(AuditRow.number).limit(AT_ONCE)
            rows = self._session.scalars(query).all()
            yield from map(_event, rows)
            if len(rows) < AT_ONCE:
                return
            last = rows[-1].number
            self._session.expunge_all()

    def found(self, *, place: str | None, who: str | None, before: int | None, limit: int) -> tuple[Event, ...]:
        """Events of a place (None: of all) and of a person, newest first, from below the number `before`."""
        query = select(AuditRow).order_by(AuditRow.number.desc()).limit(limit)
        if place is not None:
            query = query.where(AuditRow.place == place)
        if who is not None:
            query = query.where(AuditRow.who == who)
        if before is not None:
            query = query.where(AuditRow.number < before)
        return tuple(map(_event, self._session.scalars(query)))


def _event(row: AuditRow) -> Event:
    thing = Thing(row.kind, row.thing, row.place)
    return Event(row.number, row.at, row.who, Deed(row.deed), thing, row.note, row.before, row.seal)
