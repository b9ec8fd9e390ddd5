"""The scoring workbook: an assessment as an Excel file that people fill and send back."""

from io import BytesIO

from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.material import Material
from selfassess.domain.pack import Pack, PackPart
from selfassess.roundtrip.excel.answers import Filling, write_areas, write_whole
from selfassess.roundtrip.excel.cover import write_cover
from selfassess.roundtrip.excel.indicators import write_indicators
from selfassess.roundtrip.excel.layout import ACTIONS, EVIDENCE
from selfassess.roundtrip.excel.lists import lists_of, write_lists
from selfassess.roundtrip.excel.looks import add_styles
from selfassess.roundtrip.excel.meta import set_properties, write_meta, write_sent
from selfassess.roundtrip.excel.paper import set_header
from selfassess.roundtrip.excel.registers import write_actions, write_benchmark, write_comments, write_evidence
from selfassess.roundtrip.excel.sheets import Written
from selfassess.roundtrip.excel.summary import write_summary

REGISTERS = {"evidence": (EVIDENCE, write_evidence), "actions": (ACTIONS, write_actions)}
"""The sheet that each register stands on, and what writes it."""


def write(material: Material, pack: Pack) -> bytes:
    """The workbook of an assessment, with the sheets that the pack names, in its order."""
    book = Workbook()
    for blank in book.worksheets:
        book.remove(blank)
    add_styles(book)
    filling = Filling(book, material, lists_of(material.framework))
    sheets = _write_parts(filling, pack)
    write_lists(book, filling.lists)
    write_meta(filling, pack)
    write_sent(filling)
    for place, sheet in enumerate(sheets):
        set_header(sheet, f"{material.authority.name}: {pack.title}", pack.marking)
        book.move_sheet(sheet, place - book.index(sheet))
    _finish(book, material, pack)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_parts(filling: Filling, pack: Pack) -> list[Worksheet]:
    """The sheets of every part in the pack's order; the summary is made last, because it counts over the others."""
    made: dict[int, list[Worksheet]] = {}
    registers: dict[str, Written] = {}
    for place, part in sorted(enumerate(pack.parts), key=lambda numbered: numbered[1].kind == "summary"):
        made[place] = _write_part(filling, pack, part, registers)
    return [sheet for place in sorted(made) for sheet in made[place]]


def _write_part(filling: Filling, pack: Pack, part: PackPart, registers: dict[str, Written]) -> list[Worksheet]:
    """The sheets of one part; none for kinds that only a document can carry."""
    match part.kind:
        case "cover":
            made = [write_cover(filling, pack, part)]
        case "whole":
            made = write_whole(filling)
        case "areas":
            made = write_areas(filling)
        case "evidence" | "actions":
            title, write_register = REGISTERS[part.kind]
            registers[title] = write_register(filling, part)
            made = [registers[title].sheet]
        case "indicators":
            made = write_indicators(filling, part)
        case "comments":
            made = write_comments(filling, part)
        case "benchmark":
            made = [write_benchmark(filling, part).sheet]
        case "summary":
            made = [write_summary(filling, part, registers)]
        case _:
            made = []
    return made


def _finish(book: Workbook, material: Material, pack: Pack) -> None:
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    book.security = WorkbookProtection(lockStructure=True)
    book.active = 0
    set_properties(book, material, pack)
