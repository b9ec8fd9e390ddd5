"""One's own account: password, second step, and where one is signed in."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.rights import Role
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.accounts import end_role
from selfassess.services.api_tokens import own_tokens
from selfassess.services.signing_in import (
    begin_second_factor,
    change_password,
    drop_second_factor,
    end_device,
    own_account,
    sign_out_everywhere,
    take_second_factor,
)
from selfassess.services.tokens import token_id
from selfassess.web.access import TOKEN
from selfassess.web.assessments.places import Step
from selfassess.web.forms.accounts import ChangePasswordForm, CodeForm, DropCodeForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person

SECRET = "secret"  # noqa: S105 - the name of a place, not what is in it
"""Where a new code generator's secret waits for its first code."""
DROP = "drop-"
"""What parts the form that ends the second step from the other one on its page."""


def account(tools: Toolbox) -> ResponseReturnValue:
    """One's own account."""
    return _shown(tools, ChangePasswordForm())


def new_password(tools: Toolbox) -> ResponseReturnValue:
    """Change one's own password."""
    form = ChangePasswordForm(request.form)
    if form.validate():
        try:
            change_password(tools, person(), session[TOKEN], old=form.old.data or "", new=form.password.data or "")
        except BadInput as error:
            wrong = form.old if "of now" in str(error) else form.password
            wrong.errors = [str(error)]
        else:
            flash("Password changed. You were signed out everywhere else.")
            return redirect(url_for("signing_in.account"))
    return _shown(tools, form), 400


def end(tools: Toolbox, device: str) -> ResponseReturnValue:
    """Sign out in another browser."""
    end_device(tools, person(), device)
    flash("Signed out there")
    return redirect(url_for("signing_in.account"))


def end_all(tools: Toolbox) -> ResponseReturnValue:
    """Sign out everywhere, here too."""
    sign_out_everywhere(tools, person())
    session.clear()
    flash("You are signed out everywhere")
    return redirect(url_for("signing_in.page"))


def second_step(tools: Toolbox) -> ResponseReturnValue:
    """Set up a code generator: its secret as a picture and in letters."""
    secret, address, picture = begin_second_factor(tools, person())
    session[SECRET] = secret
    return _setting_up(CodeForm(), secret, address, picture)


def second_step_on(tools: Toolbox) -> ResponseReturnValue:
    """From now on signing in takes a code; the recovery codes are shown once."""
    form = CodeForm(request.form)
    if form.validate() and SECRET in session:
        try:
            codes = take_second_factor(tools, person(), session[TOKEN], secret=session[SECRET], code=form.code.data or "")
        except BadInput as error:
            form.code.errors = [str(error)]
        else:
            session.pop(SECRET)
            return render_template("signing_in/recovery.html", codes=codes, trail=account_trail())
    secret, address, picture = begin_second_factor(tools, person(), session.get(SECRET))
    session[SECRET] = secret
    return _setting_up(form, secret, address, picture), 400


def second_step_off(tools: Toolbox) -> ResponseReturnValue:
    """From now on a password is enough."""
    form = DropCodeForm(request.form, prefix=DROP)
    if form.validate():
        try:
            drop_second_factor(tools, person(), session[TOKEN], password=form.password.data or "")
        except BadInput as error:
            form.password.errors = [str(error)]
        else:
            flash("Signing in takes no code any more")
            return redirect(url_for("signing_in.account"))
    return _shown(tools, ChangePasswordForm(), form), 400


def leave_role(tools: Toolbox, place: str, role: str) -> ResponseReturnValue:
    """Give up a role of one's own."""
    if role not in tuple(Role):
        raise NotFound("You do not hold that role.")
    end_role(tools, person(), person().id, Role(role), place)
    flash("You gave up that role")
    return redirect(url_for("signing_in.account"))


def account_trail() -> tuple[Step, ...]:
    """The way from home to one's own account."""
    return (Step("Home", url_for("home.page")), Step("Your account", url_for("signing_in.account")))


def _setting_up(form: CodeForm, secret: str, address: str, picture: str) -> str:
    parts = {"secret": secret, "address": address, "picture": picture}
    return render_template("signing_in/second_step.html", form=form, errors=error_list(form), trail=account_trail(), **parts)


def _shown(tools: Toolbox, form: ChangePasswordForm, dropping: DropCodeForm | None = None) -> str:
    drop = dropping or DropCodeForm(prefix=DROP)
    return render_template(
        "signing_in/account.html",
        own=own_account(tools, person()),
        tokens=own_tokens(tools, person()),
        today=tools.today(),
        grants=person().grants,
        form=form,
        drop=drop,
        errors=[*error_list(form), *error_list(drop)],
        this_device=token_id(session[TOKEN]),
        trail=account_trail()[:1],
    )
