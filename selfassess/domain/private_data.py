"""What in a file looks as if it told who somebody is: how much of each kind, and where, never what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from selfassess.domain.redaction import KINDS, NAME_KIND, mask
from selfassess.domain.wording import counted, listing

PLACES = 3
"""In how many places each kind is pointed at; of the rest is said how many they are."""
MANY = {"date of birth": "dates of birth", "e-mail address": "e-mail addresses", NAME_KIND: "names of children or of families"}
"""What is said of several where an s does not do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file's text, and where it stands: `page 3`, `line 12`, `Sheet1, cell B7`."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of a file in pieces; `whole` says whether that is all of it, `why` why it is not."""

    pieces: tuple[Piece, ...]
    whole: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """How often one kind of thing was found, and the places in which it was, each once, in reading order."""

    kind: str
    count: int
    places: tuple[str, ...]

    @property
    def told(self) -> str:
        """In words, as in `2 telephone numbers (page 1, page 4)`."""
        many = MANY.get(self.kind, "")
        number = f"{self.count} {many}" if many and self.count > 1 else counted(self.count, self.kind)
        more = len(self.places) - PLACES
        shown = (*self.places[:PLACES], f"{counted(more, 'more place')}") if more > 0 else self.places
        return f"{number} ({', '.join(shown)})"


def found_in(pieces: Iterable[Piece]) -> tuple[Found, ...]:
    """What the rules of redaction would mask in these pieces, kind by kind, in the order of the rules."""
    counts: dict[str, int] = {}
    places: dict[str, dict[str, None]] = {}
    for piece in pieces:
        for kind in mask(piece.text).kinds:
            counts[kind] = counts.get(kind, 0) + 1
            places.setdefault(kind, {})[piece.place] = None
    order = dict.fromkeys((*KINDS, NAME_KIND))
    return tuple(Found(kind, counts[kind], tuple(places[kind])) for kind in order if kind in counts)


@dataclass(frozen=True, slots=True)
class PersonLooked:
    """That a person looked at what was found, or was not looked through, and what they say of it."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What was found when a file was looked through: how much of which kind and where, never what it says.

    `whole` says whether all of it was read, `begun` whether any of it was, `why` why not all. `waiting` is while nobody has
    begun to. `person` is given once somebody said that they looked at it.
    """

    found: tuple[Found, ...] = ()
    whole: bool = True
    begun: bool = True
    why: str = ""
    waiting: bool = False
    person: PersonLooked | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """What there is to say of the file, a sentence each, in which `it` is the file; nothing where all is well."""
        if self.waiting:
            return ("It is large, and is looked through in the background.",)
        said = [f"It looks as if it held {listing(tuple(each.told for each in self.found))}."] if self.found else []
        if not self.whole:
            said.append(f"It was not looked through {'to its end' if self.begun else 'for case numbers'}: {self.why}.")
        return tuple(said)

    @property
    def unsettled(self) -> bool:
        """Whether something was found or not read, and nobody has looked at it yet."""
        return not self.waiting and self.person is None and bool(self.found or not self.whole)

    def looked_at(self, reason: str, *, by: str, at: datetime) -> "LookedThrough":
        """The same once a person looked at it."""
        return replace(self, person=PersonLooked(reason, by, at))


def looked_through(contents: Contents) -> LookedThrough:
    """What these contents show."""
    return LookedThrough(found_in(contents.pieces), contents.whole, bool(contents.pieces), contents.why)


def warning(name: str, look: LookedThrough) -> str:
    """What to tell whoever put a file in; empty where nothing was found and all of it was looked through."""
    said = " ".join(look.told)
    advice = " It was kept; look again, and put a version without them in its place." if look.found else ""
    return f"{name}: {said}{advice}" if said else ""
