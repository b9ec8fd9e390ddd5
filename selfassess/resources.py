"""Where the three data folders are: inside an installed package, or beside it in a checkout."""

from pathlib import Path
from typing import Literal

DataName = Literal["frameworks", "templates", "exports"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: DataName) -> Path:
    """The folder `name` as it was shipped: in `_data` of an installed wheel, or beside the package in a checkout."""
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def search_path(name: DataName, own: Path | None) -> tuple[Path, ...]:
    """The folders to look in for `name`, in order: an operator's own where there is one, then the shipped one."""
    return (data_dir(name),) if own is None else (own, data_dir(name))
