"""Starting an assessment."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.line_judging import DESCRIBED
from selfassess.ports import Toolbox
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import choices
from selfassess.web.assessments.places import overview_address
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.starting import ORDER, StartForm, start_form
from selfassess.web.visitor import person


def start(tools: Toolbox) -> ResponseReturnValue:
    """The form that starts an assessment."""
    return _shown(_form(tools)())


def create(tools: Toolbox) -> ResponseReturnValue:
    """Start an assessment, and go on to its overview."""
    form = _form(tools)(request.form)
    if not form.validate():
        return _shown(form)
    made = create_assessment(
        tools,
        person(),
        authority=form.authority.data,
        framework=form.framework.data,
        title=form.title.data or "",
        period=form.period.data or "",
        lines_judged=form.lines.data != DESCRIBED,
    )
    flash("Assessment started")
    return redirect(overview_address(made.id))


def _form(tools: Toolbox) -> type[StartForm]:
    return start_form(choices(tools, person()), tools.frameworks().frameworks(), tools.today())


def _shown(form: StartForm) -> str:
    return render_template("assessments/start.html", form=form, errors=error_list(form, ORDER))
