"""A document as a web page that stands alone."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pypdfium2
import pytest
from pptx import Presentation

from selfassess.domain.compose import compose
from selfassess.domain.deck_of import deck_of
from selfassess.domain.document import Facts, Heading, Span, Table, Text
from selfassess.exporters.page import write
from selfassess.exporters.page.checking import page_problems, words_of
from selfassess.exporters.pdf import write as write_pdf
from selfassess.exporters.slides import write as write_slides
from selfassess.exporters.word import write as write_word
from tests.golden.northmoor import northmoor
from tests.packs import shipped

PACKS = (
    "self-evaluation",
    "directors-summary",
    "public-self-evaluation",
    "action-plan",
    "evidence-register",
    "engagement-meeting",
)
NUMBER = re.compile(r"\d+")


def document(pack="self-evaluation"):
    return compose(shipped(pack), northmoor())


def with_block(block):
    made = document()
    return replace(made, blocks=(*made.blocks, block))


def page(made):
    return write(made).decode()


@pytest.mark.parametrize("pack", PACKS)
def test_a_page_holds_all_that_its_document_says(pack):
    made = document(pack)
    assert page_problems(write(made), made) == ()


def test_what_is_missing_is_found():
    made = document()
    lost = replace(made, blocks=tuple(block for block in made.blocks if not isinstance(block, Table)))
    assert any("the cell" in problem for problem in page_problems(write(lost), made))


def test_typed_markup_is_read_as_typed():
    made = page(with_block(Text((Span('<script>alert(1)</script> & "quotes"'),))))
    assert "<script" not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in made


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//elsewhere", "file:///etc/passwd"])
def test_a_link_leads_to_the_web_or_within_the_page_or_nowhere(link):
    made = page(with_block(Text((Span("a link", link=link),))))
    assert link not in made
    assert "a link" in made


def test_nothing_is_fetched_from_anywhere():
    made = page(document())
    assert re.findall(r"<(?:img|script|link|iframe|object)\b|@import|url\(", made) == []


def test_every_note_leads_to_its_mark_and_back():
    made = page(document())
    marks = re.findall(r'id="mark-(\d+)"', made)
    assert marks == [str(note.number) for note in document().notes]
    assert all(f'id="note-{number}"' in made and f'href="#mark-{number}"' in made for number in marks)


def test_the_contents_lead_to_headings_that_are_there():
    made = page(document())
    leads = re.findall(r'href="#([^"]+)"', made[made.index("<nav") : made.index("</nav")])
    assert len(leads) > 10
    assert all(f'id="{anchor}"' in made for anchor in leads)


def test_no_level_of_heading_is_left_out():
    levels = [int(level) for level in re.findall(r"<h(\d)", page(document()))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_says_what_heads_its_rows_and_columns():
    made = page(with_block(Table("Counts", ("Area", "How many"), (), (0.5, 0.5))))
    assert '<th scope="col">How many</th>' in made
    assert '<th scope="row">' in made


def test_a_marking_is_printed():
    assert '<p class="marking">OFFICIAL</p>' in page(replace(document(), marking="OFFICIAL"))


def digits(words):
    return "".join(NUMBER.findall(words))


def figures(made):
    """The numbers of each row of a table, of each fact and heading, as they follow each other; a mark of a note parts them."""
    rows = [row for block in made.blocks if isinstance(block, Table) for row in block.rows]
    rows += [(cell,) for block in made.blocks if isinstance(block, Facts) for _, cell in block.rows]
    said = [block.text for block in made.blocks if isinstance(block, Heading)]
    for row in rows:
        spans = [span for cell in row for span in cell.spans]
        said += "".join(span.text + ("\0" if span.note else "") for span in spans).split("\0")
    return [found for words in said if (found := digits(words))]


def in_word(made):
    word = docx.Document(BytesIO(write_word(made)))
    return "\n".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t"))


def in_pdf(made):
    with pypdfium2.PdfDocument(write_pdf(made)) as pdf:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def on_slides(made):
    shown = Presentation(BytesIO(write_slides(deck_of(made))))
    shapes = [shape for slide in shown.slides for shape in slide.shapes]
    told = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    return "\n".join(
        (*told, *(cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells))
    )


def test_slides_have_the_numbers_of_the_summary_they_are_cut_from():
    made = document("committee-slides")
    wanted = figures(made)
    assert wanted
    printed = digits(on_slides(made))
    assert [row for row in wanted if row not in printed] == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_same_numbers_stand_in_every_format(pack):
    made = document(pack)
    wanted = figures(made)
    assert wanted
    for words in (words_of(write(made)), in_word(made), in_pdf(made)):
        printed = digits(words)
        assert [row for row in wanted if row not in printed] == []
