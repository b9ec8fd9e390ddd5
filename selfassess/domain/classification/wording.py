"""Words, phrases and sentences of a text, as classification counts them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"']?\s+(?=[A-Z‘“'\"])|;\s+|\n+")
LONGEST_SHORTENED = 8
REMEMBERED = 64
"""How many texts' words and sentences are remembered: each is asked for several times while its passage is classified."""
SHORTENED = re.compile(r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|No|St)\.\Z")


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; hyphens part words, apostrophes do not."""
    return tuple(WORD.findall(text.casefold().replace("’", "'").replace("-", " ")))


def phrases(found: Sequence[str], longest: int) -> set[str]:
    """Every run of one to `longest` words, once each."""
    runs = set(found)
    for length in range(2, longest + 1):
        runs.update(map(" ".join, zip(*(found[start:] for start in range(length)), strict=False)))
    return runs


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; clauses that a semicolon or a line end parts count as sentences."""
    return tuple(sentence for sentence in _parted(text) if sentence)


def _parted(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        if SHORTENED.search(text, max(start, end.start() - LONGEST_SHORTENED), end.start()):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()
