"""Correcting what was read of a report: whose it is, its kind, its dates, and who may see it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.holdings import ReportHead
from selfassess.ports import Toolbox
from selfassess.services.importing import correct_report
from selfassess.services.reports import show_report
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.reports import CorrectingForm
from selfassess.web.visitor import person


def correcting(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """The form with what was read."""
    head = show_report(tools, person(), report_id).head
    told = {"visit_start": head.visit_start, "visit_end": head.visit_end, "visibility": head.visibility.value}
    named = head.authority_name if head.authority else ""
    return _writing(head, CorrectingForm(data=told | {"authority": named, "kind": head.kind.value}))


def correct(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """Keep what the person says."""
    head = show_report(tools, person(), report_id).head
    form = CorrectingForm(request.form)
    if not form.validate():
        return _writing(head, form)
    corrected = correct_report(tools, person(), report_id, form.corrected())
    flash(f"Corrected: {corrected.authority_name}, {corrected.title}")
    return redirect(url_for("reports.report", report_id=report_id))


def _writing(head: ReportHead, form: CorrectingForm) -> str:
    return render_template("reports/correct.html", head=head, form=form, errors=error_list(form))
