"""What figures show: the table of indicators with a line over time, and charts of indicators, judgements and evidence."""

from collections import Counter

from selfassess.domain.charts import Share, Spark, number, shares, small, trend
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import body, cell, hint
from selfassess.domain.document import Block, Cell, Chart, Heading, Span, Table
from selfassess.domain.framework import Area
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import DIRECTION_LABELS, SYMBOLS, Direction, Figure, Value
from selfassess.domain.judgement import DO_NOT_KNOW, NOT_ANSWERED, NOT_APPLICABLE, UNJUDGED
from selfassess.domain.pack import PackPart
from selfassess.domain.tone import COLOURS, Colour, Tone, tone_of_level
from selfassess.domain.wording import lines_word, listing

NOT_JUDGED = {
    NOT_ANSWERED: Colour("FFFFFF", "3D4347"),
    DO_NOT_KNOW: Colour("8A9196", "FFFFFF"),
    NOT_APPLICABLE: Colour("DEE1E3", "3D4347"),
}
"""How the three answers that are no judgement are coloured: in greys, so that none is read as one."""
UNITS = {"percent": "%", "rate-per-10000": " for every 10,000 children", "days": " days", "weeks": " weeks", "months": " months"}
"""What is said after a number of each unit; nothing after counts, ratios and scores."""
WORSE_FIRST = {Direction.WORSE: 0, Direction.BETTER: 1, Direction.UP: 2, Direction.DOWN: 2}
"""Which indicators are drawn first: those that really moved. Others follow in the order of the catalogue."""
COMPARED = (("england", "England"), ("neighbours", "neighbours"), ("region", "the region"), ("target", "the target"))


def indicators(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every indicator that has a value, beside its comparators, and charts of those that moved most."""
    title = Heading(1, part.title or "What the figures say", "part/indicators")
    figures = composition.material.figures
    if not figures:
        return (title, body("No figures have been brought in yet."))
    head = ("Indicator", "Newest", "England", "Neighbours", "Since the one before", "Over time")
    most = int(part.option("most")) or len(figures)
    chosen = _moved_first(figures)[:most]
    shown = tuple(series for series in figures if series in chosen)
    rows = tuple(_row(series) for series in shown)
    about = "Each row is an indicator: its newest value, comparators in the same period, and whether it really moved."
    caption = "Indicators, with what they are compared with"
    if len(shown) < len(figures):
        caption += f": {len(shown)} of {len(figures)}, those that really moved first"
    table = Table(caption, head, rows, (0.3, 0.17, 0.11, 0.16, 0.14, 0.12), about=about)
    hints = [hint(f"Letters stand where there is no number: {_letters()}.")] if _lettered(shown) else []
    return (title, table, *hints, *_charts(figures, int(part.option("charts")), composition))


def _row(series: Series) -> tuple[Cell, ...]:
    newest = series.values[-1]
    drawn = small(series.values)
    about = _over_time(series)
    return (
        Cell((Span(series.definition.title),)),
        Cell((Span(_said(newest.figure, series)), Span(f", {newest.period}"))),
        cell(_said(newest.england, series)),
        cell(_said(newest.neighbours, series)),
        cell(DIRECTION_LABELS[series.travel.direction]),
        Cell((Span(""),), spark=Spark(drawn, about)) if drawn else cell(""),
    )


def _said(figure: Figure, series: Series) -> str:
    if figure.value is None:
        return figure.symbol
    return f"{number(figure.value)}%" if series.definition.unit == "percent" else number(figure.value)


def _over_time(series: Series) -> str:
    known = [value for value in series.values if value.figure.value is not None]
    if not known:
        return f"{series.definition.title}: no number"
    unit = UNITS.get(series.definition.unit, "")
    told = listing(tuple(f"{number(value.figure.value or 0.0)}{unit} in {value.period}" for value in known))
    return f"{series.definition.title}: {told}"


def _letters() -> str:
    return ", ".join(f"{letter} {meaning}" for letter, meaning in SYMBOLS.items())


def _lettered(figures: tuple[Series, ...]) -> bool:
    return any(series.values[-1].figure.symbol for series in figures)


def _charts(figures: tuple[Series, ...], most: int, composition: Composition) -> tuple[Block, ...]:
    """Charts of the indicators that moved, then of others, as many as there may be, in the order of the catalogue."""
    chosen = _moved_first(figures)[:most]
    drawn = (chart_of(series, composition.material.authority.name) for series in figures if series in chosen)
    return tuple(block for block in drawn if block is not None)


def _moved_first(figures: tuple[Series, ...]) -> list[Series]:
    return sorted(figures, key=lambda series: WORSE_FIRST.get(series.travel.direction, 3))


def moved_figures(figures: tuple[Series, ...]) -> tuple[str, ...]:
    """A sentence for each indicator that chance does not explain, worse ones first: where it went, from what to what."""
    return tuple(_moved(series) for series in _moved_first(figures) if series.travel.direction in WORSE_FIRST)


def _moved(series: Series) -> str:
    before, newest = [value for value in series.values if value.figure.value is not None][-2:]
    went = f"from {_said(before.figure, series)} in {before.period} to {_said(newest.figure, series)} in {newest.period}"
    england = "" if newest.england.value is None else f" (England {_said(newest.england, series)})"
    return f"{series.definition.title}: {DIRECTION_LABELS[series.travel.direction].lower()}, {went}{england}."


def chart_of(series: Series, name: str) -> Chart | None:
    """The chart of an indicator over time; None where there are fewer than two numbers."""
    drawing = trend(series.values, name)
    if drawing is None:
        return None
    unit = UNITS.get(series.definition.unit, "")
    about = ". ".join((_over_time(series), *_beside(series.values[-1], unit), series.travel.why))
    return Chart(f"{series.definition.title}{f', {unit.strip()}' if unit else ''}", about, drawing)


def _beside(newest: Value, unit: str) -> tuple[str, ...]:
    """The comparators of the newest value, in words."""
    given = [(name, getattr(newest, field).value) for field, name in COMPARED]
    said = [f"{name} {number(value)}{unit}" for name, value in given if value is not None]
    return (f"In {newest.period}: {listing(tuple(said))}",) if said else ()


def judged_chart(composition: Composition) -> tuple[Block, ...]:
    """How the lines of each area were judged; nothing where no line was."""
    material = composition.material
    scale = material.framework.scale("judgement")
    levels = tuple((level.id, level.label, COLOURS[tone_of_level(scale, level.id)]) for level in scale.levels) if scale else ()
    kinds = (*levels, *((key, UNJUDGED[key], colour) for key, colour in NOT_JUDGED.items()))
    rows = []
    for area in material.framework.areas:
        given = Counter(material.response(line.id).judgement.answer for line in area.lines)
        rows.append((area.short, tuple(given[key] for key, _, _ in kinds)))
    if not any(sum(counts[: len(levels)]) for _, counts in rows):
        return ()
    noun = lines_word(material.framework)
    return _shares_chart(f"How the {noun} of each area were judged", [Share(label, colour) for _, label, colour in kinds], rows)


def coverage_chart(composition: Composition) -> tuple[Block, ...]:
    """How many lines of each area rest on what; nothing where a framework has none."""
    kinds = [
        Share("Evidence of two kinds or more", COLOURS[Tone.STRONG]),
        Share("One kind of evidence", COLOURS[Tone.SOUND]),
        Share("Described without evidence", COLOURS[Tone.WEAK]),
        Share("Not applicable", NOT_JUDGED[NOT_APPLICABLE]),
        Share("Not described", NOT_JUDGED[NOT_ANSWERED]),
    ]
    areas = composition.material.framework.areas
    rows = [(area.short, _covered(area, composition)) for area in areas]
    return _shares_chart(f"What the {lines_word(composition.material.framework)} of each area rest on", kinds, rows)


def _covered(area: Area, composition: Composition) -> tuple[int, ...]:
    counts = [0, 0, 0, 0, 0]
    for line in area.lines:
        response = composition.material.response(line.id)
        varied = len({item.thing.kind for item in composition.evidence_of(response)})
        counts[4 if not response.described else 3 if response.not_applicable else 2 - min(varied, 2)] += 1
    return tuple(counts)


def _shares_chart(caption: str, kinds: list[Share], rows: list[tuple[str, tuple[int, ...]]]) -> tuple[Block, ...]:
    drawing = shares(kinds, rows)
    if drawing is None:
        return ()
    told = (
        f"{name}: " + ", ".join(f"{count} {kind.name.lower()}" for kind, count in zip(kinds, counts, strict=True) if count)
        for name, counts in rows
        if any(counts)
    )
    return (Chart(caption, f"{'; '.join(told)}.", drawing),)
