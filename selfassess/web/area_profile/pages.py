"""The area profile as a whole, and one entry of it with what may be suggested."""

from collections.abc import Sequence
from dataclasses import replace

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.area_profile import VALIDATED_LABELS, ProfileFigure, Validated
from selfassess.domain.cases import private
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.area_profile import AreaProfile, keep_figure, profile_history, profile_of
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.area_profile import FigureForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.messages import land
from selfassess.web.visitor import person

TYPED = ("value", "at", "previous", "previous_at", "compared", "compared_with", "source", "note")


def profile(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Every entry with what is said of it."""
    found = profile_of(tools, person(), assessment_id)
    return render_template(
        "area_profile/all.html", found=found, labels=VALIDATED_LABELS, trail=trail(found.assessment, found.framework)
    )


def figure(tools: Toolbox, assessment_id: str, context_id: str) -> ResponseReturnValue:
    """The form of one entry, filled with what is said of it or with a suggestion that was chosen."""
    found = profile_of(tools, person(), assessment_id)
    entry = found.entry(context_id)
    chosen = request.args.get("take", "")
    shown = entry.figure
    if chosen.isdecimal() and int(chosen) < len(entry.suggested):
        shown = entry.suggested[int(chosen)]
        if not shown.previous:
            shown = replace(shown, previous=entry.figure.previous, previous_at=entry.figure.previous_at)
    data = {name: getattr(shown, name) for name in TYPED} | {"validated": shown.validated.value}
    return _writing(tools, found, context_id, FigureForm(data=data | {"revision": entry.figure.revision}))


def keep(tools: Toolbox, assessment_id: str, context_id: str) -> ResponseReturnValue:
    """Keep what is said of one entry."""
    found = profile_of(tools, person(), assessment_id)
    found.entry(context_id)
    form = FigureForm(request.form)
    if not form.validate():
        return _writing(tools, found, context_id, form)
    typed = {name: form[name].data for name in ("at", "previous_at")}
    typed |= {name: form[name].data or "" for name in TYPED if name not in typed}
    said = ProfileFigure(context_id, **typed, validated=Validated(form.validated.data), revision=form.revision.data or 0)
    try:
        keep_figure(tools, person(), assessment_id, said)
    except BadInput as error:
        form.value.errors = [str(error)]
        return _writing(tools, found, context_id, form)
    except Conflict as conflict:
        form.revision.data = found.entry(context_id).figure.revision
        labels = {field.name: field.label.text for field in form}
        return _writing(tools, found, context_id, form, [(labels[name], text) for name, text in conflict.theirs.items()]), 409
    why = private(f"{said.value} {said.note}")
    if why:
        flash(f"Look again: {why}. It was saved; better take it out", "important")
    flash("Saved")
    return land(url_for("area_profile.profile", assessment_id=assessment_id, _anchor=f"entry-{context_id}"))


def _writing(
    tools: Toolbox, found: AreaProfile, context_id: str, form: FigureForm, theirs: Sequence[tuple[str, str]] = ()
) -> str:
    key = found.assessment.id
    step = Step("Area profile", url_for("area_profile.profile", assessment_id=key))
    return render_template(
        "area_profile/figure.html",
        found=found,
        entry=found.entry(context_id),
        form=form,
        theirs=theirs,
        labels=VALIDATED_LABELS,
        history=profile_history(tools, person(), key, context_id),
        errors=error_list(form),
        trail=(*trail(found.assessment, found.framework), step),
    )
