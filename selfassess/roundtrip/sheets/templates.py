"""A template of a case review as a workbook of four plain sheets: areas of practice, other questions, scale, cohorts."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from selfassess.domain.template import KIND_LABELS, AreaSaid, FieldSaid
from selfassess.domain.template_sheet import TemplateSheet
from selfassess.errors import BadTable, Mistake, Unreadable

AREAS, FIELDS, SCALE, COHORTS = "Areas of practice", "Other questions", "Scale", "Cohorts"
COLUMNS = {
    AREAS: (("Area of practice", 34), ("About", 50), ("Prompt", 60), ("Point to consider", 60)),
    FIELDS: (("Question", 44), ("Kind", 24), ("Hint", 60), ("Answers to choose from", 60)),
    SCALE: (("Step, best first", 34),),
    COHORTS: (("Cohort", 44), ("Cases", 10)),
}
"""The sheets, their headings and the widths of their columns. Only the first sheet must be there."""
MOST_ROWS = 2000
_KINDS = {label.casefold(): kind for kind, label in KIND_LABELS.items()} | {kind: kind for kind in KIND_LABELS}
_Row = tuple[int, tuple[str, ...]]


class TemplateWorkbooks:
    """Templates as workbooks, out and back."""

    def write(self, sheet: TemplateSheet) -> bytes:
        """The workbook, which `read` reads."""
        book = Workbook()
        rows: dict[str, list[Sequence[str | int]]] = {
            AREAS: [row for area in sheet.areas for row in _area_rows(area)],
            FIELDS: [(each.title, KIND_LABELS[each.kind], each.hint, "; ".join(each.choices)) for each in sheet.fields],
            SCALE: [(label,) for label in sheet.scale],
            COHORTS: list(sheet.cohorts),
        }
        for name, columns in COLUMNS.items():
            page = book.create_sheet(name)
            page.append([heading for heading, _ in columns])
            for row in rows[name]:
                page.append(list(row))
            for cells in page.iter_rows():
                for cell in cells:
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                    if isinstance(cell.value, str):
                        cell.data_type = "s"  # text that begins with = is text
            for at, (_, width) in enumerate(columns, start=1):
                page.cell(1, at).font = Font(bold=True, color="FFFFFF")
                page.cell(1, at).fill = PatternFill("solid", start_color="1D3D5C")
                page.column_dimensions[get_column_letter(at)].width = width
            page.freeze_panes = "A2"
        book.remove(book.worksheets[0])
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, content: bytes, name: str) -> TemplateSheet:
        """What the sheets say; an area of practice is carried down over empty cells.

        Raises `Unreadable` for a file that is no workbook, and `BadTable` with every mistake and its row.
        """
        pages = _pages(content, name)
        mistakes: list[Mistake] = []
        areas = _areas(pages[AREAS], name, mistakes)
        fields = tuple(_field(row, name, mistakes) for row in pages[FIELDS])
        cohorts = tuple(_cohort(row, name, mistakes) for row in pages[COHORTS])
        scale = tuple(cells[0] for _, cells in pages[SCALE] if cells[0])
        if not areas and not mistakes:
            mistakes.append(
                Mistake(name, None, f"The sheet “{AREAS}” has no rows. Write one prompt in each row below the headings.")
            )
        if mistakes:
            raise BadTable(mistakes)
        return TemplateSheet(areas, fields, scale, cohorts)


def _area_rows(area: AreaSaid) -> Iterator[tuple[str, str, str, str]]:
    for at in range(max(len(area.prompts), len(area.points), 1)):
        first = at == 0
        yield (
            area.title if first else "",
            area.about if first else "",
            area.prompts[at] if at < len(area.prompts) else "",
            area.points[at] if at < len(area.points) else "",
        )


def _pages(content: bytes, name: str) -> dict[str, list[_Row]]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise Unreadable(f"{name} is not an Excel workbook. Save it as .xlsx and try again.") from error
    try:
        known = {sheet.title.strip().casefold(): sheet for sheet in book.worksheets}
        if AREAS.casefold() not in known:
            raise BadTable([Mistake(name, None, f"There is no sheet “{AREAS}”. Start from the sheet that the template gives.")])
        return {title: list(_rows(known.get(title.casefold()), name, title)) for title in COLUMNS}
    finally:
        book.close()


def _rows(sheet: object, name: str, title: str) -> Iterator[_Row]:
    """The rows of a sheet that hold anything, their cells in the order of our columns. Raises `BadTable`."""
    if sheet is None:
        return
    rows = enumerate(sheet.iter_rows(values_only=True, max_row=MOST_ROWS), start=1)  # type: ignore[attr-defined] # two kinds of sheet
    first = [_text(value).casefold() for value in next(rows, (1, ()))[1]]
    wanted = [heading for heading, _ in COLUMNS[title]]
    if wanted[0].casefold() not in first:
        raise BadTable([Mistake(name, 1, f"The sheet “{title}” has no column “{wanted[0]}”.")])
    places = [first.index(heading.casefold()) if heading.casefold() in first else None for heading in wanted]
    for number, values in rows:
        cells = tuple(_text(values[at]) if at is not None and at < len(values) else "" for at in places)
        if any(cells):
            yield number, cells


def _text(value: object) -> str:
    return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()


def _areas(rows: Sequence[_Row], name: str, mistakes: list[Mistake]) -> tuple[AreaSaid, ...]:
    found: dict[str, AreaSaid] = {}
    above = ""
    for number, (title, about, prompt, point) in rows:
        above = title or above
        if not above:
            mistakes.append(Mistake(name, number, "The area of practice is empty, and so is every row above it."))
            continue
        before = found.get(above.casefold(), AreaSaid(above))
        found[above.casefold()] = AreaSaid(
            before.title,
            before.about or about,
            (*before.prompts, prompt) if prompt else before.prompts,
            (*before.points, point) if point else before.points,
        )
    return tuple(found.values())


def _field(row: _Row, name: str, mistakes: list[Mistake]) -> FieldSaid:
    number, (title, kind, hint, choices) = row
    known = _KINDS.get(kind.casefold() or "text")
    if not title:
        mistakes.append(Mistake(name, number, f"{FIELDS}: the question is empty."))
    if known is None:
        mistakes.append(Mistake(name, number, f"{FIELDS}: {kind!r} is no kind. Write one of: {', '.join(KIND_LABELS.values())}."))
    answers = tuple(part.strip() for part in choices.split(";") if part.strip())
    if known == "choice" and len(answers) < 2:
        mistakes.append(Mistake(name, number, f"{FIELDS}: a choice needs two or more answers, parted by semicolons."))
    return FieldSaid(title, known or "text", hint, answers)


def _cohort(row: _Row, name: str, mistakes: list[Mistake]) -> tuple[str, int]:
    number, (title, count) = row
    if not title:
        mistakes.append(Mistake(name, number, f"{COHORTS}: the name is empty."))
    if not re.fullmatch(r"\d{0,3}", count):
        mistakes.append(Mistake(name, number, f"{COHORTS}: {count!r} is no whole number of cases."))
        return title, 0
    return title, int(count or 0)
