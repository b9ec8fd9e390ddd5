"""The hidden sheet that says what a workbook is, so that it is known again when it comes back."""

from openpyxl.workbook import Workbook

from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.roundtrip.excel.answers import Filling
from selfassess.roundtrip.excel.layout import FORMAT, FORMAT_VERSION, META
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


def set_properties(book: Workbook, material: Material, pack: Pack) -> None:
    """What the file says of itself."""
    book.properties.title = f"{pack.title}: {material.authority.name}"
    book.properties.creator = material.authority.name
    book.properties.subject = f"{material.framework.title}, {material.framework.version}"
    book.properties.language = "en-GB"
