"""A case review as a Word document: a heading for each part, below it a table of what is asked and what is answered."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import XMLSyntaxError

from selfassess.domain.case_form import CaseForm, FormPart, Slot
from selfassess.domain.case_sheet import HEAD, CaseSheet, beginning, from_mark
from selfassess.domain.characters import printable
from selfassess.errors import Unreadable
from selfassess.roundtrip.cases.seen import seen

FACE = "Arial"
NAVY, QUIET = RGBColor(0x12, 0x37, 0x5F), RGBColor(0x50, 0x5A, 0x5F)
WIDTHS = (5.5, 11.5)
"""How wide the columns of what is asked and of what is answered are, in centimetres."""
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
    _dress(document)
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


def _dress(document: Document) -> None:
    """The look of the program's other documents, in styles that people can change."""
    for name, size, before, after in (("Normal", 10, 0, 4), ("Title", 20, 0, 8), ("Heading 1", 12.5, 16, 5)):
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        for fonts in style.element.iter(qn("w:rFonts")):
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.bold, style.font.color.rgb = True, NAVY
            for border in list(style.element.iter(qn("w:pBdr"))):
                border.getparent().remove(border)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)


def _hint(slot: Slot) -> str:
    choices = ("yes", "no") if slot.kind == "yes-no" else slot.choices
    return " ".join(part for part in (slot.hint, " / ".join(choices)) if part)


def _lines(slot: Slot) -> int:
    return EMPTY_LINES if slot.kind in ("statements", "long-text") else 0


def _table(document: Document, title: str, rows: Sequence[tuple[str, str, str, int]], part: FormPart | None = None) -> None:
    document.add_heading(printable(title), 1)
    if part is not None and part.prompts:
        asking = document.add_paragraph()
        asking.paragraph_format.keep_with_next = True
        _small(asking.add_run(printable("To ask of this record: " + " ".join(part.prompts))))
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    _draw_lines(table)
    for asked, value, hint, empty in rows:
        row = table.add_row()
        kept: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to this property
        kept.append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        left.width, right.width = (Cm(width) for width in WIDTHS)
        _shade(left)
        left.paragraphs[0].add_run(printable(asked)).bold = True
        if hint:
            _small(left.add_paragraph().add_run(printable(hint)))
        for number, line in enumerate((value or "").split("\n")):
            (right.paragraphs[0] if number == 0 else right.add_paragraph()).add_run(printable(line))
        for _ in range(empty):
            right.add_paragraph()


def _small(told: Run) -> None:
    told.font.size, told.font.color.rgb = Pt(8.5), QUIET


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F3F5F7")):
        shading.set(qn(f"w:{name}"), value)
    properties: Any = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    properties.append(shading)


def _draw_lines(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B1B4B6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties: Any = table._tbl.tblPr  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


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
