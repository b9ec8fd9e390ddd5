"""The result before it is published."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox
from selfassess.services.embargo import Embargo, NewResult, embargo_of, keep_result, lift_embargo
from selfassess.services.run_up import run_up_of
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.inspections import ResultForm, result_form
from selfassess.web.inspections.around import here, to_inspection
from selfassess.web.messages import land
from selfassess.web.visitor import person


def result(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """The form that writes a result down, for whoever may see it."""
    found = _open(tools, inspection_id)
    told: dict[str, object] = {"revision": found.result.revision if found.result else 0}
    if found.result:
        told |= {f"judgement_{area}": level for area, level in found.result.judgements.items()}
        told |= {"text": found.result.text, "named": found.result.named}
    return _shown(tools, found, result_form(found.framework, found.people)(data=told))


def keep_told(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Keep it."""
    found = _open(tools, inspection_id)
    form = result_form(found.framework, found.people)(request.form)
    if not form.validate():
        return _shown(tools, found, form)
    said = form.revision.data or ""
    revision = int(said) if said.isdecimal() else 0
    new = NewResult(form.judgements(), form.text.data or "", form.named.data, revision)
    try:
        keep_result(tools, person(), inspection_id, new)
    except BadInput as error:
        form.text.errors = [str(error)]
        return _shown(tools, found, form)
    except Conflict as conflict:
        form.revision.data = str(found.result.revision if found.result else 0)
        return _shown(tools, found, form, str(conflict)), 409
    flash("Kept under embargo")
    return land(here("report", inspection_id, _anchor="result"))


def lift(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Let everybody in the workspace see it."""
    lift_embargo(tools, person(), inspection_id)
    flash("Everybody in the workspace can see the result now")
    return land(here("report", inspection_id, _anchor="result"))


def _open(tools: Toolbox, inspection_id: str) -> Embargo:
    found = embargo_of(tools, person(), inspection_id)
    if not found.may_record:
        raise NotAllowed("A result is written down by whoever signs, and once it is there seen by the people named in it alone.")
    return found


def _shown(tools: Toolbox, found: Embargo, form: ResultForm, conflict: str = "") -> str:
    authority = run_up_of(tools, person(), found.inspection.id).authority
    return render_template(
        "inspections/result.html",
        embargo=found,
        inspection=found.inspection,
        form=form,
        errors=error_list(form),
        conflict=conflict,
        trail=to_inspection(authority, found.inspection),
    )
