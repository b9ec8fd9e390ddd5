"""Slides as a PowerPoint file: layouts and placeholders of the template, notes, and nothing that runs off a slide."""

from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Bullets, Cell, Span, Table
from selfassess.exporters.slides import LINES, ROWS, write


def entries(*texts):
    return Bullets(tuple((Span(text),) for text in texts))


def made(*slides, marking=""):
    deck = Deck("Aldermere Council", "Feedback, 17 June 2022", "The peer team", date(2022, 6, 17), "en-GB", slides, marking)
    return Presentation(BytesIO(write(deck)))


def said(slide):
    return [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]


def test_each_kind_of_slide_uses_a_layout_of_the_template():
    table = Table("Rows", ("A", "B"), ((Cell((Span("1"),)), Cell((Span("2"),))),), (0.5, 0.5), about="Two columns")
    shown = made(
        Slide("Findings"),
        Slide("Asked", (entries("Why?"),)),
        Slide("Two", (entries("a"),), (entries("b"),)),
        Slide("T", (table,)),
    )
    names = [slide.slide_layout.name for slide in shown.slides]
    assert names == ["Title Slide", "Section Header", "Title and Content", "Two Content", "Title Only"]
    assert said(shown.slides[2]) == ["Asked", "Why?"]
    assert said(shown.slides[3]) == ["Two", "a", "b"]
    grid = next(shape for shape in shown.slides[4].shapes if shape.has_table).table
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["A", "B"], ["1", "2"]]


def test_long_paragraphs_take_the_room_of_the_lines_they_need():
    paragraph = "A finding that needs three lines. " * 7
    shown = made(Slide("Long", (entries(*[paragraph] * 4),)), Slide("Two", (entries("a"),), (entries(*[paragraph] * 2),)))
    assert [slide.shapes.title.text for slide in shown.slides][1:] == ["Long", "Long (continued)", "Two", "Two (continued)"]
    assert said(shown.slides[4]) == ["Two (continued)", "", paragraph.strip() + " "]


def test_what_is_said_beside_a_slide_is_in_its_notes():
    shown = made(Slide("Homes", (entries("There are few."),), notes="There are few.\n\nCarers told us so."))
    assert shown.slides[1].notes_slide.notes_text_frame.text == "There are few.\n\nCarers told us so."


def test_what_does_not_fit_goes_on_to_the_next_slide_and_nothing_is_lost():
    texts = [f"Point {number}" for number in range(LINES + 3)]
    rows = tuple((Cell((Span(f"{number}"),)),) for number in range(ROWS + 1))
    shown = made(Slide("Long", (entries(*texts),), notes="Once."), Slide("Rows", (Table("Rows", ("No",), rows, (1.0,)),)))
    titles = [slide.shapes.title.text for slide in shown.slides]
    assert titles[1:] == ["Long", "Long (continued)", "Rows", "Rows (continued)"]
    assert "\n".join(said(shown.slides[1])[1:] + said(shown.slides[2])[1:]).split("\n") == texts
    assert not shown.slides[2].has_notes_slide


@pytest.mark.parametrize("place", range(5))
def test_every_placeholder_lies_within_the_wide_slide(place):
    shown = made(
        Slide("Findings"), Slide("Asked", (entries("Why?"),)), Slide("Two", (entries("a"),), (entries("b"),)), Slide("End")
    )
    assert (shown.slide_width, shown.slide_height) == (Inches(13.333), Inches(7.5))
    for shape in shown.slides[place].placeholders:
        assert 0 <= shape.left < shape.left + shape.width <= shown.slide_width
        assert 0 <= shape.top < shape.top + shape.height <= shown.slide_height


def test_a_draft_says_so_on_its_first_slide_and_strong_words_stay_strong():
    shown = made(Slide("Homes", (Bullets(((Span("Strengths", strong=True),),)),)), marking="DRAFT")
    assert "DRAFT" in said(shown.slides[0])[1]
    run = shown.slides[1].placeholders[1].text_frame.paragraphs[0].runs[0]
    assert (run.text, run.font.bold) == ("Strengths", True)


def test_text_is_as_large_in_two_columns_as_in_one():
    shown = made(Slide("Asked", (entries("Why?"),)), Slide("Two", (entries("a"),), (entries("b"),)))

    for slide in shown.slides:
        if slide.slide_layout.name in ("Title and Content", "Two Content"):
            assert slide.slide_layout.element.xpath(".//a:lstStyle//a:defRPr[@sz]") == []
