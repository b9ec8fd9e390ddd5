"""Reading order, where a page prints its text in another order."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from selfassess.ingest.draft import Line

UP = 3.0


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in the order in which they are read: stretches that stand wholly above earlier ones come first."""
    result: list[Line] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        stretches = list(_stretches(page))
        result += [line for stretch in _sorted(stretches) for line in stretch]
    return result


def _stretches(page: Iterator[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down the page; a step up beside the text, as to another column or cell, does not end a run."""
    stretch: list[Line] = []
    for line in page:
        before = stretch[-1] if stretch else None
        if before and line.baseline < before.baseline - UP and line.left < before.right and before.left < line.right:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _sorted(stretches: list[list[Line]]) -> list[list[Line]]:
    if len(stretches) < 2:
        return stretches
    spans = sorted(
        (min(line.baseline for line in run), max(line.baseline for line in run), place) for place, run in enumerate(stretches)
    )
    apart = all(before[1] < after[0] for before, after in pairwise(spans))
    return [stretches[place] for _, _, place in spans] if apart else stretches
