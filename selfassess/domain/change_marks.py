"""What is new in a document since the version that was issued last: marked word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from selfassess.domain.document import Block, Bullets, Cell, Document, Facts, Heading, Panel, Span, Table, Text
from selfassess.domain.exports import Export
from selfassess.domain.said import BETWEEN, said_in
from selfassess.domain.wording import counted, day

ALIKE = 0.5
"""How alike two texts must be to be the old and the new form of one; less alike, the new one is marked as a whole."""

Ranges = tuple[tuple[int, int], ...]
"""The letters of a text that are new, from and to."""


@dataclass(frozen=True, slots=True)
class _Found:
    """For each text that is new or changed, by its place, its new letters; and how many texts are gone."""

    new: dict[int, Ranges]
    gone: int


def marked(document: Document, issued: Export) -> Document:
    """The document with the words marked that the issued version does not say, and a panel near its beginning that says so.

    Headings, quotations and charts are not marked.
    """
    texts = [tuple(said_in(block)) for block in document.blocks]
    found = _compared(issued.said, [text for each in texts for text in each])
    blocks: list[Block] = []
    place = 0
    for block, each in zip(document.blocks, texts, strict=True):
        new = [found.new.get(number, ()) for number in range(place, place + len(each))]
        blocks.append(_marked_block(block, new) if any(new) else block)
        place += len(each)
    first = _place_of_panel(blocks, short=document.short)
    return replace(document, blocks=(*blocks[:first], _panel(issued, found), *blocks[first:]))


def _place_of_panel(blocks: Sequence[Block], *, short: bool) -> int:
    """Before the first heading; in a short document, whose cover has no page of its own, after the first part with a table.

    There the first page is for what matters most.
    """
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    table = next((at for at, block in enumerate(blocks) if isinstance(block, Table) and block.numbered), 0)
    wanted = [at for at in headings[1:] if at > table] if short else headings[:1]
    return wanted[0] if wanted else len(blocks)


def _panel(issued: Export, found: _Found) -> Panel:
    since = f"{issued.title}, given to {issued.issue.to} on {day(issued.issue.day)}" if issued.issue else issued.title
    changed = len(found.new)
    said = f"Compared with {since}: {counted(changed, 'passage')} new or changed, {counted(found.gone, 'passage')} taken out. "
    how = "Words that are new since then are underlined." if changed else "No words are new since then."
    return Panel("What changed", (Text((Span(said + how),)),))


def _compared(before: Sequence[str], now: Sequence[str]) -> _Found:
    new: dict[int, Ranges] = {}
    gone = 0
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for old, place in zip_longest(range(old_from, old_to), range(new_from, new_to)):
            if place is None:
                gone += 1
                continue
            new[place] = _new_letters(before[old] if old is not None else "", now[place])
            gone += old is not None and new[place] == ((0, len(now[place])),)
    return _Found(new, gone)


def _new_letters(before: str, now: str) -> Ranges:
    """Where the words stand that a text has and its older form has not; all of it where the two are not alike."""
    old, words = before.split(" "), now.split(" ")
    matcher = SequenceMatcher(None, old, words, autojunk=False)
    if not before or matcher.ratio() < ALIKE:
        return ((0, len(now)),)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    changed = (each[3:] for each in matcher.get_opcodes() if each[0] != "equal" and each[4] > each[3])
    return tuple((starts[first], starts[last] - 1) for first, last in changed)


def _marked_block(block: Block, new: Sequence[Ranges]) -> Block:
    """A block with its new letters marked; `new` has those of each of its texts."""
    made = block
    match block:
        case Text():
            made = replace(block, spans=_marked_spans(block.spans, new[0]))
        case Bullets():
            made = replace(block, items=tuple(_marked_spans(item, each) for item, each in zip(block.items, new, strict=True)))
        case Facts():
            rows = zip(block.rows, new, strict=True)
            made = replace(block, rows=tuple((name, _marked_cell(cell, each, len(name) + 2)) for (name, cell), each in rows))
        case Table():
            made = replace(block, rows=tuple(_marked_row(row, each) for row, each in zip(block.rows, new, strict=True)))
        case Panel():
            texts = zip(block.paragraphs, new[1:], strict=True)
            made = replace(block, paragraphs=tuple(replace(text, spans=_marked_spans(text.spans, each)) for text, each in texts))
    return made


def _marked_row(row: tuple[Cell, ...], new: Ranges) -> tuple[Cell, ...]:
    cells, start = [], 0
    for cell in row:
        cells.append(_marked_cell(cell, new, start))
        start += sum(len(span.text) for span in cell.spans) + len(BETWEEN)
    return tuple(cells)


def _marked_cell(cell: Cell, new: Ranges, start: int) -> Cell:
    return replace(cell, spans=_marked_spans(cell.spans, new, start))


def _marked_spans(spans: Iterable[Span], new: Ranges, start: int = 0) -> tuple[Span, ...]:
    """Runs of text, parted where what is new begins and ends; `start` is where they begin in the text that was compared."""
    return tuple(piece for span, at in _placed(spans, start) for piece in _parted(span, at, new))


def _placed(spans: Iterable[Span], start: int) -> Iterator[tuple[Span, int]]:
    for span in spans:
        yield span, start
        start += len(span.text)


def _parted(span: Span, at: int, new: Ranges) -> Iterator[Span]:
    end = at + len(span.text)
    inside = [(max(first, at) - at, min(last, end) - at) for first, last in new if first < end and last > at]
    if not inside:
        yield span
        return
    cuts = sorted({0, len(span.text), *(cut for each in inside for cut in each)})
    for first, last in pairwise(cuts):
        fresh = any(begin <= first and last <= stop for begin, stop in inside)
        note = span.note if last == len(span.text) else None
        yield replace(span, text=span.text[first:last], note=note, new=fresh)
