"""Choosing what to quote of a passage: whole sentences, word for word, that speak to a line and to one side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

CUT = " […] "
"""What stands for sentences left out between two that are quoted."""

SIDE_WORTH = 4
"""What it counts for a sentence to lean the wanted way, where each signal of the line counts three."""

BLIND_LOSS = 8

_NOT_WORD = re.compile(r"[^a-z0-9]+")

_END = re.compile(r"(?<=[.!?])[’”\"')]*\s+(?=[‘“\"'(]?[A-Z0-9])")
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|para|vs|approx)\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
_POINTING = r"(?:this|these|those|they|it|its|their|such|she|he)\b"
_TURNING = r"(?:however|but|also|consequently|as a result|for (?:these|some)|here)\b"
_LEANING = re.compile(rf"(?P<blind>(?:{_TURNING},?\s+)?{_POINTING})|{_TURNING}", re.IGNORECASE)
"""How a sentence begins that leans on the one before it; without that one, a blind beginning says nothing to the reader."""


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


def leans_blindly(text: str) -> bool:
    """Whether a text begins by pointing back ('This', 'However, they') at words that are not quoted with it."""
    found = _LEANING.match(text)
    return found is not None and bool(found["blind"])


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
    """The part of a passage to quote: whole sentences in their order, at most `wanted.words` words if one sentence allows it.

    `sides` says which way each of its sentences leans. A sentence that leans on the one before it ('This', 'They', 'However')
    brings it along where there is room. Empty if no sentence speaks to the side that is wanted.
    """
    parts = sentences(text)
    leaning = [*sides, *[0] * (len(parts) - len(sides))]
    fits = [not wanted.side or side == wanted.side or not (wanted.only or side) for side in leaning]
    if wanted.side and wanted.side not in leaning:
        return ""
    if all(fits) and _words(text) <= wanted.words:
        return text
    alone = [not index or not fits[index - 1] for index in range(len(parts))]
    worth = [
        _worth(part, wanted, alone=lost) + (SIDE_WORTH if side and side == wanted.side else 0)
        for part, side, lost in zip(parts, leaning, alone, strict=True)
    ]
    chosen: set[int] = set()
    for index in sorted((index for index in range(len(parts)) if fits[index]), key=lambda index: (-worth[index], index)):
        group = {index - 1, index} if index and _LEANING.match(parts[index]) and fits[index - 1] else {index}
        if sum(_words(parts[item]) for item in chosen | group) <= wanted.words or not chosen:
            chosen |= group
    speaks = not wanted.side or any(leaning[index] == wanted.side for index in chosen)
    return joined(parts, sorted(chosen)) if speaks else ""


def _worth(sentence: str, wanted: Wanted, *, alone: bool) -> int:
    leans = _LEANING.match(sentence)
    loss = 0 if leans is None else BLIND_LOSS if alone and leans["blind"] else 1
    return 3 * hits(sentence, wanted.signals) - loss


def _words(text: str) -> int:
    return len(text.split())


def joined(parts: Sequence[str], indices: Sequence[int]) -> str:
    """The sentences of these places, in order, with a mark where others were left out between them."""
    text = ""
    for position, index in enumerate(indices):
        gap = "" if not position else (" " if index == indices[position - 1] + 1 else CUT)
        text += gap + parts[index]
    return text
