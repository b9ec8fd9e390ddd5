"""A template of a case review as a plain sheet, the way people type one in a spreadsheet, and the template that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfassess.domain.case_form import NOT_ASKED, SHOWN
from selfassess.domain.framework import Framework
from selfassess.domain.framework_kinds import Field
from selfassess.domain.template import AreaSaid, FieldSaid, design, with_area, with_cohorts, with_field, with_scale


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """What stands in the sheets: areas of practice, other questions, steps of the scale, cohorts with their numbers of cases."""

    areas: tuple[AreaSaid, ...]
    fields: tuple[FieldSaid, ...] = ()
    scale: tuple[str, ...] = ()
    cohorts: tuple[tuple[str, int], ...] = ()


def sheet_of(template: Framework) -> TemplateSheet:
    """A template as sheets. What every case review asks is not among them."""
    scale = template.scale(SHOWN)
    asked = (field for field in design(template).fields if field.id not in NOT_ASKED)
    return TemplateSheet(
        tuple(
            AreaSaid(
                line.title,
                line.about,
                tuple(prompt.text for prompt in line.prompts),
                tuple(criterion.text for criterion in line.criteria),
            )
            for line in template.lines()
        ),
        tuple(FieldSaid(field.title, field.kind, field.hint, field.choices) for field in asked),
        tuple(level.label for level in scale.levels) if scale else (),
        tuple((cohort.title, cohort.count) for cohort in design(template).cohorts),
    )


def from_sheet(template: Framework, sheet: TemplateSheet) -> Framework:
    """The template as the sheets say it; what has the same name keeps its id. Raises `BadInput` for what cannot be.

    Questions and cohorts stay as they were where the sheets hold none.
    """
    lines = {line.title.casefold(): line for line in template.lines()}
    made = template
    for said in sheet.areas:
        before = lines.get(said.title.casefold())
        made = with_area(made, before.id if before else None, said)
    wanted = [said.title.casefold() for said in sheet.areas]
    kept = sorted(
        (line for line in made.lines() if line.title.casefold() in wanted), key=lambda line: wanted.index(line.title.casefold())
    )
    made = replace(made, areas=(replace(made.areas[0], lines=tuple(kept)),))
    if sheet.fields:
        made = _with_fields(made, sheet.fields)
    if sheet.cohorts:
        made = with_cohorts(made, sheet.cohorts)
    scale = template.scale(SHOWN)
    return with_scale(made, scale.title if scale else "", sheet.scale)


def _with_fields(template: Framework, fields: Sequence[FieldSaid]) -> Framework:
    known = {field.title.casefold(): field.id for field in design(template).fields}
    made = template
    for said in fields:
        made = with_field(made, known.get(said.title.casefold()), said)
    wanted = [said.title.casefold() for said in fields]

    def place(field: Field) -> int:
        return wanted.index(field.title.casefold()) if field.title.casefold() in wanted else len(wanted)

    every = design(made).fields
    asked = sorted((field for field in every if field.title.casefold() in wanted), key=place)
    apart = [field for field in every if field.id in NOT_ASKED and field not in asked]
    return replace(made, case_review=replace(design(made), fields=(*asked, *apart)))
