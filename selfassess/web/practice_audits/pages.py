"""How lines and areas were audited, beside what the assessment says of them; importing results, and taking an audit out."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.charts import Share, Shares, shares
from selfassess.domain.practice_audits import AUDIT_KIND_LABELS, LABELS
from selfassess.domain.tone import COLOURS, tone_of_level
from selfassess.domain.wording import counted
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.audit_trends import MONTHS, AuditTrend, audit_trend
from selfassess.services.indicators import GivenTable, keep_table, kept_table
from selfassess.services.practice_audits import GivenAudit, Preview, audits_of, import_audit, preview_audit, take_out_exercise
from selfassess.web.assessments.places import Step, trail
from selfassess.web.filters import month_year
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.practice_audits import AuditForm
from selfassess.web.forms.tables import column_form, columns_in
from selfassess.web.visitor import person

SHOWN = 12
"""How many rows a preview shows besides those with mistakes."""


def audits(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """How every line and area was audited, and which audits there are."""
    found = audits_of(tools, person(), assessment_id)
    return render_template(
        "practice_audits/all.html",
        found=found,
        labels=AUDIT_KIND_LABELS,
        today=tools.today(),
        trail=trail(found.assessment, found.framework),
    )


def months(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """How a line or area was audited month by month."""
    asked = request.args.get("months", MONTHS[0], type=int)
    found = audit_trend(tools, person(), assessment_id, subject_id, span=asked if asked in MONTHS else MONTHS[0])
    back = url_for("practice_audits.audits", assessment_id=assessment_id)
    return render_template(
        "practice_audits/months.html",
        found=found,
        subject=subject_id,
        spans=MONTHS,
        chart=_chart(found),
        trail=(*trail(found.assessment, found.framework), Step("Practice audits", back)),
    )


def _chart(found: AuditTrend) -> Shares | None:
    """A row for each month, as long as its grades are many; None where nothing was graded."""
    scale = found.framework.scale("judgement")
    kinds = [Share(level.label, COLOURS[tone_of_level(scale, level.id)]) for level in scale.levels] if scale else []
    rows = [(month_year(each.first), [level.many for level in each.found.levels]) for each in found.months]
    return shares(kinds, rows)


def importing(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The form that takes a file."""
    return _asking(tools, assessment_id, AuditForm())


def preview(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """What a file would bring. It comes first with a file; then by what it is kept under, with columns that were chosen."""
    around = _around(tools, assessment_id)
    form = AuditForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _asking(tools, assessment_id, form)
    authority = around["authority"].id
    try:
        kept = form.kept.data or keep_table(
            tools, person(), authority=authority, name=form.file.data.filename, content=form.file.data.read()
        )
        name, content = kept_table(tools, person(), authority=authority, kept=kept)
        chosen = columns_in(request.form, LABELS) if form.kept.data else None
        given = GivenAudit(GivenTable(authority, name, content, chosen), form.exercise.data or "")
        found = preview_audit(tools, person(), assessment_id, given)
    except BadInput as error:
        form.file.errors = [str(error)]
        return _asking(tools, assessment_id, form)
    if request.form.get("then") == "take" and found.values and not found.mistakes:
        many = import_audit(tools, person(), assessment_id, given)
        flash(f"{counted(many, 'grade')} taken")
        return redirect(url_for("practice_audits.audits", assessment_id=assessment_id))
    return render_template("practice_audits/preview.html", **around, **_shown(found), kept=kept, exercise=given.exercise)


def _shown(found: Preview) -> dict[str, Any]:
    return {
        "preview": found,
        "form": column_form(found.sheet.headings, found.columns, LABELS),
        "columns": [column for column in LABELS if column in found.columns],
        "labels": LABELS,
        "rows": [*found.mistakes, *(row for row in found.rows if row.value is not None)][: max(SHOWN, len(found.mistakes))],
    }


def take_out(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Let an audit count no more."""
    name = request.form.get("exercise", "")
    many = take_out_exercise(tools, person(), assessment_id, name)
    flash(f"{name} counts no more: {counted(many, 'grade')}. Import its file again to bring it back")
    return redirect(url_for("practice_audits.audits", assessment_id=assessment_id))


def _asking(tools: Toolbox, assessment_id: str, form: AuditForm) -> str:
    values = _around(tools, assessment_id) | {"form": form, "errors": error_list(form)}
    return render_template("practice_audits/import.html", **values)


def _around(tools: Toolbox, assessment_id: str) -> dict[str, Any]:
    found = find_assessment(tools, person(), assessment_id)
    back = url_for("practice_audits.audits", assessment_id=assessment_id)
    steps = (*trail(found.assessment, found.framework), Step("Practice audits", back))
    return {"assessment": found.assessment, "authority": found.authority, "framework": found.framework, "trail": steps}
