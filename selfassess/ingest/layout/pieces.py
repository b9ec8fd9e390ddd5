"""Pieces of one printed line put together again, raised figures dropped, footnotes told from the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from selfassess.ingest.draft import Line

LONE = re.compile(r"\d{1,3}\Z")
SMALLER = 0.8
SAME_LINE, RAISED = 0.3, 0.8
LEADING_MARK = re.compile(r"\d{1,3}\s*")
NO_SPACE, ONE_SPACE = 0.15, 0.75
NOTE = 0.9


def put_together(lines: Iterable[Line], body: float) -> list[Line]:
    """Lines whose pieces on one baseline are one again, without the raised figure that a piece begins with.

    A raised figure alone marks the small line after it as a footnote.
    """
    result: list[Line] = []
    raised = False
    for line in lines:
        if LONE.match(line.text) and line.size < SMALLER * body:
            raised = True
            continue
        if result and _goes_on(result[-1], line):
            result[-1] = _one(result[-1], line)
        else:
            result.append(replace(line, mark=True) if raised and line.size < body - NOTE else line)
        raised = False
    return result


def _goes_on(before: Line, after: Line) -> bool:
    gap = after.left - before.right
    apart = RAISED if after.mark else SAME_LINE
    return (
        before.page == after.page
        and abs(before.baseline - after.baseline) < apart * before.size
        and -0.5 * before.size < gap < ONE_SPACE * before.size
    )


def _one(before: Line, after: Line) -> Line:
    if after.mark:
        return replace(before, text=f"{before.text} {LEADING_MARK.sub('', after.text)}", right=after.right, broken=after.broken)
    tight = after.left - before.right < NO_SPACE * before.size or after.text[0] in ",.;:)"
    text = f"{before.text}{'' if tight else ' '}{after.text}"
    return replace(before, text=text, right=after.right, broken=after.broken)


def parted(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of footnotes."""
    text: list[Line] = []
    notes: list[Line] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        in_note = False
        for line in page:
            small = line.size < body - NOTE
            in_note = small and (in_note or line.mark)
            (notes if in_note else text).append(line)
    return text, notes


def stretches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Footnotes one by one: each begins with its mark."""
    note: list[Line] = []
    for line in lines:
        if line.mark and note:
            yield note
            note = []
        note.append(line)
    if note:
        yield note
