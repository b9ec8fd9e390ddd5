"""The door: every request is refused unless its route says who may come in and the visitor is such a person."""

import hmac
import secrets
from collections.abc import Mapping
from threading import Lock

from flask import Flask, redirect, request, session
from flask.typing import ResponseReturnValue

from selfassess.errors import NotAllowed
from selfassess.web.routes import Access

KEY = "key"
RUN = "run"


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


def guard(app: Flask, needs: Mapping[str, Access], key: DoorKey) -> None:
    """Refuse every request that the table `needs` and the key don't allow."""

    def admit() -> ResponseReturnValue | None:
        if needs.get(request.endpoint or "") is Access.ANYONE:
            return None
        offered = request.args.get(KEY) if request.method == "GET" else None
        if session.get(RUN) == key.run:
            return redirect(request.path) if offered is not None else None
        if offered is not None and key.spend(offered):
            session[RUN] = key.run
            return redirect(request.path)
        raise NotAllowed(_refusal(offered))

    app.before_request(admit)


def _refusal(offered: str | None) -> str:
    if offered is None:
        return "This browser has not been let in. Open the address that the program printed when it started; it can be used once."
    return (
        "This address has been used already, or belongs to an earlier start of the program. Stop the program, start it "
        "again and open the new address. If you did not use it before, somebody else on this computer did."
    )
