"""A case review as an Excel sheet: a row for each question, several for statements; the ids stand in a hidden column.

A person may add rows: one without an id goes on with the question above it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.case_form import CaseForm, FormPart
from selfassess.domain.case_sheet import HEAD, CaseSheet, beginning, from_mark
from selfassess.domain.cases import lines_of
from selfassess.errors import Unreadable
from selfassess.roundtrip.excel.heights import fit_row
from selfassess.roundtrip.excel.looks import GUIDE, HINT, NAMED, OPEN, SUBTITLE, TITLE, add_styles
from selfassess.roundtrip.excel.paper import set_header, set_paper
from selfassess.roundtrip.excel.text import new_sheet, say

ID, ASKED, ANSWER, ABOUT = 1, 2, 3, 4
WIDTHS = {"B": 38, "C": 80, "D": 46}
STATEMENT_ROWS = 6
"""How many rows there are at least for the statements of one side."""
PART = "part:"
WARNING = "Local codes only. No names, no case numbers, no dates of birth. One statement in each row."
LIMIT = 2000
"""How many rows a file may have: a filled form has about a hundred."""


class CaseWorkbooks:
    """Case reviews as Excel workbooks."""

    def write(self, form: CaseForm, sheet: CaseSheet, cohorts: Sequence[str]) -> bytes:
        """The form of one case, filled as far as the sheet is."""
        return _write(form, sheet, cohorts)

    def challenge_of(self, content: bytes, name: str) -> str:
        """The id of the challenge that a workbook is of. Raises `Unreadable` for one that is no such form."""
        return _opened(content, name)[0].challenge

    def read(self, content: bytes, name: str, form: CaseForm) -> CaseSheet:
        """What a filled form says; its ids stand in the workbook. Raises `Unreadable`."""
        empty, sheets = _opened(content, name)
        return _filled(empty, sheets, _printed(form))


def _write(form: CaseForm, sheet: CaseSheet, cohorts: Sequence[str]) -> bytes:
    book = Workbook()
    for blank in book.worksheets:
        book.remove(blank)
    add_styles(book)
    page = new_sheet(book, "Case review")
    say(page, 1, ID, sheet.mark)
    say(page, 1, ASKED, form.title, TITLE)
    say(page, 2, ASKED, WARNING, HINT)
    rows = iter(range(4, LIMIT))
    for name, value in zip(HEAD, (sheet.code, sheet.cohort, sheet.reviewer), strict=True):
        at = _row(page, next(rows), name, name, value)
        if name == "Cohort":
            _choices(page, at, cohorts)
    for part in form.parts:
        _part(page, rows, part, sheet)
    for letter, width in WIDTHS.items():
        page.column_dimensions[letter].width = width
    page.column_dimensions["A"].hidden = True
    page.freeze_panes = "C4"
    set_paper(page)
    set_header(page, form.title, "")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _part(page: Worksheet, rows: Iterator[int], part: FormPart, sheet: CaseSheet) -> None:
    next(rows)
    at = next(rows)
    say(page, at, ID, f"{PART}{part.id}")
    say(page, at, ASKED, part.title, SUBTITLE)
    for prompt in part.prompts:
        say(page, next(rows), ASKED, f"• {prompt}", HINT)
    for slot in part.slots:
        value = sheet.values.get(slot.id, "")
        if slot.kind == "statements":
            said = lines_of(value)
            for number in range(max(STATEMENT_ROWS, len(said) + 1)):
                name, hint = (slot.title, slot.hint) if number == 0 else ("", "")
                _row(page, next(rows), slot.id, name, said[number] if number < len(said) else "", hint)
        else:
            at = _row(page, next(rows), slot.id, slot.title, value, slot.hint)
            _choices(page, at, ("yes", "no") if slot.kind == "yes-no" else slot.choices)


def _row(page: Worksheet, at: int, key: str, asked: str, value: str, hint: str = "") -> int:  # noqa: PLR0917 - the cells of a row
    say(page, at, ID, key)
    say(page, at, ASKED, asked, NAMED)
    say(page, at, ANSWER, value, OPEN)
    say(page, at, ABOUT, hint, GUIDE)
    fit_row(page, at, zip((asked, value, hint), WIDTHS.values(), strict=True))
    return at


def _choices(page: Worksheet, at: int, choices: Sequence[str]) -> None:
    """Offer the answers in a list, where Excel can hold it."""
    listed = ",".join(choice.replace('"', "”") for choice in choices)
    if choices and len(listed) <= 250 and not any("," in choice for choice in choices):
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        page.add_data_validation(rule)
        rule.add(f"C{at}")


_Rows = Sequence[Sequence[str]]


def _opened(content: bytes, name: str) -> tuple[CaseSheet, Sequence[tuple[str, _Rows]]]:
    """The empty sheet that the mark of a workbook tells of, and the rows of each of its sheets with its name."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise Unreadable(f"{name} is not an Excel workbook. Save it as .xlsx and try again.") from error
    try:
        sheets = [
            (page.title, [[_text(value) for value in row] for row in page.iter_rows(max_row=LIMIT, values_only=True)])
            for page in book.worksheets
        ]
    finally:
        book.close()
    rows = sheets[0][1] if sheets else []
    empty = from_mark(rows[0][0] if rows and rows[0] else "")
    if empty is None:
        raise Unreadable(f"{name} is no case review form of this program. Export a form, fill that in, and import it.")
    return empty, sheets


def _printed(form: CaseForm) -> frozenset[tuple[int, str]]:
    """What the form itself prints beside the answers, by column."""
    asked = [form.title, WARNING, *HEAD, *(part.title for part in form.parts), *(slot.title for slot in form.slots())]
    prompts = [prompt for part in form.parts for prompt in part.prompts]
    asked += [f"• {prompt}" for prompt in prompts]
    # Forms that went out earlier have the prompts beside the answers.
    about = [*prompts, *(slot.hint for slot in form.slots())]
    told = [*((ASKED, text) for text in asked), *((ABOUT, text) for text in about)]
    return frozenset((column, " ".join(text.split())) for column, text in told)


def _filled(empty: CaseSheet, sheets: Sequence[tuple[str, _Rows]], printed: frozenset[tuple[int, str]]) -> CaseSheet:
    said: dict[str, list[str]] = {}
    stray = []
    key = ""
    for sheet, (title, rows) in enumerate(sheets):
        for number, row in enumerate(rows, start=1):
            if sheet == 0 and number > 1 and row and row[0]:
                key = row[0]
            asked = sheet == 0 and number > 1 and bool(key) and not key.startswith(PART)
            for column, text in enumerate(row, start=1):
                if not text or (sheet == 0 and column == ID):
                    continue
                if asked and column == ANSWER:
                    said.setdefault(key, []).append(text)
                elif sheet > 0 or (column, " ".join(text.split())) not in printed:
                    stray.append(f"cell {get_column_letter(column)}{number} of the sheet {title}, {beginning(text)}")
            if asked:
                said.setdefault(key, [])
    texts = {name: "\n".join(parts) for name, parts in said.items()}
    code, cohort, reviewer = (texts.pop(name, "") for name in HEAD)
    return CaseSheet(empty.challenge, empty.template, code, cohort, reviewer, empty.revision, texts, tuple(stray))


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
