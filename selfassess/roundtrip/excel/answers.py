"""The sheets that people answer on: one for the whole authority, one for each area with a row for each line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.formatting.rule import Rule
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.actions import Action
from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Area, Line
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.material import Attached, Material, PastJudgement
from selfassess.domain.tone import Tone, tone_of_grade, tone_of_level
from selfassess.domain.wording import capital, lines_word
from selfassess.roundtrip.excel.layout import (
    DESCRIBED_ONLY,
    FIRST_ROW,
    ID,
    JUDGING,
    OWN_SHEETS,
    WHOLE_SHEET,
    Entry,
    answer_columns,
    sheet_title,
)
from selfassess.roundtrip.excel.lists import NO, YES, Lists
from selfassess.roundtrip.excel.looks import tone_style
from selfassess.roundtrip.excel.sheets import Row, TableSheet, Written, write_table

KEPT = (Acceptance.ACCEPTED, Acceptance.EDITED)
"""The benchmarks that go out: a suggestion or a rejected one is not the authority's."""

AS_A_WHOLE = "The area as a whole"
NO_OVERALL = "No overall judgement in this version"
NO_PAST = "No judgement in our library"
SEPARATOR = "; "


@dataclass(frozen=True)
class Filling:
    """A workbook being filled from its material; `answers` holds the sheet of each subject that has one of its own."""

    book: Workbook
    material: Material
    lists: Lists
    answers: dict[str, Written] = field(default_factory=dict)

    @cached_property
    def evidence(self) -> tuple[Attached[Evidence], ...]:
        """The numbered evidence."""
        return self.material.attached_evidence()

    @property
    def judges_lines(self) -> bool:
        """Whether lines are judged, or only described."""
        return self.material.assessment.lines_judged

    @cached_property
    def actions(self) -> tuple[Attached[Action], ...]:
        """The numbered actions."""
        return self.material.attached_actions()

    def refs(self, attached: Iterable[Attached[Evidence] | Attached[Action]], subject: str) -> str:
        """The numbers of the evidence or actions that a subject names."""
        return SEPARATOR.join(item.ref for item in attached if subject in item.subjects)


def write_whole(filling: Filling) -> list[Worksheet]:
    """The three questions for the whole authority, on one row."""
    framework = filling.material.framework
    table = TableSheet(
        WHOLE_SHEET,
        "The whole authority",
        "The three questions, answered for all services together. White cells are yours to fill.",
        answer_columns("Subject", judged=framework.overall),
        named="title",
        across=2,
    )
    row = dict(_row(filling, WHOLE, table.heading, past=_past(filling.material.past_overall())))
    if not framework.overall:
        row["judgement"] = NO_OVERALL
    filling.answers[WHOLE] = _write(filling, table, [row])
    return [filling.answers[WHOLE].sheet]


def write_areas(filling: Filling) -> list[Worksheet]:
    """A sheet for each area: the area as a whole on the first row, then its lines."""
    for area in filling.material.framework.areas:
        lines = lines_word(filling.material.framework)
        hint = f"First the area as a whole, then its {lines}. White cells are yours to fill; grey ones inform."
        table = TableSheet(
            sheet_title(area.short or area.title, OWN_SHEETS.union(filling.book.sheetnames)),
            area.title,
            hint if filling.judges_lines else f"{hint} {capital(lines)} are only described: they take no judgement.",
            answer_columns(capital(filling.material.framework.word("line"))),
            named="title",
            across=2,
            closed=() if filling.judges_lines else JUDGING,
            closed_rows={line.id for line in area.lines},
            why_closed=f"In this assessment {lines} are only described. Only the area as a whole is judged.",
        )
        filling.answers[area.id] = _write(filling, table, list(_area_rows(filling, area)))
    return [filling.answers[area.id].sheet for area in filling.material.framework.areas]


def _write(filling: Filling, table: TableSheet, rows: list[Row]) -> Written:
    written = write_table(filling.book, table, rows)
    scale = filling.material.framework.scale("judgement")
    labels = {level.label: tone_of_level(scale, level.id) for level in scale.levels} if scale else {}
    colour_words(written, "judgement", labels)
    colour_words(written, "past", {label: tone_of_grade(grade) for grade, label in GRADE_LABELS.items()})
    return written


def colour_words(written: Written, column: str, labels: dict[str, Tone]) -> None:
    """Colour the cells of a column that begin with a judgement's word; the longest word first, so that none hides another."""
    first = f"{written.letters[column]}{FIRST_ROW}"
    for label in sorted(labels, key=len, reverse=True):
        if labels[label] is not Tone.PLAIN:
            quoted = label.replace('"', '""')
            formula = f'LEFT({first},{len(label)})="{quoted}"'
            rule = Rule(type="expression", formula=[formula], dxf=tone_style(labels[label]), stopIfTrue=True)
            written.sheet.conditional_formatting.add(written.cells(column), rule)


def _area_rows(filling: Filling, area: Area) -> Iterator[Row]:
    past = _past(filling.material.past_judgement(area)) if area.judged else ""
    yield _row(filling, area.id, AS_A_WHOLE, past=past)
    for line in area.lines:
        row = _row(filling, line.id, line.title, line=line)
        described = not filling.judges_lines and not filling.material.response(line.id).judgement.answered
        yield {**row, "judgement": DESCRIBED_ONLY} if described else row


def _row(filling: Filling, subject: str, title: str, *, past: str = "", line: Line | None = None) -> Row:
    response = filling.material.response(subject)
    judgement, texts = response.judgement, response.texts
    return {
        ID: subject,
        "title": title,
        "criteria": "\n".join(f"• {criterion.text}" for criterion in line.criteria) if line else "",
        "benchmark": _benchmark(response),
        "past": past,
        "judgement": filling.lists.label(Entry.JUDGEMENT, judgement.answer),
        "confidence": filling.lists.label(Entry.CONFIDENCE, judgement.confidence) if judgement.confidence else "",
        "reason": judgement.reason,
        "strengths": texts.strengths,
        "improvements": texts.improvements,
        "impact": texts.impact,
        "how": texts.how,
        "plans": texts.plans,
        "evidence": filling.refs(filling.evidence, subject),
        "actions": filling.refs(filling.actions, subject),
        "ready": YES if response.ready else NO,
    }


def _benchmark(response: Response) -> str:
    kept = response.benchmark is not None and response.benchmark.acceptance in KEPT
    return response.benchmark.text if kept and response.benchmark else ""


def _past(past: PastJudgement | None) -> str:
    """What the last inspection printed, when, and whether together with another area."""
    if past is None:
        return NO_PAST
    words = past.printed.label
    when = f"{past.report.day:%B %Y}" if past.report.day else "date not printed"
    return SEPARATOR.join(part for part in (words, when, past.together) if part)
