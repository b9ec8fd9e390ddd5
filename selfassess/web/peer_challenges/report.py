"""The feedback report: its words, and the document."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.feedback import report_words, save_report, share_report
from selfassess.web.forms.feedback import RECOMMENDATIONS, ReportForm, report_data, report_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person


def report(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The words of the report, and where it is made."""
    _, words, revision, shared = report_words(tools, person(), challenge_id)
    return _writing(tools, challenge_id, report_form()(data=report_data(words) | {"revision": revision}), shared=shared)


def keep_report(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep the words."""
    shared = report_words(tools, person(), challenge_id)[3]
    form = report_form()(request.form)
    if not form.validate():
        return _writing(tools, challenge_id, form, shared=shared)
    try:
        save_report(tools, person(), challenge_id, form.revision.data or 0, form.words())
    except BadInput as error:
        form["key-0-title"].errors = [str(error)]
        return _writing(tools, challenge_id, form, shared=shared)
    flash("The report is saved")
    return redirect(here("report", challenge_id))


def _writing(tools: Toolbox, challenge_id: str, form: ReportForm, *, shared: bool) -> str:
    values = around(tools, challenge_id) | {"form": form, "errors": error_list(form), "shared": shared}
    return render_template("peer_challenges/report.html", **values, rooms=range(RECOMMENDATIONS))


def share_with_council(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Open the findings and the report to the council, or close them."""
    shared = request.form.get("then") == "share"
    share_report(tools, person(), challenge_id, shared=shared)
    flash("The council’s organiser can read the findings and the report" if shared else "Closed to the council again")
    return redirect(here("report", challenge_id))
