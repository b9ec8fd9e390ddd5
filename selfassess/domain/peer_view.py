"""Peers' view beside the authority's own judgement, in words: a peer challenge never grades."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfassess.domain.assessment import Texts
from selfassess.errors import BadInput

LONGEST = 4000


class View(StrEnum):
    """How far peers bear out what the authority says of itself."""

    DOES_NOT = "does-not"
    IN_PART = "in-part"
    NOT_SEEN = "not-seen"
    BEARS_OUT = "bears-out"


VIEW_LABELS = {
    View.BEARS_OUT: "Bears it out",
    View.IN_PART: "Bears it out in part",
    View.DOES_NOT: "Does not bear it out",
    View.NOT_SEEN: "Not seen",
}
_PLACES = {View.DOES_NOT: 0, View.IN_PART: 1, View.BEARS_OUT: 2, View.NOT_SEEN: 3, None: 4}


@dataclass(frozen=True, slots=True)
class Opened:
    """The self-assessment that the council opened to the team: as a whole, or only these areas of it."""

    assessment: str
    areas: tuple[str, ...] = ()

    def shows(self, area: str) -> bool:
        """Whether the team may read what is said of an area and its lines."""
        return not self.areas or area in self.areas


@dataclass(frozen=True, slots=True)
class PeerView:
    """What peers say of one subject, a line or an area. `notes` and `statements` are what it rests on, by id and key."""

    id: str
    subject: str
    view: View
    reason: str
    by: str
    at: datetime
    notes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    def check(self) -> None:
        """Raises `BadInput` for a view without a reason, and one that is neither the authority's nor rests on anything."""
        if not self.reason.strip():
            raise BadInput("Say why, in a sentence that the council can use.")
        if len(self.reason) > LONGEST:
            raise BadInput(f"Shorten the reason to {LONGEST:,} characters or fewer.")
        if self.view is not View.NOT_SEEN and not (self.notes or self.statements):
            raise BadInput("Choose the notes or cases that this rests on. Without any source the team did not see it.")


@dataclass(frozen=True, slots=True)
class Compared:
    """One subject: what the authority judged, in its own words, and what peers say of it, None where nobody did."""

    subject: str
    title: str
    area: str
    own: str
    texts: Texts
    view: PeerView | None


def differences_first(rows: Sequence[Compared]) -> tuple[Compared, ...]:
    """What peers do not bear out before what they do; what nobody spoke of yet comes last. Else the framework's order."""
    return tuple(sorted(rows, key=lambda row: _PLACES[row.view.view if row.view else None]))
