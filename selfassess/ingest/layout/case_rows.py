"""The table of a case review on printed pages: its columns stand where its heading row has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from selfassess.domain.source import Role
from selfassess.ingest import case_table
from selfassess.ingest.draft import Draft, Line
from selfassess.ingest.layout.joining import Vocabulary, joined

FIRST = re.compile(r"(?:areas?|themes?|aspects?)\b", re.IGNORECASE)
LONGEST_HEADING = 16
"""The most pieces that the cells of a heading row are printed in."""
NEAR = 6.0
APART = 12.0
"""How far apart, in points, columns stand at least."""
LARGER = 0.6
GLYPH = re.compile(r"[\u2022\u25aa\u25cf\u25e6\uf0b7\uf0a7-]\s+")
SPACED = 1.3


@dataclass(slots=True)
class Table:
    """A table that is being read: the left edges of its columns, its type size, and the rows so far, a list of pieces a cell."""

    lefts: tuple[float, ...]
    size: float
    rows: list[list[list[Line]]] = field(default_factory=list)
    at: int = 0

    def takes(self, line: Line) -> bool:
        """Whether a line stands in the columns, and is taken in."""
        pieces = [(self._column(piece), piece) for piece in pieces_of(line)]
        for column, piece in pieces:
            reach = self.lefts[column + 1] if column + 1 < len(self.lefts) else float("inf")
            if piece.right > reach or abs(piece.left - self.lefts[column]) > 2 * APART or piece.size > self.size + LARGER:
                return False
        for column, piece in pieces:
            if not self.rows or column < self.at:
                self.rows.append([[] for _ in self.lefts])
            self.at = column
            self.rows[-1][column].append(piece)
        return True

    def _column(self, piece: Line) -> int:
        return max((place for place, left in enumerate(self.lefts) if left <= piece.left + NEAR), default=0)

    def loose(self) -> list[Line]:
        """The lines of the last rows that have words in their first cell only: headings after the table, taken out of it."""
        lines: list[Line] = []
        while self.rows and not any(self.rows[-1][1:]):
            lines = [*self.rows.pop()[0], *lines]
        return lines


def pieces_of(line: Line) -> tuple[Line, ...]:
    """The pieces of a line between its wide gaps."""
    return tuple(replace(line, text=text, left=left, right=right, parts=()) for text, left, right in line.parts) or (line,)


def parted(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[list[Line] | tuple[Draft, ...]]:
    """The lines in their order: stretches that are no table of a case review, and the rows of one."""
    plain: list[Line] = []
    place = 0
    while place < len(lines):
        if headed := _heading(lines, place):
            table, place = headed
            while place < len(lines) and table.takes(lines[place]):
                place += 1
            after = table.loose()
            yield plain
            yield tuple(_drafts(table, vocabulary))
            plain = after
        else:
            plain.append(lines[place])
            place += 1
    yield plain


def _heading(lines: Sequence[Line], start: int) -> tuple[Table, int] | None:
    """The table that begins at a line, its heading row taken in, and the place after that row; None if none begins there."""
    if not FIRST.match(lines[start].text):
        return None
    cells: list[list[Line]] = []
    for place in range(start, min(start + LONGEST_HEADING, len(lines))):
        for piece in pieces_of(lines[place]):
            if not cells or piece.left > cells[-1][0].left + APART:
                cells.append([piece])
            elif abs(piece.left - cells[-1][0].left) <= NEAR:
                cells[-1].append(piece)
            else:
                return _headed(cells, place)
    return None


def _headed(cells: Sequence[Sequence[Line]], end: int) -> tuple[Table, int] | None:
    if not case_table.is_heading(tuple(" ".join(piece.text for piece in cell) for cell in cells)):
        return None
    table = Table(tuple(cell[0].left for cell in cells), max(piece.size for cell in cells for piece in cell))
    table.rows.append([list(cell) for cell in cells])
    table.at = len(cells) - 1
    return table, end


def _drafts(table: Table, vocabulary: Vocabulary) -> Iterator[Draft]:
    """The rows, each paragraph of a cell on a line of its own."""
    edges = [max((piece.right for row in table.rows for piece in row[column]), default=0.0) for column in range(len(table.lefts))]
    for row in table.rows:
        for part in _by_page(row):
            cells = tuple(
                "\n".join(joined(paragraph, vocabulary) for paragraph in _paragraphs(cell, edge))
                for cell, edge in zip(part, edges, strict=True)
            )
            page = next(piece.page for cell in part for piece in cell)
            yield Draft(Role.ROW, " ".join(cells), page, page, cells=cells)


def _by_page(row: Sequence[Sequence[Line]]) -> Iterator[list[list[Line]]]:
    """A row in its parts, one a page: overleaf, it goes on in a row without an area."""
    for page in sorted({piece.page for cell in row for piece in cell}):
        yield [[piece for piece in cell if piece.page == page] for cell in row]


def _paragraphs(cell: Sequence[Line], edge: float) -> Iterator[list[Line]]:
    """The paragraphs of a cell: one begins at a bullet, after a gap, or with a capital that had room on the line before."""
    leading = min((after.baseline - before.baseline for before, after in pairwise(cell)), default=0.0)
    paragraph: list[Line] = []
    for line in cell:
        bullet = GLYPH.match(line.text)
        if paragraph and (bullet or _begins(paragraph[-1], line, edge, leading)):
            yield paragraph
            paragraph = []
        paragraph.append(replace(line, text=line.text[bullet.end() :]) if bullet else line)
    if paragraph:
        yield paragraph


def _begins(before: Line, line: Line, edge: float, leading: float) -> bool:
    if line.baseline - before.baseline > SPACED * leading:
        return True
    width = (before.right - before.left) / max(1, len(before.text))
    word = line.text.split(maxsplit=1)[0]
    return line.text[0].isupper() and before.right + (len(word) + 1) * width < edge
