"""The sheets of indicators: every value, and charts of each indicator that Excel draws from them."""

from collections.abc import Iterator

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import DIRECTION_LABELS, SYMBOLS, Value
from selfassess.domain.pack import PackPart
from selfassess.roundtrip.excel import looks
from selfassess.roundtrip.excel.answers import Filling
from selfassess.roundtrip.excel.layout import CHARTS, FIRST_ROW, HINT_ROW, ID, INDICATOR_COLUMNS, INDICATORS, TITLE_ROW
from selfassess.roundtrip.excel.paper import protect, set_paper
from selfassess.roundtrip.excel.sheets import Row, TableSheet, Written, write_table
from selfassess.roundtrip.excel.text import new_sheet, say

LINES = {"value": "12375F", "england": "A8391A", "neighbours": "5A6B21", "region": "505A5F", "target": "7A5195"}
"""The columns that a chart draws, and the colour of each."""
DASHES = {"england": "dash", "neighbours": "sysDot", "region": "lgDashDot", "target": "sysDash"}
WIDE, HIGH = 16, 8
"""The size of a chart in centimetres: two stand beside each other on a page."""
ROWS_HIGH, RIGHT, ON_A_PAGE = 17, "J", 4
"""How many rows a chart stands over, the column of those on the right, and how many are printed on a page."""


def write_indicators(filling: Filling, part: PackPart) -> list[Worksheet]:
    """The values, oldest first under each indicator, then at most so many charts as the pack says; nothing without values."""
    figures = filling.material.figures
    if not figures:
        return []
    hint = "Letters stand apart, so that charts and sums see numbers only. Nothing on this sheet is read back."
    table = TableSheet(INDICATORS, part.title or "Indicators", hint, INDICATOR_COLUMNS, named="indicator")
    written = write_table(filling.book, table, (row for series in figures for row in _rows(series)))
    drawn = list(_charts(written, figures))[: int(part.option("charts"))]
    if not drawn:
        return [written.sheet]
    sheet = new_sheet(filling.book, CHARTS)
    say(sheet, TITLE_ROW, 1, "Indicators over time", looks.TITLE)
    say(sheet, HINT_ROW, 1, "Drawn from the sheet Indicators. Where a letter stands for a number, a line is broken.", looks.HINT)
    sheet.row_dimensions[TITLE_ROW].height = 30
    for place, chart in enumerate(drawn):
        row = FIRST_ROW - 1 + place // 2 * ROWS_HIGH
        sheet.add_chart(chart, f"{'A' if place % 2 == 0 else RIGHT}{row}")
        if place and place % ON_A_PAGE == 0:
            sheet.row_breaks.append(Break(id=row - 1))
    sheet.sheet_view.showGridLines = False
    set_paper(sheet)
    sheet.print_area = f"A1:R{FIRST_ROW + (len(drawn) + 1) // 2 * ROWS_HIGH}"
    protect(sheet)
    return [written.sheet, sheet]


def _rows(series: Series) -> Iterator[Row]:
    for value in series.values:
        yield {
            ID: series.definition.id,
            "indicator": series.definition.title,
            "unit": series.definition.unit.replace("-", " "),
            "period": value.period,
            **{column: getattr(value, "figure" if column == "value" else column).value for column in LINES},
            "letter": _letters(value),
            "direction": DIRECTION_LABELS[series.travel.direction] if value is series.newest else "",
            "source": value.source,
        }


def _letters(value: Value) -> str:
    """Which letters stand for numbers, and what they mean."""
    told = (("Ours", value.figure), ("England", value.england), ("Neighbours", value.neighbours), ("Region", value.region))
    return "; ".join(f"{name}: {figure.symbol}, {SYMBOLS[figure.symbol]}" for name, figure in told if figure.symbol)


def _charts(written: Written, figures: tuple[Series, ...]) -> Iterator[LineChart]:
    """A chart for each indicator that has two numbers or more."""
    first = FIRST_ROW
    for series in figures:
        last = first + len(series.values) - 1
        if sum(value.figure.value is not None for value in series.values) > 1:
            yield _chart(written, series, first, last)
        first = last + 1


def _chart(written: Written, series: Series, first: int, last: int) -> LineChart:
    chart = LineChart()
    chart.title = series.definition.title
    chart.width, chart.height = WIDE, HIGH
    chart.legend = Legend(legendPos="b")
    chart.y_axis.title = series.definition.unit.replace("-", " ")
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.display_blanks = "gap"
    if chart.y_axis.majorGridlines is not None:
        chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=looks.RULE, w=6000))
    columns = {column.key: at for at, column in enumerate(INDICATOR_COLUMNS, start=1)}
    for column, colour in LINES.items():
        if any(getattr(value, "figure" if column == "value" else column).value is not None for value in series.values):
            name = next(each.heading for each in INDICATOR_COLUMNS if each.key == column)
            _add_line(chart, Reference(written.sheet, min_col=columns[column], min_row=first, max_row=last), name, colour)
            line = chart.series[-1]
            line.graphicalProperties.line.dashStyle = DASHES.get(column)
            line.graphicalProperties.line.width = 28_000 if column == "value" else 15_000
    chart.set_categories(Reference(written.sheet, min_col=columns["period"], min_row=first, max_row=last))
    return chart


def _add_line(chart: LineChart, values: Reference, name: str, colour: str) -> None:
    line = SeriesFactory(values, title=name)
    line.smooth = False
    line.graphicalProperties.line.solidFill = colour
    line.marker.symbol = "circle"
    line.marker.size = 5
    line.marker.graphicalProperties.solidFill = colour
    line.marker.graphicalProperties.line.solidFill = colour
    chart.series.append(line)
