"""Whether slides, read back, hold what their document says."""

from io import BytesIO
from typing import Any

from pptx import Presentation

from selfassess.domain.characters import printable
from selfassess.domain.deck import Slide
from selfassess.domain.deck_of import deck_of
from selfassess.domain.document import Document, Table
from selfassess.domain.said import said_in


def slide_problems(content: bytes, document: Document) -> tuple[str, ...]:
    """Every text of the slides that a document makes which is not on them, and every slide that has no title; none if sound."""
    made = Presentation(BytesIO(content))
    shown = _close(" ".join(text for slide in made.slides for text in _texts(slide)))
    problems = [
        f"the text {text[:60]!r} is missing"
        for slide in deck_of(document).slides
        for text in _said(slide)
        if _close(printable(text)) not in shown
    ]
    untitled = [number for number, slide in enumerate(made.slides, 1) if not slide.shapes.title or not slide.shapes.title.text]
    problems += [f"slide {number} has no title" for number in untitled]
    if made.core_properties.title != document.title:
        problems.append(f"the title is {made.core_properties.title!r}, not {document.title!r}")
    return tuple(problems)


def _said(slide: Slide) -> list[str]:
    cells = [
        "".join(span.text for span in cell.spans)
        for block in slide.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    return [slide.title, *cells, *(text for block in slide.blocks if not isinstance(block, Table) for text in said_in(block))]


def _texts(slide: Any) -> list[str]:
    found: list[str] = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def _close(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
