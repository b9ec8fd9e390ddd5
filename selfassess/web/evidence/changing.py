"""Describing a piece of evidence anew."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.evidence import Evidence
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.register import change_evidence, evidence_of
from selfassess.web.assessments.places import Place
from selfassess.web.evidence.around import around
from selfassess.web.forms.backing import EvidenceForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person


def evidence(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """The form for a piece of evidence that is there."""
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    told = {name: getattr(found, name) for name in ("title", "about", "locator", "link", "note")}
    return _writing(tools, assessment_id, found, EvidenceForm(data=told | {"kind": found.kind.value}))


def change(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Change it wherever it is attached."""
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    form = EvidenceForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _writing(tools, assessment_id, found, form)
    try:
        changed = change_evidence(tools, person(), assessment=assessment_id, evidence=evidence_id, new=form.new())
    except BadInput as error:
        form.file.errors = [str(error)]
        return _writing(tools, assessment_id, found, form)
    flash(f"Evidence changed: {changed.title}")
    return redirect(_back(assessment_id))


def _writing(tools: Toolbox, assessment_id: str, found: Evidence, form: EvidenceForm) -> str:
    values = around(tools, assessment_id) | {
        "item": found,
        "form": form,
        "errors": error_list(form),
        "back": _back(assessment_id),
    }
    return render_template("evidence/change.html", **values)


def _back(assessment_id: str) -> str:
    """The page that a person came from: that of a subject, else the register."""
    subject = request.args.get("back")
    return (
        Place(assessment_id, subject).address("evidence")
        if subject
        else url_for("evidence.register", assessment_id=assessment_id)
    )
