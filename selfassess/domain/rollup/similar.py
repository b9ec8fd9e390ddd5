"""Which statements say much the same, so that a person may merge them. The program merges nothing by itself.

Two statements are compared by the beginnings of their telling words, each worth more the rarer it is among the statements of
the same area and side, and by what share of both they have in common (a weighted Dice coefficient). The limit was measured on
pairs that were labelled by reading them, and chosen on the same: the test of this module holds the pairs and the figures.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.cases import Statement
from selfassess.domain.classification.wording import words

LIMIT = 0.4
"""How much two statements must share to be suggested."""
LEAST_WORDS = 2
"""How many telling words they must have in common: one alone says only that both are about the same thing."""
STEM = 5
_LITTLE = frozenset(
    words(
        "a an the and or of to in on for with by at from as is are was were be been has have had not no it its this that these "
        "those their they them he she his her there here which who what when where how could can would should may might more "
        "most some all each every any one two three both also only very well good case cases child children young people "
        "person social worker workers record records evidence evident evidenced seen found clear clearly"
    )
)
_ALIKE = {
    "updat": "date",
    "promp": "timel",
    "swift": "timel",
    "plans": "plan",
    "iro": "indep",
    "iros": "indep",
    "drift": "delay",
    "educa": "schoo",
    "overs": "manag",
    "absen": "missi",
    "lacki": "missi",
    "start": "begun",
    "begin": "begun",
}
"""Words of the field that say the same, by their first letters."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Statements that may be one finding, most alike first; `share` is how much the least alike of them have in common."""

    statements: tuple[Statement, ...]
    share: float


def suggestions(statements: Sequence[Statement]) -> Iterator[Suggestion]:
    """Groups of statements on the same area and side in which each is like every other, the closest group first."""
    for same in _alike_places(statements):
        telling = [telling_words(statement.text) for statement in same]
        worth = _worth(telling)
        shares = {
            (left, right): shared(telling[left], telling[right], worth)
            for right in range(len(same))
            for left in range(right)
            if same[left].code != same[right].code
        }
        for group in _groups(len(same), shares):
            least = min(shares[left, right] for right in group for left in group if left < right)
            yield Suggestion(tuple(same[at] for at in group), round(least, 2))


def shared(left: frozenset[str], right: frozenset[str], worth: Mapping[str, float]) -> float:
    """What share of what two sets of words are worth they have in common, 0 to 1."""
    if len(left & right) < LEAST_WORDS:
        return 0.0
    whole = sum(worth.get(word, 1.0) for word in left) + sum(worth.get(word, 1.0) for word in right)
    return 2 * sum(worth.get(word, 1.0) for word in left & right) / whole if whole else 0.0


def telling_words(text: str) -> frozenset[str]:
    """The words that say what a statement is about, by their beginnings."""
    beginnings = (word[:STEM] for word in words(text) if word not in _LITTLE and len(word) > 2)
    return frozenset(_ALIKE.get(beginning, beginning) for beginning in beginnings)


def _alike_places(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    places: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        places.setdefault((statement.line, statement.side.value), []).append(statement)
    yield from places.values()


def _worth(telling: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """A word that many statements use tells less than one that only two share."""
    counts = Counter(word for found in telling for word in found)
    return {word: 1.0 / math.sqrt(max(count - 1, 1)) for word, count in counts.items()}


def _groups(size: int, shares: Mapping[tuple[int, int], float]) -> Iterator[list[int]]:
    """Complete linkage: the closest pair begins a group, which grows by whoever is close to all of it."""
    free = set(range(size))
    for (left, right), share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        if share < LIMIT:
            return
        if left in free and right in free:
            group = [left, right]
            for other in sorted(free - set(group)):
                if all(shares.get((min(other, at), max(other, at)), 0.0) >= LIMIT for at in group):
                    group.append(other)
            free -= set(group)
            yield sorted(group)
