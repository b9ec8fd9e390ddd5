"""The roll-up: statements of all cases by area of practice, merged, reworded and left out by people."""

from io import BytesIO

from flask import flash, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from selfassess.domain.case_form import SIDE_LABELS, Side
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.case_rollup import leave_out, merge_statements, respond, rollup_of, take_apart
from selfassess.services.completed_cases import FORMS, completed_cases
from selfassess.web.messages import land
from selfassess.web.peer_challenges.around import around
from selfassess.web.visitor import person

ARRANGED = {"apart": "Taken apart: its statements stand by themselves again", "out": "Left out of the findings"}
"""What is said of an entry that was arranged; any other was put in again."""


def rollup(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The findings of the case review, area by area: all of them, or those that speak to the question in the address."""
    found = rollup_of(tools, person(), challenge_id)
    asked = request.args.get("question", "")
    rows = found.rows_about(asked) if asked else found.rollup.rows
    values = around(tools, challenge_id) | {"found": found, "rows": rows, "asked": asked}
    return render_template("peer_challenges/rollup.html", **values, sides=SIDE_LABELS, Side=Side)


def merge(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Make one finding of what was chosen, in the words that were typed."""
    try:
        made = merge_statements(tools, person(), challenge_id, request.form.getlist("key"), request.form.get("text", ""))
    except BadInput as error:
        flash(str(error), "important")
        return _back(challenge_id, request.form.get("line", ""))
    flash(f"One finding: {made.text}")
    return _back(challenge_id, made.line)


def arrange(tools: Toolbox, challenge_id: str, key: str) -> ResponseReturnValue:
    """Leave an entry out, put it in again, or take a finding apart."""
    then = request.form.get("then", "")
    if then == "apart":
        take_apart(tools, person(), challenge_id, key)
    else:
        leave_out(tools, person(), challenge_id, key, out=then == "out")
    flash(ARRANGED.get(then, "Put in again"))
    return _back(challenge_id, request.form.get("line", ""))


def answer(tools: Toolbox, challenge_id: str, line: str) -> ResponseReturnValue:
    """Keep the council's response to an area of practice."""
    respond(tools, person(), challenge_id, line, request.form.get("response", "").replace("\r\n", "\n"))
    flash("The council’s response is kept")
    return _back(challenge_id, line)


def completed(tools: Toolbox, challenge_id: str, form: str) -> ResponseReturnValue:
    """The completed template of each finished case, one file a case. Raises `NotFound` for a format that there is not."""
    if form not in FORMS:
        raise NotFound("There is no such file.")
    try:
        name, made = completed_cases(tools, person(), challenge_id, form)
    except BadInput as error:
        flash(str(error), "important")
        return _back(challenge_id, "")
    return send_file(BytesIO(made), mimetype="application/zip", as_attachment=True, download_name=name)


def _back(challenge_id: str, line: str) -> Response:
    return land(url_for("peer_challenges.rollup", challenge_id=challenge_id, _anchor=line or None))
