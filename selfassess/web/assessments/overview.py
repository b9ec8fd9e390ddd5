"""How far an assessment has come, and what may be made of it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from selfassess.domain.comparators import SET_LABELS
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.assessments import overview as load_overview
from selfassess.services.glance import glance
from selfassess.services.progress import Overview
from selfassess.web.assessments.packs import pack_links
from selfassess.web.forms.starting import in_force
from selfassess.web.visitor import person


def overview(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """An assessment as a list of what is to be done."""
    found = load_overview(tools, person(), assessment_id)
    return render_template(
        "assessments/overview.html",
        overview=found,
        met=limits_met(found),
        set_label=SET_LABELS[found.chosen.kind],
        in_force=in_force(found.framework),
        packs=pack_links(tools, assessment_id),
        glance=glance(tools, person(), assessment_id),
        sends=person().may(Right.START, found.assessment.authority, today=tools.today()),
    )


def limits_met(overview: Overview) -> tuple[tuple[str, str, str], ...]:
    """For each pattern of the framework that the judgements meet: the areas, the level that they have, and the basis."""
    answers = {progress.area.id: progress.response.judgement.answer for progress in overview.areas}
    shorts = {progress.area.id: progress.area.short for progress in overview.areas}
    return tuple(
        (", ".join(shorts[area] for area in limit.met_in(answers)), limit.level, limit.basis)
        for limit in overview.framework.limits
        if limit.met_in(answers)
    )
