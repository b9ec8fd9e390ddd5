"""Document to a PDF file: tagged for screen readers, set by typst."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import typst

from selfassess.domain.document import Document
from selfassess.errors import NotFound
from selfassess.exporters.pdf.letters import fonts
from selfassess.exporters.pdf.plain import plain
from selfassess.resources import data_dir

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible files: typst refuses to make one that breaks it."""


def write(document: Document, templates: Sequence[Path] = ()) -> bytes:
    """The document as a PDF file, in its look, from these templates folders or the one that ships.

    Raises `NotFound` for a look that is not there.
    """
    # What people typed goes in as data, never as markup, so nothing of it is ever read as typst.
    return typst.compile(
        _look(document.look, templates or (data_dir("templates"),)),
        font_paths=fonts(),
        sys_inputs={"document": json.dumps(plain(document))},
        pdf_standards=STANDARD,
        format="pdf",
    )


def _look(name: str, templates: Sequence[Path]) -> bytes:
    found = next((path for folder in templates if (path := folder / "pdf" / f"{name}.typ").is_file()), None)
    if found is None:
        raise NotFound(f"There is no PDF look {name!r}: no templates/pdf/{name}.typ.")
    return found.read_bytes()
