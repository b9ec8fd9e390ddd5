"""Accounts and what they may do: inviting people, taking an invitation up, changing and ending roles."""

from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.accounts import Account, Elsewhere, Invitation, email_key
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, LIMITED, Grant, Right, Role, Where
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import need
from selfassess.services.tokens import new_token, token_id

NAME_LENGTH = 200
EMAIL_LENGTH = 320
GONE = "This invitation has been used, was taken back, or is too old. Ask the person who invited you for a new one."


@dataclass(frozen=True, slots=True)
class Offer:
    """A role that somebody is to hold, as a form says it: `place` is an authority, a peer challenge or `INSTANCE`."""

    email: str
    name: str
    role: Role
    place: str
    until: date | None = None
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Members:
    """Who holds which role in a place, and who was invited."""

    place: str
    held: tuple[tuple[Account, Grant], ...]
    invited: tuple[Invitation, ...]


def invite(tools: Toolbox, who: Person, offer: Offer) -> str:
    """Offer somebody a role; the token of the link that they open.

    Raises `NotAllowed`, `BadInput`, and `NotFound` for a place that is not there.
    Owners invite into their workspace, challenge managers into their challenge. Whoever looks after the instance invites others
    to do so, and the first owner of a workspace or manager of a challenge.
    """
    _must_appoint(tools, who, offer.role, offer.place)
    _check(tools, offer)
    token = new_token()
    grant = Grant(offer.role, offer.place, offer.until, offer.subjects if offer.role in LIMITED else frozenset())
    with tools.store().write() as store:
        if offer.role.where is Where.WORKSPACE:
            store.authorities.get(offer.place)
        elif offer.role.where is Where.CHALLENGE:
            store.peer_challenges.get(offer.place)
        store.accounts.invite(
            Invitation(token_id(token), email_key(offer.email), offer.name.strip(), grant, who.id, tools.clock())
        )
        store.audit.add(
            tools.clock(), who.id, Deed.INVITED, Thing("person", email_key(offer.email), offer.place), offer.role.value
        )
    return token


def _must_appoint(tools: Toolbox, who: Person, role: Role, place: str) -> None:
    today = tools.today()
    if (place == INSTANCE) is not (role.where is Where.INSTANCE):
        raise BadInput(
            f"{role.called} is not a role of {Where.INSTANCE.value if place == INSTANCE else 'a workspace or challenge'}."
        )
    within = {Where.WORKSPACE: Right.MEMBERS, Where.CHALLENGE: Right.CHALLENGE_MANAGE, Where.INSTANCE: Right.ADMINISTER}[
        role.where
    ]
    first = role in (Role.OWNER, Role.CHALLENGE_MANAGER) and who.may(Right.ADMINISTER, INSTANCE, today=today)
    if not (first or who.may(within, place, today=today)):
        raise NotAllowed(
            "Only its challenge manager invites people and changes their roles."
            if role.where is Where.CHALLENGE
            else "Only its owners invite people and change their roles."
        )


def _check(tools: Toolbox, offer: Offer) -> None:
    if not offer.name.strip() or len(offer.name) > NAME_LENGTH:
        raise BadInput(f"A name is 1 to {NAME_LENGTH} characters long.")
    before, at, after = offer.email.strip().rpartition("@")
    if (
        not (before and at and "." in after)
        or len(offer.email) > EMAIL_LENGTH
        or any(sign.isspace() for sign in offer.email.strip())
    ):
        raise BadInput(f"{offer.email[:80]!r} is not an e-mail address.")
    if offer.until is not None and offer.until < tools.today():
        raise BadInput("The last day of a role cannot have passed.")
    if offer.role in LIMITED and not offer.subjects:
        raise BadInput(f"Say for which lines or areas {offer.name.strip()} will write.")


def invitation(tools: Toolbox, token: str) -> Invitation:
    """What a link offers. Raises `NotFound` in the same words for one that was used, withdrawn, is old or never was."""
    with tools.store().read() as store:
        return _offered(tools, store, token)


def _offered(tools: Toolbox, store: UnitOfWork, token: str) -> Invitation:
    found = store.accounts.invitation(token_id(token))
    if found is None or not found.live(tools.clock()):
        raise NotFound(GONE)
    return found


def has_account(tools: Toolbox, token: str) -> bool:
    """Whether the person who was invited by a link has an account already, and only signs in to accept."""
    with tools.store().read() as store:
        return store.accounts.by_email(_offered(tools, store, token).email) is not None


def join(tools: Toolbox, token: str, *, name: str, password: str) -> Account:
    """Accept an invitation by making an account. Raises `NotFound`, `BadInput`, and `Conflict` where there is one already."""
    if not name.strip() or len(name) > NAME_LENGTH:
        raise BadInput(f"A name is 1 to {NAME_LENGTH} characters long.")
    offered = invitation(tools, token)
    check_password(tools, password, (name, offered.email))
    kept = tools.identity().hashed(password)
    with tools.store().write() as store:
        offered = _offered(tools, store, token)
        if store.accounts.by_email(offered.email) is not None:
            raise Conflict("There is an account for this e-mail address already. Sign in to accept.", yours={}, theirs={})
        account = Account(tools.new_id(), name.strip(), offered.email, tools.clock(), password=kept)
        store.accounts.save(account)
        _accept(tools, store, account, offered)
    return account


def join_from_elsewhere(tools: Toolbox, token: str, found: Elsewhere) -> Account:
    """Accept an invitation by an account whose owner signs in elsewhere. Raises `NotFound`, `NotAllowed` for another address."""
    with tools.store().write() as store:
        offered = _offered(tools, store, token)
        if email_key(found.email) != offered.email:
            raise NotAllowed(f"This invitation is for {offered.email}, and you are {found.email}.")
        account = Account(tools.new_id(), found.name[:NAME_LENGTH], offered.email, tools.clock())
        store.accounts.save(account)
        _accept(tools, store, account, offered)
    return account


def accept(tools: Toolbox, who: Person, token: str) -> Grant:
    """Accept an invitation with the account that is signed in. Raises `NotFound`, and `NotAllowed` for somebody else's."""
    with tools.store().write() as store:
        offered = _offered(tools, store, token)
        account = store.accounts.get(who.id)
        if account.email != offered.email:
            raise NotAllowed(f"This invitation is for {offered.email}. Sign in with the account of that address.")
        _accept(tools, store, account, offered)
    return offered.grant


def _accept(tools: Toolbox, store: UnitOfWork, account: Account, offered: Invitation) -> None:
    store.accounts.give(account.id, offered.grant)
    store.accounts.withdraw(offered.id)
    thing = Thing("person", account.id, offered.grant.place)
    store.audit.add(tools.clock(), account.id, Deed.JOINED, thing, offered.grant.role.value)


def check_password(tools: Toolbox, password: str, about: tuple[str, ...]) -> None:
    """Raises `BadInput` for a password that is easy to guess."""
    weakness = tools.identity().weakness(password, about)
    if weakness:
        raise BadInput(weakness)


def members(tools: Toolbox, who: Person, place: str) -> Members:
    """Who holds a role in a workspace, a challenge or the instance. Raises `NotAllowed`."""
    if place == INSTANCE:
        need(tools, who, Right.ADMINISTER)
    elif not any(who.may(right, place, today=tools.today()) for right in (Right.SEE, Right.CHALLENGE_SEE)):
        need(tools, who, Right.SEE, place)
    with tools.store().read() as store:
        return Members(place, store.accounts.members(place), store.accounts.invitations(place))


def take_back(tools: Toolbox, who: Person, place: str, invitation_id: str) -> None:
    """Take back an invitation that nobody accepted yet. Raises `NotFound` and `NotAllowed`."""
    with tools.store().write() as store:
        found = store.accounts.invitation(invitation_id)
        if found is None or found.grant.place != place:
            raise NotFound("There is no such invitation. It may have been accepted meanwhile.")
        _must_appoint(tools, who, found.grant.role, place)
        store.accounts.withdraw(invitation_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing("invitation", found.email, place), found.grant.role.value)


def change_role(tools: Toolbox, who: Person, account_id: str, held: Grant, given: Grant) -> None:
    """Give somebody another role, end or subjects in the same place. Raises `NotAllowed`, `NotFound`, `BadInput`."""
    if held.place != given.place:
        raise BadInput("A role stays in its place: invite the person to the other one.")
    _must_appoint(tools, who, held.role, held.place)
    _must_appoint(tools, who, given.role, given.place)
    with tools.store().write() as store:
        _held(store, account_id, held)
        store.accounts.take(account_id, held)
        store.accounts.give(account_id, given)
        _must_keep_one(tools, store, held)
        store.audit.add(tools.clock(), who.id, Deed.ROLE_GIVEN, Thing("person", account_id, given.place), given.role.value)


def end_role(tools: Toolbox, who: Person, account_id: str, role: Role, place: str) -> None:
    """End a role that somebody holds, or one's own. Raises `NotAllowed`, `NotFound`, and `BadInput` for the last owner's."""
    if account_id != who.id:
        _must_appoint(tools, who, role, place)
    with tools.store().write() as store:
        held = _held(store, account_id, Grant(role, place))
        store.accounts.take(account_id, held)
        _must_keep_one(tools, store, held)
        store.audit.add(tools.clock(), who.id, Deed.ROLE_ENDED, Thing("person", account_id, place), role.value)


def _held(store: UnitOfWork, account_id: str, grant: Grant) -> Grant:
    found = (each for each in store.accounts.grants(account_id) if (each.role, each.place) == (grant.role, grant.place))
    held = next(found, None)
    if held is None:
        raise NotFound("Nobody of this id holds that role here.")
    return held


def _must_keep_one(tools: Toolbox, store: UnitOfWork, ended: Grant) -> None:
    if ended.role not in (Role.OWNER, Role.ADMINISTRATOR, Role.CHALLENGE_MANAGER):
        return
    today = tools.today()
    left = (
        account
        for account, grant in store.accounts.members(ended.place)
        if grant.role is ended.role and not account.disabled and (grant.until is None or grant.until >= today)
    )
    if next(left, None) is None:
        raise BadInput(f"Somebody must be {ended.role.called.lower()}: hand over to somebody else first.")


def names(tools: Toolbox) -> dict[str, str]:
    """What everybody is called who has an account, by their id: what somebody wrote is shown with their name."""
    with tools.store().read() as store:
        return {account.id: account.name for account in store.accounts.all()}


def list_accounts(tools: Toolbox, who: Person) -> tuple[tuple[Account, tuple[Grant, ...]], ...]:
    """Every account with its roles. Raises `NotAllowed`."""
    need(tools, who, Right.ADMINISTER)
    with tools.store().read() as store:
        return tuple((account, store.accounts.grants(account.id)) for account in store.accounts.all())


def disable_account(tools: Toolbox, who: Person, account_id: str, *, disabled: bool = True) -> Account:
    """Keep somebody out from this moment on, or let them in again; what they wrote stays. Raises `NotAllowed`, `NotFound`."""
    need(tools, who, Right.ADMINISTER)
    with tools.store().write() as store:
        account = replace(store.accounts.get(account_id), disabled=tools.clock() if disabled else None)
        store.accounts.save(account)
        for grant in store.accounts.grants(account_id) if disabled else ():
            _must_keep_one(tools, store, grant)
        store.sign_ins.end_all(account_id)
        note = "disabled" if disabled else "enabled"
        store.audit.add(tools.clock(), who.id, Deed.ACCOUNT_CHANGED, Thing("person", account_id, INSTANCE), note)
    return account


def end_second_step(tools: Toolbox, who: Person, account_id: str) -> Account:
    """Let somebody in by their password alone, who lost both their code generator and their recovery codes.

    They are signed out everywhere. Raises `NotAllowed`, `NotFound`, and `BadInput` where they have no second step.
    """
    need(tools, who, Right.ADMINISTER)
    with tools.store().write() as store:
        account = store.accounts.get(account_id)
        if account.second_factor is None:
            raise BadInput(f"{account.name} has no second step.")
        account = replace(account, second_factor=None, last_step=0, recovery=())
        store.accounts.save(account)
        store.sign_ins.end_all(account_id)
        thing = Thing("person", account_id, INSTANCE)
        store.audit.add(tools.clock(), who.id, Deed.ACCOUNT_CHANGED, thing, "second step ended")
    return account


def find_account(tools: Toolbox, who: Person, account_id: str) -> Account:
    """An account, for whoever looks after them. Raises `NotAllowed`, `NotFound`."""
    need(tools, who, Right.ADMINISTER)
    with tools.store().read() as store:
        return store.accounts.get(account_id)
