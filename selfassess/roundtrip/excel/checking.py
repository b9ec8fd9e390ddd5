"""Whether a workbook, read back, holds every subject and no formula but our own."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from selfassess.domain.material import Material
from selfassess.roundtrip.excel.layout import FORMAT, META, SUMMARY
from selfassess.roundtrip.excel.meta import SUBJECTS_FROM


def workbook_problems(content: bytes, material: Material) -> tuple[str, ...]:
    """Every way in which a workbook does not hold its assessment; none for a sound one."""
    book = load_workbook(BytesIO(content))
    facts, homes, _ = read_meta(book)
    problems = [f"{name} is {facts.get(name)!r}" for name, meant in _facts(material) if facts.get(name) != meant]
    for subject, home in homes.items():
        if subject not in {str(cell.value) for cell in book[home]["A"]}:
            problems.append(f"{subject} is not on the sheet {home!r}")
    return (*problems, *(f"{place} holds a formula" for place in _foreign_formulas(book)))


def _facts(material: Material) -> tuple[tuple[str, str], ...]:
    return ("format", FORMAT), ("assessment", material.assessment.id), ("framework", material.framework.key)


def read_meta(book: Workbook) -> tuple[dict[str, str], dict[str, str], dict[str, int]]:
    """What the hidden sheet says: its facts by name, the sheet on which each subject stands, and the revision that went out.

    Raises `ValueError` or `IndexError` where it is not as we write it.
    """
    rows = [[str(value) for value in row if value is not None] for row in book[META].iter_rows(values_only=True)]
    rows = [row for row in rows if row]
    start = rows.index([SUBJECTS_FROM])
    facts = {row[0]: row[1] for row in rows[:start]}
    subjects = rows[start + 1 :]
    return facts, {row[0]: row[2] for row in subjects}, {row[0]: int(row[1]) for row in subjects}


def _foreign_formulas(book: Workbook) -> list[str]:
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        if sheet.title != SUMMARY
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
