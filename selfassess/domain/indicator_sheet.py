"""A table of indicator values as somebody gives it: which column is which, and what each row says."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from selfassess.domain.indicators import Figure, Value, end_of, read_figure
from selfassess.domain.reference import IndicatorDefinition

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indicator", "indicator_id", "measure", "name"),
    "period": ("period", "time_period", "year", "date"),
    "value": ("value", "result", "figure", "performance"),
    "numerator": ("numerator", "num"),
    "denominator": ("denominator", "den", "denom"),
    "england": ("england", "national", "england_average"),
    "region": ("region", "regional", "region_average"),
    "neighbours": ("neighbours", "statistical_neighbours", "sn", "sn_average", "stat_neighbours"),
    "target": ("target", "goal"),
    "source": ("source",),
    "note": ("note", "notes", "comment"),
}
"""What is understood, under any of these headings; indicator, period and value must be there."""
NEEDED = ("indicator", "period", "value")
COLUMN_LABELS = {
    "indicator": "Indicator",
    "period": "Period",
    "value": "Value",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "england": "England",
    "region": "Region",
    "neighbours": "Statistical neighbours",
    "target": "Target",
    "source": "Source",
    "note": "Note",
}
BESIDE = ("numerator", "denominator", "england", "region", "neighbours", "target", "source", "note")
"""What stands beside a value: the columns that need not be there."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")
SOURCE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headings, and its rows of as many cells, each with the number that it has in the file."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a table came to: a value, or what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    value: Value | None
    mistake: str = ""


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by its heading; the position from 0 of those that are known."""
    plain = [_plain(heading) for heading in headings]
    found = {wanted: next((plain.index(name) for name in names if name in plain), -1) for wanted, names in COLUMNS.items()}
    return {wanted: place for wanted, place in found.items() if place >= 0}


def read_rows(
    sheet: Sheet, columns: Mapping[str, int], *, authority: str, definitions: Mapping[str, IndicatorDefinition]
) -> tuple[Row, ...]:
    """What every row says, by which column holds what; an empty row is passed over."""
    names = {_plain(each.title): key for key, each in definitions.items()} | {_plain(key): key for key in definitions}
    filled = (row for row in sheet.rows if any(cell.strip() for cell in row[1]))
    return tuple(_row(number, cells, columns, authority, names) for number, cells in filled)


def kept_beside(value: Value, old: Value, columns: Collection[str]) -> Value:
    """A value that takes the place of an old one, and keeps of it what no column was given for."""
    kept = {name: getattr(old, name) for name in BESIDE if name not in columns}
    return replace(value, **kept)


def changed(old: Value, new: Value) -> str:
    """What a value changes in the one whose place it takes, in a sentence; empty for nothing."""
    pairs = (("value", old.figure, new.figure), *((name, getattr(old, name), getattr(new, name)) for name in BESIDE))
    told = [f"{COLUMN_LABELS[name]} {_said(was)} becomes {_said(now)}" for name, was, now in pairs if was != now]
    return f"{new.indicator}, {new.period}: {'; '.join(told)}." if told else ""


def _said(what: Figure | int | str | None) -> str:
    if isinstance(what, Figure):
        what = f"{what.value:g}" if what.value is not None else what.symbol
    return "empty" if what is None or what == "" else str(what)


def _row(number: int, cells: tuple[str, ...], columns: Mapping[str, int], authority: str, names: Mapping[str, str]) -> Row:
    def cell(wanted: str) -> str:
        place = columns.get(wanted, -1)
        return cells[place].strip() if 0 <= place < len(cells) else ""

    try:
        value = Value(
            authority=authority,
            indicator=_indicator(cell("indicator"), names),
            period=cell("period"),
            ends=end_of(cell("period")),
            figure=_given(read_figure(cell("value"))),
            numerator=_count(cell("numerator"), "numerator"),
            denominator=_count(cell("denominator"), "denominator"),
            england=read_figure(cell("england")),
            region=read_figure(cell("region")),
            neighbours=read_figure(cell("neighbours")),
            target=read_figure(cell("target")),
            source=cell("source")[:SOURCE_LENGTH],
            note=cell("note"),
        )
    except ValueError as error:
        return Row(number, cells, None, str(error))
    return Row(number, cells, value)


def _indicator(said: str, names: Mapping[str, str]) -> str:
    found = names.get(_plain(said))
    if found is None:
        close = get_close_matches(_plain(said), list(names), n=1)
        meant = f" Did you mean {names[close[0]]}?" if close else ""
        raise ValueError(f"{said!r} is no indicator of the catalogue.{meant}")
    return found


def _given(figure: Figure) -> Figure:
    if not figure.given:
        raise ValueError("There is no value. Write x where it is not available.")
    return figure


def _count(said: str, what: str) -> int | None:
    figure = read_figure(said)
    if figure.value is not None and (figure.value < 0 or figure.value != int(figure.value)):
        raise ValueError(f"The {what} {said!r} is no count: a whole number, zero or more.")
    return None if figure.value is None else int(figure.value)


def _plain(text: str) -> str:
    return _NOT_WORD.sub("_", text.strip().lower()).strip("_")
