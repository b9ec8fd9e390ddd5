"""Accounts and roles, who is signed in, and what was done by whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol

from selfassess.domain.accounts import Account, Elsewhere, Errand, Failures, Invitation, SignIn
from selfassess.domain.api_tokens import ApiToken
from selfassess.domain.audit import Deed, Event, Thing
from selfassess.domain.rights import Grant


class AccountStore(Protocol):
    """Accounts, the roles that they hold, and invitations."""

    def save(self, account: Account) -> None:
        """Add an account or replace that of the same id. Raises `Conflict` where another one has its e-mail address."""

    def get(self, account_id: str) -> Account:
        """The account of this id. Raises `NotFound`."""

    def by_email(self, email: str) -> Account | None:
        """The account with this e-mail address."""

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""

    def grants(self, account_id: str) -> tuple[Grant, ...]:
        """The roles that an account holds, by place and role."""

    def members(self, place: str) -> tuple[tuple[Account, Grant], ...]:
        """Who holds which role in a place, by name."""

    def give(self, account_id: str, grant: Grant) -> None:
        """Give a role, or change the end and subjects of one that is held."""

    def take(self, account_id: str, grant: Grant) -> None:
        """End a role."""

    def invite(self, invitation: Invitation) -> None: ...

    def invitation(self, invitation_id: str) -> Invitation | None:
        """The invitation of this id, None once it was accepted or withdrawn."""

    def invitations(self, place: str) -> tuple[Invitation, ...]:
        """What is offered in a place and not accepted yet, newest first."""

    def withdraw(self, invitation_id: str) -> None:
        """Take an invitation back, if it is there."""


class SignInStore(Protocol):
    """Browsers in which people are signed in, tokens of programs, and wrong passwords."""

    def save(self, sign_in: SignIn) -> None:
        """Add a sign-in or replace that of the same id."""

    def get(self, sign_in_id: str) -> SignIn | None:
        """The sign-in of this id, None once it ended."""

    def who(self, sign_in_id: str) -> tuple[SignIn, Account, tuple[Grant, ...]] | None:
        """A sign-in with its account and the roles that this holds; None once it ended."""

    def of(self, account_id: str) -> tuple[SignIn, ...]:
        """Every sign-in of an account, last seen first."""

    def end(self, sign_in_id: str) -> None:
        """End a sign-in, if it is there."""

    def end_all(self, account_id: str, *, apart_from: str | None = None) -> None:
        """End every sign-in of an account."""

    def keep_token(self, token: ApiToken) -> None:
        """Add a token or replace that of the same id."""

    def token(self, token_id: str) -> ApiToken | None:
        """The token of this id, None where there is none."""

    def tokens(self, account_id: str | None = None) -> tuple[ApiToken, ...]:
        """The tokens of an account, or of all of them; newest first."""

    def end_token(self, token_id: str) -> None:
        """End a token, if it is there."""

    def failures(self, key: str) -> Failures | None:
        """The wrong passwords in a row that are kept under this key."""

    def failed(self, key: str, at: datetime) -> None:
        """Count one more wrong password."""

    def forget_failures(self, key: str) -> None:
        """Begin anew after a right one."""

    def came(self, key: str, now: datetime, ends: datetime) -> int:
        """Count one more under this key, which counts until `ends`; how many there are by now, of every process together."""


class AuditStore(Protocol):
    """The chain of events."""

    def add(self, at: datetime, who: str, deed: Deed, thing: Thing, note: str = "") -> Event:
        """Add an event to the end of the chain."""

    def saw_since(self, who: str, thing: Thing, since: datetime) -> bool:
        """Whether somebody opened this thing at or after a moment."""

    def chain(self) -> Iterator[Event]:
        """Every event, oldest first."""

    def found(self, *, place: str | None, who: str | None, before: int | None, limit: int) -> tuple[Event, ...]:
        """Events of a place (None: of all) and of a person, newest first, from below the number `before`."""


class SignInElsewhere(Protocol):
    """A sign-in service of somebody else."""

    def begin(self, back: str) -> tuple[str, Errand]:
        """Where to send a browser that is to come back to `back`, and what it must bring. Raises `Unavailable`."""

    def finish(self, errand: Errand, brought: Mapping[str, str]) -> Elsewhere:
        """Who came back with what was brought. Raises `NotAllowed` and `Unavailable`."""


class Identity(Protocol):
    """Passwords and codes."""

    def hashed(self, password: str) -> str:
        """The hash under which a password is kept."""

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that is kept; as slow where none is kept."""

    def outdated(self, kept: str) -> bool:
        """Whether a hash should be made anew, because newer ones are harder to guess."""

    def weakness(self, password: str, about: tuple[str, ...]) -> str:
        """What is wrong with a password for somebody whose names are `about`; empty if it is strong enough."""

    def new_secret(self) -> str:
        """A new secret for a code generator."""

    def secret_address(self, secret: str, email: str) -> str:
        """The address (otpauth:) that hands a secret to a code generator."""

    def picture(self, text: str) -> str:
        """A text as a QR code, drawn as SVG."""

    def step(self, secret: str, code: str, *, after: int, now: datetime) -> int | None:
        """The step of time for which a code is right and which is later than `after`; None if it is wrong or was used."""


class Seal(Protocol):
    """What keeps short secrets so that this instance alone can read them."""

    def sealed(self, plain: str, about: str) -> str:
        """A text as only this instance opens it, and only for the same `about`."""

    def opened(self, sealed: str, about: str) -> str | None:
        """The text that was sealed; None where another instance sealed it, for something else, or it was changed."""
