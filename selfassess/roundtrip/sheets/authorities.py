"""The list of authorities as a CSV file: names, regions, types, other names and statistical neighbours."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfassess.domain.comparators import Authority, authority_id, name_key
from selfassess.errors import BadTable, Mistake

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "authority", "local_authority", "local_authority_ons_name", "la_name"),
    "region": ("region", "region_name"),
    "type": ("type", "la_type", "ons_la_type"),
    "aliases": ("aliases", "also_known_as", "other_names"),
    "code": ("code", "la_code"),
    "ended": ("ended",),
    "neighbours": ("neighbours", "statistical_neighbours", "stat_neighbours"),
}
"""The columns that are understood, under any of these headings; all but the name may be missing."""


@dataclass(frozen=True, slots=True)
class _Entry:
    row: int
    authority: Authority
    code: str
    neighbours: tuple[str, ...]


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Every authority in a CSV file.

    Neighbours are given by code or by name, most similar first, parted by commas or semicolons.

    Raises `BadTable` with every mistake and its row; nothing is taken from a file with mistakes.
    """
    entries, mistakes = _entries(path)
    ids = {key: entry.authority.id for entry in entries for key in (entry.code, name_key(entry.authority.name)) if key}
    filled = []
    for entry in entries:
        unknown = [item for item in entry.neighbours if _key(item, ids) is None]
        if unknown:
            text = f"{', '.join(unknown)}: no authority of this code or name is in the file. Add it, or take it out."
            mistakes.append(Mistake(path.name, entry.row, text))
        filled.append(_with_neighbours(entry, ids))
    if mistakes:
        raise BadTable(mistakes)
    return tuple(filled)


def _entries(path: Path) -> tuple[list[_Entry], list[Mistake]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (UnicodeDecodeError, csv.Error) as error:
        text = "This is not a CSV file in UTF-8. In Excel choose 'CSV UTF-8' when saving."
        raise BadTable([Mistake(path.name, None, text)]) from error
    columns = _columns(path, rows)
    entries: list[_Entry] = []
    mistakes: list[Mistake] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        entry = _entry(row, number, columns)
        if entry is None:
            mistakes.append(Mistake(path.name, number, f"The column {columns['name']!r} is empty. Give the authority's name."))
        elif entry.authority.id in seen:
            first = seen[entry.authority.id]
            mistakes.append(Mistake(path.name, number, f"{entry.authority.name} stands in row {first} already. Keep one."))
        else:
            seen[entry.authority.id] = number
            entries.append(entry)
    return entries, mistakes


def _columns(path: Path, rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    given = {heading.strip().lower(): heading for heading in (rows[0] if rows else {}) if heading}
    found = {wanted: next((given[name] for name in names if name in given), "") for wanted, names in COLUMNS.items()}
    if not found["name"]:
        names = ", ".join(COLUMNS["name"])
        raise BadTable([Mistake(path.name, 1, f"No column holds the authorities' names. Call one of them: {names}.")])
    return found


def _entry(row: Mapping[str, str], number: int, columns: Mapping[str, str]) -> _Entry | None:
    def cell(wanted: str) -> str:
        return (row.get(columns[wanted]) or "").strip()

    name = cell("name")
    if not name:
        return None
    aliases = tuple(alias for alias in _parted(cell("aliases"), ";|") if alias != name)
    region, kind = cell("region") or None, cell("type") or None
    authority = Authority(authority_id(name), name, region, kind, aliases, ended=bool(cell("ended")))
    return _Entry(number, authority, cell("code"), _parted(cell("neighbours"), ",;"))


def _parted(text: str, separators: str) -> tuple[str, ...]:
    for separator in separators:
        text = text.replace(separator, "\n")
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def _with_neighbours(entry: _Entry, ids: Mapping[str, str]) -> Authority:
    keys: Iterable[str | None] = (_key(item, ids) for item in entry.neighbours)
    return replace(entry.authority, neighbours=tuple(key for key in keys if key is not None))


def _key(item: str, ids: Mapping[str, str]) -> str | None:
    return ids.get(item) or ids.get(name_key(item))
