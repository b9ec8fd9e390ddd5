"""Describing a piece of evidence anew."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.evidence import Evidence, Quality
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.looking import look_now, say_looked_at
from selfassess.services.register import change_evidence, evidence_of, rate_evidence
from selfassess.web.assessments.below import may_restrict, warn_of
from selfassess.web.assessments.places import Place
from selfassess.web.evidence.around import around
from selfassess.web.forms.backing import EvidenceForm, LookedForm, RatingForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.messages import land
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
        warn_of((changed,))
    flash(f"Evidence changed: {changed.title}")
    return land(_back(assessment_id))


def rate(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Keep how far a reviewer trusts it."""
    form = RatingForm(request.form)
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    if not form.validate():
        return _writing(tools, assessment_id, found, _form_of(found), rating=form)
    quality = Quality(form.quality.data) if form.quality.data else None
    rate_evidence(tools, person(), assessment=assessment_id, evidence=evidence_id, quality=quality, reason=form.reason.data or "")
    flash("Rated" if quality else "Not rated any more")
    return land(_back(assessment_id))


def say_looked(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Keep that the person looked at what was found in the file, and why it may stay."""
    found = evidence_of(tools, person(), assessment=assessment_id, evidence=evidence_id)
    form = LookedForm(request.form)
    if not form.validate():
        return _writing(tools, assessment_id, found, _form_of(found), looked=form)
    say_looked_at(tools, person(), assessment=assessment_id, evidence=evidence_id, reason=form.why.data or "")
    flash(f"Looked at: {found.title}")
    return land(_back(assessment_id))


def look(tools: Toolbox, assessment_id: str, evidence_id: str) -> ResponseReturnValue:
    """Have the file looked through that was put in before files were."""
    made = look_now(tools, person(), assessment=assessment_id, evidence=evidence_id)
    warn_of((made,))
    if made.looked and not made.looked.told:
        flash("Looked through: nothing was found that tells who somebody is")
    return land(url_for("evidence.evidence", assessment_id=assessment_id, evidence_id=evidence_id, _anchor="looked"))


def _form_of(found: Evidence) -> EvidenceForm:
    names = ("title", "about", "locator", "link", "note", "owner", "restricted")
    return EvidenceForm(data={name: getattr(found, name) for name in names} | {"kind": found.kind.value})


def _writing(
    tools: Toolbox,
    assessment_id: str,
    found: Evidence,
    form: EvidenceForm,
    *,
    rating: RatingForm | None = None,
    looked: LookedForm | None = None,
) -> str:
    if not may_restrict(tools, assessment_id):
        del form.restricted
    held = found.rating
    told = {"quality": held.quality.value, "reason": held.reason} if held else {}
    values = around(tools, assessment_id) | {
        "item": found,
        "form": form,
        "rating": rating or RatingForm(data=told),
        "looked": looked or LookedForm(),
        "errors": error_list(form) + [entry for each in (rating, looked) if each for entry in error_list(each)],
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
