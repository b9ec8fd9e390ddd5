"""What a bundle holds beside what is here: thing by thing, who is ahead, and where both went on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from selfassess.domain.bundle.parts import Kind, Part, parts_by_table
from selfassess.domain.changes import Decision
from selfassess.domain.records import Record

PASSING = frozenset({"current", "imported_at", "imported_by"})
"""Columns that say which of a log's records counts, or when a table was brought in, and nothing that somebody wrote."""


class Standing(StrEnum):
    """How a thing in a bundle stands to the same thing here."""

    NEW = "new"
    SAME = "same"
    BEHIND = "behind"
    AHEAD = "ahead"
    DIFFERS = "differs"


STANDING_WORDS = {
    Standing.NEW: "New",
    Standing.SAME: "The same here",
    Standing.BEHIND: "Newer in the bundle",
    Standing.AHEAD: "Newer here",
    Standing.DIFFERS: "Both changed this",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its kind, what tells it from others, its records in the bundle (`theirs`) and here, in the order of tables."""

    thing: str
    id: str
    theirs: tuple[Record, ...]
    here: tuple[Record, ...]
    standing: Standing
    fixed: bool = False

    @property
    def key(self) -> str:
        """By what a decision about it is known."""
        return f"{self.thing}:{self.id}"

    @property
    def proposed(self) -> bool:
        """Whether taking it would change anything."""
        return self.standing in (Standing.NEW, Standing.BEHIND, Standing.DIFFERS)

    @property
    def conflict(self) -> bool:
        """Whether a person has to choose: both went on from what they once had alike, or never had it alike."""
        return self.standing is Standing.DIFFERS and not self.fixed

    def rows(self, table: str, *, here: bool = False) -> tuple[Record, ...]:
        """Its records in one table."""
        return tuple(record for record in (self.here if here else self.theirs) if record.table == table)


def compared(kind: Kind, theirs: Iterable[Record], here: Iterable[Record]) -> tuple[Item, ...]:
    """Everything that a bundle holds beside what is here, in the order in which it can be added.

    Both are in the order of parts.
    """
    parts = parts_by_table(kind)
    came, held = _grouped(parts, theirs), _grouped(parts, here)
    return tuple(_item(parts, key, records, held.get(key, ())) for key, records in came.items())


def digest_of(items: Sequence[Item]) -> str:
    """A word that is another one after anything in the bundle, or here, is no longer as it was looked at."""
    whole = sha256()
    for item in items:
        for record in (*item.theirs, *item.here):
            whole.update(f"{item.key}\0{record.table}\0{record.line()}\0".encode())
        whole.update(b"\1")
    return whole.hexdigest()


def usual(item: Item, rule: Decision | None) -> Decision:
    """What is done about a thing of which nobody said anything: a conflict follows the rule, or is left as it is here."""
    if item.fixed and item.standing is Standing.DIFFERS:
        return Decision.LEAVE
    if item.conflict:
        return rule or Decision.LEAVE
    return Decision.TAKE if item.proposed else Decision.LEAVE


def identity(part: Part, record: Record) -> str:
    """What tells the thing that a record belongs to from others of its kind."""
    return "/".join(str(record.values[column]) for column in part.of)


def _grouped(parts: Mapping[str, Part], records: Iterable[Record]) -> dict[tuple[str, str], tuple[Record, ...]]:
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        part = parts[record.table]
        found.setdefault((part.thing, identity(part, record)), []).append(record)
    return {key: tuple(held) for key, held in found.items()}


def _item(parts: Mapping[str, Part], key: tuple[str, str], theirs: tuple[Record, ...], here: tuple[Record, ...]) -> Item:
    fixed = any(parts[record.table].fixed for record in theirs)
    return Item(*key, theirs, here, _standing(parts, theirs, here), fixed)


def _standing(parts: Mapping[str, Part], theirs: tuple[Record, ...], here: tuple[Record, ...]) -> Standing:
    if not here:
        return Standing.NEW
    came, held = _lines(theirs), _lines(here)
    if came == held:
        return Standing.SAME
    came_log, held_log = _lines(theirs, parts), _lines(here, parts)
    logged = any(parts[record.table].log for record in (*theirs, *here))
    fixed_alike = _lines(theirs, parts, fixed=True) == _lines(here, parts, fixed=True)
    if not logged or came_log == held_log or not fixed_alike:
        return Standing.DIFFERS
    if held_log < came_log:
        return Standing.BEHIND
    return Standing.AHEAD if came_log < held_log else Standing.DIFFERS


def _lines(records: Iterable[Record], parts: Mapping[str, Part] | None = None, *, fixed: bool = False) -> frozenset[str]:
    """What records say; of `parts`, those alone of logs, or of what is fixed."""
    wanted = (record for record in records if parts is None or (parts[record.table].fixed if fixed else parts[record.table].log))
    return frozenset(f"{record.table} {_said(record)}" for record in wanted)


def _said(record: Record) -> str:
    return Record(record.table, {name: value for name, value in record.values.items() if name not in PASSING}).line()
