"""Whether slides, read back, hold what their document says."""

from io import BytesIO
from typing import Any

from pptx import Presentation

from selfassess.domain.characters import printable
from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Table
from selfassess.domain.said import said_in


def slide_problems(content: bytes, deck: Deck) -> tuple[str, ...]:
    """Every text of these slides that is not on those that were made, and every one that has no title; none if sound."""
    made = Presentation(BytesIO(content))
    shown = _close(" ".join(text for slide in made.slides for text in _texts(slide)))
    problems = [
        f"the text {text[:60]!r} is missing"
        for slide in deck.slides
        for text in _said(slide)
        if _close(printable(text)) not in shown
    ]
    untitled = [number for number, slide in enumerate(made.slides, 1) if not slide.shapes.title or not slide.shapes.title.text]
    problems += [f"slide {number} has no title" for number in untitled]
    if made.core_properties.title != deck.title:
        problems.append(f"the title is {made.core_properties.title!r}, not {deck.title!r}")
    return tuple(problems)


def _said(slide: Slide) -> list[str]:
    blocks = (*slide.blocks, *slide.beside)
    cells = [
        "".join(span.text for span in cell.spans)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    return [slide.title, *cells, *(text for block in blocks if not isinstance(block, Table) for text in said_in(block))]


def _texts(slide: Any) -> list[str]:
    found: list[str] = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_chart:
            found.append(shape._element.nvGraphicFramePr.cNvPr.get("descr", ""))  # noqa: SLF001 - the library has no name for it
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def _close(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
