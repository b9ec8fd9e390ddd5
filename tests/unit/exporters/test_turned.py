"""Wide tables on pages turned to landscape, in Word, as PDF and as a web page."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT

from selfassess.domain.document import Cell, Contents, Cover, Document, Heading, PageBreak, Span, Table, Text
from selfassess.exporters.page import write as write_page
from selfassess.exporters.pdf import write as write_pdf
from selfassess.exporters.word import write as write_word
from tests.ooxml import mistakes

COVER = Cover("Northmoor", "Self-evaluation", "Spring", (("Period", "2026"),))
ROW = tuple(Cell((Span(word),)) for word in ("E1", "Audit of plans", "Audit", "June 2026", "page 3", "Planning"))
WIDE = Table(
    "All evidence", ("No.", "What", "Kind", "About", "Where", "For"), (ROW,) * 40, (0.1, 0.3, 0.1, 0.15, 0.15, 0.2), wide=True
)
NARROW = replace(WIDE, caption="Some", wide=False, rows=(ROW,))


def words(text):
    return Text((Span(text),))


def a_document(*blocks):
    return Document(
        title="Self-evaluation",
        subtitle="Spring",
        author="Northmoor",
        subject="ILACS 2026",
        created=date(2026, 6, 15),
        language="en-GB",
        header="Northmoor",
        footer="Printed on 15 June 2026",
        marking="OFFICIAL",
        blocks=blocks,
    )


WHOLE = a_document(
    COVER,
    Contents("Contents"),
    PageBreak(),
    Heading(1, "Judgements", "judgements"),
    NARROW,
    Heading(1, "Evidence", "evidence"),
    words("On what it rests."),
    WIDE,
    words("And no more."),
    Heading(1, "Actions", "actions"),
    words("What comes next."),
    PageBreak(),
    Heading(1, "More", "more"),
    Heading(2, "Evidence again", "again"),
    WIDE,
)


@pytest.mark.parametrize(
    ("blocks", "turned"),
    [
        ((Heading(1, "A", "a"), words("a"), Heading(1, "B", "b"), words("b"), WIDE, words("c"), Heading(1, "D", "d")), "..tttt."),
        ((Heading(1, "A", "a"), Heading(2, "B", "b"), WIDE), "ttt"),
        ((COVER, WIDE), ".t"),
        ((words("a"), WIDE, PageBreak(), words("b")), "tt.."),
        ((Heading(1, "A", "a"), WIDE, Heading(1, "B", "b"), WIDE), "tttt"),
        ((Heading(1, "A", "a"), NARROW), ".."),
        ((replace(COVER, own_page=False), Heading(1, "A", "a"), WIDE), "..."),
        ((), ""),
    ],
)
def test_the_section_of_a_wide_table_is_turned_from_its_heading_to_the_next(blocks, turned):
    assert "".join("t" if each else "." for each in a_document(*blocks).turned) == turned


def test_in_word_it_is_a_section_of_its_own_whose_header_reaches_across():
    content = write_word(WHOLE)
    assert mistakes(content) == []
    sections = docx.Document(BytesIO(content)).sections
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in sections] == [False, True, False, True]
    assert [section.different_first_page_header_footer for section in sections] == [True, False, False, False]
    for section in sections:
        assert section.header.paragraphs[-1].text == "Northmoor\tOFFICIAL"
        assert section.footer.paragraphs[-1].text.startswith("Printed on 15 June 2026\tPage ")
    upright, turned, after, again = (
        [stop.position for stop in section.header.paragraphs[-1].paragraph_format.tab_stops][-1:] for section in sections
    )
    assert (upright, after) == ([], [])
    assert turned == again == [sections[1].page_width - sections[1].left_margin - sections[1].right_margin]
    heights = {section.page_height for section in sections}
    assert heights == {sections[0].page_height, sections[0].page_width}


def test_in_word_the_table_is_as_wide_as_the_turned_page():
    word = docx.Document(BytesIO(write_word(WHOLE)))
    narrow, wide, _ = (sum(int(column) for column in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) for table in word.tables)
    assert narrow < wide
    assert abs(wide * 635 - (word.sections[1].page_width - 2 * word.sections[1].left_margin)) < 5000


def test_as_a_pdf_its_pages_lie_on_their_side_and_the_others_do_not():
    with pypdfium2.PdfDocument(write_pdf(WHOLE)) as pdf:
        pages = [(page.get_width() > page.get_height(), page.get_textpage().get_text_bounded()) for page in pdf]
    lying = [text for on_its_side, text in pages if on_its_side]
    standing = [text for on_its_side, text in pages if not on_its_side]
    assert "On what it rests." in lying[0]
    assert any("And no more." in text for text in lying)
    assert any("What comes next." in text for text in standing)
    assert not any("All evidence" in text and "Contents" not in text for text in standing)
    assert all(f"Page {number} of {len(pages)}" in text for number, (_, text) in enumerate(pages, start=1))


def test_as_a_page_it_stands_in_a_part_that_is_printed_on_landscape_paper():
    page = write_page(WHOLE).decode()
    parts = [part.partition("</div>\n</div>")[0] for part in page.split('<div class="turned">')[1:]]
    assert [("On what it rests." in part, "Evidence again" in part) for part in parts] == [(True, False), (False, True)]
    assert "What comes next." not in parts[1]
    assert "@page landscape { size: A4 landscape; }" in page
