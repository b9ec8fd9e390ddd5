"""Practice audits: how children's records were graded, line by line, and what moderation made of it.

Grades are counted and never averaged. A record stands under a local code.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum

from selfassess.domain.cases import checked_code, private
from selfassess.domain.days import read_day
from selfassess.domain.deadlines import months_on
from selfassess.domain.framework import Framework
from selfassess.domain.indicator_sheet import Sheet
from selfassess.errors import BadInput


class AuditKind(StrEnum):
    """How records came to be looked at."""

    CASE_AUDIT = "case-audit"
    DIP_SAMPLE = "dip-sample"


AUDIT_KIND_LABELS = {AuditKind.CASE_AUDIT: "Case audit", AuditKind.DIP_SAMPLE: "Dip sample"}
LABELS = {
    "exercise": "Audit",
    "code": "Record (local code)",
    "line": "Line",
    "grade": "Grade",
    "moderated": "Grade after moderation",
    "day": "Date",
    "kind": "Case audit or dip sample",
    "note": "Note",
}
"""What a row of results holds, by the name of its column."""
NEEDED = ("code", "line", "grade", "day")
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "exercise": ("audit", "exercise", "audit_name", "audit_round", "theme"),
    "code": ("record", "code", "local_code", "case", "case_code", "record_local_code"),
    "line": ("line", "topic", "area_of_practice", "line_id", "standard"),
    "grade": ("grade", "auditor_grade", "judgement", "rating"),
    "moderated": ("moderated", "grade_after_moderation", "moderated_grade", "moderator_grade"),
    "day": ("date", "day", "audit_date", "audited"),
    "kind": ("kind", "type", "case_audit_or_dip_sample"),
    "note": ("note", "notes", "comment"),
}
NOTE_LENGTH = 2000
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class AuditGrade:
    """How one record was graded on one line in one exercise; `moderated` is empty where nobody moderated it."""

    authority: str
    exercise: str
    kind: AuditKind
    day: date
    code: str
    line: str
    grade: str
    moderated: str = ""
    note: str = ""
    imported_by: str = ""
    imported_at: datetime | None = None

    @property
    def stands(self) -> str:
        """The grade that counts: the moderator's where there is one."""
        return self.moderated or self.grade

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other grade of the authority."""
        return self.exercise, self.code, self.line


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the scale with how many grades it was given."""

    id: str
    label: str
    many: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Grades of one line or area, best level first. `records` counts children's records, `total` grades.

    `moderated` says how many were moderated, `changed` in how many moderation changed the grade. `newest` is the day of the last.
    """

    levels: tuple[Level, ...]
    total: int
    records: int
    moderated: int
    changed: int
    newest: date | None

    def at_or_above(self, level: str) -> int:
        """How many grades are of a level or better; 0 for one that the scale does not hold."""
        order = [each.id for each in self.levels]
        return sum(each.many for each in self.levels[: order.index(level) + 1]) if level in order else 0


def distribution(grades: Sequence[AuditGrade], framework: Framework) -> Distribution:
    """How grades are spread over the judgement scale of a framework."""
    scale = framework.scale("judgement")
    counts = Counter(each.stands for each in grades)
    levels = tuple(Level(level.id, level.label, counts[level.id]) for level in (scale.levels if scale else ()))
    moderated = [each for each in grades if each.moderated]
    return Distribution(
        levels=levels,
        total=len(grades),
        records=len({(each.exercise, each.code) for each in grades}),
        moderated=len(moderated),
        changed=sum(each.moderated != each.grade for each in moderated),
        newest=max((each.day for each in grades), default=None),
    )


def since(grades: Iterable[AuditGrade], day: date) -> tuple[AuditGrade, ...]:
    """Those of a day or later."""
    return tuple(each for each in grades if each.day >= day)


def by_month(grades: Iterable[AuditGrade], framework: Framework, first: date, last: date) -> Iterator[tuple[date, Distribution]]:
    """Every month from that of `first` to that of `last`, by its first day, with how records were graded in it."""
    found: dict[date, list[AuditGrade]] = {}
    for grade in grades:
        found.setdefault(grade.day.replace(day=1), []).append(grade)
    month = first.replace(day=1)
    while month <= last:
        yield month, distribution(found.get(month, ()), framework)
        month = months_on(month, 1)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What one row of a table came to: a grade, or what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    value: AuditGrade | None
    mistake: str = ""


def guessed_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by its heading; the position from 0 of those that are known."""
    plain = [_plain(heading) for heading in headings]
    found = {wanted: next((plain.index(name) for name in names if name in plain), -1) for wanted, names in HEADINGS.items()}
    return {wanted: place for wanted, place in found.items() if place >= 0}


def read_audits(
    sheet: Sheet, columns: Mapping[str, int], *, authority: str, name: str, framework: Framework
) -> tuple[AuditRow, ...]:
    """What every row says; an empty row is passed over. Rows that name no exercise belong to the one called `name`."""
    known = {_plain(line.title): line.id for line in framework.lines()} | {_plain(line.id): line.id for line in framework.lines()}
    scale = framework.scale("judgement")
    levels = {_plain(word): level.id for level in (scale.levels if scale else ()) for word in (level.id, level.label)}
    reading = _Reading(columns, authority, name, known, levels)
    seen: dict[tuple[str, str, str], int] = {}
    rows = []
    for number, cells in sheet.rows:
        if any(cell.strip() for cell in cells):
            row = reading.row(number, cells)
            if row.value and row.value.key in seen:
                row = AuditRow(
                    number, cells, None, f"Row {seen[row.value.key]} grades the same record on the same line. Keep one."
                )
            if row.value:
                seen[row.value.key] = number
            rows.append(row)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Reading:
    columns: Mapping[str, int]
    authority: str
    name: str
    lines: Mapping[str, str]
    levels: Mapping[str, str]

    def row(self, number: int, cells: tuple[str, ...]) -> AuditRow:
        said = {wanted: cells[place].strip() if place < len(cells) else "" for wanted, place in self.columns.items()}
        try:
            return AuditRow(number, cells, self._grade(said))
        except (BadInput, ValueError) as error:
            return AuditRow(number, cells, None, str(error))

    def _grade(self, said: Mapping[str, str]) -> AuditGrade:
        note = said.get("note", "")[:NOTE_LENGTH]
        if why := private(note):
            raise ValueError(f"The note: {why}. Take it out of the file.")
        moderated = said.get("moderated", "")
        return AuditGrade(
            authority=self.authority,
            exercise=said.get("exercise", "") or self.name,
            kind=_kind(said.get("kind", "")),
            day=read_day(said["day"]),
            code=checked_code(said["code"]),
            line=_one_of(said["line"], self.lines, "line of the framework"),
            grade=_one_of(said["grade"], self.levels, "grade of the scale"),
            moderated=_one_of(moderated, self.levels, "grade of the scale") if moderated else "",
            note=note,
        )


def _kind(said: str) -> AuditKind:
    return AuditKind.DIP_SAMPLE if _plain(said).startswith("dip") else AuditKind.CASE_AUDIT


def _one_of(said: str, known: Mapping[str, str], what: str) -> str:
    found = known.get(_plain(said))
    if found is None:
        close = get_close_matches(_plain(said), list(known), n=1)
        meant = f" Did you mean {known[close[0]]}?" if close else ""
        raise ValueError(f"{said!r} is no {what}.{meant}")
    return found


def _plain(text: str) -> str:
    return _NOT_WORD.sub("_", text.strip().lower()).strip("_")
