"""How a document is set: its type size, margin, measure and leading."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from selfassess.ingest.draft import Line

TIGHT, LOOSE = 0.8, 2.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Body type size, left margin, right edge of full lines and distance of baselines, in points."""

    body: float
    margin: float
    edge: float
    leading: float

    @classmethod
    def of(cls, lines: Sequence[Line], body: float) -> "Setting":
        """The setting of these lines."""
        plain = [line for line in lines if line.size == body]
        lefts = Counter(round(line.left) for line in plain)
        common = [left for left, count in lefts.items() if count >= max(3, len(plain) // 50)]
        rights = sorted(line.right for line in plain)
        return cls(
            body=body,
            margin=float(min(common, default=72)),
            edge=rights[len(rights) * 9 // 10] if rights else 500.0,
            leading=_leading(plain, body),
        )

    def is_full(self, line: Line) -> bool:
        """Whether a line runs so near to the edge that the text may well go on in the next."""
        return line.right > self.edge - 8 * self.body


def _leading(lines: Sequence[Line], body: float) -> float:
    steps = Counter(
        round(2 * (after.baseline - before.baseline)) / 2
        for before, after in itertools.pairwise(lines)
        if before.page == after.page and TIGHT * body < after.baseline - before.baseline < LOOSE * body
    )
    return steps.most_common(1)[0][0] if steps else 1.2 * body
