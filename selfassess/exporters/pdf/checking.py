"""Whether a PDF file, read back, holds what its document says."""

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from selfassess.domain.document import Chart, Document, Heading, Quote, Table
from selfassess.exporters.pdf.letters import settable


def pdf_problems(content: bytes, document: Document) -> tuple[str, ...]:
    """Every way in which a PDF file does not hold what its document says; none for a sound one."""
    with pdfium.PdfDocument(content) as opened:
        printed = _close("".join(page.get_textpage().get_text_range() for page in opened))
        title = opened.get_metadata_value("Title")
        tagged = raw.FPDFCatalog_IsTagged(opened)
    problems = [f"{what} {text[:60]!r} is missing" for what, text in _said(document) if _close(settable(text)) not in printed]
    if title != settable(document.title):
        problems.append(f"the title is {title!r}, not {document.title!r}")
    if not tagged:
        problems.append("it is not tagged for screen readers")
    return tuple(problems)


def _said(document: Document) -> Iterator[tuple[str, str]]:
    """What must be found, and what it is."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield "the heading", block.text
        elif isinstance(block, Quote):
            yield "the quotation", block.text.split(". ")[0]
        elif isinstance(block, Chart):
            yield "the chart", block.caption
        elif isinstance(block, Table) and block.numbered:
            yield "the table", block.caption
    for note in document.notes:
        yield "the note", "".join(span.text for span in note.spans)


def _close(text: str) -> str:
    """A text without spaces, line ends and the marks that a line end leaves, so that however it is set it reads the same."""
    return "".join(letter for letter in text if letter.isalnum())
