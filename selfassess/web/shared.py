"""The application of a shared instance, for a server of several processes: `gunicorn "selfassess.web.shared:application()"`."""

from flask import Flask

from selfassess.errors import BadSetting
from selfassess.web.app import create_app
from selfassess.wiring import toolbox


def application() -> Flask:
    """The application as the environment sets it. Raises `BadSetting` where nobody could sign in."""
    tools = toolbox()
    if not tools.settings.accounts:
        raise BadSetting("Several processes serve shared instances only. Set SELFASSESS_ACCOUNTS=yes.")
    tools.store()
    return create_app(tools)
