"""The style sheet, scripts and icon, under an address that changes when they change."""

from pathlib import Path

from flask import Response, send_from_directory

from selfassess.errors import Unavailable
from selfassess.ports import Toolbox
from selfassess.web.routes import Access, Area, Route

FOLDER = Path(__file__).resolve().parent / "static"
A_YEAR = 365 * 24 * 60 * 60


def assets_version() -> str:
    """A word that names what the assets were built from. Raises `Unavailable` where they were never built."""
    digest = FOLDER / "DIGEST"
    if not digest.is_file():
        raise Unavailable("The style sheet and scripts are missing. Run `python hatch_build.py`, or install the package again.")
    return digest.read_text(encoding="ascii")[:12]


def file(_: Toolbox, version: str, name: str) -> Response:
    """One file of the assets; only under the version that is here may it be kept."""
    response = send_from_directory(FOLDER, name)
    response.cache_control.clear()
    if version == assets_version():
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    return response


AREA = Area("static", (Route("/static/<version>/<name>", file, needs=Access.ANYONE),))
