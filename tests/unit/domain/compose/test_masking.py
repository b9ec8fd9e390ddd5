"""What must not leave is masked in whatever a document prints."""

from dataclasses import replace
from datetime import date

from selfassess.domain.compose.masking import masked
from selfassess.domain.document import Bullets, Cell, Cover, Document, Facts, Heading, Note, Panel, Quote, Span, Table, Text

TOLD = "Ask jo.private@example.org about case 12345678."
CLEAN = "Ask [removed] about case [removed]."


def document(*blocks, notes=()):
    return Document("Title", "", "Northmoor", "", date(2026, 6, 1), "en-GB", "", "", "", blocks, notes)


def spans(text):
    return (Span(text),)


def test_every_kind_of_block_is_masked():
    blocks = (
        Cover("Northmoor", TOLD, TOLD, (("Period", TOLD),)),
        Heading(1, TOLD, "part/12345678"),
        Text(spans(TOLD)),
        Bullets((spans(TOLD),)),
        Quote(TOLD, TOLD),
        Facts((("Owner", Cell(spans(TOLD))),)),
        Table(TOLD, ("No.",), ((Cell(spans(TOLD)),),), (1.0,)),
        Panel("Whose words", (Text(spans(TOLD)),)),
    )
    found = masked(document(*blocks, notes=(Note(1, spans(TOLD)),)))
    assert TOLD not in repr(found)
    assert repr(replace(found, masked=())).count(CLEAN) == 13
    assert found.blocks[1].anchor == "part/12345678"


def test_the_document_says_how_much_was_masked():
    found = masked(document(Text(spans(TOLD))))
    assert found.blocks[-1].spans[0].text.endswith("or an e-mail address: 2 places.")


def test_a_document_with_nothing_to_mask_is_left_as_it_is():
    made = document(Text(spans("In 2025 we closed 1,234 cases in 40 days.")))
    assert masked(made) is made


def test_an_address_of_a_page_stays_a_link_and_one_of_a_person_does_not():
    page, person = "https://example.org/file/50123456", "mailto:jo.private@example.org"
    found = masked(document(Text((Span(page, link=page), Span("Jo", link=person), Span(TOLD)))))
    assert [(span.text, span.link) for span in found.blocks[0].spans[:2]] == [(page, page), ("Jo", None)]


def test_a_masked_document_keeps_everything_else():
    made = document(Text(spans("Nothing."), look="lead"), Text(spans(TOLD)))
    found = masked(made)
    assert replace(found, blocks=made.blocks, masked=()) == made
    assert found.blocks[0] == made.blocks[0]
