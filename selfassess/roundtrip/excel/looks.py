"""How the workbook looks: a handful of named styles, which people find again in Excel's own list."""

from collections.abc import Iterable

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook

from selfassess.domain.tone import COLOURS, Tone

FACE = "Arial"
NAVY = "12375F"
GREY = "505A5F"
PALE = "E8EEF4"
RULE = "B1B4B6"

TITLE = "Workbook title"
SUBTITLE = "Workbook subtitle"
HINT = "Workbook hint"
HEAD = "Workbook heading"
GUIDE = "Workbook guidance"
CLOSED = "Workbook closed"
NAMED = "Workbook row name"
OPEN = "Workbook entry"
OPEN_DAY = "Workbook day"
COUNT = "Workbook count"
BODY = "Workbook text"

DAY_FORMAT = "d mmm yyyy"


def add_styles(book: Workbook) -> None:
    """Give a workbook its named styles."""
    for style in _styles():
        book.add_named_style(style)


def tone_style(tone: Tone) -> DifferentialStyle:
    """How a cell looks whose word is a judgement of this tone."""
    colour = COLOURS[tone]
    return DifferentialStyle(font=Font(color=colour.ink, bold=True), fill=PatternFill(bgColor=colour.ground, fill_type="solid"))


def _styles() -> Iterable[NamedStyle]:
    thin = Side(style="thin", color=RULE)
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    wrap = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
    middle = Alignment(wrap_text=True, vertical="top", horizontal="center")
    pale = PatternFill("solid", fgColor=PALE)
    yield _style(TITLE, Font(name=FACE, size=18, bold=True, color=NAVY), Alignment(vertical="center"))
    yield _style(SUBTITLE, Font(name=FACE, size=12, bold=True, color=NAVY), Alignment(wrap_text=True, vertical="top"))
    yield _style(HINT, Font(name=FACE, size=10, color=GREY), Alignment(vertical="top"))
    yield _style(BODY, Font(name=FACE, size=11), wrap)
    yield _style(
        HEAD,
        Font(name=FACE, size=10, bold=True, color=NAVY),
        Alignment(wrap_text=True, vertical="bottom", horizontal="left", indent=1),
        pale,
        box,
    )
    yield _style(GUIDE, Font(name=FACE, size=10, color="3D4347"), wrap, PatternFill("solid", fgColor="F7F8F9"), box)
    yield _style(CLOSED, Font(name=FACE, size=10, italic=True, color=GREY), wrap, PatternFill("solid", fgColor="E3E5E8"), box)
    yield _style(NAMED, Font(name=FACE, size=10, bold=True), wrap, PatternFill("solid", fgColor="F7F8F9"), box)
    yield _style(COUNT, Font(name=FACE, size=10), middle, None, box)
    yield _style(OPEN, Font(name=FACE, size=10), wrap, None, box, open_to_all=True)
    day = _style(OPEN_DAY, Font(name=FACE, size=10), wrap, None, box, open_to_all=True)
    day.number_format = DAY_FORMAT
    yield day


def _style(
    name: str,
    font: Font,
    alignment: Alignment,
    fill: PatternFill | None = None,
    border: Border | None = None,
    *,
    open_to_all: bool = False,
) -> NamedStyle:
    style = NamedStyle(name=name, font=font, alignment=alignment, protection=Protection(locked=not open_to_all))
    if fill is not None:
        style.fill = fill
    if border is not None:
        style.border = border
    return style
