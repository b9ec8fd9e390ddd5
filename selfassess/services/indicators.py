"""The indicators of an authority: imported with a preview, and shown with what they are compared with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicator_sheet import COLUMN_LABELS, COLUMNS, NEEDED, Row, Sheet, changed, guessed, kept_beside, read_rows
from selfassess.domain.indicators import Value
from selfassess.domain.people import Person
from selfassess.domain.reference import IndicatorDefinition
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, BadTable, Mistake, NotFound
from selfassess.ports import Toolbox
from selfassess.services.indicator_series import series_in
from selfassess.services.rights import assessment_for, need
from selfassess.services.uploads import keep_upload
from selfassess.services.watching import note

TABLES = ("csv", "xlsx")
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of the authority that an assessment is of; `wanted` are those that its lines ask for and nobody gave."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    series: tuple[Series, ...]
    wanted: tuple[IndicatorDefinition, ...]
    below: int


def indicators_of(tools: Toolbox, who: Person, assessment_id: str) -> Indicators:
    """Every indicator of which there is a value. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        framework = tools.frameworks().framework(assessment.framework)
        found = series_in(tools, store, authority.id, framework)
    here = {each.definition.id for each in found}
    definitions = tools.reference().indicators
    asked = dict.fromkeys(key for line in framework.lines() for key in line.indicators)
    wanted = tuple(definitions[key] for key in asked if key not in here and key in definitions)
    return Indicators(assessment, authority, framework, found, wanted, tools.settings.small_numbers)


def series_of(tools: Toolbox, who: Person, assessment_id: str, indicator: str) -> tuple[Indicators, Series]:
    """One indicator, with the page around it. Raises `NotFound`."""
    found = indicators_of(tools, who, assessment_id)
    series = next((each for each in found.series if each.definition.id == indicator), None)
    if series is None:
        raise NotFound(f"There is no value of an indicator {indicator!r} for {found.authority.name}.")
    return found, series


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: which column was taken for what, and every row with its value or its mistake."""

    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    changes: tuple[str, ...] = ()
    """What would change in values that are there already, a sentence for each of those that would."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What must be there and no column was taken for, by its label."""
        return tuple(COLUMN_LABELS[column] for column in NEEDED if column not in self.columns)

    @property
    def lack(self) -> str:
        """Which columns were not found, and which headings there are; empty where none is missing."""
        headings = ", ".join(heading for heading in self.sheet.headings if heading.strip()) or "none"
        return f"No column was found for: {', '.join(self.missing)}. The headings are: {headings}." if self.missing else ""

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of the rows without a mistake."""
        return tuple(row.value for row in self.rows if row.value is not None)

    @property
    def mistakes(self) -> tuple[Row, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.value is None)


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A file with a table about an authority; `columns` says which holds what, None where their headings say it."""

    authority: str
    name: str
    content: bytes
    columns: Mapping[str, int] | None = None


def preview_import(tools: Toolbox, who: Person, given: GivenTable) -> Preview:
    """What a table of values would bring.

    Raises `BadTable` for a file that is no table, and `BadInput` where columns that must be there are not.
    """
    need(tools, who, Right.REGISTER, given.authority)
    sheet = tools.table_reader()(given.name, given.content)
    chosen = dict(guessed(sheet.headings) if given.columns is None else given.columns)
    unknown = set(chosen) - set(COLUMNS)
    if unknown:
        raise BadInput(f"{', '.join(sorted(unknown))}: no such column. There are: {', '.join(COLUMNS)}.")
    if any(column not in chosen for column in NEEDED):
        return Preview(sheet, chosen, ())
    rows = _told_twice(read_rows(sheet, chosen, authority=given.authority, definitions=tools.reference().indicators))
    with tools.store().read() as store:
        asked = {row.value.indicator for row in rows if row.value is not None}
        before = {(each.indicator, each.period): each for each in store.indicators.of(given.authority, asked)}
    whole = tuple(_completed(row, before, chosen) for row in rows)
    known = ((row.value, before.get((row.value.indicator, row.value.period))) for row in whole if row.value is not None)
    changes = tuple(said for value, old in known if old is not None and (said := changed(old, value)))
    return Preview(sheet, chosen, whole, changes)


def _completed(row: Row, before: Mapping[tuple[str, str], Value], columns: Mapping[str, int]) -> Row:
    """A row whose value keeps what the file has no column for, as it is there already."""
    old = before.get((row.value.indicator, row.value.period)) if row.value is not None else None
    return row if row.value is None or old is None else replace(row, value=kept_beside(row.value, old, columns))


def _told_twice(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of which none says again what one before it said."""
    seen: dict[tuple[str, str], int] = {}
    told = []
    for row in rows:
        key = (row.value.indicator, row.value.period) if row.value else ("", "")
        if row.value is not None and key in seen:
            told.append(replace(row, value=None, mistake=f"Row {seen[key]} gives the same indicator and period. Keep one."))
            continue
        seen.setdefault(key, row.number)
        told.append(row)
    return tuple(told)


def keep_table(tools: Toolbox, who: Person, *, authority: str, name: str, content: bytes) -> str:
    """Keep the file of a table, as the source of what is taken from it; the answer is what it is found by. Raises `BadInput`."""
    need(tools, who, Right.REGISTER, authority)
    ending = name.rpartition(".")[2].lower()
    if ending not in TABLES:
        raise BadTable([Mistake(name, None, "This is no table. Save it as CSV UTF-8 or as an Excel workbook (.xlsx).")])
    tools.table_reader()(name, content)
    return f"{keep_upload(tools, name, content).sha256}.{ending}"


def kept_table(tools: Toolbox, who: Person, *, authority: str, kept: str) -> tuple[str, bytes]:
    """A file that was kept so: a name for it, and what it holds. Raises `NotFound`."""
    need(tools, who, Right.REGISTER, authority)
    digest, _, ending = kept.partition(".")
    if not DIGEST.fullmatch(digest) or ending not in TABLES:
        raise NotFound("There is no such file. Choose it again.")
    return f"table.{ending}", tools.files().content(digest)


def import_values(tools: Toolbox, who: Person, given: GivenTable) -> int:
    """Take every value of a table; the answer is how many. What was there for the same period stays in history.

    What the table has no column for stays as it was; an empty cell of a column that it has clears it.

    Raises `BadTable` with every mistake and its row, and then takes none.
    """
    found = preview_import(tools, who, given)
    if found.lack:
        raise BadTable([Mistake(given.name, 1, f"{found.lack} Say which one holds it.")])
    if found.mistakes:
        raise BadTable([Mistake(given.name, row.number, row.mistake) for row in found.mistakes])
    if not found.values:
        raise BadTable([Mistake(given.name, None, "There is no row with a value.")])
    at = tools.clock()
    with tools.store().write() as store:
        store.authorities.get(given.authority)
        note(tools, store, who, Deed.ADDED, Thing("indicators", given.authority, given.authority), about=given.name[:60])
        store.indicators.save(replace(value, imported_by=who.id, imported_at=at) for value in found.values)
    return len(found.values)
