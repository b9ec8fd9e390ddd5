"""The scoring workbook read back: rows sorted, columns moved, colours, filters and another program's saving change nothing."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import WHOLE
from selfassess.domain.framework import Framework
from selfassess.domain.workbook import REF_FIELDS, Returned, Sent, SentBack, WorkbookFacts
from selfassess.errors import Unreadable
from selfassess.roundtrip.excel.cells import Raw, Unclear, plain, reader_of
from selfassess.roundtrip.excel.layout import (
    ACTION_COLUMNS,
    DESCRIBED_ONLY,
    EVIDENCE_COLUMNS,
    JUDGING,
    Column,
    Entry,
    answer_columns,
)
from selfassess.roundtrip.excel.lists import lists_of
from selfassess.roundtrip.excel.opening import DAMAGE, facts_of, opened, sent_of
from selfassess.roundtrip.excel.tables import Row, Table, Tables

ANSWERS, EVIDENCE, ACTIONS = "answers", "evidence", "actions"
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    ANSWERS: answer_columns(""),
    EVIDENCE: EVIDENCE_COLUMNS,
    ACTIONS: ACTION_COLUMNS,
}
KNOWN_BY = {
    ANSWERS: frozenset({"criteria", "strengths", "improvements", "impact", "how", "plans"}),
    EVIDENCE: frozenset({"about", "locator", "note", "link"}),
    ACTIONS: frozenset({"owner", "due", "status"}),
}
"""By any two of these fields each kind of sheet is known, whatever it is called."""
LETTERS = {EVIDENCE: "E", ACTIONS: "A"}
NEEDED = frozenset({"title", "kind", "text", "status"})
"""Fields of evidence and actions that are never empty; a new action without a status is one that was not started."""
_BETWEEN = re.compile(r"[;,\s]+")


class ReturnedWorkbook:
    """A workbook that came back. `facts` is what it says of itself; its rows are read when they are asked for.

    Raises `Unreadable` for a file that is no workbook, none of ours, or of another version of the format.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self._name, self._content = name, content
        self._book = opened(name, content)
        self.facts: WorkbookFacts = facts_of(name, self._book)

    def rows(self, framework: Framework) -> Returned:
        """All that people filled in. Raises `Unreadable` where the file turns out to be damaged or without end."""
        try:
            tables = list(Tables(self._name, self._content, self._book).all())
            sent = sent_of(self._book)
        except DAMAGE as error:
            raise Unreadable(f"{self._name} is damaged: not all of it can be read. Open it, save it again, send that.") from error
        reading = _Reading(framework, sent)
        found = {kind: [table for table in tables if _is(table, kind)] for kind in COLUMNS}
        answers = reading.answers(found[ANSWERS], self.facts.revisions)
        evidence, actions = (reading.register(found[kind], kind) for kind in (EVIDENCE, ACTIONS))
        return Returned(answers, evidence, actions, sent, tuple(dict.fromkeys(reading.problems)))


class _Reading:
    """Reads rows by what their columns take, and keeps a sentence about everything that it could not take."""

    def __init__(self, framework: Framework, sent: Mapping[str, Sent]) -> None:
        self.problems: list[str] = []
        self._framework = framework
        self._sent = sent
        self._lists = lists_of(framework)

    def answers(self, tables: Sequence[Table], known: Collection[str]) -> tuple[SentBack, ...]:
        """What is said of each subject that stands in the workbook."""
        self._check_columns(tables, COLUMNS[ANSWERS])
        found = []
        for key, rows in self._by_id(tables, COLUMNS[ANSWERS], known).items():
            unjudged = key in self._unjudged or self._only_described(rows[0])
            asked = [column for column in COLUMNS[ANSWERS] if not unjudged or column.key not in JUDGING]
            values = self._values(rows, asked)
            refs = {name: _refs(values.pop(name), LETTERS[name]) for name in REF_FIELDS if name in values}
            found.append(SentBack(key, rows[0].place, values, refs=refs))
        for row in self._without_id(tables, COLUMNS[ANSWERS]):
            self.problems.append(f"{row.place}: belongs to no {self._framework.word('line')} and was not read.")
        return tuple(found)

    def register(self, tables: Sequence[Table], kind: str) -> tuple[SentBack, ...]:
        """What is said of evidence or of actions: first those that went out, then new ones."""
        columns = COLUMNS[kind]
        self._check_columns(tables, columns)
        ours = {key for key, sent in self._sent.items() if sent.ref.startswith(LETTERS[kind])}
        found = [
            SentBack(key, rows[0].place, self._kept(rows[0].place, self._values(rows, columns)), self._sent[key].ref)
            for key, rows in self._by_id(tables, columns, ours).items()
        ]
        taken = {self._sent[key].ref for key in ours}
        for row in self._without_id(tables, columns):
            new = self._new(row, columns, taken)
            if new is not None:
                taken.add(new.ref)
                found.append(new)
        return tuple(found)

    def _only_described(self, row: Row) -> bool:
        """Whether a row took no judgement when it went out and none was written over that; anything beside it is refused."""
        if plain(row.cells.get("judgement")).casefold() != DESCRIBED_ONLY.casefold():
            return False
        if any(plain(row.cells.get(name)) for name in JUDGING[1:]):
            self.problems.append(
                f"{row.place}: this {self._framework.word('line')} was only described when the workbook went out, "
                "so what stands beside its judgement was refused."
            )
        return True

    @cached_property
    def _unjudged(self) -> frozenset[str]:
        areas = {area.id for area in self._framework.areas if not area.judged}
        return frozenset(areas if self._framework.overall else {*areas, WHOLE})

    def _check_columns(self, tables: Iterable[Table], columns: Sequence[Column]) -> None:
        for table in tables:
            for column in columns:
                if column.entry.open and column.key in table.twice:
                    self.problems.append(f"{table.title}: two columns are “{column.heading}”. Neither was read; delete the copy.")
                elif column.entry.open and column.key not in table.fields:
                    self.problems.append(f"{table.title}: the column “{column.heading}” is missing; nothing was read for it.")

    def _by_id(self, tables: Iterable[Table], columns: Sequence[Column], known: Collection[str]) -> dict[str, list[Row]]:
        """The rows of each id in the order of their parts; a row that stands twice counts once, unless it says two things."""
        parts: dict[str, dict[int, Row]] = {}
        torn: dict[str, Row] = {}
        for row in (row for table in tables for row in table.rows if row.id):
            if row.id not in known:
                self.problems.append(f"{row.place}: its hidden id is not one of this workbook. It was not read.")
                continue
            other = parts.setdefault(row.id, {}).setdefault(row.part, row)
            if self._said(other, columns) != self._said(row, columns):
                torn[row.id] = row
        for key, row in torn.items():
            other = parts.pop(key)[row.part]
            self.problems.append(f"{other.place}, and {row.place}, say different things of the same. Neither was read.")
        return {key: [rows[part] for part in sorted(rows)] for key, rows in parts.items()}

    def _without_id(self, tables: Iterable[Table], columns: Sequence[Column]) -> Iterator[Row]:
        """Rows that people added and wrote something in."""
        return (row for table in tables for row in table.rows if not row.id and any(self._said(row, columns)))

    def _said(self, row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
        return tuple(str(row.cells.get(column.key) or "").strip() for column in columns if column.entry.open)

    def _values(self, rows: Sequence[Row], columns: Sequence[Column]) -> dict[str, str]:
        """What the open cells say; those that are not there or not clear are left out."""
        values: dict[str, str] = {}
        for column in columns:
            if column.entry.open and column.key in rows[0].cells:
                try:
                    values[column.key] = reader_of(column.entry, self._lists)(_whole(rows, column))
                except Unclear as unclear:
                    self.problems.append(f"{rows[0].place}: “{column.heading}” {unclear}. It was left as it is.")
        return values

    def _kept(self, place: str, values: dict[str, str]) -> dict[str, str]:
        """The values without those that may not be emptied and were."""
        for name in NEEDED & values.keys():
            if not values[name]:
                self.problems.append(f"{place}: its {_heading(name)} is empty. It was left as it is.")
                del values[name]
        return values

    def _new(self, row: Row, columns: Sequence[Column], taken: Collection[str]) -> SentBack | None:
        values = self._values([row], columns)
        asked = {column.key for column in columns}
        if "status" in asked:
            values["status"] = values.get("status") or ActionStatus.NOT_STARTED.value
        ref = plain(row.cells.get("ref")).upper().replace(" ", "")
        lacking = [name for name in ("title", "kind", "text") if name in asked and not values.get(name)]
        if lacking:
            self.problems.append(f"{row.place}: has no {_heading(lacking[0])}, so it was not added.")
            return None
        if ref in taken:
            self.problems.append(f"{row.place}: the number {ref} stands on another row already, so it was not added.")
            return None
        return SentBack("", row.place, values, ref)


def _is(table: Table, kind: str) -> bool:
    return len(KNOWN_BY[kind] & (table.fields | table.twice)) > 1


def _heading(name: str) -> str:
    headings = {column.key: column.heading for column in (*EVIDENCE_COLUMNS, *ACTION_COLUMNS)}
    return f"“{headings[name]}”"


def _whole(rows: Sequence[Row], column: Column) -> Raw:
    """What a cell says, with the parts that were carried on below it."""
    first = rows[0].cells[column.key]
    more = [row.cells.get(column.key) for row in rows[1:]]
    if column.entry is not Entry.TEXT or not any(more):
        return first
    return "".join(str(piece) for piece in (first, *more) if piece is not None)


def _refs(said: str, letter: str) -> tuple[str, ...]:
    """The numbers that a cell names, as in E1; E4. A number alone is one of its own kind."""
    named = (part.upper() for part in _BETWEEN.split(said) if part)
    return tuple(dict.fromkeys(f"{letter}{part}" if part.isdecimal() else part for part in named))
