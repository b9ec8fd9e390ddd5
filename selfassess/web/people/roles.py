"""What the pages of people do alike in every place: show who holds a role, invite, change, end."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.rights import Grant, Right, Role, Where
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.accounts import change_role, end_role, invite, members, take_back
from selfassess.services.rights import need
from selfassess.web.assessments.places import Step
from selfassess.web.forms.accounts import InviteForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.people.place import Place
from selfassess.web.visitor import person


def shown(tools: Toolbox, place: Place) -> ResponseReturnValue:
    """Who holds a role here, and who was invited."""
    return _shown(tools, place, place.form(data={"until": place.until}))


def invite_into(tools: Toolbox, place: Place) -> ResponseReturnValue:
    """Invite somebody; the link is shown once."""
    form = place.form(request.form)
    link, status = link_of(tools, form, place.id)
    return _shown(tools, place, form if status == 400 else place.form(data={"until": place.until}), link), status


def link_of(tools: Toolbox, form: InviteForm, place: str) -> tuple[str, int]:
    """The link of an invitation, empty with the status of a refusal."""
    if not form.validate():
        return "", 400
    try:
        token = invite(tools, person(), form.offer(place))
    except BadInput as error:
        words = str(error)
        field = form.subjects if "lines or areas" in words else form.until if "last day" in words else form.email
        field.errors = [words]
        return "", 400
    return f"{tools.settings.address or request.host_url.rstrip('/')}{url_for('signing_in.joining', token=token)}", 200


def take_invitation_back(tools: Toolbox, place: Place, invitation_id: str) -> ResponseReturnValue:
    """Take an invitation back that nobody accepted yet."""
    take_back(tools, person(), place.id, invitation_id)
    flash("Invitation taken back")
    return redirect(place.to("people"))


def changing_of(tools: Toolbox, place: Place, account_id: str, role: str) -> ResponseReturnValue:
    """The form that changes a role, or ends it."""
    name, held = _held(tools, place, account_id, role)
    data = {"email": "-", "name": name, "role": held.role.value, "subjects": tuple(held.subjects), "until": held.until}
    return _changing(tools, place, name, held, place.form(data=data))


def change(tools: Toolbox, place: Place, account_id: str, role: str) -> ResponseReturnValue:
    """Change a role."""
    name, held = _held(tools, place, account_id, role)
    form = place.form(request.form)
    del form.email, form.name
    if form.validate():
        given = Grant(Role(form.role.data), place.id, form.until.data, frozenset(form.subjects.data))
        try:
            change_role(tools, person(), account_id, held, given)
        except BadInput as error:
            form.role.errors = [str(error)]
        else:
            flash(f"{name} is {given.role.called.lower()} now")
            return redirect(place.to("people"))
    return _changing(tools, place, name, held, form), 400


def end(tools: Toolbox, place: Place, account_id: str, role: str) -> ResponseReturnValue:
    """End a role."""
    name, held = _held(tools, place, account_id, role)
    try:
        end_role(tools, person(), account_id, held.role, place.id)
    except BadInput as error:
        flash(str(error), "important")
    else:
        flash(f"{name} is no longer {held.role.called.lower()}")
    return redirect(place.to("people"))


def _held(tools: Toolbox, place: Place, account_id: str, role: str) -> tuple[str, Grant]:
    for account, grant in members(tools, person(), place.id).held:
        if (account.id, grant.role.value) == (account_id, role):
            return account.name, grant
    raise NotFound("Nobody of this id holds that role here.")


def _shown(tools: Toolbox, place: Place, form: InviteForm, link: str = "") -> str:
    found = members(tools, person(), place.id)
    return render_template(
        "people/place.html", place=place, members=found, form=form, errors=error_list(form), link=link, trail=place.trail
    )


def _changing(tools: Toolbox, place: Place, name: str, held: Grant, form: InviteForm) -> str:
    need(tools, person(), Right.CHALLENGE_MANAGE if held.role.where is Where.CHALLENGE else Right.MEMBERS, place.id)
    return render_template(
        "people/change.html",
        place=place,
        name=name,
        held=held,
        form=form,
        errors=error_list(form),
        trail=(*place.trail, Step("People", place.to("people"))),
    )
