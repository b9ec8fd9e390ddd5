"""`selfassess users`: the accounts of a shared instance."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from selfassess.cli.days import DAY
from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.accounts import INVITED, Account
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import INSTANCE, TABLE, Grant, Role, Where
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.accounts import Offer, disable_account, end_second_step, invite, list_accounts
from selfassess.services.authorities import find_authority
from selfassess.wiring import toolbox

ROLES = tuple(role.value for role in Role)


@click.group()
def users() -> None:
    """Invite people to a shared instance, list accounts, keep one out."""


@users.command(name="add")
@click.argument("email")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--role", type=click.Choice(ROLES), default=Role.ADMINISTRATOR.value, show_default=True)
@click.option("--authority", help="The authority in whose workspace the role is held; not for an administrator.")
@click.option("--challenge", help="The id of the peer challenge in which the role is held.")
@click.option("--until", type=DAY, help="The last day of the role, as 2026-07-31.")
@click.option("--line", "lines", multiple=True, help="A line or area that a contributor writes for. Can be given several times.")
def add(email: str, name: str, role: str, lines: tuple[str, ...], until: date | None, **places: str | None) -> None:
    """Make a link by which a person joins with a role; send it to them and to nobody else.

    The first administrator, the first owner of each workspace and the manager of each peer challenge are made this way. No
    password exists before they choose theirs.
    """
    tools = toolbox()
    if not tools.settings.accounts:
        raise BadInput(
            "This instance is for the person of this computer. Set SELFASSESS_ACCOUNTS=yes to share it, then try again."
        )
    chosen = Role(role)
    place = _place(tools, chosen, places["authority"], places["challenge"])
    token = invite(tools, LOCAL, Offer(email, name, chosen, place, until, frozenset(lines)))
    click.echo(f"Send this link to {name} and to nobody else. It can be used once, within {INVITED.days} days.", err=True)
    if not tools.settings.address:
        click.echo("It leads to this computer: set SELFASSESS_ADDRESS to the address at which people reach it.", err=True)
    click.echo(f"{tools.settings.address or 'http://127.0.0.1:8420'}/join/{token}")


def _place(tools: Toolbox, role: Role, authority: str | None, challenge: str | None) -> str:
    wanted = {Where.WORKSPACE: (True, False), Where.CHALLENGE: (False, True), Where.INSTANCE: (False, False)}[role.where]
    if (bool(authority), bool(challenge)) != wanted:
        raise BadInput(
            "Name the authority with --authority for a role in its workspace, the peer challenge with --challenge for a role "
            "in it, and neither for an administrator."
        )
    if authority:
        return find_authority(tools, LOCAL, authority).id
    return challenge or INSTANCE


@users.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """List every account with its roles."""
    found = list_accounts(toolbox(), LOCAL)
    if form == "json":
        print_json([_told(account, grants) for account, grants in found])
        return
    rows = (
        (account.email, account.name, ", ".join(map(_words, grants)) or "none", "no" if account.disabled else "yes")
        for account, grants in found
    )
    print_table(("E-mail", "Name", "Roles", "May sign in"), rows)


def _told(account: Account, grants: Sequence[Grant]) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "email": account.email,
        "disabled": account.disabled,
        "second_step": account.second_factor is not None,
        "roles": [{"role": grant.role.value, "place": grant.place, "until": grant.until} for grant in grants],
    }


def _words(grant: Grant) -> str:
    return grant.role.value if grant.place == INSTANCE else f"{grant.role.value} of {grant.place}"


@users.command()
@click.argument("email")
@click.option("--again", is_flag=True, help="Let the account in again.")
def disable(email: str, *, again: bool) -> None:
    """Keep an account out from this moment on; what the person wrote stays."""
    tools = toolbox()
    account = disable_account(tools, LOCAL, _id(tools, email), disabled=not again)
    click.echo(f"{account.name} {'can sign in again' if again else 'cannot sign in any more'}.")


@users.command(name="end-second-step")
@click.argument("email")
def end_second_step_(email: str) -> None:
    """Let somebody in by their password alone, who lost both their code generator and their recovery codes."""
    tools = toolbox()
    account = end_second_step(tools, LOCAL, _id(tools, email))
    click.echo(f"{account.name} signs in without a code now, and was signed out everywhere.")


@users.command()
def rights() -> None:
    """Print who may do what, as a table in Markdown."""
    click.echo(rights_table())


def rights_table() -> str:
    """The table of rights in Markdown: a table for each kind of place, a row a right, a column a role."""
    tables = []
    for where in Where:
        roles = [role for role in Role if role.where is where]
        rows = [
            f"| {right.value} | {' | '.join('yes' if role in held else '' for role in roles)} |"
            for right, held in TABLE.items()
            if held & set(roles)
        ]
        head = f"| In {where.value} | {' | '.join(role.called for role in roles)} |"
        tables.append("\n".join((head, f"| --- |{' --- |' * len(roles)}", *rows)))
    return "\n\n".join(tables)


def _id(tools: Toolbox, email: str) -> str:
    with_email = (account.id for account, _ in list_accounts(tools, LOCAL) if account.email == email.strip().lower())
    found = next(with_email, None)
    if found is None:
        raise NotFound(f"There is no account for {email}.", "`selfassess users list` shows those there are.")
    return found
