import re
from datetime import UTC, date, datetime
from io import BytesIO

import docx
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
from selfassess.domain.tone import COLOURS, Tone
from selfassess.errors import NotFound
from selfassess.exporters.word import write
from selfassess.exporters.word.checking import document_problems
from selfassess.resources import data_dir
from tests.ooxml import NAMES, Package, mistakes

COVER = Cover("Northmoor", "Self-evaluation", "Spring", (("Period", "2026"),))
SMALL = Table("Small", ("A", "B"), ((Cell((Span("a"),)), Cell((Span("b"),))),), (0.5, 0.5), numbered=False)


def plain(text, note=None):
    return Text((Span(text, note=note),))


def a_document(*blocks, notes=(), **more):
    known = {
        "title": "Self-evaluation: Northmoor",
        "subtitle": "Spring",
        "author": "Northmoor",
        "subject": "ILACS 2026",
        "created": date(2026, 6, 15),
        "language": "en-GB",
        "header": "Northmoor",
        "footer": "Printed on 15 June 2026",
        "marking": "",
    }
    return Document(**{**known, **more}, blocks=blocks, notes=tuple(Note(number, (Span(text),)) for number, text in notes))


def package(*blocks, **more):
    content = write(a_document(*blocks, **more))
    assert mistakes(content) == []
    return Package(content)


def text_of(element):
    return "".join(element.xpath(".//w:t/text()", namespaces=NAMES))


EVERY_KIND = (
    COVER,
    Contents("Contents"),
    PageBreak(),
    Heading(1, "One", "one"),
    Text((Span("Lead"),), look="lead"),
    Heading(2, "Two", "two"),
    Bullets(((Span("a"),), (Span("b"),))),
    Bullets(((Span("1"),), (Span("2"),)), numbered=True),
    Bullets(((Span("again 1"),),), numbered=True),
    Quote("Word for word.", "Northmoor, page 1", note=1),
    Facts(
        (
            ("Our judgement", Cell((Span("Good"), Span(", July 2024", note=2)), tone=Tone.SOUND)),
            ("How sure", Cell((Span("High"),))),
        )
    ),
    SMALL,
    SMALL,
    PageBreak(),
    SMALL,
    Table("Large", ("A", "B"), ((Cell((Span("a", link="#two"),)), Cell((Span("b"),), tone=Tone.POOR)),), (0.3, 0.7)),
    plain("After the table."),
    Panel("Whose words", (plain("Ours."), Text((Span("Source", link="https://example.org/a?b=c&d=é"),)))),
    Text((Span("Label", strong=True),), look="label"),
    Text((Span("emphasised", emphasis=True), Span("\nnext line")), look="hint"),
    SMALL,
)


def test_a_document_with_every_kind_of_block_breaks_no_rule_that_word_is_strict_about():
    document = a_document(*EVERY_KIND, notes=((1, "Source 1."), (2, "Source 2.")), marking="OFFICIAL")
    content = write(document)
    assert mistakes(content) == []
    assert document_problems(content, document) == ()


def test_an_empty_document_is_still_a_document():
    assert mistakes(write(a_document())) == []


@pytest.mark.parametrize("own_page", [True, False])
def test_a_cover_without_a_second_title_has_no_empty_line_and_room_below_the_first(own_page):
    content = write(a_document(Cover("Northmoor", "Self-evaluation", "", (("Period", "2026"),), own_page=own_page)))
    assert mistakes(content) == []
    paragraphs = docx.Document(BytesIO(content)).paragraphs
    assert [each.style.name for each in paragraphs[:3]] == ["Cover Kicker", "Title", "Cover Fact"]
    assert paragraphs[1].paragraph_format.space_after.pt == 20


def test_headings_are_real_headings_in_their_order():
    found = package(Heading(1, "One", "one"), Heading(2, "Two", "two"), Heading(3, "Three", "three"))
    assert found.values("document", "//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["Heading1", "Heading2", "Heading3"]
    assert found.values("styles", "//w:style[@w:styleId='Heading2']//w:outlineLvl/@w:val") == ["1"]


class TestContents:
    def blocks(self):
        return (
            Contents("Contents", depth=2),
            PageBreak(),
            Heading(1, "First", "first"),
            PageBreak(),
            Heading(2, "Second", "second"),
            Heading(3, "Too deep", "deep"),
        )

    def test_entries_stand_there_already_linked_and_with_their_page(self):
        found = package(*self.blocks())
        entries = found["document"].xpath("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and w:hyperlink]", namespaces=NAMES)
        assert [text_of(entry) for entry in entries] == ["First2", "Second3"]
        assert found.values("document", "//w:hyperlink/@w:anchor") == found.values("document", "//w:bookmarkStart/@w:name")[:2]

    def test_they_are_a_field_that_word_can_make_anew(self):
        codes = [code.strip() for code in package(*self.blocks()).values("document", "//w:instrText/text()")]
        assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'
        assert codes[1].startswith("PAGEREF _Toc")

    def test_nothing_makes_word_ask_before_it_opens_the_document(self):
        found = package(*self.blocks())
        assert found["settings"].find("w:updateFields", NAMES) is None
        assert found.values("document", "//@w:dirty") == []

    def test_a_document_without_headings_has_contents_without_entries(self):
        assert text_of(package(Contents("Contents"))["document"]) == "Contents"


class TestFootnotes:
    def test_each_mark_leads_to_its_note(self):
        found = package(Text((Span("Drift", note=1), Span(" and delay", note=2))), notes=((1, "Page 4."), (2, "Page 5.")))
        notes = found["footnotes"].xpath("//w:footnote[not(@w:type)]", namespaces=NAMES)
        assert [text_of(note).strip() for note in notes] == ["Page 4.", "Page 5."]
        assert found.values("footnotes", "//w:footnote/w:p/w:pPr/w:pStyle/@w:val") == ["FootnoteText", "FootnoteText"]

    def test_a_note_in_a_coloured_cell_is_read_on_its_ground(self):
        cell = Cell((Span("Inadequate", note=1),), tone=Tone.POOR)
        found = package(Table("T", ("A",), ((cell,),), (1.0,)), notes=((1, "Page 4."),))
        assert found.values("document", "//w:tc//w:r/w:rPr/w:color/@w:val") == [COLOURS[Tone.POOR].ink] * 2

    def test_links_in_notes_have_relationships_of_their_own(self):
        note = Note(1, (Span("Report", link="https://example.org/report"),))
        document = a_document(Text((Span("x", note=1),)))
        found = Package(write(Document(**{**{name: getattr(document, name) for name in document.__slots__}, "notes": (note,)})))
        assert [target for kind, target in found.relationships("word/footnotes.xml").values()] == ["https://example.org/report"]


class TestTables:
    def table(self, rows=2, **more):
        return Table(
            "What we found",
            ("No.", "Text"),
            tuple((Cell((Span(str(at)),)), Cell((Span("x"),))) for at in range(rows)),
            (0.2, 0.8),
            **more,
        )

    def test_the_heading_row_is_marked_and_repeated(self):
        found = package(self.table())
        assert len(found["document"].xpath("//w:tr[1]/w:trPr/w:tblHeader", namespaces=NAMES)) == 1
        assert len(found["document"].xpath("//w:tblHeader", namespaces=NAMES)) == 1
        assert found.values("document", "//w:tblLook/@w:firstRow") == ["1"]

    def test_rows_stay_whole_but_for_those_that_would_leave_half_a_page_empty(self):
        long = Table("T", ("A",), ((Cell((Span("x" * 2000),)),), (Cell((Span("y"),)),)), (1.0,))
        assert len(package(long)["document"].xpath("//w:tr/w:trPr/w:cantSplit", namespaces=NAMES)) == 2

    def test_a_short_table_stays_on_one_page_and_a_long_one_may_break(self):
        short, long = package(self.table(3)), package(self.table(20))
        assert len(short["document"].xpath("//w:tr[position()>1]//w:keepNext", namespaces=NAMES)) == 4
        assert long["document"].xpath("//w:tr[position()>1]//w:keepNext", namespaces=NAMES) == []

    def test_a_caption_stands_over_it_numbered_by_a_field(self):
        found = package(self.table(), self.table())
        captions = found["document"].xpath("//w:p[w:pPr/w:pStyle/@w:val='Caption']", namespaces=NAMES)
        assert [text_of(caption) for caption in captions] == ["Table 1: What we found", "Table 2: What we found"]

    def test_screen_readers_are_told_what_it_is(self):
        found = package(self.table(about="Numbers and texts.", numbered=False))
        assert found.values("document", "//w:tblCaption/@w:val") == ["What we found"]
        assert found.values("document", "//w:tblDescription/@w:val") == ["Numbers and texts."]

    def test_a_judgement_is_coloured_and_its_word_is_printed(self):
        found = package(Table("T", ("A",), ((Cell((Span("Inadequate"),), tone=Tone.POOR),),), (1.0,)))
        assert found.values("document", "//w:tc/w:tcPr/w:shd/@w:fill") == [COLOURS[Tone.POOR].ground]
        assert "Inadequate" in text_of(found["document"])

    def test_what_is_no_judgement_has_no_colour(self):
        found = package(Table("T", ("A",), ((Cell((Span("Do not know"),), tone=Tone.PLAIN),),), (1.0,)))
        assert found.values("document", "//w:tc/w:tcPr/w:shd/@w:fill") == []


class TestText:
    def test_text_that_xml_cannot_hold_is_seen_and_markup_is_text(self):
        found = package(plain("a\x07b <w:p> & \ud800"))
        assert text_of(found["document"]) == "a\N{REPLACEMENT CHARACTER}b <w:p> & \N{REPLACEMENT CHARACTER}"

    def test_a_typed_line_break_is_a_line_break(self):
        assert len(package(plain("a\r\nb\nc"))["document"].xpath("//w:br", namespaces=NAMES)) == 2

    def test_spaces_at_the_edges_of_a_run_are_kept(self):
        assert text_of(package(Text((Span("a "), Span("b", strong=True), Span(" c"))))["document"]) == "a b c"

    @pytest.mark.parametrize(
        "link", ["javascript:alert(1)", "file:///etc/passwd", "https://", "not an address", "http://[", "#nowhere"]
    )
    def test_what_is_no_web_address_is_printed_without_a_link(self, link):
        found = package(Text((Span("words", link=link),)))
        assert text_of(found["document"]) == "words"
        assert found["document"].xpath("//w:hyperlink", namespaces=NAMES) == []

    def test_an_address_is_written_so_that_word_takes_it(self):
        found = package(Text((Span("words", link="https://example.org/a b/é?q=1&r=<2>"),)))
        targets = [target for kind, target in found.relationships("word/document.xml").values() if kind == "hyperlink"]
        assert targets == ["https://example.org/a%20b/%C3%A9?q=1&r=%3C2%3E"]

    def test_numbered_lists_begin_at_one_each(self):
        one = Bullets(((Span("a"),), (Span("b"),)), numbered=True)
        numbers = package(one, plain("x"), one).values("document", "//w:numPr/w:numId/@w:val")
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]

    def test_quotations_have_a_style_of_their_own(self):
        styles = package(Quote("Word for word.", "Northmoor")).values("document", "//w:pPr/w:pStyle/@w:val")
        assert styles == ["Quote", "QuoteSource"]


class TestPage:
    def test_it_is_a4_with_a_first_page_of_its_own(self):
        found = package(COVER, plain("x"))
        assert (found.values("document", "//w:pgSz/@w:w"), found.values("document", "//w:pgSz/@w:h")) == (["11906"], ["16838"])
        assert len(found["document"].xpath("//w:sectPr/w:titlePg", namespaces=NAMES)) == 1

    def test_what_follows_the_cover_begins_on_a_new_page(self):
        found = package(COVER, plain("x"))
        assert len(found["document"].xpath("//w:p[w:r/w:t='x']/w:pPr/w:pageBreakBefore", namespaces=NAMES)) == 1

    def test_page_breaks_in_a_row_leave_no_empty_page(self):
        found = package(COVER, PageBreak(), PageBreak(), plain("x"))
        assert len(found["document"].xpath("//w:pageBreakBefore", namespaces=NAMES)) == 1

    def test_header_and_footer_run_on_every_page_but_the_first(self):
        found = package(COVER, plain("x"), marking="OFFICIAL")
        section = {
            ref.get(f"{{{NAMES['w']}}}type"): ref.get(f"{{{NAMES['r']}}}id")
            for ref in found["document"].xpath("//w:sectPr/*[@r:id]", namespaces=NAMES)
            if "header" in ref.tag
        }
        parts = found.relationships("word/document.xml")
        assert text_of(found.xml[parts[section["default"]][1]]) == "NorthmoorOFFICIAL"
        assert text_of(found.xml[parts[section["first"]][1]]) == "OFFICIAL"

    def test_the_footer_counts_pages(self):
        found = package(plain("x"))
        codes = [
            code.strip()
            for name in found.xml
            if "footer" in name
            for code in found.xml[name].xpath("//w:instrText/text()", namespaces=NAMES)
        ]
        assert codes == ["PAGE", "NUMPAGES"]


class TestProperties:
    def test_the_file_says_what_it_is(self):
        said = docx.Document(BytesIO(write(a_document()))).core_properties
        assert (said.title, said.author, said.subject, said.language) == (
            "Self-evaluation: Northmoor",
            "Northmoor",
            "ILACS 2026",
            "en-GB",
        )
        assert said.created == datetime(2026, 6, 15, tzinfo=UTC)

    def test_the_text_is_in_british_english(self):
        assert package().values("styles", "//w:docDefaults//w:lang/@w:val") == ["en-GB"]

    def test_nobodys_picture_or_name_comes_with_the_look(self):
        assert not [name for name in package().files if "thumbnail" in name or "customXml" in name]


class TestLooks:
    @pytest.fixture
    def restyled(self, tmp_path):
        """The templates folder of a council that made a document, restyled it in Word and saved it as its look."""
        word = docx.Document(
            BytesIO(write(a_document(COVER, Heading(1, "Old", "old"), plain("Old text", note=1), notes=((1, "Old."),))))
        )
        word.styles["Heading 1"].font.name = "Georgia"
        (tmp_path / "word").mkdir()
        word.save(str(tmp_path / "word" / "ours.docx"))
        return tmp_path

    def test_a_councils_own_word_file_gives_its_styles_and_none_of_its_text(self, restyled):
        document = a_document(Heading(1, "New", "new"), plain("New text", note=1), notes=((1, "New."),), look="ours")
        content = write(document, [restyled])
        assert mistakes(content) == []
        found = Package(content)
        assert text_of(found["document"]) == "NewNew text"
        assert text_of(found["footnotes"]).strip() == "New."
        assert found.values("styles", "//w:style[@w:styleId='Heading1']//w:rFonts/@w:ascii") == ["Georgia"]

    def test_the_first_folder_that_has_a_look_gives_it(self, restyled):
        assert mistakes(write(a_document(look="standard"), [restyled, data_dir("templates")])) == []

    def test_the_guide_names_every_style(self):
        guide = (data_dir("templates") / "word" / "README.md").read_text(encoding="utf-8").lower()
        named = re.sub(r"heading 1 to heading 4", "heading 1, heading 2, heading 3, heading 4", guide)
        named = re.sub(r"toc 1 to toc 3", "toc 1, toc 2, toc 3", named)
        styles = package().values("styles", "//w:style[not(@w:default)]/w:name/@w:val")
        assert [style for style in styles if style.lower() not in named] == []


def test_a_look_that_is_not_there_is_refused_by_name():
    with pytest.raises(NotFound, match="no Word look 'missing'"):
        write(a_document(look="missing"))
