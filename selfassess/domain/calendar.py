"""Days to be met as a calendar file (iCalendar, RFC 5545), that every calendar program takes in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 75
"""How many octets a line may have before it is folded."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day. `id` stays the same, so that a calendar brings it up to date when it is taken in again."""

    id: str
    day: date
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that takes place between two times of a day, as 09:30, by the clock on the wall where it takes place."""

    id: str
    day: date
    start: str
    end: str
    title: str
    place: str = ""
    about: str = ""


def calendar(name: str, items: Sequence[Due | Meeting], *, made: datetime) -> bytes:
    """The calendar file of these days, each an event of a whole day, and of these meetings."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//selfassess//plan//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for item in items:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{item.id}@selfassess",
            f"DTSTAMP:{stamp}",
            *(_times(item) if isinstance(item, Meeting) else _whole_day(item)),
            f"SUMMARY:{_escaped(item.title)}",
            *([f"DESCRIPTION:{_escaped(item.about)}"] if item.about else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _whole_day(item: Due) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{item.day + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"


def _times(item: Meeting) -> Iterator[str]:
    # Without a time zone the calendar shows them as they stand, which is what a timetable of one place means (3.3.5, form 1).
    yield from (
        f"{name}:{item.day:%Y%m%d}T{at.replace(':', '')}00" for name, at in (("DTSTART", item.start), ("DTEND", item.end))
    )
    if item.place:
        yield f"LOCATION:{_escaped(item.place)}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first beginning with a space, no letter cut in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece
