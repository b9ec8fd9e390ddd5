"""Elements of a body as pieces with a height: paragraphs line by line, tables row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn

from selfassess.exporters.word.paging.arial import ASCENT_AND_DESCENT, text_width
from selfassess.exporters.word.paging.looks import Look, Looks, changed
from selfassess.exporters.word.xml import Element

TABLE_RULE = 10
HEAD_RULES = 44
"""The height that rules add to each row of the standard table, and more to its heading."""

CELL_MARGINS = (200, 80)
"""What the standard table takes from a cell's width and adds to its height."""

EMUS = 635
"""How many of the units in which pictures are measured make a twentieth of a point."""

MARK_SIZE = 0.58
"""The size of a footnote mark over that of its text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be placed on a page: so many lines of one height, with space before and after.

    `notes` are the heights of the footnotes on each line. `head` is the height of the table heading that is set again if this
    piece, a row, begins a page. `anchors` are the bookmarks in it.
    """

    line: float
    lines: int = 1
    before: int = 0
    after: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    head: float = 0
    notes: Mapping[int, float] = field(default_factory=dict)
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class _Wrap:
    """Words being set into lines: where the next one goes, and the footnotes met on each line."""

    width: float
    at: float
    line: int = 0
    notes: dict[int, float] = field(default_factory=dict)
    begun: bool = False

    def word(self, width: float, space: float) -> None:
        """Set one word, on the next line if it does not fit on this one."""
        if self.begun and self.at + width > self.width:
            self.new_line()
        self.at += width + space
        self.begun = True

    def new_line(self) -> None:
        """Go to the beginning of the next line."""
        self.line, self.at, self.begun = self.line + 1, 0, False


class Measurer:
    """Measures the elements of one document; `width` is that of its text, `notes` the text of its footnotes by id."""

    def __init__(self, looks: Looks, width: int, notes: Mapping[str, str]) -> None:
        self._looks = looks
        self._width = width
        cell, note = looks.of("TableText"), looks.of("FootnoteText")
        self._row_line = cell.size * ASCENT_AND_DESCENT * cell.line / 240
        self._notes = {key: self._note_height(text, note) for key, text in notes.items()}

    def pieces(self, element: Element) -> Iterator[Piece]:
        """The pieces of a paragraph or a table; nothing for what takes no room."""
        if element.tag == qn("w:p"):
            yield self._paragraph(element, self._width)
        elif element.tag == qn("w:tbl"):
            yield from self._table(element)

    def _paragraph(self, element: Element, width: float) -> Piece:
        look = self._look(element)
        wrap = self._wrapped(element, look, width)
        return Piece(
            line=max(look.size * ASCENT_AND_DESCENT * look.line / 240, _drawn(element)),
            lines=wrap.line + 1,
            before=look.before,
            after=look.after + round(self._taller(element, look)),
            keep_next=look.keep_next,
            keep_lines=look.keep_lines,
            break_before=look.break_before,
            notes=wrap.notes,
            anchors=tuple(mark.get(qn("w:name"), "") for mark in element.iterchildren(qn("w:bookmarkStart"))),
        )

    def _taller(self, element: Element, look: Look) -> float:
        """How much higher than the others the one line is that has larger letters; nothing where all are of one size."""
        sizes = [changed(look, run).size for run in element.iter(qn("w:rPr"))]
        return max(0.0, max(sizes, default=0.0) - look.size) * ASCENT_AND_DESCENT * look.line / 240

    def _look(self, element: Element) -> Look:
        properties = element.find(qn("w:pPr"))
        if properties is None:
            return self._looks.of("Normal")
        style = properties.find(qn("w:pStyle"))
        return changed(self._looks.of(style.get(qn("w:val"), "") if style is not None else "Normal"), properties)

    def _wrapped(self, element: Element, look: Look, width: float) -> _Wrap:
        wrap = _Wrap(width=width - look.left - look.right, at=-look.hanging)
        for run in element.iter(qn("w:r")):
            properties = run.find(qn("w:rPr"))
            own = look if properties is None else changed(look, properties)
            for child in run:
                self._set(child, wrap, own)
        return wrap

    def _set(self, child: Element, wrap: _Wrap, look: Look) -> None:
        if child.tag == qn("w:t"):
            _set_text(wrap, child.text or "", look)
        elif child.tag == qn("w:br"):
            wrap.new_line()
        elif child.tag == qn("w:tab"):
            wrap.at = max(wrap.at, look.tab - look.left)
        elif child.tag == qn("w:footnoteReference"):
            note = child.get(qn("w:id"), "")
            wrap.word(text_width(note, look.size * MARK_SIZE, bold=False), 0)
            wrap.notes[wrap.line] = wrap.notes.get(wrap.line, 0) + self._notes.get(note, 0)

    def _note_height(self, text: str, look: Look) -> float:
        wrap = _Wrap(width=self._width - look.left, at=0)
        _set_text(wrap, f"00 {text}", look)
        return (wrap.line + 1) * look.size * ASCENT_AND_DESCENT * look.line / 240 + look.after

    def _table(self, element: Element) -> Iterator[Piece]:
        head: float = 0
        for row in element.iterchildren(qn("w:tr")):
            piece = self._row(row)
            if next(row.iter(qn("w:tblHeader")), None) is not None:
                head = piece.line + HEAD_RULES
                yield replace(piece, line=head, keep_next=True)
            else:
                yield replace(piece, head=head)

    def _row(self, row: Element) -> Piece:
        height, keep, notes = 0.0, False, 0.0
        for cell in row.iterchildren(qn("w:tc")):
            width = int(next(cell.iter(qn("w:tcW"))).get(qn("w:w"), "0")) - CELL_MARGINS[0]
            found = [self._paragraph(paragraph, width) for paragraph in cell.iterchildren(qn("w:p"))]
            height = max(height, sum(piece.before + piece.lines * piece.line + piece.after for piece in found))
            keep = keep or any(piece.keep_next for piece in found)
            notes += sum(sum(piece.notes.values()) for piece in found)
        whole = height + CELL_MARGINS[1] + TABLE_RULE
        by_line = {0: notes} if notes else {}
        if next(row.iter(qn("w:cantSplit")), None) is not None:
            return Piece(whole, keep_next=keep, keep_lines=True, notes=by_line)
        lines = max(round(whole / self._row_line), 1)
        return Piece(whole / lines, lines, keep_next=keep, notes=by_line)


def _drawn(element: Element) -> float:
    """The height of the highest picture in a paragraph, in twentieths of a point."""
    return max((int(extent.get("cy", "0")) / EMUS for extent in element.iter(qn("wp:extent"))), default=0)


def _set_text(wrap: _Wrap, text: str, look: Look) -> None:
    """Set running text; a hyphen or dash within a word lets it break there."""
    space = text_width(" ", look.size, bold=look.bold)
    words = text.split(" ")
    for at, word in enumerate(words):
        pieces = word.replace("-", "-\0").replace("\N{EN DASH}", "\N{EN DASH}\0").split("\0")
        for piece in pieces[:-1]:
            wrap.word(text_width(piece, look.size, bold=look.bold), 0)
        last = at == len(words) - 1
        wrap.word(text_width(pieces[-1], look.size, bold=look.bold), 0 if last else space)
