"""Signing in, giving a code, joining by invitation, signing out."""

from dataclasses import asdict

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.accounts import Errand
from selfassess.errors import BadInput, NotAllowed, Unavailable
from selfassess.ports import Toolbox
from selfassess.services.accounts import accept, has_account, invitation, join
from selfassess.services.signing_in import Client, begin_elsewhere, finish_elsewhere, give_code, sign_in, sign_out
from selfassess.web.access import TOKEN
from selfassess.web.forms.accounts import CodeForm, JoinForm, SignInForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person, visitor

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
"""By which sign a browser and a system are known; each says the names of some that come after it."""
ERRAND = "errand"
ONWARDS = "onwards"
"""Where it is kept what a browser must bring back from elsewhere, and where it wanted to go."""
INVITED = "/join/"
HALF = "half"
"""Where the token of a sign-in waits for its code."""


def page(tools: Toolbox) -> ResponseReturnValue:
    """The form by which people sign in."""
    if visitor() is not None:
        return redirect(_onwards())
    return _signing_in(tools, SignInForm())


def enter(tools: Toolbox) -> ResponseReturnValue:
    """Sign in by password; where a second step is set up, go on to it."""
    form = SignInForm(request.form)
    if not form.validate():
        return _signing_in(tools, form), 400
    try:
        opened = sign_in(tools, client(), email=form.email.data or "", password=form.password.data or "")
    except NotAllowed as error:
        form.email.errors = [str(error)]
        return _signing_in(tools, form), 403
    return _hold(opened.token, half=opened.second_step)


def elsewhere(tools: Toolbox) -> ResponseReturnValue:
    """Send a browser to sign in with its organisation."""
    address, errand = begin_elsewhere(tools, _back(tools))
    session[ERRAND] = asdict(errand)
    session[ONWARDS] = _onwards()
    return redirect(address)


def returned(tools: Toolbox) -> ResponseReturnValue:
    """Sign in whoever comes back from their organisation."""
    kept, onwards = session.pop(ERRAND, None), session.pop(ONWARDS, "")
    if kept is None:
        return redirect(url_for("signing_in.page"))
    token = onwards.removeprefix(INVITED) if onwards.startswith(INVITED) else ""
    try:
        opened = finish_elsewhere(tools, client(), Errand(**kept), request.args, token)
    except (NotAllowed, Unavailable) as error:
        form = SignInForm()
        form.email.errors = [str(error)]
        return _signing_in(tools, form), 403
    return _hold(opened.token, half=opened.second_step, onwards="" if token else onwards)


def _back(tools: Toolbox) -> str:
    return f"{tools.settings.address or request.host_url.rstrip('/')}{url_for('signing_in.returned')}"


def code(_tools: Toolbox) -> ResponseReturnValue:
    """The form of the second step."""
    return _giving_code(CodeForm()) if HALF in session else redirect(url_for("signing_in.page"))


def confirm(tools: Toolbox) -> ResponseReturnValue:
    """Sign in by a code."""
    form = CodeForm(request.form)
    if not form.validate():
        return _giving_code(form), 400
    try:
        opened = give_code(tools, client(), session.get(HALF, ""), form.code.data or "")
    except NotAllowed as error:
        form.code.errors = [str(error)]
        return _giving_code(form), 403
    return _hold(opened.token, half=False)


def leave(tools: Toolbox) -> ResponseReturnValue:
    """Sign out in this browser."""
    sign_out(tools, session.get(TOKEN, ""))
    session.clear()
    flash("You are signed out")
    return redirect(url_for("signing_in.page"))


def joining(tools: Toolbox, token: str) -> ResponseReturnValue:
    """What an invitation offers, and how to accept it."""
    offered = invitation(tools, token)
    return _joining(tools, token, JoinForm(name=offered.name))


def joined(tools: Toolbox, token: str) -> ResponseReturnValue:
    """Accept an invitation: with the account that is signed in, or by making one."""
    if visitor() is not None:
        accept(tools, person(), token)
        flash("You accepted the invitation")
        return redirect(url_for("home.page"))
    form = JoinForm(request.form)
    if not form.validate():
        return _joining(tools, token, form), 400
    email = invitation(tools, token).email
    try:
        join(tools, token, name=form.name.data or "", password=form.password.data or "")
    except BadInput as error:
        form.password.errors = [str(error)]
        return _joining(tools, token, form), 400
    return _hold(sign_in(tools, client(), email=email, password=form.password.data or "").token, half=False)


def client() -> Client:
    """Where the request comes from."""
    return Client(request.remote_addr or "", device_name(request.user_agent.string))


def device_name(user_agent: str) -> str:
    """What a browser says it is, in words that its owner knows: 'Firefox on Windows'; 'A browser' where it says nothing known."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def _hold(token: str, *, half: bool, onwards: str | None = None) -> ResponseReturnValue:
    """Hold a token in a session begun anew, so that nothing from before signing in lives on."""
    onwards = (onwards or url_for("home.page")) if onwards is not None else _onwards()
    session.clear()
    session[HALF if half else TOKEN] = token
    if half:
        return redirect(url_for("signing_in.code", next=onwards))
    return redirect(onwards)


def _onwards() -> str:
    """Where to go after signing in: a page of ours, never an address that somebody else thought of."""
    wanted = request.values.get("next", "")
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if ours else url_for("home.page")


def _signing_in(tools: Toolbox, form: SignInForm) -> str:
    openid = tools.settings.openid
    return render_template("signing_in/sign_in.html", form=form, errors=error_list(form), onwards=_onwards(), openid=openid)


def _giving_code(form: CodeForm) -> str:
    return render_template("signing_in/code.html", form=form, errors=error_list(form), onwards=_onwards())


def _joining(tools: Toolbox, token: str, form: JoinForm) -> str:
    offered = invitation(tools, token)
    known = has_account(tools, token)
    address = url_for("signing_in.joining", token=token)
    return render_template(
        "signing_in/join.html",
        form=form,
        errors=error_list(form),
        offered=offered,
        known=known,
        address=address,
        openid=tools.settings.openid,
    )
