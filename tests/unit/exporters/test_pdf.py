"""PDF files, read back."""

from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest

from selfassess.domain.document import (
    Bullets,
    Cell,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Panel,
    Quote,
    Span,
    Table,
    Text,
)
from selfassess.domain.tone import Tone
from selfassess.errors import NotFound
from selfassess.exporters.pdf import write
from selfassess.exporters.pdf.checking import pdf_problems

MARKUP = '#set page(fill: red) *bold* _it_ $x$ \\ "quoted" <label> @ref // no comment `raw` = heading'


def a_document(*blocks, notes=(), **more):
    told = {
        "title": "Self-evaluation",
        "subtitle": "2026",
        "author": "Northmoor",
        "subject": "ILACS",
        "created": date(2026, 6, 1),
    }
    told |= {"language": "en-GB", "header": "Northmoor", "footer": "Printed on 1 June 2026", "marking": "OFFICIAL"}
    return Document(blocks=blocks, notes=notes, **(told | more))


EVERYTHING = a_document(
    Cover("Northmoor", "Self-evaluation", "2026", (("Period", "2026 to 2027"),)),
    Contents("Contents"),
    PageBreak(),
    Heading(1, "Our judgements", "part/judgements"),
    Text((Span("Lead"),), look="lead"),
    Text((Span("To "), Span("the front door", link="#help-protection.front-door"), Span(".", note=1)), look="over-quote"),
    Quote("Thresholds are applied well. Contacts are screened.", "Northmoor, paragraph 4", note=2),
    Facts((("Our judgement", Cell((Span("Good", strong=True, note=3), Span(" so far")), tone=Tone.SOUND)),)),
    Table("What we judged", ("Area", "Judgement"), ((Cell((Span("Help"),)), Cell((Span("Poor"),), tone=Tone.POOR)),), (0.5, 0.5)),
    Table("Not numbered", ("A",), ((Cell((Span("B", link="https://example.org/"),)),),), (1.0,), numbered=False),
    Heading(2, "The front door", "help-protection.front-door"),
    Bullets(((Span("One"),), (Span("Two", emphasis=True),)), numbered=True),
    Panel("Whose words", (Text((Span("Ours."),)), Text((Span("Not theirs."),)))),
    notes=(Note(1, (Span("First source."),)), Note(2, (Span("Second source."),)), Note(3, (Span("Third source."),))),
)


def text_of(content):
    with pdfium.PdfDocument(content) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def test_every_kind_of_block_is_set_and_read_back():
    content = write(EVERYTHING)
    assert pdf_problems(content, EVERYTHING) == ()
    printed = text_of(content)
    for words in (
        "OFFICIAL",
        "Page 1 of",
        "Printed on 1 June 2026",
        "“Thresholds are applied well.",
        "Third source.",
        "Not theirs.",
    ):
        assert words in printed


def test_what_people_typed_is_never_read_as_markup():
    printed = text_of(write(a_document(Heading(1, MARKUP, "a"), Text((Span(MARKUP),)), Bullets(((Span(MARKUP),),)))))
    assert "".join(printed.split()).count("".join(MARKUP.split())) == 3


def test_footnotes_stand_in_reading_order_at_their_marks():
    printed = text_of(write(EVERYTHING))
    assert printed.index("First source.") < printed.index("Second source.") < printed.index("Third source.")


def test_headings_become_bookmarks_and_the_language_is_told():
    content = write(EVERYTHING)
    with pdfium.PdfDocument(content) as opened:
        assert [(mark.level, mark.get_title()) for mark in opened.get_toc()] == [(0, "Our judgements"), (1, "The front door")]
        assert opened.get_metadata_value("Author") == "Northmoor"
    assert b"/Lang(en-GB)" in content


def test_a_missing_heading_and_note_are_found():
    changed = replace(
        EVERYTHING,
        blocks=(*EVERYTHING.blocks, Heading(1, "Not there", "x")),
        notes=(*EVERYTHING.notes, Note(4, (Span("Nor this."),))),
    )
    assert pdf_problems(write(EVERYTHING), changed) == ("the heading 'Not there' is missing", "the note 'Nor this.' is missing")


def test_the_same_document_is_the_same_file():
    assert write(EVERYTHING) == write(EVERYTHING)


def test_a_council_has_a_look_of_its_own(tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "ours.typ").write_text('#set document(title: "Ours")\n#json(bytes(sys.inputs.document)).title, our way')
    assert "Self-evaluation, our way" in text_of(write(replace(EVERYTHING, look="ours"), [tmp_path]))
    with pytest.raises(NotFound, match="no PDF look 'theirs'"):
        write(replace(EVERYTHING, look="theirs"), [tmp_path])


def test_characters_that_the_type_lacks_break_nothing():
    made = a_document(Heading(1, "Zoë 中文", "a"), Text((Span("Zo\u0308e \u0007 🙂 \u200bﬁ…"),)), title="中文")
    content = write(made)
    assert pdf_problems(content, made) == ()
    assert "Zoë □□" in text_of(content)


def test_a_cross_reference_tells_the_page_of_its_heading_also_where_a_long_document_is_set_in_parts(monkeypatch):
    see = Table("Where", ("A",), ((Cell((Span("Far away", link="#far"),)),),), (1.0,))
    blocks = (
        Heading(1, "Near", "near"),
        see,
        *(Text((Span("Words. " * 600),)) for _ in range(6)),
        PageBreak(),
        Heading(1, "Far", "far"),
    )
    whole = a_document(Cover("Northmoor", "T", "S", ()), *blocks, see)
    printed = []
    for limit in (450_000, 0):
        monkeypatch.setattr("selfassess.exporters.pdf.SHORT", limit)
        monkeypatch.setattr("selfassess.exporters.pdf.WHOLE", limit)
        monkeypatch.setattr("selfassess.exporters.pdf.parts.LONGEST", max(limit, 20_000))
        with pdfium.PdfDocument(write(whole)) as pdf:
            texts = [page.get_textpage().get_text_bounded() for page in pdf]
        far = len(texts)
        assert sum(text.count(f"Far away (page {far})") for text in texts) == 2
        printed.append(far)
    assert printed[0] == printed[1] > 5
