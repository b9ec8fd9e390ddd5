"""Peers' view beside the authority's own judgement, line by line and in words."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.notes import SOURCE_LABELS
from selfassess.domain.peer_view import VIEW_LABELS, Opened, View
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.assessments import list_assessments
from selfassess.services.peer_views import Comparison, SaidView, comparison_of, drop_view, open_assessment, say_view
from selfassess.web.assessments.places import Step
from selfassess.web.forms.fields import Option
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.peer_views import OpenForm, ViewForm, open_form, view_form
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person

LONGEST = 90


def compare(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every line and area that was opened, differences first."""
    found = comparison_of(tools, person(), challenge_id)
    chosen = {"assessment": found.opened.assessment, "areas": found.opened.areas} if found.opened else {}
    return _page(tools, found, _opening(tools, found)(data=chosen))


def _opening(tools: Toolbox, found: Comparison) -> type[OpenForm]:
    authority, today = found.challenge.authority, tools.today()
    mine = person().may(Right.START, authority, today=today)
    theirs = [each for each in list_assessments(tools, person()) if each.authority.id == authority] if mine else []
    return open_form([Option(each.assessment.id, each.assessment.title) for each in theirs], [each.framework for each in theirs])


def _page(tools: Toolbox, found: Comparison, form: OpenForm) -> str:
    counts = {view: sum(1 for row in found.rows if row.view and row.view.view is view) for view in View}
    return render_template(
        "peer_challenges/compare.html",
        **around(tools, found.challenge.id),
        found=found,
        form=form,
        errors=error_list(form),
        labels=VIEW_LABELS,
        counts=counts,
        sources=SOURCE_LABELS,
    )


def open_to_team(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Open a self-assessment to the team, or close it again."""
    if request.form.get("then") == "close":
        open_assessment(tools, person(), challenge_id, None)
        flash("The self-assessment is closed to the team. What it said stays")
        return redirect(here("compare", challenge_id))
    found = comparison_of(tools, person(), challenge_id)
    form = _opening(tools, found)(request.form)
    if not form.validate():
        return _page(tools, found, form), 400
    try:
        open_assessment(tools, person(), challenge_id, Opened(form.assessment.data or "", form.areas.data))
    except BadInput as error:
        form.assessment.errors = [str(error)]
        return _page(tools, found, form), 400
    flash("The team can read the self-assessment, and change nothing in it")
    return redirect(here("compare", challenge_id))


def view(tools: Toolbox, challenge_id: str, subject_id: str) -> ResponseReturnValue:
    """The form by which the team says what it makes of one line or area."""
    found = comparison_of(tools, person(), challenge_id)
    before = found.row(subject_id).view
    data: dict[str, object] = {}
    if before is not None:
        data = {"view": before.view.value, "reason": before.reason, "notes": before.notes, "statements": before.statements}
    return _saying(tools, found, subject_id, _form(found)(data=data))


def keep_view(tools: Toolbox, challenge_id: str, subject_id: str) -> ResponseReturnValue:
    """Keep what it says, or take it back."""
    if request.form.get("then") == "remove":
        drop_view(tools, person(), challenge_id, subject_id)
        flash("Taken back")
        return redirect(here("compare", challenge_id))
    found = comparison_of(tools, person(), challenge_id)
    form = _form(found)(request.form)
    if not form.validate():
        return _saying(tools, found, subject_id, form), 400
    said = SaidView(subject_id, View(form.view.data), form.reason.data or "", form.notes.data, form.statements.data)
    try:
        say_view(tools, person(), challenge_id, said)
    except BadInput as error:
        field = form.notes if "sources" in str(error) or "rests on" in str(error) else form.reason
        field.errors = [str(error)]
        return _saying(tools, found, subject_id, form), 400
    flash("Kept")
    return redirect(f"{here('compare', challenge_id)}#row-{subject_id}")


def _form(found: Comparison) -> type[ViewForm]:
    notes = [Option(note.id, f"{SOURCE_LABELS[note.source]}: {note.text[:LONGEST]}") for note in found.notes.values()]
    said = [Option(key, f"{each.code}: {each.text[:LONGEST]}") for key, each in found.statements.items()]
    return view_form(notes, said)


def _saying(tools: Toolbox, found: Comparison, subject: str, form: ViewForm) -> str:
    key = found.challenge.id
    values = around(tools, key, Step("Compare", here("compare", key)))
    return render_template("peer_challenges/view.html", **values, row=found.row(subject), form=form, errors=error_list(form))
