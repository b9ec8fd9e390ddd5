"""Files that cannot be read, or only in part: each says so in one sentence, and what to do."""

import io
import zipfile

import docx
import openpyxl
import pypdfium2
import pytest

from selfassess.domain.report import Status
from selfassess.ingest.pipeline import read
from tests.unit.ingest.documents import Print, a_pdf, lines

SENTENCE = "Social workers visit children often and know them well, and their plans are kept."
SOUND = a_pdf(lines(SENTENCE))


def blank(pages: int) -> bytes:
    """A PDF file of pages without text, as a scanner makes them."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


def workbook() -> bytes:
    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    return held.getvalue()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def encrypted() -> bytes:
    """A PDF file that asks for a password that nobody has."""
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
    return SOUND.replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked)


REFUSED = {
    "empty": (b"", "it is empty"),
    "nothing but blanks": (b" \n\x00" * 40, "it is empty"),
    "encrypted": (encrypted(), "protected by a password"),
    "damaged": (b"%PDF-1.7\n" + b"\x81\x00" * 400, "damaged or cut short"),
    "cut short within its first objects": (SOUND[:60], "damaged or cut short"),
    "pictures only": (blank(3), "pages 1, 2 and 3 are without text (blank, or a picture): text recognition (OCR) may help"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "it is a picture"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "save it as .docx"),
    "Word bomb": (zipped(word__document_xml=b"0" * 30_000_000), "unpacks to far more"),
    "Excel bomb": (zipped(xl__workbook_xml=b"0" * 30_000_000), "unpacks to far more"),
    "workbook": (workbook(), "an Excel workbook"),
    "zip archive": (zipped(notes=b"some words"), "a zip archive"),
    "Word cut short": (word(SENTENCE)[:2000], "damaged or cut short"),
    "Word with a broken part": (zipped(word__document_xml=b"<w:document"), "a damaged Word document"),
    "Word without words": (word(""), "without text"),
    "web page without words": (b"<!doctype html><html><script>1</script></html>", "a web page without text"),
    "a program": (b"\x7fELF" + bytes(range(32)) * 40, "neither PDF, Word, HTML nor text"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_says_why(content, reason):
    report = read(content, "a file.pdf")

    assert report.status is Status.REFUSED
    assert len(report.problems) == 1
    assert report.problems[0].startswith("a file.pdf: ")
    assert reason in report.problems[0]
    assert report.passages == ()


SAVED = {
    "pdf": SOUND,
    "docx": word(SENTENCE),
    "html": f"<!doctype html><html><body><p>{SENTENCE}</p></body></html>".encode(),
    "txt": SENTENCE.encode(),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED.keys())
@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "no ending", "Ärger & 子供 'quoted' %2F\u202e.TXT"])
def test_a_file_is_read_for_what_it_is_whatever_its_name(content, name):
    report = read(content, name)

    assert report.source == name
    assert [passage.text for passage in report.passages] == [SENTENCE]


def test_pages_without_text_are_named_and_the_others_read():
    report = read(a_pdf(lines(SENTENCE), [], lines(SENTENCE)), "report.pdf")

    assert report.status is Status.PARTIAL
    assert "page 2 is without text (blank, or a picture): text recognition (OCR) may help" in report.problems[0]
    assert [passage.page for passage in report.passages] == [1, 3]


def test_letters_that_no_font_names_are_reported_and_not_passed_on():
    garbled = a_pdf([Print("\u0192" * 60, 72, 120)], lines(SENTENCE)).replace(
        b"/Encoding /WinAnsiEncoding >>\nendobj\n4",
        b"/Encoding << /Differences [131 /nosuchglyph] >> /ToUnicode 9 0 R >>\nendobj\n4",
    )

    report = read(garbled, "report.pdf")

    assert report.problems == (
        "page 1 is in letters that cannot be told, because the font map is broken: text recognition (OCR) may help",
    )
    assert [passage.text for passage in report.passages] == [SENTENCE]


def test_three_thousand_pages_are_read():
    report = read(a_pdf(*[lines(f"{SENTENCE[:-1]} in town {number}.") for number in range(3000)]), "long.pdf")

    assert len(report.passages) == 3000
    assert report.status is not Status.REFUSED


def test_more_pages_than_are_read_are_refused():
    assert "5001 pages" in read(blank(5001), "long.pdf").problems[0]
