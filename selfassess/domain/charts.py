"""Where things stand in charts: values over time, values beside their comparators, and shares of a whole in rows.

Places and sizes are in the units of the drawing, from its upper left corner. What draws them needs to work nothing out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

from selfassess.domain.indicators import Figure, Value
from selfassess.domain.tone import Colour

LEFT, RIGHT, TOP, WIDE, HIGH, FOOT = 55, 130, 15, 720, 260, 35
BAR_LEFT, BAR_WIDE, BAR_LANE = 190, 720, 36
SMALL_WIDE, SMALL_HIGH = 120, 30
FOLLOWED: Sequence[tuple[str, str, Callable[[Value], Figure]]] = (
    ("own", "", lambda value: value.figure),
    ("england", "England", lambda value: value.england),
    ("neighbours", "Neighbours", lambda value: value.neighbours),
    ("region", "Region", lambda value: value.region),
    ("target", "Target", lambda value: value.target),
)
"""What is drawn over time: its look, its name (empty for the authority's own) and which figure it is."""
ROW_LEFT, ROW_LANE, ROW_HIGH, KEY_LANE, LETTER = 250, 38, 26, 24, 7.2
"""Of rows of shares: where they begin, how far apart they are, their height, that of a line of keys, and how wide a letter is."""
STEPS = 4
"""How many steps the numbers of a chart over time span at most."""
APART = 15
"""How far apart the names at the ends of lines must stand, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number in its place; `told` is what is read of it."""

    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """One run of numbers over time, None where a letter stands for one. `paths` are the parts of the line that are unbroken."""

    look: str
    name: str
    points: tuple[Point, ...]
    paths: tuple[str, ...]
    label_y: float
    numbers: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: its place and its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart over time. `over` names every period, `periods` those that have room on the axis."""

    lines: tuple[Line, ...]
    periods: tuple[Tick, ...]
    steps: tuple[Tick, ...]
    over: tuple[str, ...] = ()
    width: int = WIDE
    height: int = HIGH
    left: int = LEFT
    right: int = WIDE - RIGHT
    foot: int = HIGH - FOOT


@dataclass(frozen=True, slots=True)
class Bar:
    """One comparator: its name, its bar, and its number."""

    look: str
    name: str
    y: int
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The chart of the newest value beside its comparators."""

    bars: tuple[Bar, ...]
    height: int
    width: int = BAR_WIDE
    left: int = BAR_LEFT


def number(value: float) -> str:
    """A number as charts and tables write it: no more than one decimal, thousands parted."""
    return f"{value:,.1f}".removesuffix(".0")


def trend(values: Sequence[Value], own: str) -> Trend | None:
    """The chart of values, oldest first, under the authority's name; None where fewer than two have a number."""
    if sum(value.figure.value is not None for value in values) < 2:
        return None
    drawn = [figure(value).value for value in values for _, _, figure in FOLLOWED]
    levels = _levels([each for each in drawn if each is not None])
    low, high = levels[0], levels[-1]
    step = (WIDE - LEFT - RIGHT) / (len(values) - 1)

    def place(at: int, value: float) -> tuple[float, float]:
        y = TOP + (high - value) / (high - low) * (HIGH - TOP - FOOT)
        return round(LEFT + at * step, 1), round(y, 1)

    lines = [
        _line(look, name or own, [figure(value).value for value in values], [value.period for value in values], place)
        for look, name, figure in FOLLOWED
    ]
    shown = _parted([line for line in lines if line.points])
    every = 1 + len(values) // 8
    periods = tuple(Tick(place(at, low)[0], value.period) for at, value in enumerate(values) if at % every == 0)
    steps = tuple(Tick(place(0, level)[1], number(level)) for level in levels)
    return Trend(shown, periods, steps, tuple(value.period for value in values))


def _line(
    look: str,
    name: str,
    numbers: Sequence[float | None],
    periods: Sequence[str],
    place: Callable[[int, float], tuple[float, float]],
) -> Line:
    runs: list[list[Point]] = [[]]
    for at, (value, period) in enumerate(zip(numbers, periods, strict=True)):
        if value is None:
            runs.append([])
            continue
        runs[-1].append(Point(*place(at, value), f"{name}, {period}: {number(value)}"))
    points = tuple(point for run in runs for point in run)
    paths = tuple(" ".join(f"{point.x},{point.y}" for point in run) for run in runs if len(run) > 1)
    return Line(look, name, points, paths, points[-1].y if points else 0, tuple(numbers))


def _parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines whose names do not stand on each other."""
    taken: list[float] = []
    placed = {}
    for line in sorted(lines, key=lambda each: each.label_y):
        y = max(line.label_y, taken[-1] + APART) if taken else line.label_y
        taken.append(y)
        placed[line.look] = replace(line, label_y=round(y, 1))
    return tuple(placed[line.look] for line in lines)


def _levels(numbers: Sequence[float]) -> tuple[float, ...]:
    """The levels at which lines are drawn across: even steps of 1, 2 or 5 and tens of them, from below all numbers to above."""
    low, high = min(numbers), max(numbers)
    span = high - low or abs(high) * 0.2 or 1.0
    ten = 10.0 ** floor(log10(span / STEPS))
    step = next(ten * times for times in (1, 2, 5, 10) if span / (ten * times) <= STEPS)
    first, last = floor(low / step), ceil(high / step)
    last += first == last
    return tuple(round(at * step, 6) for at in range(first, last + 1))


def comparison(value: Value, own: str) -> Comparison | None:
    """The newest value beside its comparators, as bars from zero; None where there is nothing to compare."""
    given = [(look, name or own, figure(value).value) for look, name, figure in FOLLOWED]
    numbers = [(look, name, each) for look, name, each in given if each is not None]
    if len(numbers) < 2 or min(each for _, _, each in numbers) < 0:
        return None
    most = max(each for _, _, each in numbers) or 1.0
    room = BAR_WIDE - BAR_LEFT - 70
    bars = tuple(
        Bar(look, name, 6 + place * BAR_LANE, round(max(1.0, each / most * room), 1), number(each))
        for place, (look, name, each) in enumerate(numbers)
    )
    return Comparison(bars, 12 + len(bars) * BAR_LANE)


def small(values: Sequence[Value]) -> tuple[str, ...]:
    """The unbroken runs of a line as small as a word; none where fewer than two values have a number."""
    numbers = [value.figure.value for value in values]
    known = [each for each in numbers if each is not None]
    if len(known) < 2:
        return ()
    low, high = min(known), max(known)
    span = high - low or 1.0
    step = (SMALL_WIDE - 6) / (len(numbers) - 1)

    def place(at: int, value: float) -> tuple[float, float]:
        return round(3 + at * step, 1), round(4 + (high - value) / span * (SMALL_HIGH - 8), 1)

    return _line("own", "", numbers, [value.period for value in values], place).paths


@dataclass(frozen=True, slots=True)
class Share:
    """What a row of shares is made of: its name and how it is coloured."""

    name: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Piece:
    """One share in its place; `text` is what stands on it, empty where there is no room."""

    colour: Colour
    x: float
    width: float
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One row: its name, in the lines that it takes and whole, its pieces, and how many there are of each key."""

    name: tuple[str, ...]
    y: int
    pieces: tuple[Piece, ...]
    title: str = ""
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour stands for."""

    x: float
    y: int
    share: Share


@dataclass(frozen=True, slots=True)
class Shares:
    """Rows of shares, each as long as all that it counts, under the keys of their colours."""

    keys: tuple[Key, ...]
    rows: tuple[ShareRow, ...]
    height: int
    width: int = WIDE
    bar: int = ROW_HIGH


def shares(kinds: Sequence[Share], rows: Sequence[tuple[str, Sequence[int]]]) -> Shares | None:
    """Rows of counts, one count for each kind; None where nothing is counted. Kinds that no row has are left out."""
    most = max((sum(counts) for _, counts in rows), default=0)
    if not most:
        return None
    used = [at for at in range(len(kinds)) if any(counts[at] for _, counts in rows)]
    keys, top = _keys([kinds[at] for at in used])
    drawn = []
    for place, (name, counts) in enumerate(rows):
        x, pieces = float(ROW_LEFT), []
        for at in used:
            width = round(counts[at] * (WIDE - ROW_LEFT - 10) / most, 1)
            if counts[at]:
                text = str(counts[at]) if width > 2 * LETTER else ""
                pieces.append(Piece(kinds[at].colour, round(x, 1), width, text, f"{name}, {kinds[at].name}: {counts[at]}"))
            x += width
        told = _in_lines(name, ROW_LEFT - 15)
        drawn.append(ShareRow(told, top + place * ROW_LANE, tuple(pieces), name, tuple(counts[at] for at in used)))
    return Shares(keys, tuple(drawn), top + len(rows) * ROW_LANE)


def _keys(kinds: Sequence[Share]) -> tuple[tuple[Key, ...], int]:
    """The keys in lines, and where what is under them begins."""
    keys: list[Key] = []
    x, y = 0.0, 4
    for kind in kinds:
        room = 34 + len(kind.name) * LETTER
        if x and x + room > WIDE:
            x, y = 0.0, y + KEY_LANE
        keys.append(Key(round(x, 1), y, kind))
        x += room
    return tuple(keys), y + KEY_LANE + 10


def _in_lines(text: str, width: float) -> tuple[str, ...]:
    """A text in at most two lines of a width; what does not fit is cut and shows it."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) * LETTER > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines) if len(lines) < 3 else (lines[0], f"{lines[1]} …")


@dataclass(frozen=True, slots=True)
class Spark:
    """A run of numbers over time, as small as a word; `about` says in words what it shows."""

    paths: tuple[str, ...]
    about: str
    width: int = SMALL_WIDE
    height: int = SMALL_HIGH
