"""Document to a PDF file: tagged for screen readers, set by typst."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from selfassess.domain.document import Document
from selfassess.errors import NotFound
from selfassess.exporters.pdf.joining import joined, pages_in, places_in
from selfassess.exporters.pdf.parts import ELSEWHERE, Part, length, linked, parts_of
from selfassess.exporters.pdf.plain import plain
from selfassess.exporters.typesetting import typeset, typeset_apart
from selfassess.resources import data_dir

KNOWS_PARTS = b"given.part"
"""What stands in a look that can set a part of a document; one that knows of none sets every document whole."""
SHORT = 100_000
"""A document of no more characters, some ten pages, is set in this process: starting another would take as long."""
WHOLE = 450_000
"""One of no more is set at once, in half the time that its parts would take: its material leaves memory for it."""

LIKELY = 88
"""A page that takes as much room as most, printed while the pages are not known."""


def write(document: Document, templates: Sequence[Path] = ()) -> bytes:
    """The document as a PDF file, in its look, from these templates folders or the one that ships.

    A long one is set in parts, twice: where each heading stands, and on how many pages, is known only when all have been set.
    Raises `NotFound` for a look that is not there.
    """
    look = _look(document.look, templates or (data_dir("templates"),))
    given = plain(document) | {"part": None}
    long = length(given["blocks"])
    if long <= SHORT:
        return typeset(look, given)
    parts = parts_of(given["blocks"])
    if long <= WHOLE or len(parts) == 1 or KNOWS_PARTS not in look:
        return typeset_apart(look, given)
    drafts = [typeset_apart(look, _given(given, part, {}, 1, 1)) for part in parts]
    pages = [pages_in(draft) for draft in drafts]
    first = [1 + sum(pages[:at]) for at in range(len(pages))]
    places = {
        anchor: page + start - 1 for draft, start in zip(drafts, first, strict=True) for anchor, page in places_in(draft).items()
    }
    del drafts
    return joined(
        [typeset_apart(look, _given(given, part, places, start, sum(pages))) for part, start in zip(parts, first, strict=True)]
    )


def _given(given: Mapping[str, Any], part: Part, places: Mapping[str, int], start: int, pages: int) -> dict[str, Any]:
    """What a look is given of one part: its blocks, where it begins, and what stands before it.

    `places` are the pages of all headings, which the contents print; empty as long as they are not known.
    """
    here = part.anchors
    headings = [
        {
            "level": block["level"],
            "text": block["text"],
            "link": f"{'#' if block['anchor'] in here else ELSEWHERE}{block['anchor']}",
            "page": places.get(block["anchor"], LIKELY),
        }
        for block in given["blocks"]
        if block["kind"] == "heading"
    ]
    told = {
        "first": start,
        "pages": pages,
        "notes": part.before.notes,
        "tables": part.before.tables,
        "figures": part.before.figures,
        "headings": headings,
    }
    return {**given, "blocks": linked(part.blocks, here), "part": told}


def _look(name: str, templates: Sequence[Path]) -> bytes:
    found = next((path for folder in templates if (path := folder / "pdf" / f"{name}.typ").is_file()), None)
    if found is None:
        raise NotFound(f"There is no PDF look {name!r}: no templates/pdf/{name}.typ.")
    return found.read_bytes()
