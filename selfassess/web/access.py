"""The door: every request is refused unless its route says who may come in and the visitor is such a person."""

import hmac
import secrets
from collections.abc import Mapping
from threading import Lock
from typing import Protocol

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.people import LOCAL
from selfassess.errors import NotAllowed
from selfassess.ports import Toolbox
from selfassess.services.api_tokens import program_of
from selfassess.services.rates import count_call, count_change, count_stranger
from selfassess.services.signing_in import signed_in
from selfassess.web.routes import Access
from selfassess.web.visitor import answer_to, expect, visitor

KEY = "key"
RUN = "run"
TOKEN = "token"  # noqa: S105 - the name of a place, not what is in it
BEARER = "Bearer"
GUESSED = frozenset({"signing_in.joining", "signing_in.returned"})
"""Pages whose address or query holds a word that somebody could try to guess."""
SIGNED_OUT = "You are signed out. Sign in in another window, come back here and send the page again: what you typed is below."


class Door(Protocol):
    """What lets people in. It says who the visitor is, and answers in place of the page where they may not come in."""

    def admit(self, needs: Access | None) -> ResponseReturnValue | None: ...


class DoorKey:
    """A key that lets one browser in, once, while this run of the program lasts.

    Other people of the same machine can reach a loopback address too; they don't have the key. A session that was
    opened with the key of an earlier run is worth nothing in this one.
    """

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)
        self.run = secrets.token_urlsafe(16)
        self._spent = False
        self._lock = Lock()

    def spend(self, offered: str) -> bool:
        """Whether `offered` is the key and nobody used it before; from now on it is used."""
        with self._lock:
            fits = not self._spent and hmac.compare_digest(offered.encode(), self.value.encode())
            self._spent = self._spent or fits
            return fits

    def admit(self, needs: Access | None) -> ResponseReturnValue | None:
        """Let the browser with the key in, as the one person of this computer. Raises `NotAllowed`."""
        expect(lambda: LOCAL if session.get(RUN) == self.run else None)
        if needs is Access.ANYONE:
            return None
        offered = request.args.get(KEY) if request.method == "GET" else None
        if session.get(RUN) == self.run:
            return redirect(request.path) if offered is not None else None
        if offered is not None and self.spend(offered):
            session[RUN] = self.run
            return redirect(request.path)
        raise NotAllowed(_refusal(offered))


class Accounts:
    """People sign in; each request comes from whoever's token its browser holds, with the roles that they hold by then."""

    def __init__(self, tools: Toolbox) -> None:
        self._tools = tools

    def admit(self, needs: Access | None) -> ResponseReturnValue | None:
        """Let in who is signed in; send others to sign in, or back with what they typed. Raises `NotAllowed`."""
        if needs is Access.PROGRAM:
            return self._program()
        token = session.get(TOKEN)
        expect(lambda: signed_in(self._tools, token) if token else None)
        person = visitor()
        if person is None and (request.method == "POST" or request.endpoint in GUESSED):
            count_stranger(self._tools, request.remote_addr or "")
        if person is not None and request.method == "POST":
            count_change(self._tools, person.id)
        if needs is Access.ANYONE or person is not None:
            return None
        if request.method == "GET":
            return redirect(url_for("signing_in.page", next=request.full_path.rstrip("?")))
        raise NotAllowed(SIGNED_OUT)

    def _program(self) -> ResponseReturnValue | None:
        """Let a program in by its token alone, never by what a browser holds; refuse any other."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        found = program_of(self._tools, token.strip()) if scheme.lower() == BEARER.lower() else None
        if found is None:
            count_stranger(self._tools, request.remote_addr or "")
            said = {"error": "Send a token that is known here and has not ended, as Authorization: Bearer TOKEN."}
            return said, 401, {"WWW-Authenticate": BEARER}
        count_call(self._tools, found.token.id)
        answer_to(found)
        return None


def guard(app: Flask, needs: Mapping[str, Access], door: Door) -> None:
    """Refuse every request that the table `needs` and the door don't allow."""
    app.before_request(lambda: door.admit(needs.get(request.endpoint or "")))


def _refusal(offered: str | None) -> str:
    if offered is None:
        return "This browser has not been let in. Open the address that the program printed when it started; it can be used once."
    return (
        "This address has been used already, or belongs to an earlier start of the program. Stop the program, start it "
        "again and open the new address. If you did not use it before, somebody else on this computer did."
    )
