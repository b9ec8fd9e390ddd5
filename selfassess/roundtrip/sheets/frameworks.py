"""A framework as a plain sheet: one row a criterion, its area and line repeated or left empty below the first row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.framework_sheet import SheetRow
from selfassess.errors import BadTable, Mistake, Unreadable

NEEDED = ("area", "line", "criterion")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "area": ("area", "judgement area", "theme"),
    "line": ("line", "topic", "key line of enquiry", "area of practice"),
    "criterion": ("criterion", "point to consider", "text"),
    "about": ("about", "description"),
    "basis": ("basis", "source"),
    "signals": ("signals", "key words"),
    "evidence": ("evidence",),
    "judged": ("judged",),
    "line id": ("line id", "topic id"),
    "criterion id": ("criterion id",),
}
"""The columns that are understood, under any of these headings; all but the first three may be missing."""

KINDS = tuple(str(kind) for kind in EvidenceKind)
WIDTHS = {
    "area": 28,
    "line": 28,
    "criterion": 70,
    "about": 40,
    "basis": 30,
    "signals": 40,
    "evidence": 22,
    "judged": 9,
    "line id": 30,
    "criterion id": 30,
}
JUDGED = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}


def read_framework_sheet(path: Path) -> tuple[SheetRow, ...]:
    """Every row of the first sheet, area and line carried down over empty cells.

    Raises `Unreadable` for a file that is no workbook, and `BadTable` with every mistake and its row.
    """
    cells = _cells(path)
    heading = next(cells, (1, ()))[1]
    columns = _columns(path, heading)
    rows: list[SheetRow] = []
    mistakes: list[Mistake] = []
    above = ("", "")
    for number, values in cells:
        typed = {name: values[at] if at < len(values) else "" for name, at in columns.items()}
        if not any(values):
            continue
        area = typed["area"] or above[0]
        line = typed["line"] or (above[1] if area == above[0] else "")
        above = (area, line)
        mistakes += [Mistake(path.name, number, text) for text in _wrong(typed, area, line)]
        rows.append(_row(number, area, line, typed))
    mistakes += _repeated(path.name, rows)
    if not rows and not mistakes:
        mistakes.append(Mistake(path.name, None, "The sheet has no rows. Write one criterion in each row below the headings."))
    if mistakes:
        raise BadTable(sorted(mistakes, key=lambda mistake: mistake.line or 0))
    return tuple(rows)


def _cells(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise Unreadable(f"{path.name} is not an Excel workbook. Save it as .xlsx and try again.") from error
    try:
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            yield number, ["" if value is None else _text(value) for value in row]
    finally:
        book.close()


def _text(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).strip()


def _columns(path: Path, heading: Sequence[str]) -> dict[str, int]:
    given = {name.lower(): at for at, name in enumerate(heading) if name}
    known = {name: column for column, names in COLUMNS.items() for name in names}
    strangers = [name for name in given if name not in known]
    found = {known[name]: at for name, at in given.items() if name in known}
    wrong = [f'There is no column "{name}".' for name in NEEDED if name not in found]
    wrong += [f'The column "{name}" is not known. Columns: {", ".join(COLUMNS)}.' for name in strangers]
    if wrong:
        raise BadTable([Mistake(path.name, 1, text) for text in wrong])
    return found


def _wrong(typed: Mapping[str, str], area: str, line: str) -> Iterable[str]:
    for name, value in (("area", area), ("line", line), ("criterion", typed["criterion"])):
        if not value:
            yield f'"{name}" is empty.'
    if typed.get("judged", "").lower() not in JUDGED:
        yield f'"judged" is "{typed["judged"]}": write yes or no.'
    for kind in _parted(typed.get("evidence", "").lower()):
        if kind not in KINDS:
            yield f'"{kind}" is no kind of evidence. Kinds: {", ".join(KINDS)}.'


def _row(number: int, area: str, line: str, typed: Mapping[str, str]) -> SheetRow:
    return SheetRow(
        row=number,
        area=area,
        line=line,
        criterion=typed["criterion"],
        about=typed.get("about", ""),
        basis=typed.get("basis", ""),
        signals=tuple(_parted(typed.get("signals", "").lower())),
        evidence=tuple(_parted(typed.get("evidence", "").lower())),
        judged=JUDGED.get(typed.get("judged", "").lower()),
        line_id=typed.get("line id", ""),
        criterion_id=typed.get("criterion id", ""),
    )


def _parted(text: str) -> Iterator[str]:
    """The words of a cell: parted by semicolons, or by commas where it has no semicolon."""
    yield from dict.fromkeys(part.strip() for part in text.split(";" if ";" in text else ",") if part.strip())


def _joined(words: Sequence[str]) -> str:
    """Words as `_parted` takes them apart again."""
    return "; ".join(words) + (";" if len(words) == 1 and "," in words[0] else "")


def _repeated(name: str, rows: Sequence[SheetRow]) -> Iterator[Mistake]:
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row.area, row.line, row.criterion)
        if row.criterion and key in seen:
            yield Mistake(name, row.row, f"The same criterion stands in row {seen[key]} already.")
        seen.setdefault(key, row.row)


def write_framework_sheet(rows: Iterable[SheetRow], path: Path) -> None:
    """Write rows as a sheet that `read_framework_sheet` reads."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Criteria"
    sheet.append([name.capitalize() for name in COLUMNS])
    for row in rows:
        judged = "" if row.judged is None else "yes" if row.judged else "no"
        listed = [_joined(row.signals), _joined(row.evidence)]
        sheet.append([row.area, row.line, row.criterion, row.about, row.basis, *listed, judged, row.line_id, row.criterion_id])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # text that begins with = is text
    for column, width in enumerate(WIDTHS.values(), start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    book.save(path)
