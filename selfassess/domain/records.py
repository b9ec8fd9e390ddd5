"""Everything that is kept, as plain records: what a backup holds and a move carries."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

SPAN = 1 << 256


@dataclass(frozen=True, slots=True)
class Record:
    """One row of one table, its values as JSON knows them: days and moments (in UTC) as ISO 8601."""

    table: str
    values: Mapping[str, object]

    def line(self) -> str:
        """The values as one line, the same for equal values."""
        return json.dumps(self.values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many records a table has, and the sum of their SHA-256 as a hexadecimal number.

    The sum does not depend on the records' order: two databases sort text by different rules.
    """

    records: int
    sum: str


class Tally:
    """Counts the records that go by."""

    def __init__(self) -> None:
        self._records: dict[str, int] = {}
        self._sums: dict[str, int] = {}

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records, counted."""
        for record in records:
            digest = int.from_bytes(sha256(record.line().encode()).digest())
            self._records[record.table] = self._records.get(record.table, 0) + 1
            self._sums[record.table] = (self._sums.get(record.table, 0) + digest) % SPAN
            yield record

    def counts(self) -> dict[str, Count]:
        """What was counted, by table; a table without a record is left out."""
        return {table: Count(number, f"{self._sums[table]:064x}") for table, number in sorted(self._records.items())}


def differing(one: Mapping[str, Count], other: Mapping[str, Count]) -> tuple[str, ...]:
    """The tables that do not hold the same records."""
    return tuple(sorted(table for table in one.keys() | other.keys() if one.get(table) != other.get(table)))
