"""Word documents (.docx)."""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from selfassess.domain.source import Role
from selfassess.errors import Unreadable
from selfassess.ingest.draft import Content, Draft
from selfassess.ingest.layout.joining import cleaned
from selfassess.ingest.readers.text import of_line

HEADING = re.compile(r"heading (\d)\Z", re.IGNORECASE)
TITLE = re.compile(r"(?:sub)?title\Z", re.IGNORECASE)
LIST = re.compile(r"list (bullet|number|paragraph)(?: (\d))?", re.IGNORECASE)
BROKEN_PARTS = (
    AttributeError, BadZipFile, EOFError, LookupError, NotImplementedError, OpcError, OSError, PackageNotFoundError, RuntimeError,
    TypeError, ValueError, XMLSyntaxError, struct.error, zlib.error,
)  # fmt: skip
"""What python-docx and zipfile trip over in a damaged file: neither checks what it finds before using it."""
LONGEST_HEADING = 160


def read(content: bytes) -> Content:
    """The blocks of a Word document. Raises `Unreadable` if it is damaged or empty."""
    try:
        document = docx.Document(io.BytesIO(content))
        drafts = tuple(_drafts(document))
    except BROKEN_PARTS as error:
        raise Unreadable("it is a damaged Word document: open it in Word, save it again and try again") from error
    if not drafts:
        raise Unreadable("it is a Word document without text")
    return Content(drafts=drafts, pages=None)


def _drafts(document: Document) -> Iterator[Draft]:
    numbering = _Numbering(document)
    for piece in document.iter_inner_content():
        if isinstance(piece, Table):
            yield from _rows(piece)
        elif draft := _draft(piece, numbering):
            yield draft


def _rows(table: Table) -> Iterator[Draft]:
    for row in table.rows:
        cells = tuple("\n".join(cleaned(line) for line in cell.text.splitlines() if line.strip()) for cell in row.cells)
        if any(cells):
            yield Draft(Role.ROW, " ".join(cells), cells=cells)


def _draft(paragraph: Paragraph, numbering: "_Numbering") -> Draft | None:
    words = cleaned(paragraph.text)
    if not words:
        return None
    style = paragraph.style.name or "" if paragraph.style is not None else ""
    if heading := HEADING.match(style):
        return Draft(Role.HEADING, words, level=int(heading[1]))
    if TITLE.match(style):
        return Draft(Role.HEADING, words, level=1)
    listed = numbering.of(paragraph, style)
    if listed is not None:
        number, depth = listed
        return Draft(Role.NUMBERED if number else Role.BULLET, words, number=number, level=depth)
    if len(words) < LONGEST_HEADING and _all_bold(paragraph) and not words.endswith("."):
        return Draft(Role.HEADING, words, level=5)
    return of_line(words)


def _all_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


class _Numbering:
    """Which paragraphs are list items, and what number Word would print before them."""

    def __init__(self, document: Document) -> None:
        self._formats = _formats(document)
        self._counts: dict[tuple[str, int], int] = {}

    def of(self, paragraph: Paragraph, style: str) -> tuple[str | None, int] | None:
        """The number (None for a bullet) and depth of a list item, None for what is no list item."""
        found = paragraph._p.xpath("./w:pPr/w:numPr")  # noqa: SLF001 - python-docx has no way to ask for numbering
        if not found:
            named = LIST.match(style)
            if named is None or named[1].casefold() == "paragraph":
                return None
            depth = int(named[2] or 1)
            return (self._next(style, depth - 1) if named[1].casefold() == "number" else None), depth
        list_id = next(iter(found[0].xpath("./w:numId/@w:val")), "0")
        depth = int(next(iter(found[0].xpath("./w:ilvl/@w:val")), "0"))
        if list_id == "0":
            return None
        decimal = self._formats.get((list_id, depth), "bullet") == "decimal"
        return (self._next(list_id, depth) if decimal else None), depth + 1

    def _next(self, list_id: str, depth: int) -> str:
        key = (list_id, depth)
        self._counts[key] = self._counts.get(key, 0) + 1
        return str(self._counts[key])


def _formats(document: Document) -> dict[tuple[str, int], str]:
    """The number format of each level of each list."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    levels = {abstract.get(qn("w:abstractNumId")): dict(_levels(abstract)) for abstract in root.iterchildren(qn("w:abstractNum"))}
    return {
        (number.get(qn("w:numId")), depth): name
        for number in root.iterchildren(qn("w:num"))
        for depth, name in levels.get(number.find(qn("w:abstractNumId")).get(qn("w:val")), {}).items()
    }


def _levels(abstract: BaseOxmlElement) -> Iterator[tuple[int, str]]:
    for level in abstract.iterchildren(qn("w:lvl")):
        form = level.find(qn("w:numFmt"))
        if form is not None:
            yield int(level.get(qn("w:ilvl"), "0")), form.get(qn("w:val"), "")
