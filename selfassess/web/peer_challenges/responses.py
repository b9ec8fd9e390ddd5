"""The table of findings goes to the council as a file and comes back: it is sent, looked at, agreed to, and undone."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from selfassess.domain.wording import counted
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox
from selfassess.services.response_tables import FORMS, LookedAt, export_responses, response_intakes, undo_responses
from selfassess.services.waiting_responses import (
    look_at_waiting_responses,
    send_responses,
    take_in_waiting_responses,
    throw_responses_away,
    waiting_responses,
)
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.responses import ResponsesForm
from selfassess.web.forms.workbook import decided, named
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.peer_challenges.template import MEDIA
from selfassess.web.visitor import person

CHOOSE = "Choose which words to keep"
IMPORTANT = "important"


def responses(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Where the table goes out, and is sent when it comes back."""
    return _page(tools, challenge_id, ResponsesForm())


def _page(tools: Toolbox, challenge_id: str, form: ResponsesForm) -> str:
    return render_template(
        "peer_challenges/responses.html",
        **around(tools, challenge_id, _findings(challenge_id)),
        form=form,
        errors=error_list(form),
        intakes=response_intakes(tools, person(), challenge_id),
        waiting=waiting_responses(tools, person(), challenge_id),
    )


def _findings(challenge_id: str) -> Step:
    return Step("Findings of the case review", here("rollup", challenge_id))


def responses_file(tools: Toolbox, challenge_id: str, form: str) -> ResponseReturnValue:
    """The table with an open column. Raises `NotFound` for a format that there is not."""
    if form not in FORMS:
        raise NotFound("There is no such file.")
    name, made = export_responses(tools, person(), challenge_id, form)
    return send_file(BytesIO(made), mimetype=MEDIA[form], as_attachment=True, download_name=name)


def receive_responses(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Take the file, and show what it would change."""
    form = ResponsesForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(tools, challenge_id, form), 400
    try:
        sent = send_responses(tools, person(), challenge_id, name=form.file.data.filename, content=form.file.data.read())
    except (BadInput, NotFound) as error:
        around(tools, challenge_id)
        form.file.errors = [str(error)]
        return _page(tools, challenge_id, form), 400
    return redirect(here("look_at_table", challenge_id, table_file=sent.file))


def look_at_table(tools: Toolbox, challenge_id: str, table_file: str) -> ResponseReturnValue:
    """Everything that a table would change, with what is here beside it."""
    return _shown(tools, challenge_id, look_at_waiting_responses(tools, person(), challenge_id, table_file))


def take_table(tools: Toolbox, challenge_id: str, table_file: str) -> ResponseReturnValue:
    """Take in what was agreed to, or throw the file away; where something was saved here meanwhile, show it all again."""
    if request.form.get("then") == "drop":
        flash(f"Thrown away: {throw_responses_away(tools, person(), challenge_id, table_file).name}")
        return _back(challenge_id)
    looked = look_at_waiting_responses(tools, person(), challenge_id, table_file)
    decisions, undecided = decided(looked.changes, request.form)
    if undecided and request.form.get("seen") == looked.changes.digest:
        return _shown(tools, challenge_id, looked, undecided), 400
    seen = request.form.get("seen", "")
    try:
        taken = take_in_waiting_responses(tools, person(), challenge_id, table_file, decisions=decisions, seen=seen)
    except Conflict as conflict:
        flash(str(conflict), IMPORTANT)
        return _shown(tools, challenge_id, look_at_waiting_responses(tools, person(), challenge_id, table_file)), 409
    done = f"Taken in: {counted(len(taken.intake.taken), 'response')}. You can undo it below" if taken.intake else ""
    flash(done or "Nothing was changed")
    return _back(challenge_id)


def _shown(tools: Toolbox, challenge_id: str, looked: LookedAt, undecided: tuple[str, ...] = ()) -> str:
    step = Step("Responses", here("responses", challenge_id))
    return render_template(
        "peer_challenges/responses_look.html",
        **around(tools, challenge_id, _findings(challenge_id), step),
        looked=looked,
        asked=named(looked.changes),
        undecided=undecided,
        sent=request.form,
        again=request.method == "POST",
        errors=[{"text": CHOOSE, "href": f"#{name}"} for name in undecided],
    )


def undo_table(tools: Toolbox, challenge_id: str, intake_id: str) -> ResponseReturnValue:
    """Put back what a table changed."""
    undone = undo_responses(tools, person(), challenge_id, intake_id)
    flash(f"Undone: {undone.intake.name}")
    for title in undone.left:
        flash(f"{title} was changed again since, and stays", IMPORTANT)
    return _back(challenge_id)


def _back(challenge_id: str) -> Response:
    return redirect(here("responses", challenge_id))
