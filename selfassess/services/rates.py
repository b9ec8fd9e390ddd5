"""How much may come at once: counted in the database, so that all processes of an instance count together."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from selfassess.domain.wording import counted
from selfassess.errors import TooMany
from selfassess.ports import Toolbox

MINUTE = timedelta(minutes=1)


def count_stranger(tools: Toolbox, address: str) -> None:
    """Count what somebody sends who is not signed in, from one network address. Raises `TooMany`."""
    _count(tools, "stranger", address, tools.settings.strangers_a_minute)


def count_change(tools: Toolbox, account: str) -> None:
    """Count what somebody sends who is signed in. Raises `TooMany`."""
    _count(tools, "change", account, tools.settings.changes_a_minute)


def count_call(tools: Toolbox, token: str) -> None:
    """Count what a program reads by one token. Raises `TooMany`."""
    _count(tools, "call", token, tools.settings.calls_a_minute)


def _count(tools: Toolbox, what: str, whose: str, most: int) -> None:
    if not most:
        return
    now = tools.clock()
    ends = _end_of_minute(now)
    key = sha256(f"{what}\n{whose}\n{ends.isoformat()}".encode()).hexdigest()
    with tools.store().write() as store:
        number = store.sign_ins.came(key, now, ends)
    if number > most:
        seconds = max(1, round((ends - now).total_seconds()))
        raise TooMany(
            f"More came at once than this program takes: {most} a minute. Wait {counted(seconds, 'second')}, then send it again.",
            seconds=seconds,
        )


def _end_of_minute(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(second=0, microsecond=0) + MINUTE
