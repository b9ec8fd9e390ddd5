"""The cover sheet: what the workbook is, and how to fill it."""

from collections.abc import Iterator

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.judgement import DO_NOT_KNOW, NOT_ANSWERED, NOT_APPLICABLE, UNJUDGED
from selfassess.domain.pack import Pack, PackPart
from selfassess.domain.tone import COLOURS, tone_of_level
from selfassess.domain.wording import day, lines_word
from selfassess.roundtrip.excel import looks
from selfassess.roundtrip.excel.answers import Filling
from selfassess.roundtrip.excel.heights import fit_row
from selfassess.roundtrip.excel.layout import COVER
from selfassess.roundtrip.excel.paper import protect, set_paper
from selfassess.roundtrip.excel.text import new_sheet, say

NAMES, VALUES = 2, 3
VALUES_WIDTH = 92.0


def write_cover(filling: Filling, pack: Pack, part: PackPart) -> Worksheet:
    """Title, facts, instructions and the colours with their words."""
    sheet = new_sheet(filling.book, COVER)
    for column, width in (("A", 3.0), ("B", 26.0), ("C", VALUES_WIDTH)):
        sheet.column_dimensions[column].width = width
    sheet.row_dimensions[2].height = 34
    say(sheet, 2, NAMES, part.title or pack.title, looks.TITLE)
    row = 4
    for name, value in _facts(filling):
        say(sheet, row, NAMES, name, looks.SUBTITLE)
        _paragraph(sheet, row, value)
        row += 1
    row = _write_steps(sheet, row + 1, filling)
    _write_colours(sheet, row + 1, filling)
    sheet.sheet_view.showGridLines = False
    set_paper(sheet)
    protect(sheet)
    return sheet


def _facts(filling: Filling) -> Iterator[tuple[str, str]]:
    material = filling.material
    framework = material.framework
    yield "Authority", material.authority.name
    yield "Assessment", material.assessment.title
    yield "Framework", f"{framework.title}, {framework.version} ({framework.publisher})"
    if material.state:
        yield "State", material.state
    if material.assessment.period:
        yield "Period", material.assessment.period
    yield "Made on", day(material.today)
    if framework.wording:
        yield "Wording", framework.wording


def _steps(filling: Filling) -> tuple[str, ...]:
    lines = lines_word(filling.material.framework)
    three = (UNJUDGED[NOT_ANSWERED], UNJUDGED[DO_NOT_KNOW], UNJUDGED[NOT_APPLICABLE])
    judge = "Choose a judgement from the list in the cell."
    if not filling.judges_lines:
        judge = f"Choose a judgement of each area from the list in the cell; {lines} are only described and take none."
    return (
        f"Each area has a sheet. Fill the white cells: first the area as a whole, then the {lines} that you know about.",
        f"{judge} “{three[0]}”, “{three[1]}” and “{three[2]}” mean three different things.",
        "Write each piece of evidence once, on the sheet Evidence, and each action once, on the sheet Actions.",
        "Beside an answer write the numbers of what it rests on and what it asks for, parted by semicolons: E1; E4.",
        "You may filter, and widen or hide columns. Leave the names of sheets and what is hidden as they are.",
        "The sheets are protected against slips, without a password. They print on A4, areas two pages wide.",
        "Do not write children's names, dates of birth or case numbers anywhere in this workbook.",
    )


def _write_steps(sheet: Worksheet, row: int, filling: Filling) -> int:
    say(sheet, row, NAMES, "How to fill it in", looks.SUBTITLE)
    for at, step in enumerate(_steps(filling)):
        _paragraph(sheet, row + at, f"{at + 1}. {step}")
    return row + len(_steps(filling))


def _write_colours(sheet: Worksheet, row: int, filling: Filling) -> None:
    scale = filling.material.framework.scale("judgement")
    if scale is None:
        return
    say(sheet, row, NAMES, "The judgements", looks.SUBTITLE)
    for at, level in enumerate(scale.levels, start=row):
        colour = COLOURS[tone_of_level(scale, level.id)]
        words = f"{level.label}: {level.descriptor}" if level.descriptor else level.label
        cell = _paragraph(sheet, at, words)
        cell.fill = PatternFill("solid", fgColor=colour.ground)
        cell.font = Font(name=looks.FACE, size=11, color=colour.ink)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _paragraph(sheet: Worksheet, row: int, text: str) -> Cell:
    fit_row(sheet, row, [(text, VALUES_WIDTH)], line=15.5)
    return say(sheet, row, VALUES, text, looks.BODY)
