"""The hidden lists behind the drop-downs, and the drop-downs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.actions import ACTION_LABELS
from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED
from selfassess.roundtrip.excel.layout import LISTS, Entry
from selfassess.roundtrip.excel.text import new_sheet, say

YES, NO = "Yes", "No"

Choices = tuple[tuple[str, str], ...]
"""Ids and the labels that people choose."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The choices of each kind of entry that has a drop-down."""

    choices: Mapping[Entry, Choices]

    def label(self, entry: Entry, chosen: str) -> str:
        """What people read for an id; the id itself where the list has it no more."""
        return dict(self.choices[entry]).get(chosen, chosen)


NAMES = {
    Entry.JUDGEMENT: "list_judgement",
    Entry.CONFIDENCE: "list_confidence",
    Entry.YES_NO: "list_yes_no",
    Entry.KIND: "list_evidence_kind",
    Entry.STATUS: "list_action_status",
}
"""The defined name of each list."""


def lists_of(framework: Framework) -> Lists:
    """The choices that a framework gives, and our own."""
    return Lists(
        {
            Entry.JUDGEMENT: (*_levels(framework, "judgement"), *UNJUDGED.items()),
            Entry.CONFIDENCE: _levels(framework, "confidence"),
            Entry.YES_NO: ((YES, YES), (NO, NO)),
            Entry.KIND: tuple((kind.value, label) for kind, label in EVIDENCE_LABELS.items()),
            Entry.STATUS: tuple((status.value, label) for status, label in ACTION_LABELS.items()),
        }
    )


def _levels(framework: Framework, scale_id: str) -> Choices:
    scale = framework.scale(scale_id)
    return tuple((level.id, level.label) for level in scale.levels) if scale else ()


def write_lists(book: Workbook, lists: Lists) -> None:
    """Keep every list on the hidden sheet: a column of ids and a column of labels each, the labels under a defined name."""
    sheet = new_sheet(book, LISTS)
    sheet.sheet_state = "veryHidden"
    for at, (entry, choices) in enumerate(lists.choices.items()):
        ids, labels = 2 * at + 1, 2 * at + 2
        for row, (chosen, label) in enumerate(choices, start=1):
            say(sheet, row, ids, chosen)
            say(sheet, row, labels, label)
        if choices:
            letter = get_column_letter(labels)
            place = f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"
            book.defined_names[NAMES[entry]] = DefinedName(NAMES[entry], attr_text=place)


def add_drop_down(sheet: Worksheet, entry: Entry, cells: Sequence[str]) -> None:
    """Let the cells of these ranges take a choice of the list only, or nothing."""
    validation = DataValidation(type="list", formula1=f"={NAMES[entry]}", allow_blank=True, showErrorMessage=True)
    validation.errorTitle = "Not in the list"
    validation.error = "Choose one of the answers in the list, or leave the cell empty."
    for each in cells:
        validation.add(each)
    sheet.add_data_validation(validation)


def add_refusal(sheet: Worksheet, cells: Sequence[str], why: str) -> None:
    """Let these cells take nothing, and say why when one of them is chosen."""
    validation = DataValidation(type="custom", formula1="FALSE", allow_blank=True, showErrorMessage=True, showInputMessage=True)
    validation.promptTitle = validation.errorTitle = "Closed"
    validation.prompt = validation.error = why
    for cell in cells:
        validation.add(cell)
    sheet.add_data_validation(validation)


def add_day_check(sheet: Worksheet, cells: str) -> None:
    """Let the cells of a range take a day only, or nothing."""
    validation = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True, showErrorMessage=True)
    validation.errorTitle = "Not a day"
    validation.error = "Type a day, as in 31/3/2026."
    validation.add(cells)
    sheet.add_data_validation(validation)
