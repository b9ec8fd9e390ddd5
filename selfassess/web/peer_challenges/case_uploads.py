"""Filled case forms come in: they are chosen, what each would change is shown, and then they are taken in."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.wording import counted
from selfassess.errors import BadInput, HeldBack
from selfassess.ports import Toolbox
from selfassess.services.case_uploads import Waiting, drop_forms, receive_forms, take_forms, waiting_forms
from selfassess.web.assessments.places import Step
from selfassess.web.forms.cases import WHY, FormsForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person


def forms_in(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Where filled forms are chosen, and blank ones taken away."""
    return _page(tools, challenge_id, FormsForm(), waiting_forms(tools, person(), challenge_id))


def _page(tools: Toolbox, challenge_id: str, form: FormsForm, waiting: tuple[Waiting, ...] = ()) -> str:
    fine = sum(not each.incoming.problems for each in waiting)
    return render_template(
        "peer_challenges/forms_in.html",
        **around(tools, challenge_id, Step("Cases", here("cases", challenge_id))),
        form=form,
        errors=error_list(form),
        waiting=waiting,
        fine=fine,
    )


def send_forms(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Show what the files that were sent would change."""
    form = FormsForm(CombinedMultiDict((request.files, request.form)))
    sent = [(file.filename, file.read()) for file in form.files.data or () if getattr(file, "filename", "")]
    try:
        waiting = receive_forms(tools, person(), challenge_id, sent)
    except BadInput as error:
        form.files.errors = [str(error)]
        return _page(tools, challenge_id, form), 400
    return _page(tools, challenge_id, FormsForm(), waiting)


def settle_forms(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Take in the files that were looked at, or throw them away."""
    held = request.form.getlist("held")
    if request.form.get("then") != "take":
        drop_forms(tools, person(), challenge_id, held)
        flash("Nothing was taken in")
        return redirect(here("forms_in", challenge_id))
    reasons = {file: request.form.get(f"{WHY}{file}", "") for file in held}
    try:
        done = take_forms(tools, person(), challenge_id, held, reasons)
    except HeldBack as error:
        flash(str(error), "important")
        return _page(tools, challenge_id, FormsForm(), waiting_forms(tools, person(), challenge_id)), 400
    left = [each for each in done if each.problems]
    flash(f"{counted(len(done) - len(left), 'form')} taken in")
    if any(each.held and each.problems for each in done):
        for each in left:
            flash(
                f"{each.name} waits here: say why it tells nobody who a child is, or send it reworded",
                "important",
            )
        return redirect(here("forms_in", challenge_id))
    for each in left:
        flash(f"{each.name} was left out: {each.problems[0]}", "important")
    return redirect(here("cases", challenge_id))
