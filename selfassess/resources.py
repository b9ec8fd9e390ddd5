"""Where the three data folders are, inside an installed package or beside it in a checkout, and the secret of an instance."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from selfassess.errors import BadSetting

DataName = Literal["frameworks", "templates", "exports"]

SECRET = "secret-key"  # noqa: S105 - the name of a place, not what is in it
"""The file in the data folder that holds the secret of an instance."""
_SECRET_LENGTH = 32
_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: DataName) -> Path:
    """The folder `name` as it was shipped: in `_data` of an installed wheel, or beside the package in a checkout."""
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def search_path(name: DataName, own: Path | None) -> tuple[Path, ...]:
    """The folders to look in for `name`, in order: an operator's own where there is one, then the shipped one."""
    return (data_dir(name),) if own is None else (own, data_dir(name))


def instance_secret(data_dir: Path) -> bytes:
    """The secret of an instance, made on first use and kept in its data folder, readable by its owner alone.

    It outlives the program, so that a form that was open before a restart can still be saved after it. Raises `BadSetting`
    where the file holds something else.
    """
    place = data_dir / SECRET
    if not place.exists():
        _make_secret(place)
    secret = place.read_bytes()
    if len(secret) != _SECRET_LENGTH:
        raise BadSetting(f"{place} does not hold the secret of an instance. Put back the file that was there.")
    return secret


def _make_secret(place: Path) -> None:
    """Several processes may do so at once: the first file that is whole stays."""
    place.parent.mkdir(parents=True, exist_ok=True)
    written = place.with_name(f"{SECRET}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_SECRET_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(written, place)
    finally:
        written.unlink(missing_ok=True)
