"""Typst, in this process or in one of its own."""

import json
import multiprocessing
from collections.abc import Mapping
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

import typst

from selfassess.errors import Unavailable

TYPE = Path(__file__).parent / "pdf" / "type"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible files: typst refuses to make one that breaks it."""


@cache
def fonts() -> typst.Fonts:
    """The type that comes with us, and no other, so that a document looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[TYPE])


def typeset(look: bytes, given: Mapping[str, Any]) -> bytes:
    """What a look makes of a document, as a PDF file. Raises `typst.TypstError` for a look that cannot be set."""
    # What people typed goes in as data, never as markup, so nothing of it is ever read as typst.
    return _set(look, json.dumps(given))


def typeset_apart(look: bytes, given: Mapping[str, Any]) -> bytes:
    """The same in a process of its own: typst keeps what it has set for the next time, and gives memory back only at its end.

    Raises also `Unavailable` where that process came to an end before it was done.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send((look, json.dumps(given)))
        made = ours.recv()
    except (EOFError, ConnectionError) as error:
        raise Unavailable("The PDF could not be made: memory ran out. Choose fewer parts, or make it as Word.") from error
    finally:
        ours.close()
        process.join()
        process.close()
    if isinstance(made, bytes):
        return made
    raise typst.TypstError(made, made)


def _serve(connection: Connection) -> None:
    look, data = connection.recv()
    try:
        made: bytes | str = _set(look, data)
    except typst.TypstError as error:
        made = str(error)
    connection.send(made)


def _set(look: bytes, data: str) -> bytes:
    return typst.compile(look, font_paths=fonts(), sys_inputs={"document": data}, pdf_standards=STANDARD, format="pdf")
