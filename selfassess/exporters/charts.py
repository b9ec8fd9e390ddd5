"""Charts drawn as SVG, each saying in words what it shows."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from selfassess.domain.characters import printable
from selfassess.domain.charts import Line, Piece, ShareRow, Shares, Spark, Trend

INK, QUIET, RULE, ACCENT = "#0b0c0c", "#505a5f", "#b1b4b6", "#12375f"
FACE = "Source Sans 3, Segoe UI, Helvetica Neue, Arial, sans-serif"
LOOKS = {
    "own": (ACCENT, 3.0, ""),
    "england": ("#a8391a", 2.0, "7 4"),
    "neighbours": ("#5a6b21", 2.0, "2 3"),
    "region": ("#505a5f", 1.5, "10 3 2 3"),
    "target": ("#7a5195", 1.5, "1 4"),
}
"""The colour, width and dashes of each line over time: lines stay apart without their colours too."""


def svg(drawing: Trend | Shares | Spark, about: str = "") -> str:
    """A drawing as an SVG element of its own; `about` is spoken by screen readers."""
    inner = "".join(_drawn(drawing))
    said = f' role="img" aria-label={quoteattr(printable(about))}' if about else ""
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FACE}" font-size="14" fill="{INK}"{said}>{inner}</svg>'


def _drawn(drawing: Trend | Shares | Spark) -> Iterator[str]:
    if isinstance(drawing, Trend):
        return _trend(drawing)
    return _shares(drawing) if isinstance(drawing, Shares) else _spark(drawing)


def _trend(chart: Trend) -> Iterator[str]:
    for step in chart.steps:
        yield f'<line x1="{chart.left}" x2="{chart.right}" y1="{step.at}" y2="{step.at}" stroke="{RULE}" stroke-width="0.8"/>'
        yield _text(chart.left - 8, step.at + 5, step.text, anchor="end")
    for period in chart.periods:
        yield _text(period.at, chart.height - 10, period.text, anchor="middle")
    for line in reversed(chart.lines):
        yield from _line(line, chart.right)


def _line(line: Line, right: int) -> Iterator[str]:
    colour, width, dashes = LOOKS[line.look]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    for path in line.paths:
        yield (
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}'
            ' stroke-linejoin="round" stroke-linecap="round"/>'
        )
    radius = 4.5 if line.look == "own" else 2.5
    for point in line.points:
        told = escape(printable(point.told))
        yield f'<circle cx="{point.x}" cy="{point.y}" r="{radius}" fill="{colour}"><title>{told}</title></circle>'
    yield _text(right + 10, line.label_y + 5, line.name, colour=colour, bold=line.look == "own")


def _shares(chart: Shares) -> Iterator[str]:
    for key in chart.keys:
        yield _box((key.x, key.y), 16, 16, key.share.colour.ground)
        yield _text(key.x + 22, key.y + 13, key.share.name)
    for row in chart.rows:
        yield from _row(row, chart.bar)


def _row(row: ShareRow, bar: int) -> Iterator[str]:
    first = row.y + bar / 2 + (5 if len(row.name) == 1 else -3)
    for at, words in enumerate(row.name):
        yield _text(0, first + at * 16, words)
    for piece in row.pieces:
        yield from _piece(piece, row.y, bar)


def _piece(piece: Piece, y: int, bar: int) -> Iterator[str]:
    yield _box((piece.x, y), piece.width, bar, piece.colour.ground, piece.told)
    if piece.text:
        yield _text(piece.x + piece.width / 2, y + bar / 2 + 5, piece.text, anchor="middle", colour=f"#{piece.colour.ink}")


def _spark(spark: Spark) -> Iterator[str]:
    for path in spark.paths:
        yield f'<polyline points="{path}" fill="none" stroke="{ACCENT}" stroke-width="2.5" stroke-linejoin="round"/>'
        x, y = path.split()[-1].split(",")
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="{ACCENT}"/>'


def _box(corner: tuple[float, float], width: float, height: float, ground: str, told: str = "") -> str:
    x, y = corner
    shape = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#{ground}" stroke="#3d4347" stroke-width="0.8"'
    return f"{shape}><title>{escape(printable(told))}</title></rect>" if told else f"{shape}/>"


def _text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = "#3d4347", bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}"{weight}>{escape(printable(words))}</text>'
