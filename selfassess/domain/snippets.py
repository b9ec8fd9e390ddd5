"""Showing where a search met a text: the text in pieces, and the stretch of it that says most."""

import re
from collections.abc import Iterable, Iterator, Sequence

from selfassess.domain.search import Piece

BEGINS = "\x02"
ENDS = "\x03"
"""The signs that an index sets around what it found; no text holds them."""

LEFT_OUT = "… "
GOES_ON = " …"
SNIPPET_WORDS = 45
LEAD = 8

_WORD = re.compile(r"\S+")


def pieces(marked: str) -> tuple[Piece, ...]:
    """The pieces of a text in which an index set its signs; signs that don't pair are dropped."""
    found: list[Piece] = []
    for number, part in enumerate(marked.split(BEGINS)):
        hit, ended, rest = part.partition(ENDS)
        if number and ended:
            found += [Piece(hit, hit=True), Piece(rest)]
        else:
            found.append(Piece(hit + rest))
    return tuple(piece for piece in found if piece.text)


def pieces_at(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces of a text in which these stretches are what was found."""
    found: list[Piece] = []
    at = 0
    for start, end in spans:
        found += [Piece(text[at:start]), Piece(text[start:end], hit=True)]
        at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)


def snippet(whole: Sequence[Piece], most: int = SNIPPET_WORDS) -> tuple[Piece, ...]:
    """The stretch of at most so many words with the most hits in it, the first such; all of the text if it is no longer."""
    words = [match.span() for match in _WORD.finditer("".join(piece.text for piece in whole))]
    if len(words) <= most:
        return tuple(whole)
    begins = _densest(_hits(words, whole), most)
    ends = begins + most
    before = (Piece(LEFT_OUT),) if begins else ()
    after = (Piece(GOES_ON),) if ends < len(words) else ()
    return (*before, *_cut(whole, words[begins][0], words[ends - 1][1]), *after)


def _hits(words: Sequence[tuple[int, int]], whole: Sequence[Piece]) -> list[bool]:
    """For each word, whether any of it was found."""
    found = bytearray()
    for piece in whole:
        found += bytes([piece.hit]) * len(piece.text)
    return [any(found[start:end]) for start, end in words]


def _densest(hits: Sequence[bool], most: int) -> int:
    """The word at which to begin for the most hits within reach, a few words before the first of them if there is room."""
    within = sum(hits[:most])
    best, begins = within, 0
    for start in range(1, len(hits) - most + 1):
        within += hits[start + most - 1] - hits[start - 1]
        if within > best:
            best, begins = within, start
    met = [at for at in range(begins, begins + most) if hits[at]]
    if not met:
        return 0
    spare = most - (met[-1] - met[0] + 1)
    return max(0, min(met[0] - min(LEAD, spare), len(hits) - most))


def _cut(whole: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in whole:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield Piece(text, piece.hit)
        at += len(piece.text)
