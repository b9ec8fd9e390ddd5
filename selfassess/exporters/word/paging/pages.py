"""Placing pieces on pages: what must stay together, what may break, and the room that footnotes take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from selfassess.exporters.word.paging.measure import Piece

SEPARATOR = 100
"""The room of the rule above the footnotes of a page. The space after the last of them is not counted."""

ALONE = 2
"""A paragraph leaves at least so many lines on a page, and takes at least so many to the next."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page, from 1, on which each bookmark stands, and the number of pages."""

    of: Mapping[str, int]
    count: int


@dataclass(slots=True)
class _Page:
    """The page being filled: its number, the height of its text, and what text and footnotes have taken."""

    height: float
    number: int = 1
    text: float = 0
    notes: float = 0
    gap: float = 0
    found: dict[str, int] = field(default_factory=dict)

    def room(self, text: float, notes: float) -> bool:
        """Whether so much text, the gap above it counted, with so much in footnotes fits under what is there."""
        both = self.notes + notes
        return self.text + text + both + (SEPARATOR if both else 0) <= self.height

    def turn(self) -> None:
        """Begin the next page."""
        self.number, self.text, self.notes, self.gap = self.number + 1, 0, 0, 0

    def take(self, text: float, notes: float) -> None:
        """Put text and its footnotes on this page."""
        self.text += self.gap + text
        self.notes += notes
        self.gap = 0


def paginate(pieces: Sequence[Piece], height: float) -> Pages:
    """Place pieces one after the other on pages of this text height."""
    page = _Page(height)
    for at, piece in enumerate(pieces):
        if piece.break_before and (page.text or page.number > 1):
            page.turn()
        if page.text and not page.room(*_must_fit(pieces, at, page.gap)):
            page.turn()
        _place(piece, page)
    return Pages(page.found, page.number)


def _must_fit(pieces: Sequence[Piece], at: int, after: float) -> tuple[float, float]:
    """The text and footnotes that must come onto one page with a piece: all that it keeps with, and the next first lines."""
    text = notes = 0.0
    for place in range(at, len(pieces)):
        piece = pieces[place]
        if place > at and piece.break_before:
            break
        lines = _first_lines(piece)
        text += max(after, piece.before) + lines * piece.line
        notes += sum(height for line, height in piece.notes.items() if line < lines)
        if not piece.keep_next:
            break
        after = piece.after
    return text, notes


def _first_lines(piece: Piece) -> int:
    """How many lines of a piece may not be parted at its beginning."""
    whole = piece.keep_lines or piece.keep_next or piece.lines < 2 * ALONE
    return piece.lines if whole else ALONE


def _place(piece: Piece, page: _Page) -> None:
    """Put a piece on the page, and what does not fit of it on the pages after."""
    if not page.text:
        page.take(piece.head, 0)
    page.gap = max(page.gap, piece.before) if page.text else 0
    page.found.update(dict.fromkeys(piece.anchors, page.number))
    left = piece.lines
    while left:
        done = piece.lines - left
        fitting = _fitting(piece, done, page)
        for line in range(done, done + fitting):
            page.take(piece.line, piece.notes.get(line, 0))
        left -= fitting
        if left:
            page.turn()
    page.gap = piece.after


def _fitting(piece: Piece, done: int, page: _Page) -> int:
    """How many of the lines that are left to place now: all if they fit or may not be parted, none if the page is to turn."""
    left = piece.lines - done
    fits = left if piece.keep_lines or piece.keep_next else 0
    text, notes = page.gap, 0.0
    for line in range(done + fits, piece.lines):
        text += piece.line
        notes += piece.notes.get(line, 0)
        if not page.room(text, notes):
            break
        fits += 1
    parted = left if fits >= left else min(fits, left - ALONE)
    if parted >= min(ALONE, left):
        return parted
    return 0 if page.text else left
