"""Adding, changing and removing inspections of other services."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from selfassess.domain.other_inspections import InspectionKind, OtherInspection
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.long_view import authority_called
from selfassess.services.other_inspections import (
    add_other_inspection,
    change_other_inspection,
    kinds,
    may_keep,
    other_inspection,
    remove_other_inspection,
)
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.other_inspections import OtherInspectionForm, filled, other_inspection_form
from selfassess.web.messages import land
from selfassess.web.visitor import person


def choosing_kind(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Which kind of inspection is to be added; with one in the address, its form."""
    may_keep(tools, person(), authority_id)
    if chosen := request.args.get("kind"):
        kind = _kind(tools, chosen)
        return _shown(tools, authority_id, kind, other_inspection_form(kind)())
    return render_template("authorities/other_kinds.html", kinds=kinds(tools), **_around(tools, authority_id))


def add_other(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Add it to the time line."""
    may_keep(tools, person(), authority_id)
    kind = _kind(tools, request.args.get("kind", ""))
    form = other_inspection_form(kind)(request.form)
    if not form.validate():
        return _shown(tools, authority_id, kind, form)
    try:
        made = add_other_inspection(tools, person(), authority=authority_id, said=form.said_of(kind))
    except BadInput as error:
        form.day.errors = [str(error)]
        return _shown(tools, authority_id, kind, form)
    flash("Added to the time line")
    return _back(authority_id, made)


def changing_other(tools: Toolbox, authority_id: str, other_id: str) -> ResponseReturnValue:
    """The form of one that was added."""
    found = other_inspection(tools, person(), authority_id, other_id)
    may_keep(tools, person(), authority_id)
    kind = _kind(tools, found.kind)
    return _shown(tools, authority_id, kind, other_inspection_form(kind)(data=filled(found)), found)


def change_other(tools: Toolbox, authority_id: str, other_id: str) -> ResponseReturnValue:
    """Keep what was changed."""
    found = other_inspection(tools, person(), authority_id, other_id)
    kind = _kind(tools, found.kind)
    form = other_inspection_form(kind)(request.form)
    if not form.validate():
        return _shown(tools, authority_id, kind, form, found)
    try:
        made = change_other_inspection(tools, person(), authority=authority_id, inspection=other_id, said=form.said_of(kind))
    except BadInput as error:
        form.day.errors = [str(error)]
        return _shown(tools, authority_id, kind, form, found)
    flash("Changed")
    return _back(authority_id, made)


def removing_other(tools: Toolbox, authority_id: str, other_id: str) -> ResponseReturnValue:
    """Ask before one is taken out."""
    found = other_inspection(tools, person(), authority_id, other_id)
    may_keep(tools, person(), authority_id)
    kind = _kind(tools, found.kind)
    return render_template("authorities/other_remove.html", item=found, kind=kind, **_around(tools, authority_id))


def remove_other(tools: Toolbox, authority_id: str, other_id: str) -> ResponseReturnValue:
    """Take it out of the time line."""
    remove_other_inspection(tools, person(), authority=authority_id, inspection=other_id)
    flash("Removed from the time line")
    return redirect(url_for("authorities.long_view", authority_id=authority_id))


def _kind(tools: Toolbox, chosen: str) -> InspectionKind:
    found = next((kind for kind in kinds(tools) if kind.id == chosen), None)
    if found is None:
        raise NotFound(f"There is no kind of inspection {chosen!r}.")
    return found


def _around(tools: Toolbox, authority_id: str) -> dict[str, object]:
    authority = authority_called(tools, person(), authority_id)
    whole = url_for("authorities.long_view", authority_id=authority_id)
    steps = (Step("Home", url_for("home.page")), Step("Authorities", url_for("authorities.authorities")))
    return {"authority": authority, "back": whole, "trail": (*steps, Step(authority.name, whole))}


def _shown(
    tools: Toolbox, authority_id: str, kind: InspectionKind, form: OtherInspectionForm, found: OtherInspection | None = None
) -> str:
    around = _around(tools, authority_id)
    return render_template("authorities/other.html", kind=kind, form=form, errors=error_list(form), item=found, **around)


def _back(authority_id: str, made: OtherInspection) -> Response:
    return land(url_for("authorities.long_view", authority_id=authority_id, _anchor=f"other-{made.id}"))
