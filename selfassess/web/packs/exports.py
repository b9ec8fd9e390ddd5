"""Packs: made, and those that were made before."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.exports import Export
from selfassess.domain.pack import CHALLENGE, INSPECTION
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.exports import issue_export, list_exports, open_export, remove_export, show_export
from selfassess.web.assessments.packs import CALLED, area_links, pack_links
from selfassess.web.assessments.places import Step
from selfassess.web.forms.exports import IssueForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.packs.around import around
from selfassess.web.visitor import person


def exports(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Every pack that can be made, and every one that was."""
    made = list_exports(tools, person(), assessment_id)
    values = around(tools, assessment_id)
    return render_template(
        "packs/exports.html",
        **values,
        packs=pack_links(tools, assessment_id, issued={each.pack for each in made if each.issue}),
        areas=area_links(tools, assessment_id, values["framework"].areas),
        exports=made,
        called=CALLED,
        keeps=person().may(Right.START, values["authority"].id, today=tools.today()),
    )


def export(tools: Toolbox, export_id: str) -> ResponseReturnValue:
    """A pack as it was made, to be saved."""
    made, content = open_export(tools, person(), export_id)
    return send_file(BytesIO(content), mimetype=made.file.media_type, as_attachment=True, download_name=made.file.name)


def issuing(tools: Toolbox, export_id: str) -> ResponseReturnValue:
    """The form that records to whom it was given."""
    return _issuing(tools, export_id, IssueForm(day=tools.today()))


def issue(tools: Toolbox, export_id: str) -> ResponseReturnValue:
    """Record to whom it was given."""
    form = IssueForm(request.form)
    if not form.validate():
        return _issuing(tools, export_id, form), 400
    try:
        made = issue_export(tools, person(), export_id, form.issuing())
    except BadInput as error:
        form.day.errors = [str(error)]
        return _issuing(tools, export_id, form), 400
    flash(f"Recorded: {made.title} was given to {form.to.data}. Later versions mark what changed since")
    return redirect(packs_address(made))


def _issuing(tools: Toolbox, export_id: str, form: IssueForm) -> str:
    made = show_export(tools, person(), export_id)
    back = packs_address(made)
    trail = (Step("Home", url_for("home.page")), Step("Packs", back))
    return render_template(
        "packs/issue.html", trail=trail, back=back, export=made, called=CALLED, form=form, errors=error_list(form)
    )


def remove(tools: Toolbox, export_id: str) -> ResponseReturnValue:
    """Throw a pack away that was not issued."""
    made = remove_export(tools, person(), export_id)
    flash(f"Thrown away: {made.file.name}")
    return redirect(packs_address(made))


def packs_address(made: Export) -> str:
    """The page on which a pack that was made stands among the others."""
    if made.of == INSPECTION:
        return url_for("inspections.packs", inspection_id=made.subject)
    if made.of == CHALLENGE:
        return url_for("peer_challenges.packs", challenge_id=made.subject)
    return url_for("packs.exports", assessment_id=made.subject)
