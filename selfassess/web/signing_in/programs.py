"""Programs that read for a person: their tokens made and revoked by that person."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.api_tokens import make_token, revoke_token
from selfassess.web.forms.api_tokens import TokenForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.signing_in.account import account_trail
from selfassess.web.visitor import person


def revoke(tools: Toolbox, token_id: str) -> ResponseReturnValue:
    """End one of one's own tokens."""
    flash(f"Revoked: {revoke_token(tools, person(), token_id).label}")
    return redirect(url_for("signing_in.account"))


def new_token(_: Toolbox) -> ResponseReturnValue:
    """What a token is made for."""
    return _making(TokenForm())


def make(tools: Toolbox) -> ResponseReturnValue:
    """Make a token for oneself, and show it this once."""
    form = TokenForm(request.form)
    if not form.validate():
        return _making(form), 400
    word, made = make_token(tools, person(), person().id, form.asked())
    shown = render_template("signing_in/token.html", word=word, made=made, trail=account_trail())
    return shown, 200, {"Cache-Control": "no-store"}


def _making(form: TokenForm) -> str:
    return render_template("signing_in/new_token.html", form=form, errors=error_list(form), trail=account_trail())
