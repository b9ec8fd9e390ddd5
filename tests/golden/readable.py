"""Documents, Word files and workbooks as plain text that a reviewer can read."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    PageBreak,
    Panel,
    Quote,
    Span,
    Table,
    Text,
)
from selfassess.domain.tone import Tone
from tests.ooxml import NAMES, Package

ID = f"{{{NAMES['w']}}}id"


def document(made: Document) -> str:
    head = [
        f"title: {made.title}",
        f"header: {made.header} | {made.marking}",
        f"footer: {made.footer}",
        f"language: {made.language}",
        "",
    ]
    notes = [f"[^{note.number}]: {_spans(note.spans)}" for note in made.notes]
    return "\n".join([*head, *(line for block in made.blocks for line in _block(block)), "", *notes]) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Cover(kicker, title, subtitle, facts):
            yield from (f"cover: {line}" for line in (kicker, title, subtitle, *(f"{name}: {value}" for name, value in facts)))
        case Heading(level, text, anchor):
            yield f"\n{'#' * level} {text} {{{anchor}}}"
        case Text(spans, look):
            yield f"[{look}] {_spans(spans)}"
        case Bullets(items, numbered):
            yield from (f"{f'{at}.' if numbered else '-'} {_spans(item)}" for at, item in enumerate(items, start=1))
        case Quote(text, source, note):
            yield from (f"> {text}{_mark(note)}", f"> -- {source}")
        case Facts(rows):
            yield from (f"{name}: {_cell(cell)}" for name, cell in rows)
        case Table():
            yield f"{'Table' if block.numbered else 'table'}: {block.caption}"
            yield from (f"| {' | '.join(row)} |" for row in (block.head, *(tuple(map(_cell, row)) for row in block.rows)))
        case Chart() | Panel():
            yield from _apart(block)
        case Contents() | PageBreak():
            yield f"contents: {block.title}, down to {block.depth}" if isinstance(block, Contents) else "\n---- new page"


def _apart(block: Chart | Panel) -> Iterator[str]:
    if isinstance(block, Chart):
        yield from (f"Figure: {block.caption}", f"  {block.about}")
    else:
        yield from (f"| {line}" for line in (block.title, *(_spans(text.spans) for text in block.paragraphs)))


def _spans(spans: Iterable[Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = span.text.replace("\n", " / ")
    text = f"**{text}**" if span.strong else text
    return f"{f'[{text}]({span.link})' if span.link else text}{_mark(span.note)}"


def _mark(note: int | None) -> str:
    return f"[^{note}]" if note else ""


def _cell(cell: Cell) -> str:
    tone = f"<{cell.tone}> " if cell.tone not in (None, Tone.PLAIN) else ""
    return tone + _spans(cell.spans)


def word(content: bytes) -> str:
    """The words of a Word file with the style of each paragraph, then its footnotes, headers and footers."""
    package = Package(content)
    running = sorted(name for name in package.xml if name.startswith(("word/header", "word/footer")))
    lines = [
        *(line for element in package["document"][0] for line in _element(element)),
        *(
            f"[^{note.get(ID)}]:{_words(note)}"
            for note in package["footnotes"].xpath("//w:footnote[not(@w:type)]", namespaces=NAMES)
        ),
        *(f"{name[5:-4]}: {_words(package.xml[name])}" for name in running),
    ]
    return "\n".join(lines) + "\n"


def _element(element: etree._Element) -> Iterator[str]:
    if element.tag.endswith("}p"):
        new_page = "----\n" if element.find("w:pPr/w:pageBreakBefore", NAMES) is not None else ""
        style = element.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES)
        yield f"{new_page}{style}: {_words(element)}"
    elif element.tag.endswith("}tbl"):
        for row in element.iterfind("w:tr", NAMES):
            cells = [
                " / ".join(_words(paragraph) for paragraph in cell.iterfind("w:p", NAMES)) for cell in row.iterfind("w:tc", NAMES)
            ]
            yield f"| {' | '.join(cells)} |"


def _words(element: etree._Element) -> str:
    found = []
    for child in element.iter():
        name = etree.QName(child).localname
        if name == "t":
            found.append(child.text or "")
        elif name in ("tab", "br") and etree.QName(child.getparent()).localname == "r":
            found.append({"tab": " -> ", "br": " / "}[name])
        elif name == "footnoteReference":
            found.append(f"[^{child.get(ID)}]")
    return "".join(found)


def workbook(content: bytes) -> str:
    """The cells of a workbook sheet by sheet, with what is hidden, open and checked."""
    book = load_workbook(BytesIO(content))
    return "\n\n".join("\n".join(_sheet(sheet)) for sheet in book.worksheets) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    state = "" if sheet.sheet_state == "visible" else f" ({sheet.sheet_state})"
    yield f"# {sheet.title}{state}"
    for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
        yield f"check {rule.sqref}: {rule.type} {rule.formula1}"
    for row in sheet.iter_rows():
        values = [f"{cell.column_letter}: {_value(cell)}" for cell in row if cell.value is not None]
        if values:
            hidden = " (hidden)" if sheet.row_dimensions[row[0].row].hidden else ""
            yield f"{row[0].row}{hidden} | {' | '.join(values)}"


def _value(cell: object) -> str:
    value = getattr(cell, "value", "")
    shown = value.date().isoformat() if hasattr(value, "date") else str(value).replace("\n", " / ")
    return f"{shown} [text]" if getattr(cell, "quotePrefix", False) else shown
