"""Decision trees over measures, asked all at once.

Each tree has a byte with a bit for every leaf. A measure above a limit rules out the leaves on the lower side of that question.
What all limits below a value rule out together is known beforehand, so that one look-up a measure leaves, as the lowest bit of
every byte, the leaf that is reached. The idea is that of QuickScorer (Lucchese and others, SIGIR 2015).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf's value, or the measure asked, its limit, and the trees for 'at most' and 'above'."""

MOST_LEAVES = 8
_LOWEST = tuple((byte & -byte).bit_length() - 1 for byte in range(256))


class Forest:
    """A row of trees for each class. Raises ValueError for a tree of more than `MOST_LEAVES` leaves."""

    def __init__(self, rows: Sequence[Sequence[Tree]]) -> None:
        self._rows = [len(row) for row in rows]
        self._size = sum(self._rows)
        self._all = (1 << (8 * self._size)) - 1
        self._leaves: list[tuple[float, ...]] = []
        ruled_out: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for place, tree in enumerate(tree for row in rows for tree in row):
            leaves: list[float] = []
            for measure, limit, lower in _questions(tree, leaves):
                ruled_out[measure].append((limit, lower << (8 * place)))
            if len(leaves) > MOST_LEAVES:
                raise ValueError(f"A tree has {len(leaves)} leaves; {MOST_LEAVES} fit.")
            self._leaves.append(tuple(leaves))
        self._asked = [(measure, *self._left(sorted(asked))) for measure, asked in ruled_out.items()]

    def totals(self, measured: Sequence[float]) -> list[float]:
        """What the trees of each class give together for these measures."""
        left = self._all
        for measure, limits, remaining in self._asked:
            left &= remaining[bisect_left(limits, measured[measure])]
        bytes_left = left.to_bytes(self._size, "little")
        reached = [leaves[_LOWEST[byte]] for leaves, byte in zip(self._leaves, bytes_left, strict=True)]
        ends = list(accumulate(self._rows))
        return [sum(reached[end - number : end]) for number, end in zip(self._rows, ends, strict=True)]

    def _left(self, asked: Sequence[tuple[float, int]]) -> tuple[list[float], list[int]]:
        """The limits of one measure, and which leaves are left where none, one, two... of them are exceeded."""
        remaining = accumulate((lower for _, lower in asked), lambda left, lower: left & ~lower, initial=self._all)
        return [limit for limit, _ in asked], list(remaining)


def _questions(tree: Tree, leaves: list[float]) -> Iterator[tuple[int, float, int]]:
    """Every question of a tree: its measure, its limit, and the bits of the leaves at or below the limit.

    `leaves` gets the values of the tree's leaves; the place of each is its bit.
    """
    if not isinstance(tree, tuple):
        leaves.append(tree)
        return
    measure, limit, lower, upper = tree
    first = len(leaves)
    yield from _questions(lower, leaves)
    yield measure, limit, (1 << len(leaves)) - (1 << first)
    yield from _questions(upper, leaves)
