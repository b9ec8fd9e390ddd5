"""From settings to the toolbox: the only file that names concrete parts, each imported when it is first asked for."""

import os
from datetime import UTC, datetime
from pathlib import Path

from selfassess.ports import Toolbox
from selfassess.settings import Settings, read_settings


def toolbox(settings: Settings | None = None) -> Toolbox:
    """The toolbox of one instance; without `settings`, as the environment chooses."""
    return Toolbox(settings=settings or read_settings(os.environ, home=Path.home()), clock=_now)


def _now() -> datetime:
    return datetime.now(UTC)
