"""Packs that were made: what each was, and to whom it was issued."""

from dataclasses import dataclass
from datetime import date, datetime

from selfassess.domain.evidence import StoredFile
from selfassess.domain.redaction import MaskedPlace
from selfassess.errors import NotFound


@dataclass(frozen=True, slots=True)
class Issue:
    """To whom a pack was given, on which day, and why, as a person recorded it."""

    to: str
    day: date
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Export:
    """A pack that was made and kept.

    `subject` is the id of what it was made of, and `of` what that is: an assessment, an inspection or a peer challenge. `pack` is
    its id and `title` what it was called; `parts` are the kinds of its parts in order. `revision` counts every save of the
    subject up to then, so that two exports of the same state have the same. `said` is what its document says, a text for
    each block, empty for a workbook. `masked` says what was masked where. `snapshot` is the one that it was made of, None for the
    assessment as it stood. It is issued once a person recorded to whom it went; then it is kept for good.
    """

    id: str
    of: str
    subject: str
    pack: str
    title: str
    form: str
    parts: tuple[str, ...]
    marking: str
    revision: int
    file: StoredFile
    by: str
    at: datetime
    said: tuple[str, ...] = ()
    issue: Issue | None = None
    masked: tuple[MaskedPlace, ...] = ()
    snapshot: str | None = None

    @property
    def hidden(self) -> int:
        """How many places were masked in it."""
        return sum(place.count for place in self.masked)


def no_export(export_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no pack {export_id!r} among those that were made.")
