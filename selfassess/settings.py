"""What an operator chooses, read once from the environment."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from selfassess.errors import BadSetting

LOOPBACK_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of one running instance.

    The three folders are an operator's own, searched before the shipped ones; None where there is none.
    `allowed_hosts` are the names, without port, under which the web application answers.
    """

    data_dir: Path
    database_url: str
    frameworks_dir: Path | None = None
    exports_dir: Path | None = None
    templates_dir: Path | None = None
    allowed_hosts: tuple[str, ...] = LOOPBACK_HOSTS


def read_settings(environ: Mapping[str, str], *, home: Path, platform: str = sys.platform) -> Settings:
    """The settings that `environ` chooses, with defaults for one person on a laptop.

    Raises BadSetting where a folder that was named does not exist.
    """
    named = environ.get("SELFASSESS_DATA_DIR")
    data_dir = Path(named).expanduser().absolute() if named else user_data_dir(environ, home=home, platform=platform)
    hosts = tuple(host for host in environ.get("SELFASSESS_ALLOWED_HOSTS", "").replace(",", " ").split() if host)
    return Settings(
        data_dir=data_dir,
        database_url=environ.get("SELFASSESS_DATABASE_URL") or f"sqlite:///{data_dir / 'selfassess.sqlite3'}",
        frameworks_dir=_own_folder(environ, "SELFASSESS_FRAMEWORKS_DIR"),
        exports_dir=_own_folder(environ, "SELFASSESS_EXPORTS_DIR"),
        templates_dir=_own_folder(environ, "SELFASSESS_TEMPLATES_DIR"),
        allowed_hosts=hosts or LOOPBACK_HOSTS,
    )


def user_data_dir(environ: Mapping[str, str], *, home: Path, platform: str) -> Path:
    """The folder in which programs of this platform keep a person's data, with our name below it."""
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / "selfassess"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "selfassess"
    shared = environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else home / ".local" / "share") / "selfassess"


def _own_folder(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    if not value:
        return None
    folder = Path(value).expanduser().absolute()
    if not folder.is_dir():
        raise BadSetting(f"{name} names {folder}, which is not a folder. Create it, or take the setting away.")
    return folder
