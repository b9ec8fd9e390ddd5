"""Tokens by which programs read for people: made, listed, revoked, and asked for whom they are."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from selfassess.domain.accounts import Account
from selfassess.domain.api_tokens import LONGEST, SHORT, ApiToken, Opens, Program, no_token
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import need
from selfassess.services.tokens import new_token, token_id
from selfassess.services.watching import note

BEGINS = "selfassess_"
"""How every token begins, so that programs which look for words that slipped out know one."""
LABEL_LENGTH = 100
USED_EVERY = timedelta(minutes=1)
"""How often it is written down that a token was used: not with every call."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """What is asked for: what it is called, what it opens, and for how many days."""

    label: str
    opens: Collection[Opens]
    days: int


def make_token(tools: Toolbox, who: Person, account: str, new: NewToken) -> tuple[str, ApiToken]:
    """A token for an account: the word, told this once, and what is kept of it.

    Everybody makes their own alone, and the operator of the machine anybody's: whoever looks after accounts would read by it what
    they may not. Raises `NotAllowed`, `NotFound` and `BadInput`.
    """
    label = " ".join(new.label.split())
    if not label or len(label) > LABEL_LENGTH:
        raise BadInput(f"Say in 1 to {LABEL_LENGTH} characters what the token is for: which program reads by it.")
    if not new.opens:
        raise BadInput(f"Choose what it opens: {', '.join(Opens)}.")
    if not 1 <= new.days <= LONGEST:
        raise BadInput(f"A token counts for 1 to {LONGEST} days.")
    if not who.unlimited and who.id != account:
        raise NotAllowed("Everybody makes tokens for themselves alone.")
    word = BEGINS + new_token()
    until = tools.today() + timedelta(days=new.days)
    with tools.store().write() as store:
        store.accounts.get(account)
        made = ApiToken(token_id(word), account, label, frozenset(new.opens), tools.clock(), who.id, until)
        store.sign_ins.keep_token(made)
        _written_down(tools, store, who, made, "made")
    return word, made


def make_token_for(tools: Toolbox, who: Person, email: str, new: NewToken) -> tuple[str, ApiToken]:
    """The same for the account with this e-mail address. Raises `NotFound` too."""
    with tools.store().read() as store:
        found = store.accounts.by_email(email) if who.unlimited else None
    if found is None:
        raise NotFound(f"There is no account for {email}.", "`selfassess users list` shows those there are.")
    return make_token(tools, who, found.id, new)


def own_tokens(tools: Toolbox, who: Person) -> tuple[ApiToken, ...]:
    """One's own tokens, newest first."""
    with tools.store().read() as store:
        return store.sign_ins.tokens(who.id)


def list_tokens(tools: Toolbox, who: Person) -> tuple[tuple[ApiToken, Account], ...]:
    """Every token with its account, newest first. Raises `NotAllowed`."""
    need(tools, who, Right.ADMINISTER)
    with tools.store().read() as store:
        return tuple((each, store.accounts.get(each.account)) for each in store.sign_ins.tokens())


def revoke_token(tools: Toolbox, who: Person, token: str) -> ApiToken:
    """End a token by its id, or how that begins: one's own, or for whoever looks after accounts anybody's. Raises `NotFound`."""
    theirs = None if who.may(Right.ADMINISTER, INSTANCE, today=tools.today()) else who.id
    with tools.store().write() as store:
        found = [each for each in store.sign_ins.tokens(theirs) if each.id.startswith(token)]
        if len(token) < SHORT or len(found) != 1:
            raise no_token(token)
        store.sign_ins.end_token(found[0].id)
        _written_down(tools, store, who, found[0], "revoked")
    return found[0]


def program_of(tools: Toolbox, word: str) -> Program | None:
    """The program that holds this word, for whom it reads, and the roles that they hold now; None where it does not count."""
    if not word.startswith(BEGINS):
        return None
    now = tools.clock()
    with tools.store().read() as store:
        found = store.sign_ins.token(token_id(word))
        if found is None or not found.live(tools.today()):
            return None
        account, held = store.accounts.get(found.account), store.accounts.grants(found.account)
    if account.disabled:
        return None
    if found.used is None or now - found.used > USED_EVERY:
        with tools.store().write() as store:
            if store.sign_ins.token(found.id) is not None:
                store.sign_ins.keep_token(replace(found, used=now))
    grants = tuple(replace(grant, only=found.rights) for grant in held)
    return Program(Person(account.id, account.name, grants, through=f"by token {found.short}"), found)


def _written_down(tools: Toolbox, store: UnitOfWork, who: Person, token: ApiToken, what: str) -> None:
    note(tools, store, who, Deed.ACCOUNT_CHANGED, Thing("person", token.account, INSTANCE), about=f"token {token.short} {what}")
