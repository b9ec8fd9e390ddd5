"""The hidden sheets that say what a workbook is and what it held, so that both are known again when it comes back."""

from collections.abc import Iterator

from openpyxl.workbook import Workbook

from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.domain.workbook import action_fields, evidence_fields, seal
from selfassess.roundtrip.excel.answers import Filling
from selfassess.roundtrip.excel.layout import ACTIONS, EVIDENCE, FORMAT, FORMAT_VERSION, META, SENT
from selfassess.roundtrip.excel.text import new_sheet, say

SUBJECTS_FROM = "subjects"
"""The key after which each row is a subject, the revision that was written, and the sheet that holds it."""


def write_meta(filling: Filling, pack: Pack) -> None:
    """What the file is, which assessment and framework it is of, and the revision of each response when it went out."""
    sheet = new_sheet(filling.book, META)
    sheet.sheet_state = "veryHidden"
    for row, values in enumerate((*_facts(filling.material, pack), (SUBJECTS_FROM,), *_subjects(filling)), start=1):
        for column, value in enumerate(values, start=1):
            say(sheet, row, column, value)


def _facts(material: Material, pack: Pack) -> tuple[tuple[str, str], ...]:
    return (
        ("format", FORMAT),
        ("format-version", str(FORMAT_VERSION)),
        ("pack", pack.id),
        ("assessment", material.assessment.id),
        ("authority", material.authority.id),
        ("framework", material.framework.key),
        ("made-on", material.today.isoformat()),
    )


def _subjects(filling: Filling) -> tuple[tuple[str, str, str], ...]:
    """Every subject that stands on a sheet, whether it was ever saved or not (revision 0)."""
    framework = filling.material.framework
    of_line = {line.id: area.id for area in framework.areas for line in area.lines}
    return tuple(
        (response.subject, str(response.revision), filling.answers[home].sheet.title)
        for response in filling.material.in_order()
        if (home := of_line.get(response.subject, response.subject)) in filling.answers
    )


def write_sent(filling: Filling) -> None:
    """What evidence and actions said when they went out, as seals: they have no revisions by which it could be looked up."""
    sheet = new_sheet(filling.book, SENT)
    sheet.sheet_state = "veryHidden"
    for row, values in enumerate(_sent(filling), start=1):
        for column, value in enumerate(values, start=1):
            say(sheet, row, column, value)


def _sent(filling: Filling) -> Iterator[tuple[str, ...]]:
    """A row for each: the sheet, the id, the number, then every field's name and seal."""
    told = [(EVIDENCE, item.ref, item.thing.id, evidence_fields(item.thing)) for item in filling.evidence]
    told += [(ACTIONS, item.ref, item.thing.id, action_fields(item.thing)) for item in filling.actions]
    for home, ref, key, fields in told:
        yield home, key, ref, *(part for name, said in fields.items() for part in (name, seal(said)))


def set_properties(book: Workbook, material: Material, pack: Pack) -> None:
    """What the file says of itself."""
    book.properties.title = f"{pack.title}: {material.authority.name}"
    book.properties.creator = material.authority.name
    book.properties.subject = f"{material.framework.title}, {material.framework.version}"
    book.properties.language = "en-GB"
