"""Importing values: a file, then which column is which with a preview, then taking them."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.assessment import Assessment
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework
from selfassess.domain.indicator_sheet import COLUMN_LABELS, COLUMNS
from selfassess.domain.wording import counted
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.indicators import GivenTable, Preview, import_values, keep_table, kept_table, preview_import
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.indicators import TableForm
from selfassess.web.forms.tables import column_form, columns_in
from selfassess.web.visitor import person

SHOWN = 12
"""How many rows a preview shows besides those with mistakes."""


def importing(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The form that takes a file."""
    return _asking(tools, assessment_id, TableForm())


def preview(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """What a file would bring. It comes first with a file; then by what it is kept under, with columns that were chosen."""
    around = _around(tools, assessment_id)
    form = TableForm(CombinedMultiDict((request.files, request.form)))
    if not form.kept.data and not form.validate():
        return _asking(tools, assessment_id, form)
    try:
        kept = form.kept.data or keep_table(
            tools, person(), authority=around["authority"].id, name=form.file.data.filename, content=form.file.data.read()
        )
        return _previewed(tools, around, kept)
    except BadInput as error:
        form.file.errors = [str(error)]
        return _asking(tools, assessment_id, form)


def _previewed(tools: Toolbox, around: dict[str, Any], kept: str) -> ResponseReturnValue:
    authority: Authority = around["authority"]
    name, content = kept_table(tools, person(), authority=authority.id, kept=kept)
    chosen = columns_in(request.form, COLUMN_LABELS) if request.form.get("kept") else None
    given = GivenTable(authority.id, name, content, chosen)
    found = preview_import(tools, person(), given)
    if request.form.get("then") == "take" and found.values and not found.mistakes:
        many = import_values(tools, person(), given)
        flash(f"{counted(many, 'value')} taken")
        return redirect(url_for("indicators.indicators", assessment_id=around["assessment"].id))
    return render_template("indicators/preview.html", **around, **_shown(found), kept=kept)


def _shown(found: Preview) -> dict[str, Any]:
    return {
        "preview": found,
        "form": column_form(found.sheet.headings, found.columns, COLUMN_LABELS),
        "columns": [column for column in COLUMNS if column in found.columns],
        "labels": COLUMN_LABELS,
        "rows": [*found.mistakes, *(row for row in found.rows if row.value is not None)][: max(SHOWN, len(found.mistakes))],
    }


def _asking(tools: Toolbox, assessment_id: str, form: TableForm) -> str:
    return render_template(
        "indicators/import.html", **_around(tools, assessment_id), form=form, errors=error_list(form), labels=COLUMN_LABELS
    )


def _around(tools: Toolbox, assessment_id: str) -> dict[str, Any]:
    found = find_assessment(tools, person(), assessment_id)
    return around(found.assessment, found.authority, found.framework)


def around(assessment: Assessment, authority: Authority, framework: Framework) -> dict[str, Any]:
    """What every page of an import shows: whose figures they are, and the way back."""
    steps = (
        *trail(assessment, framework),
        Step("Indicators", url_for("indicators.indicators", assessment_id=assessment.id)),
    )
    return {"assessment": assessment, "authority": authority, "framework": framework, "trail": steps}
