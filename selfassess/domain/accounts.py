"""Accounts of a shared instance: who may sign in, who is signed in, and who was invited."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from selfassess.domain.rights import Grant

IDLE = timedelta(hours=2)
"""After so long without a page the person signs in again."""
ABSOLUTE = timedelta(hours=12)
"""After so long the person signs in again, whatever they do."""
HALF = timedelta(minutes=10)
"""So long the second step of signing in is waited for."""
INVITED = timedelta(days=14)
"""So long an invitation may be accepted."""
FREE_FAILURES = 5
"""So many wrong passwords in a row cost no waiting."""
FORGOTTEN = timedelta(days=1)
"""After so long without another failure all failures are forgotten."""
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in.

    `password` is a hash, None for who signs in elsewhere. `second_factor` is the sealed secret of their code generator, None
    without one, and `last_step` the last code's step, which is never taken twice; `recovery` are hashes of codes for when it
    is lost.
    """

    id: str
    name: str
    email: str
    created: datetime
    password: str | None = None
    second_factor: str | None = None
    last_step: int = 0
    recovery: tuple[str, ...] = ()
    disabled: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser in which somebody signed in. `id` is a hash of the token that the browser holds.

    `confirmed` is False while a code is waited for. `device` is what the browser says it is, cut short.
    """

    id: str
    account: str
    began: datetime
    seen: datetime
    device: str
    confirmed: bool

    def live(self, now: datetime) -> bool:
        """Whether it still counts."""
        if not self.confirmed:
            return now - self.began < HALF
        return now - self.seen < IDLE and now - self.began < ABSOLUTE


@dataclass(frozen=True, slots=True)
class Invitation:
    """A role that is offered to whoever holds a link. `id` is a hash of the link's token."""

    id: str
    email: str
    name: str
    grant: Grant
    invited_by: str
    at: datetime

    def live(self, now: datetime) -> bool:
        """Whether it may still be accepted."""
        return now - self.at < INVITED


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong passwords for one account from one address, in a row."""

    number: int
    last: datetime

    def wait(self, now: datetime) -> timedelta:
        """How long until the next try is taken: none at first, then twice as long each time."""
        if self.number < FREE_FAILURES or now - self.last > FORGOTTEN:
            return timedelta(0)
        doubled: timedelta = _FIRST_WAIT * 2 ** min(self.number - FREE_FAILURES, 10)
        return max(self.last + min(doubled, _LONGEST_WAIT) - now, timedelta(0))


@dataclass(frozen=True, slots=True)
class Errand:
    """A browser that was sent to sign in elsewhere: where it comes back to, and what proves that it is the same one."""

    back: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody whom a sign-in service vouches for: their verified e-mail address and their name."""

    email: str
    name: str


def email_key(email: str) -> str:
    """How an e-mail address is compared: without outer spaces, in small letters."""
    return email.strip().lower()
