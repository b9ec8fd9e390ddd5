"""Describing a piece of evidence anew."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.evidence import Evidence, Quality
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.register import change_evidence, evidence_of, rate_evidence
from selfassess.web.assessments.below import may_restrict, warn_of
from selfassess.web.assessments.places import Place
from selfassess.web.evidence.around import around
from selfassess.web.forms.backing import EvidenceForm, RatingForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person


def evidence(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """The form for a piece of evidence that is there."""
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    return _writing(tools, assessment_id, found, _form_of(found))


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
    if changed.file and changed.file != found.file:
        warn_of((changed.file,), tools)
    flash(f"Evidence changed: {changed.title}")
    return redirect(_back(assessment_id))


def rate(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Keep how far a reviewer trusts it."""
    form = RatingForm(request.form)
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    if not form.validate():
        return _writing(tools, assessment_id, found, _form_of(found), form)
    quality = Quality(form.quality.data) if form.quality.data else None
    rate_evidence(tools, person(), assessment=assessment_id, evidence=evidence_id, quality=quality, reason=form.reason.data or "")
    flash("Rated" if quality else "Not rated any more")
    return redirect(_back(assessment_id))


def _form_of(found: Evidence) -> EvidenceForm:
    names = ("title", "about", "locator", "link", "note", "owner", "restricted")
    return EvidenceForm(data={name: getattr(found, name) for name in names} | {"kind": found.kind.value})


def _writing(tools: Toolbox, assessment_id: str, found: Evidence, form: EvidenceForm, rating: RatingForm | None = None) -> str:
    if not may_restrict(tools, assessment_id):
        del form.restricted
    held = found.rating
    told = {"quality": held.quality.value, "reason": held.reason} if held else {}
    values = around(tools, assessment_id) | {
        "item": found,
        "form": form,
        "rating": rating or RatingForm(data=told),
        "errors": error_list(form) + (error_list(rating) if rating else []),
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
