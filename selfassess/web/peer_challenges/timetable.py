"""The timetable: its sessions day by day, one session, and the files to take away."""

from dataclasses import asdict
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue

from selfassess.domain.rights import Right
from selfassess.domain.timetable import SESSION_LABELS, by_day, session_of
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services import timetable as service
from selfassess.services.peer_challenges import Found, find_challenge
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.timetable import TEAM_ONLY, SessionForm, session_form
from selfassess.web.peer_challenges.around import here, shown_around
from selfassess.web.visitor import person

NEW = "new"
PACK = "peer-challenge-timetable"
"""The pack that the timetable is."""


def timetable(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every session, day by day, with clashes and questions that nobody is asked yet."""
    found = service.timetable_of(tools, person(), challenge_id)
    return render_template(
        "peer_challenges/timetable.html",
        **shown_around(found.found),
        found=found,
        days=by_day(found.sessions),
        kinds=SESSION_LABELS,
        forms=tools.packs().pack(PACK).formats,
        pack_id=PACK,
    )


def session(tools: Toolbox, challenge_id: str, session_id: str) -> ResponseReturnValue:
    """The form of one session, or of a new one."""
    found = find_challenge(tools, person(), challenge_id)
    data: dict[str, object] = {"revision": found.challenge.revision}
    if session_id != NEW:
        held = session_of(found.challenge.sessions, session_id)
        data |= asdict(held) | {"kind": held.kind.value, "people": str(held.people or ""), "prompts": "\n".join(held.prompts)}
    return _arranging(found, session_id, _for(found, session_form(found.challenge)(data=data)))


def keep_session(tools: Toolbox, challenge_id: str, session_id: str) -> ResponseReturnValue:
    """Keep a session, or take it out."""
    found = find_challenge(tools, person(), challenge_id)
    key = "" if session_id == NEW else session_id
    if request.form.get("then") == "remove" and key:
        try:
            service.remove_session(tools, person(), challenge_id, key)
            flash("Session taken out")
        except BadInput as error:
            flash(str(error), "important")
        return redirect(here("timetable", challenge_id))
    form = _for(found, session_form(found.challenge)(request.form))
    if not form.validate():
        return _arranging(found, session_id, form)
    try:
        service.save_session(tools, person(), challenge_id, form.revision.data or 0, form.session(key))
    except BadInput as error:
        field = form.end if "must end" in str(error) else form.group
        field.errors = [str(error)]
        return _arranging(found, session_id, form)
    flash("Session kept")
    return redirect(here("timetable", challenge_id))


def _for(found: Found, form: SessionForm) -> SessionForm:
    """The form without what is the team's alone, for who is not of it."""
    if not found.mine[Right.CHALLENGE_NOTES]:
        for name in TEAM_ONLY:
            del form[name]
    return form


def _arranging(found: Found, session_id: str, form: SessionForm) -> str:
    values = shown_around(found, Step("Timetable", here("timetable", found.challenge.id)))
    return render_template("peer_challenges/session.html", **values, form=form, errors=error_list(form), new=session_id == NEW)


def timetable_calendar(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The timetable, to be taken into a calendar."""
    name, made = service.timetable_calendar(tools, person(), challenge_id)
    return send_file(BytesIO(made), mimetype="text/calendar", as_attachment=True, download_name=name)
