"""Whether a Word file, read back, holds what its document says."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from selfassess.domain.characters import printable
from selfassess.domain.document import Chart, Document, Heading, Table


def document_problems(content: bytes, document: Document) -> tuple[str, ...]:
    """Every way in which a Word file does not hold what its document says; none for a sound one."""
    word = docx.Document(BytesIO(content))
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    notes = [str(note.number) for note in document.notes]
    checks = (
        ("title", word.core_properties.title, printable(document.title)),
        ("headings", _headings(word), [(f"Heading{heading.level}", printable(heading.text)) for heading in headings]),
        ("tables", len(word.tables), len(tables)),
        ("pictures", word.element.xpath("//wp:docPr/@descr"), _drawn(document)),
        ("footnotes", _footnotes(word), notes),
        ("footnote marks", word.element.xpath("//w:footnoteReference/@w:id"), notes),
    )
    return tuple(f"the {name} are {found!r}, not {meant!r}" for name, found, meant in checks if found != meant)


def _drawn(document: Document) -> list[str]:
    """What pictures say that they show, in order."""
    said: list[str] = []
    for block in document.blocks:
        if isinstance(block, Chart):
            said.append(printable(block.about))
        elif isinstance(block, Table):
            said += [printable(cell.spark.about) for row in block.rows for cell in row if cell.spark]
    return said


def _headings(word: WordDocument) -> list[tuple[str, str]]:
    names = {f"Heading{level}" for level in range(1, 5)}
    styled = ((paragraph.style.style_id if paragraph.style else "", paragraph.text) for paragraph in word.paragraphs)
    return [(style, text) for style, text in styled if style in names]


def _footnotes(word: WordDocument) -> list[str]:
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    notes = etree.fromstring(part.blob).iterchildren(qn("w:footnote"))
    return [note.get(qn("w:id"), "") for note in notes if note.get(qn("w:type")) is None]
