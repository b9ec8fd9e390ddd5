"""What the template of the inspection room says: visits, what each asks for and by when, and the rules around them."""

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What kind of thing is prepared."""

    DOCUMENT = "document"
    DATA_LIST = "data-list"
    ARRANGEMENT = "arrangement"


ITEM_KIND_LABELS = {
    ItemKind.DOCUMENT: "Document",
    ItemKind.DATA_LIST: "Data list",
    ItemKind.ARRANGEMENT: "Arrangement",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A kind of inspection or visit. `first` and `last` count the days on site in working days from the call; None if not known.

    `graded` is whether it ends with judgements.
    """

    id: str
    title: str
    about: str
    graded: bool
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that an inspection asks for: `due` working days after the call; `visits` are the ids of those that ask for it."""

    id: str
    kind: ItemKind
    title: str
    about: str
    due: int
    owner: str
    visits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """What is due so many working days after the final report was received, for which visits, and on what this rests.

    `when` says in words when it is asked for at all; empty where it always is.
    """

    id: str
    title: str
    working_days: int
    visits: tuple[str, ...]
    basis: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class WindowRule:
    """When the next inspection is expected: so many months before and after so many years since the last one ended.

    Its result is an estimate and is never shown as anything else.
    """

    years: int
    months_before: int
    months_after: int
    basis: str
    caution: str


@dataclass(frozen=True, slots=True)
class YearPoint:
    """Something that comes round every so many months: the annual engagement meeting, say."""

    id: str
    title: str
    months: int
    about: str


@dataclass(frozen=True, slots=True)
class RoomTemplate:
    """The whole template, as its file gives it."""

    visits: tuple[Visit, ...]
    items: tuple[Asked, ...]
    deadlines: tuple[DeadlineRule, ...]
    window: WindowRule | None
    year: tuple[YearPoint, ...]

    def visit(self, visit_id: str) -> Visit | None:
        """The visit of this id; None where the template no longer has it."""
        return next((visit for visit in self.visits if visit.id == visit_id), None)

    def asked_for(self, visit_id: str) -> tuple[Asked, ...]:
        """What a visit asks for, soonest due first."""
        found = [item for item in self.items if visit_id in item.visits]
        return tuple(sorted(found, key=lambda item: item.due))
