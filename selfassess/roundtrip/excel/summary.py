"""The summary: counts that formulas keep up to date while people fill the other sheets."""

from collections.abc import Mapping, Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.actions import ACTION_LABELS, ActionStatus
from selfassess.domain.compose.figures import NOT_JUDGED
from selfassess.domain.framework import Area
from selfassess.domain.judgement import NOT_ANSWERED, NOT_APPLICABLE, UNJUDGED
from selfassess.domain.pack import PackPart
from selfassess.domain.tone import COLOURS, Tone, tone_of_level
from selfassess.domain.wording import capital, lines_word
from selfassess.roundtrip.excel import looks
from selfassess.roundtrip.excel.answers import Filling
from selfassess.roundtrip.excel.heights import fit_row
from selfassess.roundtrip.excel.layout import ACTIONS, EVIDENCE, HINT_ROW, ID, PART, SUMMARY, TITLE_ROW, Entry
from selfassess.roundtrip.excel.lists import YES
from selfassess.roundtrip.excel.looks import tone_style
from selfassess.roundtrip.excel.paper import protect, set_paper
from selfassess.roundtrip.excel.sheets import Written
from selfassess.roundtrip.excel.text import cell_at, new_sheet, say

HEAD = 4
FIRST = 5
DESCRIBED, READY = "Described", "Ready for review"
TEXTS = ("strengths", "improvements", "impact", "how", "plans")
COUNTS_FROM = 5
"""The column of the first count; before it stand the area, our judgement, how sure we are and the number of lines."""


def write_summary(filling: Filling, part: PackPart, registers: Mapping[str, Written]) -> Worksheet:
    """A row for each area, a total, and the state of evidence and actions. All figures are formulas over the other sheets."""
    sheet = new_sheet(filling.book, SUMMARY)
    labels = _counted(filling)
    _write_heads(sheet, filling, part, labels)
    areas = [area for area in filling.material.framework.areas if area.id in filling.answers]
    for row, area in enumerate(areas, start=FIRST):
        _write_area(sheet, row, area, filling, labels)
    total = FIRST + len(areas)
    _write_total(sheet, total, len(labels))
    _colour(sheet, filling, total)
    _write_state(sheet, total + 2, registers)
    if filling.judges_lines:
        _draw(sheet, filling, total, total + 8)
    sheet.freeze_panes = f"B{FIRST}"
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, title_row=HEAD)
    protect(sheet)
    return sheet


def _counted(filling: Filling) -> list[str]:
    """What is counted of the lines of each area: how they were judged, or how far they are described."""
    if not filling.judges_lines:
        return [DESCRIBED, READY, UNJUDGED[NOT_APPLICABLE]]
    return [label for _, label in filling.lists.choices[Entry.JUDGEMENT]]


def _write_heads(sheet: Worksheet, filling: Filling, part: PackPart, labels: Sequence[str]) -> None:
    lines = lines_word(filling.material.framework)
    for row, text, style in (
        (TITLE_ROW, part.title or SUMMARY, looks.TITLE),
        (
            HINT_ROW,
            "Counted from the other sheets as they are filled. "
            + (
                f"Judgements of {lines} are counted, never averaged."
                if filling.judges_lines
                else f"{capital(lines)} are only described."
            ),
            looks.HINT,
        ),
    ):
        say(sheet, row, 1, text, style)
    heads = ("Area", "Our judgement", "How sure we are", capital(lines), *labels)
    for at, head in enumerate(heads, start=1):
        say(sheet, HEAD, at, head, looks.HEAD)
        sheet.column_dimensions[get_column_letter(at)].width = 46 if at == 1 else 30 if at == 2 else 13
    sheet.row_dimensions[TITLE_ROW].height = 30
    sheet.row_dimensions[HEAD].height = 45


def _write_area(sheet: Worksheet, row: int, area: Area, filling: Filling, labels: Sequence[str]) -> None:
    written = filling.answers[area.id]
    own = f'MATCH("{area.id}",{written.reference(ID)},0)'
    say(sheet, row, 1, area.title, looks.NAMED)
    fit_row(sheet, row, [(area.title, 46.0)], line=16)
    for at, field, missing in ((2, "judgement", UNJUDGED[NOT_ANSWERED]), (3, "confidence", "")):
        found = f"INDEX({written.reference(field)},{own})"
        _formula(sheet, row, at, f'IF({found}="","{missing}",{found})')
    of_lines = f'{written.reference(ID)},"<>{area.id}",{written.reference(PART)},1'
    _formula(sheet, row, 4, f"COUNTIFS({of_lines})")
    last = COUNTS_FROM + len(labels) - 1
    for at, label in enumerate(labels, start=COUNTS_FROM):
        if label == UNJUDGED[NOT_ANSWERED]:
            others = [f"{get_column_letter(column)}{row}" for column in range(COUNTS_FROM, last + 1) if column != at]
            _formula(sheet, row, at, f"D{row}-SUM({','.join(others)})")
        elif label == DESCRIBED:
            said = "+".join(f'({written.reference(name)}<>"")' for name in TEXTS)
            _formula(
                sheet, row, at, f'SUMPRODUCT(({written.reference(ID)}<>"{area.id}")*({written.reference(PART)}=1)*({said}>0))'
            )
        elif label == READY:
            _formula(sheet, row, at, f'COUNTIFS({of_lines},{written.reference("ready")},"{YES}")')
        else:
            quoted = label.replace('"', '""')
            _formula(sheet, row, at, f'COUNTIFS({of_lines},{written.reference("judgement")},"{quoted}")')


def _write_total(sheet: Worksheet, row: int, counts: int) -> None:
    say(sheet, row, 1, "All areas", looks.NAMED)
    for at in range(2, COUNTS_FROM + counts):
        if at < 4:
            sheet.cell(row, at).style = looks.COUNT
            continue
        letter = get_column_letter(at)
        _formula(sheet, row, at, f"SUM({letter}{FIRST}:{letter}{row - 1})")


def _colour(sheet: Worksheet, filling: Filling, total: int) -> None:
    """Our judgement in its colour, and each count in the colour of its judgement where it is not nought."""
    scale = filling.material.framework.scale("judgement")
    for at, (level, label) in enumerate(filling.lists.choices[Entry.JUDGEMENT], start=COUNTS_FROM):
        tone = tone_of_level(scale, level)
        if tone is Tone.PLAIN:
            continue
        quoted, letter = label.replace('"', '""'), get_column_letter(at)
        judged = Rule(type="expression", formula=[f'B{FIRST}="{quoted}"'], dxf=tone_style(tone))
        sheet.conditional_formatting.add(f"B{FIRST}:B{total - 1}", judged)
        if not filling.judges_lines:
            continue
        counted = Rule(type="expression", formula=[f"{letter}{FIRST}>0"], dxf=tone_style(tone))
        sheet.conditional_formatting.add(f"{letter}{FIRST}:{letter}{total - 1}", counted)


def _draw(sheet: Worksheet, filling: Filling, total: int, row: int) -> None:
    """How the lines of each area are judged, as a chart of the counts above, which changes as people fill."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = f"How the {lines_word(filling.material.framework)} of each area are judged"
    chart.width, chart.height = 26, 10
    chart.legend = Legend(legendPos="b")
    chart.gapWidth = 60
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorUnit = 1
    scale = filling.material.framework.scale("judgement")
    for at, (level, label) in enumerate(filling.lists.choices[Entry.JUDGEMENT], start=COUNTS_FROM):
        counts = SeriesFactory(Reference(sheet, min_col=at, min_row=FIRST, max_row=total - 1), title=label)
        colour = NOT_JUDGED[level] if level in NOT_JUDGED else COLOURS[tone_of_level(scale, level)]
        counts.graphicalProperties.solidFill = colour.ground
        counts.graphicalProperties.line.solidFill = "3D4347"
        chart.series.append(counts)
    chart.set_categories(Reference(sheet, min_col=1, min_row=FIRST, max_row=total - 1))
    sheet.add_chart(chart, f"A{row}")


def _write_state(sheet: Worksheet, row: int, registers: Mapping[str, Written]) -> None:
    facts = []
    if evidence := registers.get(EVIDENCE):
        facts.append(("Pieces of evidence", f"COUNTA({evidence.reference('title')})"))
    if actions := registers.get(ACTIONS):
        status, due = actions.reference("status"), actions.reference("due")
        done, stopped = (ACTION_LABELS[state] for state in (ActionStatus.DONE, ActionStatus.STOPPED))
        facts += [
            ("Actions", f"COUNTA({actions.reference('text')})"),
            ("Actions done", f'COUNTIF({status},"{done}")'),
            ("Actions overdue today", f'COUNTIFS({due},"<"&TODAY(),{due},">0",{status},"<>{done}",{status},"<>{stopped}")'),
        ]
    for at, (name, formula) in enumerate(facts, start=row):
        say(sheet, at, 1, name, looks.NAMED)
        _formula(sheet, at, 2, formula)


def _formula(sheet: Worksheet, row: int, column: int, formula: str) -> None:
    """One of our own formulas: the only ones in the workbook."""
    cell = cell_at(sheet, row, column)
    cell.style = looks.COUNT
    cell.value = f"={formula}"
