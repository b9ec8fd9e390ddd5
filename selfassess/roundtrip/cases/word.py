"""A case review as a Word document: a heading for each part, below it a table of what is asked and what is answered."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from selfassess.domain.case_form import CaseForm, FormPart, Slot
from selfassess.domain.case_sheet import HEAD, CaseSheet, beginning, from_mark
from selfassess.domain.characters import printable
from selfassess.errors import Unreadable
from selfassess.roundtrip.cases.seen import seen

FACE = "Arial"
ABOUT_CASE = "The case"
WARNING = "Local codes only. No names, no case numbers, no dates of birth. One statement in each line."
EMPTY_LINES = 2
"""How many empty lines a cell for statements shows at least."""


class CaseDocuments:
    """Case reviews as Word documents."""

    def write(self, form: CaseForm, sheet: CaseSheet, cohorts: Sequence[str]) -> bytes:
        """The form of one case, filled as far as the sheet is."""
        return _write(form, sheet, cohorts)

    def challenge_of(self, content: bytes, name: str) -> str:
        """The id of the challenge that a document is of. Raises `Unreadable` for one that is no such form."""
        return _marked(_opened(content, name), name).challenge

    def read(self, content: bytes, name: str, form: CaseForm) -> CaseSheet:
        """What a filled form says, by the form that it was made from. Raises `Unreadable`."""
        return _read(_opened(content, name), name, form)


def _write(form: CaseForm, sheet: CaseSheet, cohorts: Sequence[str]) -> bytes:
    document = docx.Document()
    document.core_properties.title = form.title
    document.core_properties.subject = sheet.mark
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(10)
    document.add_heading(printable(form.title), 0)
    document.add_paragraph(WARNING)
    head = ((HEAD[0], sheet.code, ""), (HEAD[1], sheet.cohort, " / ".join(cohorts)), (HEAD[2], sheet.reviewer, ""))
    _table(document, ABOUT_CASE, [(name, value, hint, 0) for name, value, hint in head])
    for part in form.parts:
        rows = [(slot.title, sheet.values.get(slot.id, ""), _hint(slot), _lines(slot)) for slot in part.slots]
        _table(document, part.title, rows, part)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _hint(slot: Slot) -> str:
    choices = ("yes", "no") if slot.kind == "yes-no" else slot.choices
    return " ".join(part for part in (slot.hint, " / ".join(choices)) if part)


def _lines(slot: Slot) -> int:
    return EMPTY_LINES if slot.kind in ("statements", "long-text") else 0


def _table(document: Document, title: str, rows: Sequence[tuple[str, str, str, int]], part: FormPart | None = None) -> None:
    document.add_heading(printable(title), 1)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for asked, value, hint, empty in rows:
        left, right = table.add_row().cells
        left.width, right.width = Cm(5.5), Cm(11)
        left.paragraphs[0].add_run(printable(asked)).bold = True
        if hint:
            told = left.add_paragraph().add_run(printable(hint))
            told.italic, told.font.size = True, Pt(8)
        for number, line in enumerate((value or "").split("\n")):
            (right.paragraphs[0] if number == 0 else right.add_paragraph()).add_run(printable(line))
        for _ in range(empty):
            right.add_paragraph()
    if part is not None and part.prompts:
        told = document.add_paragraph().add_run(printable("To ask of this record: " + " ".join(part.prompts)))
        told.italic, told.font.size = True, Pt(8)


def _read(document: Document, name: str, form: CaseForm) -> CaseSheet:
    empty = _marked(document, name)
    parts = {part.title.casefold(): {slot.title.casefold(): slot.id for slot in part.slots} for part in form.parts}
    parts[ABOUT_CASE.casefold()] = {title.casefold(): title for title in HEAD}
    values: dict[str, str] = {}
    stray = []
    for part, asked, answer in _said(document, form):
        key = parts.get(part, {}).get(asked)
        if key is not None:
            values[key] = "\n".join(text for text in (values.get(key, ""), answer) if text)
        elif answer:
            stray.append(beginning(answer))
    code, cohort, reviewer = (values.pop(title, "") for title in HEAD)
    return CaseSheet(empty.challenge, empty.template, code, cohort, reviewer, empty.revision, values, tuple(stray))


def _marked(document: Document, name: str) -> CaseSheet:
    empty = from_mark(document.core_properties.subject or "")
    if empty is None:
        raise Unreadable(f"{name} is no case review form of this program. Export a form, fill that in, and import it.")
    return empty


def _opened(content: bytes, name: str) -> Document:
    try:
        return docx.Document(BytesIO(content))
    except (BadZipFile, KeyError, OpcError, PackageNotFoundError, ValueError, XMLSyntaxError) as error:
        raise Unreadable(f"{name} is not a Word document. Save it as .docx and try again.") from error


def _said(document: Document, form: CaseForm) -> Iterator[tuple[str, str, str]]:
    """For each row its part, what it asks and what was answered; words outside of tables come with nothing asked."""
    ours = {"", WARNING, form.title, *(f"To ask of this record: {' '.join(part.prompts)}" for part in form.parts)}
    part = ""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            style = block.style.name if block.style else ""
            if (style or "").startswith("Heading"):
                part = seen(block).casefold()
            elif (text := seen(block)) not in {each.strip() for each in ours}:
                yield part, "", text
        elif isinstance(block, Table):
            asked = ""
            for row in block.rows:
                cells = row.cells
                asked = seen(cells[0].paragraphs[0]).casefold() or asked
                yield part, asked, _answer(cells[-1])


def _answer(cell: _Cell) -> str:
    return "\n".join(text for paragraph in cell.paragraphs if (text := seen(paragraph)))
