"""The running header and footer, and the first page without them."""

from docx.document import Document as WordDocument

from selfassess.domain.document import Document
from selfassess.exporters.word.xml import Element, field, paragraph, run, w, written


def add_header_and_footer(document: Document, word: WordDocument, pages: int) -> None:
    """On every page but the first: title and marking above, day and page number below. The first page shows the marking only.

    `pages` is how many there are, shown until a program counts them itself.
    """
    section = word.sections[0]
    section.different_first_page_header_footer = True
    _fill(section.header._element, _header(document.header, document.marking))  # noqa: SLF001 - python-docx names it no other way
    _fill(section.footer._element, _footer(document.footer, pages))  # noqa: SLF001
    _fill(section.first_page_header._element, paragraph("Footer", run(w("tab"), written(document.marking))))  # noqa: SLF001
    _fill(section.first_page_footer._element, paragraph("Footer"))  # noqa: SLF001


def _fill(holder: Element, content: Element) -> None:
    """Put our line into a header or footer; of what the look has there, paragraphs with a picture stay: a council's logo."""
    for child in list(holder):
        if not child.xpath(".//w:drawing | .//w:pict"):
            holder.remove(child)
    holder.append(content)


def _header(words: str, marking: str) -> Element:
    right = (run(w("tab"), written(marking), look=(w("b"), w("bCs"))),) if marking else ()
    return paragraph("Header", run(written(words)), *right)


def _footer(words: str, pages: int) -> Element:
    return paragraph(
        "Footer",
        run(written(words)),
        run(w("tab"), written("Page ")),
        *field("PAGE", "2"),
        run(written(" of ")),
        *field("NUMPAGES", str(pages)),
    )
