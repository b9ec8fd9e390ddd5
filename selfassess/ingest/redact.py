"""Drafts to a source: everything that must not be told is masked before the text is put together."""

from collections.abc import Iterable

from selfassess.domain.redaction import mask
from selfassess.domain.source import Block, Source
from selfassess.ingest.draft import Draft

BETWEEN = "\n\n"
BETWEEN_CELLS = "\t"


def sourced(drafts: Iterable[Draft], pages: int | None) -> Source:
    """The masked source that drafts make."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for draft in drafts:
        parts = [mask(cell) for cell in draft.cells] or [mask(draft.text)]
        text = BETWEEN_CELLS.join(part.text for part in parts)
        blocks.append(_block(draft, [part.text for part in parts], start, sum(part.count for part in parts)))
        texts.append(text)
        start += len(text) + len(BETWEEN)
    return Source(BETWEEN.join(texts), tuple(blocks), pages)


def _block(draft: Draft, parts: list[str], start: int, redactions: int) -> Block:
    cells: list[tuple[int, int]] = []
    place = start
    for part in parts:
        cells.append((place, place + len(part)))
        place += len(part) + len(BETWEEN_CELLS)
    return Block(
        role=draft.role,
        start=start,
        end=cells[-1][1],
        page=draft.page,
        last_page=draft.last_page,
        number=draft.number,
        level=draft.level,
        cells=tuple(cells) if draft.cells else (),
        redactions=redactions,
        fragment=draft.fragment,
    )
