"""`selfassess api-tokens`: words by which programs read for people."""

import click

from selfassess.cli.printing import format_option, print_json, print_table
from selfassess.domain.accounts import Account
from selfassess.domain.api_tokens import LONGEST, USUAL, ApiToken, Opens
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput
from selfassess.services.api_tokens import NewToken, list_tokens, make_token_for, revoke_token
from selfassess.wiring import toolbox

WHAT = tuple(each.value for each in Opens)


@click.group(name="api-tokens")
def api_tokens() -> None:
    """Let a program read for a person, list such tokens, revoke one."""


@api_tokens.command()
@click.argument("email")
@click.option("--label", required=True, help="What it is for: which program reads by it.")
@click.option(
    "--opens",
    multiple=True,
    required=True,
    type=click.Choice(WHAT),
    help="What it opens. Can be given several times.",
)
@click.option("--days", default=USUAL, show_default=True, type=click.IntRange(1, LONGEST), help="For how many days it counts.")
@format_option("json")
def create(email: str, label: str, opens: tuple[str, ...], days: int, form: str) -> None:
    """Make a token for the account of this e-mail address, and print it this once.

    A program reads by it what that person may see, as far as it is chosen here, and changes nothing.
    """
    tools = toolbox()
    if not tools.settings.accounts:
        raise BadInput(
            "This instance is for the person of this computer. Set SELFASSESS_ACCOUNTS=yes to share it, then try again."
        )
    word, made = make_token_for(tools, LOCAL, email, NewToken(label, tuple(map(Opens, opens)), days))
    if form == "json":
        print_json({"token": word, "id": made.short, "until": made.until})
        return
    click.echo(f"Keep it where only the program reads it; it is not shown again. It counts until {made.until}.", err=True)
    click.echo(word)


@api_tokens.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """List every token with its person, what it opens and when it was used; never the token itself."""
    found = list_tokens(toolbox(), LOCAL)
    if form == "json":
        print_json([_told(token, account) for token, account in found])
        return
    rows = (
        (
            token.short,
            account.email,
            token.label,
            ", ".join(sorted(token.opens)),
            str(token.until),
            f"{token.used:%Y-%m-%d}" if token.used else "never",
        )
        for token, account in found
    )
    print_table(("ID", "E-mail", "For", "Opens", "Until", "Used"), rows)


@api_tokens.command()
@click.argument("token", metavar="ID")
def revoke(token: str) -> None:
    """End a token from this moment on. ID is that of the list."""
    ended = revoke_token(toolbox(), LOCAL, token)
    click.echo(f"{ended.label}: the token opens nothing any more.")


def _told(token: ApiToken, account: Account) -> dict[str, object]:
    return {
        "id": token.short,
        "email": account.email,
        "label": token.label,
        "opens": sorted(token.opens),
        "made": token.made,
        "until": token.until,
        "used": token.used,
    }
