"""Charts on slides: PowerPoint's own, with their numbers in them, so that they can be changed like any other."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from selfassess.domain.characters import printable
from selfassess.domain.charts import Shares, Trend
from selfassess.domain.document import Chart
from selfassess.exporters.charts import LOOKS
from selfassess.exporters.sheets import STARTS_A_FORMULA
from selfassess.exporters.slides.look import HIGH, MARGIN, WIDE
from selfassess.exporters.slides.tables import describe, rgb

TOP, LETTERS = Inches(1.5), Pt(14)
DASHES = {
    "england": MSO_LINE.DASH,
    "neighbours": MSO_LINE.ROUND_DOT,
    "region": MSO_LINE.LONG_DASH_DOT,
    "target": MSO_LINE.SQUARE_DOT,
}
"""How each line but our own is dashed: lines stay apart without their colours too."""
NO_ZERO = "0;;;"
"""The format of numbers that says nothing of none."""


def add_chart(shown: Any, chart: Chart) -> None:
    """A chart over the whole slide under its caption, which says to screen readers what it shows."""
    drawing = chart.drawing
    kind, data = (
        (XL_CHART_TYPE.LINE_MARKERS, _over_time(drawing))
        if isinstance(drawing, Trend)
        else (XL_CHART_TYPE.BAR_STACKED, _in_rows(drawing))
    )
    frame = shown.shapes.add_chart(kind, MARGIN, TOP, WIDE - 2 * MARGIN, HIGH - TOP - Inches(0.75), data)
    describe(frame, chart.about)
    made = frame.chart
    made.has_title = True
    made.chart_title.text_frame.text = printable(chart.caption)
    made.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(16)
    made.font.size = LETTERS
    made.has_legend = True
    made.legend.position = XL_LEGEND_POSITION.BOTTOM
    made.legend.include_in_layout = False
    if isinstance(drawing, Trend):
        _colour_lines(made, drawing)
    else:
        _colour_rows(made, drawing)


def _over_time(drawing: Trend) -> Any:
    data: Any = CategoryChartData(number_format="#,##0.#")  # type: ignore[no-untyped-call] # the library has no types here
    data.categories = [_words(period) for period in drawing.over]
    for line in drawing.lines:
        data.add_series(_words(line.name), line.numbers)
    return data


def _in_rows(drawing: Shares) -> Any:
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call] # see above
    data.categories = [_words(row.title) for row in drawing.rows]
    for at, key in enumerate(drawing.keys):
        data.add_series(_words(key.share.name), [row.counts[at] for row in drawing.rows])
    return data


def _words(text: str) -> str:
    """A text that stands in the chart's table of numbers, where it is never a formula."""
    said = printable(text)
    return f"'{said}" if said.startswith(STARTS_A_FORMULA) else said


def _colour_lines(made: Any, drawing: Trend) -> None:
    made.value_axis.major_gridlines.format.line.color.rgb = rgb("D5D9DC")
    made.value_axis.format.line.fill.background()
    made.value_axis.minimum_scale, made.value_axis.maximum_scale = _ends(drawing)
    for line, series in zip(drawing.lines, made.plots[0].series, strict=True):
        colour, width, _ = LOOKS[line.look]
        series.smooth = False
        series.format.line.color.rgb = rgb(colour.removeprefix("#"))
        series.format.line.width = Pt(width)
        if line.look in DASHES:
            series.format.line.dash_style = DASHES[line.look]
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = 8 if line.look == "own" else 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(colour.removeprefix("#"))
        series.marker.format.line.fill.background()


def _ends(drawing: Trend) -> tuple[float, float]:
    """The lowest and the highest level that is marked."""
    levels = [float(step.text.replace(",", "")) for step in drawing.steps]
    return min(levels), max(levels)


def _colour_rows(made: Any, drawing: Shares) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    made.category_axis.reverse_order = True
    made.category_axis.format.line.fill.background()
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    for key, series in zip(drawing.keys, plot.series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(key.share.colour.ground)
        series.format.line.color.rgb = rgb("3D4347")
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = NO_ZERO, False
        labels.font.size, labels.font.bold = LETTERS, True
        labels.font.color.rgb = rgb(key.share.colour.ink)
