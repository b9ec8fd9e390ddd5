"""The evidence of a subject: put in, taken from the register, taken off; and its files."""

from io import BytesIO

from flask import flash, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Form

from selfassess.domain.evidence import Evidence
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.backing import add_evidence as put_in
from selfassess.services.backing import attach_evidence, backing_of, detach_evidence, open_file
from selfassess.web.assessments.below import below, may_restrict, warn_of
from selfassess.web.assessments.places import Place
from selfassess.web.forms.backing import NewEvidenceForm, register_form
from selfassess.web.messages import land
from selfassess.web.visitor import person

HERE = "evidence"
"""Where the evidence stands on the page of its subject."""


def new_evidence(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The form for a new piece of evidence."""
    return _adding(tools, Place(assessment_id, subject_id), NewEvidenceForm())


def add_evidence(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Put a piece of evidence into the register and attach it."""
    place = Place(assessment_id, subject_id)
    form = NewEvidenceForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _adding(tools, place, form)
    added: list[Evidence] = []
    try:
        # Each goes in as its turn comes, so that what went in before a file that is refused is known.
        added.extend(put_in(tools, person(), assessment=assessment_id, subject=subject_id, new=piece) for piece in form.pieces())
    except BadInput as error:
        taken = f" {counted(len(added), 'file')} before it went in." if added else ""
        form.file.errors = [f"{error}{taken}"]
        return _adding(tools, place, form)
    warn_of(added)
    flash(f"Evidence added: {added[0].title}" if len(added) == 1 else f"{len(added)} pieces of evidence added")
    return land(place.address(HERE))


def _adding(tools: Toolbox, place: Place, form: NewEvidenceForm) -> str:
    if not may_restrict(tools, place.assessment):
        del form.restricted
    return render_template("assessments/evidence_new.html", **below(tools, place, form))


def register(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The evidence of the authority that does not back this subject yet."""
    place = Place(assessment_id, subject_id)
    found = backing_of(tools, person(), assessment=assessment_id, subject=subject_id).register
    return _choosing(tools, place, register_form(found)())


def attach(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Attach what was chosen from the register."""
    place = Place(assessment_id, subject_id)
    found = backing_of(tools, person(), assessment=assessment_id, subject=subject_id).register
    form = register_form(found)(request.form)
    if not form.validate():
        return _choosing(tools, place, form)
    for chosen in form.chosen.data:
        attach_evidence(tools, person(), assessment=assessment_id, subject=subject_id, evidence=chosen)
    flash("Evidence attached")
    return land(place.address(HERE))


def _choosing(tools: Toolbox, place: Place, form: Form) -> str:
    return render_template("assessments/register.html", **below(tools, place, form))


def taking_off_evidence(tools: Toolbox, assessment_id: str, subject_id: str, evidence_id: str) -> ResponseReturnValue:
    """Ask before evidence is taken off."""
    place = Place(assessment_id, subject_id)
    item = _attached(tools, place, evidence_id)
    return render_template("assessments/take_off.html", **below(tools, place), what="evidence", named=item.title, anchor=HERE)


def take_off_evidence(tools: Toolbox, assessment_id: str, subject_id: str, evidence_id: str) -> ResponseReturnValue:
    """Take evidence off a subject; it stays in the register."""
    place = Place(assessment_id, subject_id)
    item = _attached(tools, place, evidence_id)
    detach_evidence(tools, person(), assessment=assessment_id, subject=subject_id, evidence=evidence_id)
    flash(f"Taken off: {item.title}. It is still in the register")
    return land(place.address(HERE))


def _attached(tools: Toolbox, place: Place, evidence_id: str) -> Evidence:
    found = backing_of(tools, person(), assessment=place.assessment, subject=place.subject).evidence
    item = next((item for item in found if item.id == evidence_id), None)
    if item is None:
        raise NotFound("This evidence is not attached here. Somebody may have taken it off already.")
    return item


def evidence_file(tools: Toolbox, evidence_id: str) -> ResponseReturnValue:
    """The file of a piece of evidence, to be saved: a browser never opens it in our name."""
    file, content = open_file(tools, person(), evidence=evidence_id, version=request.args.get("version", ""))
    return send_file(BytesIO(content), mimetype=file.media_type, as_attachment=True, download_name=file.name)
