"""Files of every kind are looked through for what tells who somebody is, within bounds."""

import io

import docx
import openpyxl
import pptx
import pytest

from selfassess.ingest.contents import STOPPED, contents_of
from selfassess.services.uploads import private_in
from tests.unit.ingest.documents import a_pdf, lines

TELLING = "The mother rang from 0161 496 0123 about case no. 47113."
SAFE = "Plans are reviewed in time, and 40 of 50 were graded good."


def a_word(*paragraphs):
    document, stream = docx.Document(), io.BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue()


def an_excel(*rows):
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Audits"
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def slides(*, notes="", table=""):
    deck, stream = pptx.Presentation(), io.BytesIO()
    for text in (SAFE, ""):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = text or "Two"
    if table:
        slide.shapes.add_table(1, 1, 0, 0, 999999, 999999).table.cell(0, 0).text = table
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 99, 99).text_frame.text = "In a group."
    deck.save(stream)
    return stream.getvalue()


FILES = {
    "audit.txt": (f"{SAFE}\n\n{TELLING}\n".encode(), SAFE.encode(), "paragraph 2"),
    "audit.csv": (f"what,note\nplans,{TELLING}\n".encode(), f'what,note\nplans,"{SAFE}"\n'.encode(), "row 2, column 2"),
    "audit.xlsx": (
        an_excel(("what", "note"), ("plans", TELLING)),
        an_excel(("what", "note"), ("plans", SAFE)),
        "Audits, cell B2",
    ),
    "audit.docx": (a_word(SAFE, TELLING), a_word(SAFE), "paragraph 2"),
    "audit.pptx": (slides(table=TELLING), slides(), "slide 2"),
    "notes.pptx": (slides(notes=TELLING), slides(notes=SAFE), "notes of slide 2"),
    "audit.pdf": (a_pdf(lines(TELLING)), a_pdf(lines(SAFE)), "page 1"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_tells_who_somebody_is_is_found_with_its_place(tools, name):
    telling, safe, place = FILES[name]
    told = private_in(tools, tools.files().put(name, telling))
    assert f"1 telephone number ({place})" in told
    assert f"1 case or client number ({place})" in told
    assert private_in(tools, tools.files().put(name, safe)) == ""


def test_a_file_that_cannot_be_read_says_that_nobody_looked(tools):
    file = tools.files().put("scan.png", b"\x89PNG\r\n\x1a\n and more")
    assert private_in(tools, file) == (
        "scan.png: It was not looked through for case numbers: pictures cannot be read. Look at it yourself."
    )


def test_a_reader_that_takes_too_long_is_stopped():
    assert contents_of(a_word(SAFE), deadline=0.0) is STOPPED


def test_a_damaged_document_is_told_and_brings_nothing_down(tools):
    damaged = a_word(SAFE)
    file = tools.files().put("audit.docx", damaged[: len(damaged) // 2] + damaged[len(damaged) // 2 + 40 :])
    assert "was not looked through" in private_in(tools, file)
