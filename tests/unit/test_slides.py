"""Slides as a PowerPoint file: layouts and placeholders of the template, notes, and nothing that runs off a slide."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches, Pt

from selfassess.domain.charts import Share, shares, trend
from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Bullets, Cell, Chart, Span, Table
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.slides import LINES, ROWS, write
from selfassess.exporters.slides.look import RUNNING


def entries(*texts):
    return Bullets(tuple((Span(text),) for text in texts))


def made(*slides, marking=""):
    deck = Deck("Aldermere Council", "Feedback, 17 June 2022", "The peer team", date(2022, 6, 17), "en-GB", slides, marking)
    return Presentation(BytesIO(write(deck)))


def said(slide):
    shown = [shape for shape in slide.placeholders if shape.has_text_frame]
    return [shape.text_frame.text for shape in shown if shape.placeholder_format.type not in RUNNING]


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


def over_time(own):
    figures = (Figure(41.5), Figure(None, "c"), Figure(44.0))
    values = [
        Value("n", "i", f"202{at}-2{at + 1}", date(2021 + at, 3, 31), figure, england=Figure(50.0))
        for at, figure in enumerate(figures)
    ]
    return Chart("Assessments in time, %", "Rising to 44%, below England.", trend(values, own))


def charts(slide):
    return [shape for shape in slide.shapes if shape.has_chart]


def test_figures_over_time_are_a_chart_of_powerpoint_with_their_numbers_in_it():
    shown = made(Slide("What the figures say", (over_time("Northmoor"),), notes="Rising."))
    (frame,) = charts(shown.slides[1])
    chart = frame.chart
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert chart.chart_title.text_frame.text == "Assessments in time, %"
    assert list(chart.plots[0].categories) == ["2020-21", "2021-22", "2022-23"]
    assert {line.name: line.values for line in chart.plots[0].series} == {
        "Northmoor": (41.5, None, 44.0),
        "England": (50.0, 50.0, 50.0),
    }
    own, england = chart.plots[0].series
    assert own.format.line.dash_style is None
    assert england.format.line.dash_style is not None
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Rising to 44%, below England."


def test_shares_are_a_chart_of_rows_in_the_colours_of_judgements():
    kinds = [Share("Good", COLOURS[Tone.SOUND]), Share("Inadequate", COLOURS[Tone.POOR]), Share("Unused", COLOURS[Tone.WEAK])]
    drawing = shares(kinds, [("Help and protection", (3, 1, 0)), ("Leadership", (2, 0, 0))])
    (frame,) = charts(made(Slide("Where we stand", (Chart("Topics", "Five are good.", drawing),))).slides[1])
    chart = frame.chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert list(chart.plots[0].categories) == ["Help and protection", "Leadership"]
    assert {row.name: row.values for row in chart.plots[0].series} == {"Good": (3.0, 2.0), "Inadequate": (1.0, 0.0)}
    assert str(chart.plots[0].series[1].format.fill.fore_color.rgb) == COLOURS[Tone.POOR].ground


def test_a_name_that_looks_like_a_formula_is_none_in_the_numbers_of_a_chart():
    (frame,) = charts(made(Slide("Figures", (over_time("=1+1"),))).slides[1])
    sheet = load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet["B1"].value == "'=1+1"
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_the_marking_and_the_number_stand_on_every_slide_after_the_first():
    shown = made(Slide("One", (entries("a"),)), Slide("Two"), Slide("Three", (over_time("Us"),)), marking="OFFICIAL")
    for slide in list(shown.slides)[1:]:
        held = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        assert held[PP_PLACEHOLDER.FOOTER].text_frame.text == "OFFICIAL"
        assert held[PP_PLACEHOLDER.SLIDE_NUMBER].element.xpath(".//a:fld/@type") == ["slidenum"]
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
    unmarked = made(Slide("One", (entries("a"),))).slides[1]
    assert PP_PLACEHOLDER.FOOTER not in {shape.placeholder_format.type for shape in unmarked.placeholders}


def test_a_line_feed_breaks_the_line_and_each_line_has_its_own_look():
    cells = (Cell((Span("Good", strong=True), Span("\nHigh"))), Cell((Span("40", strong=True), Span("\nof 40")), large=True))
    table = Table("Grid", ("Now", "Described"), (cells,), (0.5, 0.5))
    grid = next(shape for shape in made(Slide("Grid", (table,))).slides[1].shapes if shape.has_table).table
    judged, counted = (cell.text_frame.paragraphs[0] for cell in grid.rows[1].cells)
    assert judged._p.xpath("count(./a:br)") == 1
    assert [(run.text, run.font.bold) for run in judged.runs] == [("Good", True), ("High", None)]
    assert [(run.text, run.font.size) for run in counted.runs] == [("40", Pt(40)), ("of 40", Pt(16))]


def test_a_table_is_set_as_large_as_there_is_room_for():
    def size(text, many):
        rows = tuple((Cell((Span(text),)), Cell((Span("x"),))) for _ in range(many))
        frame = made(Slide("T", (Table("T", ("A", "B"), rows, (0.5, 0.5)),))).slides[1].shapes
        grid = next(shape for shape in frame if shape.has_table).table
        return grid.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size

    assert size("Short", 3) == Pt(18)
    assert Pt(12) <= size("Words that go on. " * 12, ROWS) < Pt(18)
