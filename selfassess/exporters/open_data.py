"""Plain tables as JSON, or as CSV files in one archive; and what is wrong with either when it is read back."""

import csv
import json
import zipfile
from collections.abc import Sequence
from io import BytesIO, StringIO

from selfassess.domain.open_data import FORMAT, VERSION, Cell, Table
from selfassess.domain.sheet import Sheet
from selfassess.exporters.sheets import write as write_sheet

STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same tables give the same bytes."""


def write_json(tables: Sequence[Table]) -> bytes:
    """One object: `format`, `version`, and under `tables` each table as a list of rows, each an object by column."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "tables": {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def write_csv(tables: Sequence[Table]) -> bytes:
    """A ZIP archive with a CSV file for each table; words that would be taken for a formula have an apostrophe before them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            rows = tuple(tuple(map(_plain, row)) for row in table.rows)
            entry = zipfile.ZipInfo(f"{table.name}.csv", STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, write_sheet(Sheet(table.name, table.columns, rows), "csv"))
    return out.getvalue()


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else cell


def json_problems(content: bytes, tables: Sequence[Table]) -> tuple[str, ...]:
    """Every table that the file does not hold as it should."""
    held = json.loads(content)["tables"]
    wanted = {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables}
    return tuple(f"the table {name!r} is not what it should be" for name in wanted if held.get(name) != wanted[name])


def csv_problems(content: bytes, tables: Sequence[Table]) -> tuple[str, ...]:
    """Every table of which the archive does not hold each row."""
    problems = []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for table in tables:
            rows = list(csv.reader(StringIO(archive.read(f"{table.name}.csv").decode("utf-8-sig"), newline="")))
            if rows[0] != list(table.columns) or len(rows) != len(table.rows) + 1:
                problems.append(f"the table {table.name!r} has {len(rows) - 1} rows, and should have {len(table.rows)}")
    return tuple(problems)
