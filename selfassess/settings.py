"""What an operator chooses, read once from the environment."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selfassess.errors import BadSetting

LOOPBACK_HOSTS = ("127.0.0.1", "localhost")
STRANGERS_A_MINUTE = 60
"""How often a minute something may be sent from one network address by people who are not signed in."""
CHANGES_A_MINUTE = 240
"""How often a minute one person may send something."""
CALLS_A_MINUTE = 60
"""How often a minute one program may read something."""
LONGEST_NAME = 100
SMALL_NUMBERS = 6
"""Counts of 1 to one below this are not shown: who is meant might be known."""


@dataclass(frozen=True, slots=True)
class OpenId:
    """A sign-in service for OpenID Connect, and how this instance is known to it; `label` stands on the button."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    label: str = "Sign in with your organisation"
    trust_email: bool = False


@dataclass(frozen=True, slots=True)
class FilesElsewhere:
    """A bucket for files: `address` is that of the server with the bucket, and perhaps a folder in it, as its path."""

    address: str
    key: str
    secret: str = field(repr=False)
    region: str | None = None


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that sends e-mail, and from whom; `tls` from the first word on, else it is begun before anything is said."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False

    @property
    def local(self) -> bool:
        """Whether it is on this machine, where nothing need be encrypted on the way."""
        return self.host in LOOPBACK_HOSTS


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of one running instance.

    The three folders are an operator's own, searched before the shipped ones; None where there is none.
    `allowed_hosts` are the names, without port, under which the web application answers. With `accounts` people sign in, at
    `address`, which is where a browser finds the instance; `proxies` is how many servers stand before it and say who calls.
    `strangers_a_minute` and `changes_a_minute` are how much may be sent, where people sign in, and `calls_a_minute` how much a
    program may read; 0 for any number.
    `files` is where files are kept, None for the data folder.
    `small_numbers` is the least count of children that is shown; 0 shows all. `name` is who works here where nobody signs in,
    with their post: what they sign and write is shown with it. `demonstration` is whether everything in it is made up, which
    every page then says. No environment sets it.
    """

    data_dir: Path
    database_url: str
    frameworks_dir: Path | None = None
    exports_dir: Path | None = None
    templates_dir: Path | None = None
    allowed_hosts: tuple[str, ...] = LOOPBACK_HOSTS
    accounts: bool = False
    address: str = ""
    proxies: int = 0
    openid: OpenId | None = None
    small_numbers: int = SMALL_NUMBERS
    mail: MailServer | None = None
    files: FilesElsewhere | None = None
    strangers_a_minute: int = STRANGERS_A_MINUTE
    changes_a_minute: int = CHANGES_A_MINUTE
    calls_a_minute: int = CALLS_A_MINUTE
    name: str = ""
    demonstration: bool = False


def read_settings(environ: Mapping[str, str], *, home: Path, platform: str = sys.platform) -> Settings:
    """The settings that `environ` chooses, with defaults for one person on a laptop.

    Raises BadSetting where a folder that was named does not exist.
    """
    named = environ.get("SELFASSESS_DATA_DIR")
    data_dir = Path(named).expanduser().absolute() if named else user_data_dir(environ, home=home, platform=platform)
    address = _address(environ.get("SELFASSESS_ADDRESS", ""))
    hosts = tuple(host for host in environ.get("SELFASSESS_ALLOWED_HOSTS", "").replace(",", " ").split() if host)
    return Settings(
        data_dir=data_dir,
        database_url=environ.get("SELFASSESS_DATABASE_URL") or f"sqlite:///{data_dir / 'selfassess.sqlite3'}",
        frameworks_dir=_own_folder(environ, "SELFASSESS_FRAMEWORKS_DIR"),
        exports_dir=_own_folder(environ, "SELFASSESS_EXPORTS_DIR"),
        templates_dir=_own_folder(environ, "SELFASSESS_TEMPLATES_DIR"),
        allowed_hosts=hosts or ((urlsplit(address).hostname or "",) if address else LOOPBACK_HOSTS),
        accounts=_yes_or_no(environ, "SELFASSESS_ACCOUNTS"),
        address=address,
        proxies=_count(environ, "SELFASSESS_PROXIES"),
        openid=_openid(environ),
        small_numbers=_small_numbers(environ),
        mail=_mail(environ),
        files=_files(environ),
        strangers_a_minute=_a_minute(environ, "SELFASSESS_STRANGERS_A_MINUTE", STRANGERS_A_MINUTE),
        changes_a_minute=_a_minute(environ, "SELFASSESS_CHANGES_A_MINUTE", CHANGES_A_MINUTE),
        calls_a_minute=_a_minute(environ, "SELFASSESS_CALLS_A_MINUTE", CALLS_A_MINUTE),
        name=_name(environ),
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


def _address(value: str) -> str:
    if value and not (urlsplit(value).scheme in ("http", "https") and urlsplit(value).hostname):
        raise BadSetting(
            f"SELFASSESS_ADDRESS is {value!r}. It is the address that people open, like https://selfassess.example.org."
        )
    return value.rstrip("/")


def _openid(environ: Mapping[str, str]) -> OpenId | None:
    issuer = environ.get("SELFASSESS_OPENID_ISSUER", "")
    if not issuer:
        return None
    needed = {name: environ.get(f"SELFASSESS_OPENID_{name}", "") for name in ("CLIENT_ID", "SECRET")}
    missing = [f"SELFASSESS_OPENID_{name}" for name, value in needed.items() if not value]
    if missing:
        raise BadSetting(f"{' and '.join(missing)} must be set beside SELFASSESS_OPENID_ISSUER.")
    trust = _yes_or_no(environ, "SELFASSESS_OPENID_TRUST_EMAIL")
    label = environ.get("SELFASSESS_OPENID_LABEL") or OpenId.__dataclass_fields__["label"].default
    return OpenId(issuer, needed["CLIENT_ID"], needed["SECRET"], str(label), trust)


def _files(environ: Mapping[str, str]) -> FilesElsewhere | None:
    address = environ.get("SELFASSESS_FILES_ADDRESS", "")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not parts.path.strip("/"):
        raise BadSetting(
            f"SELFASSESS_FILES_ADDRESS is {address!r}. It is the address of a server that speaks S3 with the bucket behind it, "
            "like https://s3.eu-west-2.amazonaws.com/selfassess-files."
        )
    needed = {name: environ.get(f"SELFASSESS_FILES_{name}", "") for name in ("KEY", "SECRET")}
    missing = [f"SELFASSESS_FILES_{name}" for name, value in needed.items() if not value]
    if missing:
        raise BadSetting(f"{' and '.join(missing)} must be set beside SELFASSESS_FILES_ADDRESS.")
    return FilesElsewhere(address, needed["KEY"], needed["SECRET"], environ.get("SELFASSESS_FILES_REGION") or None)


def _mail(environ: Mapping[str, str]) -> MailServer | None:
    address, sender = environ.get("SELFASSESS_SMTP", ""), environ.get("SELFASSESS_MAIL_FROM", "")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadSetting(
            "SELFASSESS_SMTP is the address of a mail server: smtp://name:password@mail.example.org:587, or smtps://."
        )
    if "@" not in sender:
        raise BadSetting("SELFASSESS_MAIL_FROM must be set beside SELFASSESS_SMTP: the address that letters come from.")
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or (465 if tls else 587), sender, user, password, tls)


def _name(environ: Mapping[str, str]) -> str:
    value = " ".join(environ.get("SELFASSESS_NAME", "").split())
    if len(value) > LONGEST_NAME:
        raise BadSetting(f"SELFASSESS_NAME is longer than {LONGEST_NAME} characters. It is a name and a post: Jo Tarn, director.")
    return value


def _yes_or_no(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "no").lower()
    if value not in ("yes", "no"):
        raise BadSetting(f"{name} is {value!r}. Say yes or no.")
    return value == "yes"


def _small_numbers(environ: Mapping[str, str]) -> int:
    value = environ.get("SELFASSESS_SMALL_NUMBERS", str(SMALL_NUMBERS))
    if not value.isdecimal():
        raise BadSetting(f"SELFASSESS_SMALL_NUMBERS is {value!r}. It is the least count that is shown, like 6; 0 shows all.")
    return int(value)


def _a_minute(environ: Mapping[str, str], name: str, usual: int) -> int:
    value = environ.get(name, str(usual))
    if not value.isdecimal():
        raise BadSetting(f"{name} is {value!r}. It is how many times a minute, like {usual}; 0 for any number.")
    return int(value)


def _count(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name, "0")
    if not value.isdecimal() or int(value) > 9:
        raise BadSetting(f"{name} is {value!r}. It is how many proxies stand before the program: 0 to 9.")
    return int(value)


def _own_folder(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    if not value:
        return None
    folder = Path(value).expanduser().absolute()
    if not folder.is_dir():
        raise BadSetting(f"{name} names {folder}, which is not a folder. Create it, or take the setting away.")
    return folder
