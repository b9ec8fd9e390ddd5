"""Carrying an assessment forward: what would come of it, line by line, then doing it."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.crosswalk import RELATION_WORDS
from selfassess.domain.line_judging import DESCRIBED, JUDGED
from selfassess.ports import Toolbox
from selfassess.services.assessments import Listed, find_assessment
from selfassess.services.carrying import carry_forward, preview_carrying
from selfassess.web.assessments.places import overview_address, trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.starting import CarryForm, carry_form
from selfassess.web.visitor import person

TAKEN = "take"
"""The name of the boxes that say which subjects come along."""


def carrying(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The preview: into which framework is chosen in the address, the assessment's own where none is."""
    found = find_assessment(tools, person(), assessment_id)
    key = request.args.get("framework") or found.framework.key
    lines = JUDGED if found.assessment.lines_judged else DESCRIBED
    return _shown(tools, assessment_id, _form(tools, found)(data={"framework": key, "lines": lines}), taken=None)


def carry(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Start the new assessment, and go on to it."""
    found = find_assessment(tools, person(), assessment_id)
    form = _form(tools, found)(request.form)
    taken = set(request.form.getlist(TAKEN))
    if not form.validate() or request.form.get("then") == "show":
        return _shown(tools, assessment_id, form, taken=None if request.form.get("then") == "show" else taken)
    preview = preview_carrying(tools, person(), assessment_id, form.framework.data)
    made = carry_forward(
        tools,
        person(),
        previous=assessment_id,
        framework=form.framework.data,
        title=form.title.data or "",
        period=form.period.data or "",
        without={each.subject for each in preview.filled} - taken,
        lines_judged=None if form.lines.data is None else form.lines.data == JUDGED,
    )
    flash("Assessment carried forward")
    return redirect(overview_address(made.id))


def _form(tools: Toolbox, found: Listed) -> type[CarryForm]:
    return carry_form(tools.frameworks().frameworks(), tools.today(), found.framework.word("line"))


def _shown(tools: Toolbox, assessment_id: str, form: CarryForm, *, taken: set[str] | None) -> str:
    chosen = None if form.framework.errors else form.framework.data
    key = chosen or find_assessment(tools, person(), assessment_id).framework.key
    preview = preview_carrying(tools, person(), assessment_id, key)
    return render_template(
        "assessments/carry.html",
        preview=preview,
        form=form,
        errors=error_list(form) if request.method == "POST" and request.form.get("then") != "show" else [],
        taken=taken,
        take=TAKEN,
        relations=RELATION_WORDS,
        trail=trail(preview.previous, preview.old),
    )
