"""Background documents and data of a peer challenge: what the council sends the team to read before the visit."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.evidence import StoredFile
from selfassess.errors import BadInput, NotFound

TITLE_LENGTH = 300
NOTE_LENGTH = 2000
MOST = 300
"""How many documents a challenge holds: a team cannot read more before a visit."""


class Holds(StrEnum):
    """What sort of document it is."""

    DOCUMENT = "document"
    DATA = "data"


HOLDS_LABELS = {Holds.DOCUMENT: "Document", Holds.DATA: "Data"}


@dataclass(frozen=True, slots=True)
class Background:
    """One document. `about` is the last day of what it covers, `questions` are those that it speaks to, by id."""

    id: str
    challenge: str
    title: str
    holds: Holds
    file: StoredFile
    added: datetime
    added_by: str
    about: date | None = None
    note: str = ""
    questions: tuple[str, ...] = ()

    def check(self) -> None:
        """Raises `BadInput` for one without a title, or with longer words than anybody reads."""
        if not self.title.strip() or len(self.title) > TITLE_LENGTH:
            raise BadInput(f"Enter what the document is called, in {TITLE_LENGTH} characters or fewer.")
        if len(self.note) > NOTE_LENGTH:
            raise BadInput(f"Shorten the note to {NOTE_LENGTH:,} characters or fewer.")


def no_background() -> NotFound:
    """What is said of an id that no document of a challenge has."""
    return NotFound("This document is not there any more. Somebody may have removed it.")
