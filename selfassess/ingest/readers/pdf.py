"""PDF files: printed lines with their places, by pdfium."""

import re

import pypdfium2 as pdfium

from selfassess.errors import Unreadable
from selfassess.ingest.draft import Content, Line
from selfassess.ingest.layout.compose import compose
from selfassess.ingest.readers.pdf_lines import page_lines

MOST_PAGES = 5000
GARBLED = 0.2
ODD = re.compile("[\ufffd\ue000-\uefff\x00-\x08\x0e-\x1f\x80-\x9f]")


def read(content: bytes) -> Content:
    """The blocks of a PDF file. Raises `Unreadable` if it is protected, damaged, too long, or holds pictures only."""
    document = _opened(content)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise Unreadable(f"it has {pages} pages, more than the {MOST_PAGES} that are read: split it and try again")
        lines, problems = _lines(document)
    finally:
        document.close()
    if not lines:
        raise Unreadable("; ".join(problems) or "it has no pages")
    return Content(drafts=compose(lines), pages=pages, problems=tuple(problems))


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("it is protected by a password: save a copy without one and try again") from error
        raise Unreadable("it is damaged or cut short: fetch it again and try again") from error


def _lines(document: pdfium.PdfDocument) -> tuple[list[Line], list[str]]:
    """All lines of a document, and what is wrong with its pages in words."""
    lines: list[Line] = []
    faults: dict[str, list[int]] = {"lost": [], "garbled": [], "empty": []}
    tabled = False
    for number in range(1, len(document) + 1):
        found, tabled = _lines_of_page(document, number, tabled=tabled)
        if found is None:
            faults["lost"].append(number)
        elif not found:
            faults["empty"].append(number)
        elif _share_of_odd_letters(found) > GARBLED:
            faults["garbled"].append(number)
        else:
            lines += found
    return lines, _told(faults)


def _lines_of_page(document: pdfium.PdfDocument, number: int, *, tabled: bool) -> tuple[list[Line] | None, bool]:
    """The lines of one page: none if it is blank or a picture, None if the page is damaged; and whether a table may go on overleaf."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None, tabled
    try:
        return page_lines(page, number, tabled=tabled)
    except pdfium.PdfiumError:
        return None, tabled
    finally:
        page.close()


def _share_of_odd_letters(lines: list[Line]) -> float:
    """How much of the text is in letters that no font names: the sign of a broken font map."""
    text = "".join(line.text for line in lines)
    return len(ODD.findall(text)) / max(1, len(text))


def _told(faults: dict[str, list[int]]) -> list[str]:
    words = {
        "lost": "damaged and could not be read",
        "garbled": "in letters that cannot be told, because the font map is broken: text recognition (OCR) may help",
        "empty": "without text (blank, or a picture): text recognition (OCR) may help",
    }
    return [f"{_named(pages)} {words[fault]}" for fault, pages in faults.items() if pages]


def _named(pages: list[int]) -> str:
    """'page 3 is', or 'pages 3, 4 and 9 are'; a long list is cut."""
    if len(pages) == 1:
        return f"page {pages[0]} is"
    shown = [str(page) for page in pages[:12]]
    last = f"{len(pages) - 12} more" if len(pages) > 12 else shown.pop()
    return f"pages {', '.join(shown)} and {last} are"
