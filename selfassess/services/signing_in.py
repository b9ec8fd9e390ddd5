"""Signing in and out, and what a person does about their own account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from selfassess.domain.accounts import Account, Errand, Failures, SignIn, email_key
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import SignInElsewhere, Toolbox, UnitOfWork
from selfassess.services.accounts import check_password, join_from_elsewhere
from selfassess.services.tokens import new_code, new_token, token_id

RECOVERY_CODES = 10
DEVICE_LENGTH = 200
SEEN_EVERY = timedelta(minutes=1)
"""How often it is written down that a browser was seen: not with every page."""
WRONG = "The e-mail address or the password is not right. Try again, or ask who invited you for a new invitation."
WRONG_CODE = "This code is not right, or was used already. Wait for the next one, or use a recovery code."
OTHER_KEY = (
    "Codes cannot be checked here since everything was restored from a backup, so no code of your generator is right. Use a "
    "recovery code, or ask whoever looks after accounts to end your second step."
)
"""Said where the secret of a code generator was sealed by another instance."""


@dataclass(frozen=True, slots=True)
class Client:
    """Where somebody signs in from: the address that the connection comes from, and what their browser says it is."""

    address: str
    device: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A sign-in that began: the token for the browser to hold, and whether a code is still to be given."""

    token: str
    second_step: bool


def sign_in(tools: Toolbox, client: Client, *, email: str, password: str) -> Opened:
    """Sign somebody in by their password. Raises `NotAllowed`: the same for a wrong password and an account that is not there.

    Wrong tries make whoever sends them wait, from their own address alone: nobody can lock another person out.
    """
    key = _key(client.address, email_key(email))
    with tools.store().read() as store:
        _must_not_wait(tools, store.sign_ins.failures(key))
        account = store.accounts.by_email(email)
    kept = account.password if account and not account.disabled else None
    if not tools.identity().fits(kept, password) or account is None:
        _count_failure(tools, key, account)
        raise NotAllowed(WRONG)
    fresher = tools.identity().hashed(password) if kept and tools.identity().outdated(kept) else None
    return _open(tools, account, client, key, fresher)


def begin_elsewhere(tools: Toolbox, back: str) -> tuple[str, Errand]:
    """Where to send a browser that signs in elsewhere, and what it must bring back. Raises `NotFound` and `Unavailable`."""
    return _service(tools).begin(back)


def finish_elsewhere(tools: Toolbox, client: Client, errand: Errand, brought: Mapping[str, str], invitation: str = "") -> Opened:
    """Sign in whoever came back from elsewhere.

    Who has no account gets one by the invitation whose link they opened, if it is for their address. Raises `NotAllowed`.
    """
    found = _service(tools).finish(errand, brought)
    with tools.store().read() as store:
        account = store.accounts.by_email(found.email)
    if account is None and invitation:
        account = join_from_elsewhere(tools, invitation, found)
    if account is None or account.disabled:
        raise NotAllowed(f"There is no account for {found.email}. Ask an owner of your authority’s workspace to invite you.")
    return _open(tools, account, client, "", None)


def _service(tools: Toolbox) -> SignInElsewhere:
    service = tools.elsewhere()
    if service is None:
        raise NotFound("People sign in here with a password.")
    return service


def _open(tools: Toolbox, account: Account, client: Client, key: str, fresher: str | None) -> Opened:
    token, now = new_token(), tools.clock()
    second_step = account.second_factor is not None
    with tools.store().write() as store:
        if fresher is not None:
            store.accounts.save(replace(store.accounts.get(account.id), password=fresher))
        store.sign_ins.forget_failures(key)
        for old in store.sign_ins.of(account.id):
            if not old.live(now):
                store.sign_ins.end(old.id)
        store.sign_ins.save(SignIn(token_id(token), account.id, now, now, client.device[:DEVICE_LENGTH], not second_step))
        if not second_step:
            store.audit.add(now, account.id, Deed.SIGNED_IN, _own(account.id))
    return Opened(token, second_step)


def _must_not_wait(tools: Toolbox, failures: Failures | None) -> None:
    wait = failures.wait(tools.clock()) if failures else timedelta(0)
    if wait:
        minutes = -(-int(wait.total_seconds()) // 60)
        raise NotAllowed(f"There were too many wrong tries from here. Try again in {counted(minutes, 'minute')}.")


def _count_failure(tools: Toolbox, key: str, account: Account | None) -> None:
    with tools.store().write() as store:
        store.sign_ins.failed(key, tools.clock())
        if account is not None:
            store.audit.add(tools.clock(), account.id, Deed.REFUSED, _own(account.id))


def give_code(tools: Toolbox, client: Client, token: str, code: str) -> Opened:
    """The second step: a code of the generator, or a recovery code, which counts once. Raises `NotAllowed`.

    Where the secret was sealed by another instance only recovery codes count, and who gives another code is told so.

    The browser gets a new token.
    """
    key = _key(client.address, token_id(token))
    with tools.store().read() as store:
        _must_not_wait(tools, store.sign_ins.failures(key))
        found = store.sign_ins.get(token_id(token))
        if found is None or found.confirmed or not found.live(tools.clock()):
            raise NotAllowed("Signing in took too long. Begin again.")
        account = store.accounts.get(found.account)
    changed = _with_code(tools, account, code.strip().lower())
    if changed is None or account.disabled:
        _count_failure(tools, key, account)
        raise NotAllowed(WRONG_CODE if readable(tools, account) else OTHER_KEY)
    new, now = new_token(), tools.clock()
    with tools.store().write() as store:
        if store.accounts.get(account.id) != account:
            raise NotAllowed(WRONG_CODE)
        store.accounts.save(changed)
        store.sign_ins.end(found.id)
        store.sign_ins.save(replace(found, id=token_id(new), began=now, seen=now, confirmed=True))
        store.audit.add(now, account.id, Deed.SIGNED_IN, _own(account.id), "with a code")
    return Opened(new, second_step=False)


def _with_code(tools: Toolbox, account: Account, code: str) -> Account | None:
    """The account after this code was used, None if it is not right."""
    if token_id(code) in account.recovery:
        return replace(account, recovery=tuple(each for each in account.recovery if each != token_id(code)))
    if account.second_factor is None or not code.isdecimal():
        return None
    secret = tools.seal().opened(account.second_factor, account.id)
    if secret is None:
        return None
    step = tools.identity().step(secret, code, after=account.last_step, now=tools.clock())
    return None if step is None else replace(account, last_step=step)


def readable(tools: Toolbox, account: Account) -> bool:
    """Whether codes of an account's generator can be checked here: its secret was sealed by this instance, or it has none."""
    return account.second_factor is None or tools.seal().opened(account.second_factor, account.id) is not None


def signed_in(tools: Toolbox, token: str) -> Person | None:
    """The person of the browser that holds this token, with the roles that they hold now; None if nobody is signed in."""
    now = tools.clock()
    with tools.store().read() as store:
        known = store.sign_ins.who(token_id(token))
    if known is None:
        return None
    found, account, grants = known
    if account.disabled or not found.confirmed or not found.live(now):
        return None
    if now - found.seen > SEEN_EVERY:
        with tools.store().write() as store:
            if store.sign_ins.get(found.id) is not None:
                store.sign_ins.save(replace(found, seen=now))
    return Person(account.id, account.name, grants)


def sign_out(tools: Toolbox, token: str) -> None:
    """End the sign-in of the browser that holds this token."""
    with tools.store().write() as store:
        found = store.sign_ins.get(token_id(token))
        if found is not None:
            store.sign_ins.end(found.id)
            store.audit.add(tools.clock(), found.account, Deed.SIGNED_OUT, _own(found.account))


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """A person's own account, with every browser in which they are signed in, and whether codes can be checked here."""

    account: Account
    devices: Sequence[SignIn]
    readable: bool


def own_account(tools: Toolbox, who: Person) -> OwnAccount:
    """A person's own account. Raises `NotFound` for who has none."""
    with tools.store().read() as store:
        devices = [each for each in store.sign_ins.of(who.id) if each.confirmed and each.live(tools.clock())]
        account = store.accounts.get(who.id)
    return OwnAccount(account, devices, readable(tools, account))


def end_device(tools: Toolbox, who: Person, device: str) -> None:
    """Sign out in one of one's own browsers. Raises `NotFound`."""
    with tools.store().write() as store:
        found = store.sign_ins.get(device)
        if found is None or found.account != who.id:
            raise NotFound("You are not signed in there.")
        store.sign_ins.end(device)
        store.audit.add(tools.clock(), who.id, Deed.SIGNED_OUT, _own(who.id), "from another device")


def sign_out_everywhere(tools: Toolbox, who: Person) -> None:
    """Sign out in all of one's own browsers, this one too."""
    with tools.store().write() as store:
        store.sign_ins.end_all(who.id)
        store.audit.add(tools.clock(), who.id, Deed.SIGNED_OUT, _own(who.id), "everywhere")


def change_password(tools: Toolbox, who: Person, token: str, *, old: str, new: str) -> None:
    """Change one's own password and sign out everywhere but in the browser of this token. Raises `BadInput`."""
    with tools.store().read() as store:
        account = store.accounts.get(who.id)
    if not tools.identity().fits(account.password, old):
        raise BadInput("That is not your password of now.")
    check_password(tools, new, (account.name, account.email))
    _change(tools, who, "password", token, password=tools.identity().hashed(new))


def begin_second_factor(tools: Toolbox, who: Person, secret: str | None = None) -> tuple[str, str, str]:
    """A secret for a code generator, a new one if none is given, its address, and that as a picture. Nothing is kept yet."""
    with tools.store().read() as store:
        account = store.accounts.get(who.id)
    secret = secret or tools.identity().new_secret()
    address = tools.identity().secret_address(secret, account.email)
    return secret, address, tools.identity().picture(address)


def take_second_factor(tools: Toolbox, who: Person, token: str, *, secret: str, code: str) -> tuple[str, ...]:
    """From now on signing in takes a code of this secret; the recovery codes, shown once. Raises `BadInput` for a wrong code."""
    step = tools.identity().step(secret, code.strip(), after=0, now=tools.clock())
    if step is None:
        raise BadInput("This code is not right. Look at the newest one and try again.")
    codes = tuple(new_code() for _ in range(RECOVERY_CODES))
    sealed = tools.seal().sealed(secret, who.id)
    _change(tools, who, "second step on", token, second_factor=sealed, last_step=step, recovery=tuple(map(token_id, codes)))
    return codes


def drop_second_factor(tools: Toolbox, who: Person, token: str, *, password: str) -> None:
    """From now on a password is enough. Raises `BadInput` for a wrong one."""
    with tools.store().read() as store:
        account = store.accounts.get(who.id)
    if not tools.identity().fits(account.password, password):
        raise BadInput("That is not your password.")
    _change(tools, who, "second step off", token, second_factor=None, last_step=0, recovery=())


def _change(tools: Toolbox, who: Person, note: str, token: str, **values: Any) -> None:
    with tools.store().write() as store:
        store.accounts.save(replace(store.accounts.get(who.id), **values))
        store.sign_ins.end_all(who.id, apart_from=token_id(token))
        store.audit.add(tools.clock(), who.id, Deed.ACCOUNT_CHANGED, _own(who.id), note)


def _own(account: str) -> Thing:
    return Thing("person", account, INSTANCE)


def _key(address: str, what: str) -> str:
    return sha256(f"{address}\n{what}".encode()).hexdigest()


def person_of(store: UnitOfWork, account_id: str) -> Person:
    """A person as they may act now, for work that goes on after their request. Raises `NotFound`, `NotAllowed` if kept out."""
    account = store.accounts.get(account_id)
    if account.disabled:
        raise NotAllowed("The account was disabled meanwhile.")
    return Person(account.id, account.name, store.accounts.grants(account_id))
