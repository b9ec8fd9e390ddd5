"""The table of a case review: a row an area of practice, with strengths, areas for consideration and the council's response."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selfassess.domain.redaction import MASK
from selfassess.domain.report import CaseReviewRow
from selfassess.domain.source import Block, Role, Source

COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("response", re.compile(r"response\b|.*\bresponse from\b", re.IGNORECASE)),
    ("considerations", re.compile(r".*\b(?:consider\w*|improve\w*|development)\b", re.IGNORECASE)),
    ("strengths", re.compile(r".*\bstrengths?\b", re.IGNORECASE)),
    ("area", re.compile(r"(?:areas?|themes?|aspects?)\b", re.IGNORECASE)),
)
NEEDED = {"area", "strengths", "considerations"}
UNREAD = re.compile(r"areas? of practice\s+strengths?\s+areas? for (?:consideration|improvement|development)", re.IGNORECASE)
MARKUP = re.compile(r"(?:(?<!\s)\s+)?<(?:/?p|br\s*/?)>\s*")
ENTRY = re.compile(r"[^\n]+")
ENDS = re.compile(r"[.?!:;)\]\"”’]\Z")
BLANK = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it stands on its page, with its cells by the names of their columns, and the area of practice it is about.

    A row without an area `continues` the one above it, which is then `continued`: the end of a page parted them.
    """

    block: Block
    cells: Mapping[str, tuple[int, int]]
    area: str
    continues: bool = False
    continued: bool = False


def table_rows(source: Source) -> tuple[TableRow, ...]:
    """The rows below each heading row that names an area, strengths and considerations; none where no table does."""
    rows = list(_rows(source))
    return tuple(
        replace(row, continued=after is not None and after.continues)
        for row, after in itertools.zip_longest(rows, rows[1:])
        if row is not None
    )


def problems(source: Source) -> tuple[str, ...]:
    """That there is a table whose rows could not be told, if so."""
    if table_rows(source) or not UNREAD.search(source.text):
        return ()
    return ("case review: the rows of its table could not be told; its words are kept as text and are not quoted",)


def is_heading(cells: tuple[str, ...]) -> bool:
    """Whether these cells head such a table."""
    return bool(_heading(cells))


def _rows(source: Source) -> Iterator[TableRow]:
    columns: tuple[str | None, ...] = ()
    area = ""
    for block in source.blocks:
        if block.role is not Role.ROW:
            columns = ()
        elif named := _heading(source.cells(block)):
            columns, area = named, ""
        elif columns:
            cells = {name: cell for name, cell in zip(columns, block.cells, strict=False) if name}
            texts = {name: source.text[start:end] for name, (start, end) in cells.items()}
            if all(BLANK.fullmatch(text) for text in texts.values()):
                continue
            own = " ".join(MARKUP.sub(" ", texts["area"]).split())
            continues = BLANK.fullmatch(own) is not None
            area = area if continues else own
            yield TableRow(block, cells, area, continues=continues)


def _heading(cells: tuple[str, ...]) -> tuple[str | None, ...]:
    """What each cell of a heading row names; empty for a row that is none."""
    named = tuple(next((name for name, pattern in COLUMNS if pattern.match(cell.strip())), None) for cell in cells)
    return named if set(named) >= NEEDED and all(len(cell) < 60 for cell in cells) else ()


def entries(source: Source, row: TableRow) -> Iterator[tuple[str, Block]]:
    """The entries of a row that say something of practice, each with the name of its column: one paragraph of a cell each."""
    for column in ("strengths", "considerations"):
        pieces = tuple(_pieces(source.text, *row.cells[column]))
        for place, (start, end) in enumerate(pieces):
            words = source.text[start:end]
            begun = place == 0 and row.continues and not words[0].isupper()
            cut = place == len(pieces) - 1 and row.continued and _is_cut(words)
            block = replace(row.block, role=Role.BULLET, start=start, end=end, cells=(), redactions=words.count(MASK))
            yield column, replace(block, fragment=row.block.fragment or begun or cut)


def _is_cut(words: str) -> bool:
    return ENDS.search(words) is None or words.endswith("e.g.")


def review(source: Source) -> tuple[CaseReviewRow, ...]:
    """The rows of the case review; a row without an area goes on with the one above it."""
    rows: list[CaseReviewRow] = []
    for row in table_rows(source):
        strengths, considerations = (_entries(source, row, column) for column in ("strengths", "considerations"))
        response = " ".join(_entries(source, row, "response"))
        if rows and row.continues:
            before = rows[-1]
            rows[-1] = CaseReviewRow(
                before.area,
                _continued(before.strengths, strengths),
                _continued(before.considerations, considerations),
                f"{before.response} {response}".strip(),
            )
        else:
            rows.append(CaseReviewRow(row.area, strengths, considerations, response))
    return tuple(rows)


def _entries(source: Source, row: TableRow, column: str) -> tuple[str, ...]:
    start, end = row.cells.get(column, (0, 0))
    return tuple(source.text[first:last] for first, last in _pieces(source.text, start, end))


def _continued(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """The entries of two parts of one row; an entry that the end of a page cut is put together."""
    if before and after and (after[0][:1].islower() or _is_cut(before[-1])):
        return (*before[:-1], f"{before[-1]} {after[0]}", *after[1:])
    return (*before, *after)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a cell begin and end, without the marks that an export left between them."""
    places = [start]
    for mark in MARKUP.finditer(text, start, end):
        places += [mark.start(), mark.end()]
    places.append(end)
    for first, last in zip(places[::2], places[1::2], strict=True):
        for line in ENTRY.finditer(text, first, last):
            words = line.group()
            if not BLANK.fullmatch(words):
                yield line.start() + len(words) - len(words.lstrip()), line.end() - len(words) + len(words.rstrip())
