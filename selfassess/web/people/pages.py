"""The people of a workspace, of a peer challenge and of the instance: inviting them, changing and ending their roles."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.rights import INSTANCE, Where
from selfassess.ports import Toolbox
from selfassess.services.accounts import disable_account, end_second_step, find_account, list_accounts, members
from selfassess.services.authorities import find_authority
from selfassess.services.watching import watched
from selfassess.web.assessments.places import Step
from selfassess.web.forms.accounts import InviteForm, invite_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.people import roles
from selfassess.web.people.place import challenge_of, workspace_of
from selfassess.web.visitor import person


def workspace(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Who works in the workspace of an authority."""
    return roles.shown(tools, workspace_of(tools, authority_id))


def invited(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Invite somebody into a workspace."""
    return roles.invite_into(tools, workspace_of(tools, authority_id))


def taken_back(tools: Toolbox, authority_id: str, invitation_id: str) -> ResponseReturnValue:
    """Take an invitation back."""
    return roles.take_invitation_back(tools, workspace_of(tools, authority_id), invitation_id)


def changing(tools: Toolbox, authority_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """The form that changes a role, or ends it."""
    return roles.changing_of(tools, workspace_of(tools, authority_id), account_id, role)


def changed(tools: Toolbox, authority_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """Change a role."""
    return roles.change(tools, workspace_of(tools, authority_id), account_id, role)


def ended(tools: Toolbox, authority_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """End a role."""
    return roles.end(tools, workspace_of(tools, authority_id), account_id, role)


def team(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Who takes part in a peer challenge."""
    return roles.shown(tools, challenge_of(tools, challenge_id))


def team_invited(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Invite somebody into it."""
    return roles.invite_into(tools, challenge_of(tools, challenge_id))


def team_taken_back(tools: Toolbox, challenge_id: str, invitation_id: str) -> ResponseReturnValue:
    """Take an invitation back."""
    return roles.take_invitation_back(tools, challenge_of(tools, challenge_id), invitation_id)


def team_changing(tools: Toolbox, challenge_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """The form that changes a role in it, or ends it."""
    return roles.changing_of(tools, challenge_of(tools, challenge_id), account_id, role)


def team_changed(tools: Toolbox, challenge_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """Change a role in it."""
    return roles.change(tools, challenge_of(tools, challenge_id), account_id, role)


def team_ended(tools: Toolbox, challenge_id: str, account_id: str, role: str) -> ResponseReturnValue:
    """End a role in it."""
    return roles.end(tools, challenge_of(tools, challenge_id), account_id, role)


def instance(tools: Toolbox) -> ResponseReturnValue:
    """Every account, and who looks after the instance."""
    return _instance(tools, _form()())


def administrator_invited(tools: Toolbox) -> ResponseReturnValue:
    """Invite somebody to look after the instance."""
    form = _form()(request.form)
    link, status = roles.link_of(tools, form, INSTANCE)
    return _instance(tools, form if status == 400 else _form()(), link), status


def disabled(tools: Toolbox, account_id: str) -> ResponseReturnValue:
    """Keep an account out, or let it in again."""
    out = request.form.get("disabled") == "yes"
    account = disable_account(tools, person(), account_id, disabled=out)
    flash(f"{account.name} cannot sign in any more" if out else f"{account.name} can sign in again")
    return redirect(url_for("people.instance"))


def second_step(tools: Toolbox, account_id: str) -> ResponseReturnValue:
    """Whether to end somebody's second step."""
    account = find_account(tools, person(), account_id)
    return render_template("people/second_step.html", account=account, trail=_accounts_trail())


def second_step_ended(tools: Toolbox, account_id: str) -> ResponseReturnValue:
    """End it."""
    account = end_second_step(tools, person(), account_id)
    flash(f"{account.name} signs in without a code now")
    return redirect(url_for("people.instance"))


def audit(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """What was done in a workspace."""
    authority = find_authority(tools, person(), authority_id)
    back = url_for("people.workspace", authority_id=authority_id)
    return _audit(tools, authority_id, authority.name, (Step("Home", url_for("home.page")), Step("People", back)))


def instance_audit(tools: Toolbox) -> ResponseReturnValue:
    """What was done to accounts."""
    return _audit(tools, INSTANCE, "Accounts", _accounts_trail())


def _accounts_trail() -> tuple[Step, ...]:
    return (Step("Home", url_for("home.page")), Step("Accounts", url_for("people.instance")))


def _audit(tools: Toolbox, place: str, called: str, steps: tuple[Step, ...]) -> str:
    asked = request.args.get("before", "")
    found = watched(tools, person(), place, before=int(asked) if asked.isdecimal() else None)
    return render_template("people/audit.html", watched=found, called=called, trail=steps)


def _form() -> type[InviteForm]:
    return invite_form(Where.INSTANCE, ())


def _instance(tools: Toolbox, form: InviteForm, link: str = "") -> str:
    return render_template(
        "people/instance.html",
        accounts=list_accounts(tools, person()),
        invited=members(tools, person(), INSTANCE).invited,
        form=form,
        errors=error_list(form),
        link=link,
        trail=(Step("Home", url_for("home.page")),),
    )
