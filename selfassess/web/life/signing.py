"""The page on which a director judges each area and signs."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.signing import SignOff, sign_off, to_sign
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.signing import SigningForm, approvals_in, judging_fields, signing_form
from selfassess.web.visitor import person


def signing(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """What stands unanswered first, then each area to be judged."""
    found = to_sign(tools, person(), assessment_id)
    return _shown(found, signing_form(found)())


def sign(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Sign, and go on to the snapshot that was kept."""
    found = to_sign(tools, person(), assessment_id)
    form = signing_form(found)(request.form)
    if not form.validate():
        return _shown(found, form)
    try:
        made = sign_off(
            tools,
            person(),
            assessment=assessment_id,
            approvals=approvals_in(form, found),
            seen=bool(form.seen.data),
            note=form.note.data or "",
        )
    except Conflict as conflict:
        anew = to_sign(tools, person(), assessment_id)
        return _shown(anew, signing_form(anew)(request.form, revisions=False), said=str(conflict)), 409
    except BadInput as error:
        return _shown(found, form, said=str(error))
    flash("Signed off")
    return redirect(url_for("life.snapshot", snapshot_id=made.id))


def _shown(found: SignOff, form: SigningForm, said: str = "") -> str:
    errors = error_list(form)
    if said:
        errors = [{"text": said}, *errors]
    return render_template(
        "life/signing.html",
        found=found,
        form=form,
        fields={area.subject: judging_fields(form, area.subject) for area in found.areas},
        errors=errors,
        trail=(
            *trail(found.assessment, found.framework),
            Step("State and sign-off", url_for("life.life", assessment_id=found.assessment.id)),
        ),
    )
