"""Choosing whom an assessment is compared with."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.comparators import SET_LABELS, SetKind
from selfassess.errors import Conflict
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.comparators import Compared, choose_comparators, comparators_of
from selfassess.web.assessments.places import overview_address, trail
from selfassess.web.forms.comparators import ComparatorsForm, comparators_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person


def comparators(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Whom it is compared with, and whom it could be."""
    found = comparators_of(tools, person(), assessment_id)
    data = {"kind": found.chosen.kind.value, "own": found.chosen.own, "number": found.number}
    return _shown(tools, found, comparators_form(found)(data=data))


def compare_with(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Keep the choice."""
    found = comparators_of(tools, person(), assessment_id)
    form = comparators_form(found)(request.form)
    if not form.validate():
        return _shown(tools, found, form)
    kind = SetKind(form.kind.data)
    try:
        choose_comparators(tools, person(), assessment=assessment_id, kind=kind, own=form.own.data, number=form.number.data or 0)
    except Conflict as error:
        form.number.data = found.number
        return _shown(tools, found, form, conflict=str(error)), 409
    flash(f"Compared with {SET_LABELS[kind]}")
    return redirect(overview_address(assessment_id))


def _shown(tools: Toolbox, found: Compared, form: ComparatorsForm, conflict: str = "") -> str:
    framework = find_assessment(tools, person(), found.assessment.id).framework
    names = {each.id: each.name for each in found.offered}
    return render_template(
        "assessments/comparators.html",
        compared=found,
        form=form,
        errors=error_list(form),
        conflict=conflict,
        labels=SET_LABELS,
        names=names,
        areas={area.id: area.short for area in framework.areas},
        trail=trail(found.assessment, framework),
    )
