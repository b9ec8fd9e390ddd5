"""A document as slides."""

from datetime import date

from selfassess.domain.charts import Share, Spark, shares, small
from selfassess.domain.deck_of import deck_of
from selfassess.domain.document import Bullets, Cell, Chart, Cover, Document, Heading, Note, Span, Table, Text
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.slides import write
from selfassess.exporters.slides.checking import slide_problems


def a_document(*blocks, notes=(), marking=""):
    return Document("Title", "Subtitle", "Northmoor", "", date(2026, 6, 15), "en-GB", "", "", marking, blocks, notes)


def drawn():
    values = tuple(Value("n", "i", str(year), date(year, 3, 31), Figure(float(year))) for year in range(2022, 2026))
    return Cell((Span(""),), spark=Spark(small(values), "Rising"))


def test_each_heading_opens_a_slide_under_the_heading_above_it():
    blocks = (Heading(1, "Stands out", "a"), Heading(2, "Strengths", "b"), Bullets(((Span("Prompt."),),)))
    (slide,) = deck_of(a_document(*blocks)).slides
    assert (slide.title, slide.blocks, slide.notes) == ("Stands out: Strengths", (blocks[2],), "Prompt.")


def test_a_table_has_its_slide_without_drawings_and_its_sources_in_the_notes():
    rows = ((Cell((Span("Referrals"),)), Cell((Span("18%", note=1),)), drawn()),)
    table = Table("Figures", ("What", "Newest", "Over time"), rows, (0.5, 0.25, 0.25))
    note = Note(1, (Span("Own data."),))
    (slide,) = deck_of(a_document(Heading(1, "Figures", "a"), table, Text((Span("A hint."),), look="hint"), notes=(note,))).slides
    (shown,) = slide.blocks
    assert shown.head == ("What", "Newest")
    assert round(sum(shown.widths), 6) == 1
    assert slide.notes == "A hint.\n\nOwn data."


def test_a_chart_has_its_slide_and_what_it_shows_is_in_the_notes_once():
    chart = Chart("Topics", "Five are good.", shares([Share("Good", COLOURS[Tone.SOUND])], [("Leadership", (5,))]))
    table = Table("Counts", ("Area",), ((Cell((Span("Leadership"),)),),), (1.0,))
    alone = deck_of(a_document(Heading(1, "Judged", "a"), chart)).slides
    assert [(slide.blocks, slide.notes) for slide in alone] == [((chart,), "Five are good.")]
    both = deck_of(a_document(Heading(1, "Judged", "a"), table, chart)).slides
    assert [(slide.blocks, slide.notes) for slide in both] == [((table,), "Five are good."), ((chart,), "")]


def test_the_first_slide_says_what_the_cover_says_and_the_marking_goes_along():
    cover = Cover("Northmoor", "Title", "Subtitle", (("Period", "2026"),), own_page=False)
    deck = deck_of(a_document(cover, Heading(1, "One", "a"), Text((Span("Said."),)), marking="OFFICIAL"))
    assert (deck.subtitle, deck.marking) == ("Subtitle\nPeriod: 2026", "OFFICIAL")


def test_what_is_missing_from_slides_is_found_when_they_are_read_back():
    whole = a_document(Heading(1, "One", "a"), Text((Span("Said."),)))
    less = a_document(Heading(1, "One", "a"))
    assert slide_problems(write(deck_of(whole)), deck_of(whole)) == ()
    assert slide_problems(write(deck_of(less)), deck_of(whole)) == ("the text 'One' is missing", "the text 'Said.' is missing")
