"""Choosing what to quote of a passage: whole sentences, word for word, that speak to a line and to one side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from selfassess.domain.leaning import finds_fault, leans

CUT = " […] "
"""What stands for sentences left out between two that are quoted."""

SIDE_WORTH = 4
"""What it counts for a sentence to lean the wanted way, where each signal of the line counts three."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")

_END = re.compile(r"(?<=[.!?])[’”\"')]*\s+(?=[‘“\"'(]?[A-Z0-9])")
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|para|vs|approx)\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
_BARE = re.compile(r"[(\[].*[)\]]\.?")
"""A remark in brackets, like the '(Recommendation)' that reports print behind a sentence."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each as it stands; an abbreviation does not end one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATIONS.search(text, max(start, match.start() - _LONGEST_ABBREVIATION), match.start()):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def hits(text: str, signals: tuple[str, ...]) -> int:
    """How many of a line's signals occur in a text, each at the beginning of a word, however hyphens and apostrophes are set."""
    plain = _plain(text)
    return sum(signal in plain for signal in _looked_for(signals))


def distinct_hits(text: str, signals: tuple[str, ...]) -> int:
    """How many of a line's signals occur, not counting one within another ('early help' in 'early help services')."""
    plain = _plain(text)
    found = {signal for signal in _looked_for(signals) if signal in plain}
    return sum(not any(signal != other and signal in other for other in found) for signal in found)


@lru_cache(maxsize=1024)
def _looked_for(signals: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_plain(signal) for signal in signals)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " " + _NOT_WORD.sub(" ", text.lower().replace("’", "").replace("'", ""))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an excerpt is chosen for: a line's signals, praise (1), criticism (-1) or either (0), and a bound in words.

    `only` asks for nothing but sentences of that side; without it sentences of neither side may stand beside them.
    """

    signals: tuple[str, ...]
    side: int
    words: int
    only: bool = False


def excerpt(text: str, sides: Sequence[int], wanted: Wanted) -> str:
    """The part of a passage to quote: whole sentences in their order, at most `wanted.words` words where that can be.

    `sides` says which way each of its sentences leans. A sentence that leans on the one before it ('This', 'They', 'However')
    brings it along or is left out. Where criticism turns from praise ('However, …') and nothing else criticises, the praise comes
    with it. Empty if no sentence that can stand speaks to the side that is wanted.
    """
    parts = sentences(text)
    leaning = [*sides, *[0] * (len(parts) - len(sides))]
    if wanted.side and wanted.side not in leaning:
        return ""
    groups = [_standing(parts, leaning, wanted, place) for place in range(len(parts))]
    if all(groups) and _words(text) <= wanted.words:
        return text
    worth = [
        3 * hits(part, wanted.signals) - leans(part) + (SIDE_WORTH if side and side == wanted.side else 0)
        for part, side in zip(parts, leaning, strict=True)
    ]
    chosen: set[int] = set()
    for place in sorted((place for place, group in enumerate(groups) if group), key=lambda place: (-worth[place], place)):
        group = groups[place]
        if sum(_words(parts[item]) for item in chosen | group) <= wanted.words or not chosen:
            chosen |= group
    speaks = not wanted.side or any(leaning[place] == wanted.side for place in chosen)
    return joined(parts, sorted(chosen)) if speaks else _turned(parts, leaning, wanted)


def _standing(parts: Sequence[str], leaning: Sequence[int], wanted: Wanted, place: int) -> set[int]:
    """A sentence with those before it on which it leans; empty where it may not be quoted, or cannot stand within the passage."""
    fits = not wanted.side or leaning[place] == wanted.side or not (wanted.only or leaning[place])
    first = _first(parts, place)
    if not fits or first is None or _BARE.fullmatch(parts[place]):
        return set()
    group = set(range(first, place + 1))
    return set() if any(_against(parts[item], leaning[item], wanted.side) for item in group) else group


def _against(sentence: str, leaning: int, side: int) -> bool:
    """Whether a sentence may not be quoted for a side: it leans the other way, or finds fault where praise is wanted."""
    return bool(side) and (leaning == -side or (side > 0 and finds_fault(sentence)))


def _first(parts: Sequence[str], place: int) -> int | None:
    """The place of the sentence on which a sentence leans in the end, its own where it stands alone; None outside the passage."""
    while leans(parts[place]):
        if not place:
            return None
        place -= 1
    return place


def led_up_to(parts: Sequence[str], place: int) -> tuple[int, ...]:
    """The places of a sentence and of those on which it leans; of itself alone where these are not in the passage."""
    first = _first(parts, place)
    return tuple(range(place if first is None else first, place + 1))


def _turned(parts: Sequence[str], leaning: Sequence[int], wanted: Wanted) -> str:
    """The sentence that criticises and names the line most, with the praise from which it turns; empty where there is none."""
    groups = []
    for place, side in enumerate(leaning):
        first = _first(parts, place)
        named = hits(parts[place], wanted.signals)
        if wanted.side < 0 and side == wanted.side and first is not None and place - first == 1 and (named or not wanted.signals):
            groups.append((-named, first, place))
    return joined(parts, min(groups)[1:]) if groups else ""


def _words(text: str) -> int:
    return len(text.split())


def joined(parts: Sequence[str], indices: Sequence[int]) -> str:
    """The sentences of these places, in order, with a mark where others were left out between them."""
    text = ""
    for position, index in enumerate(indices):
        gap = "" if not position else (" " if index == indices[position - 1] + 1 else CUT)
        text += gap + parts[index]
    return text
