"""How practice audits graded what is judged: counts of grades, never an average."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import body, cell, hint, judgement_cell
from selfassess.domain.document import Block, Cell, Heading, Table
from selfassess.domain.material import Audited
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import counted, short_day


def audits(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """A row for each area and line that recent audits looked at: how they graded it, beside our own judgement."""
    material = composition.material
    title = Heading(1, part.title or "How practice was audited", "part/audits")
    months = counted(material.audit_months, "month")
    if not material.audited:
        return (title, body(f"No audit of the last {months} has been brought in."))
    head = ("What", "Our judgement", "Grades given", "Records", "Newest")
    rows = tuple(_row(each, composition) for each in material.audited)
    about = (
        "Each row is an area or line: our own judgement, how many audit grades were given of each level, and how many records."
    )
    table = Table(f"Grades of practice audits in {months}", head, rows, (0.32, 0.2, 0.26, 0.1, 0.12), about=about)
    return (
        title,
        table,
        hint("Grades are those after moderation, where somebody moderated. They are counted and never averaged."),
    )


def _row(audited: Audited, composition: Composition) -> tuple[Cell, ...]:
    material, found = composition.material, audited.found
    given = ", ".join(f"{level.many} {level.label.lower()}" for level in found.levels if level.many)
    return (
        cell(material.subject_title(audited.subject)),
        judgement_cell(material.framework, material.response(audited.subject).judgement),
        cell(given),
        cell(str(found.records)),
        cell(short_day(found.newest) if found.newest else ""),
    )
