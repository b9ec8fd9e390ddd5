"""Tables in plain text: rows of cells that tabs or bars part."""

import re
from collections.abc import Iterator, Sequence

from selfassess.domain.source import Role
from selfassess.ingest.draft import Draft
from selfassess.ingest.layout.joining import cleaned

FEWEST_TABS = 2
"""One tab in a line may be an indent, or stand before the page number of a contents list; two part the cells of a table."""
BAR = re.compile(r"(?<!\\)\|")
RULED = frozenset(" \t|:+=-")
"""What a rule between rows is drawn with."""
BREAK = re.compile(r"\s*(?:</?(?:p|li|ul|ol|div)\b[^>]*>|<br\s*/?>|\n)\s*", re.IGNORECASE)
MARKED = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


def stretches(text: str) -> Iterator[str | Draft]:
    """A text in its order: stretches of lines that are no table, and a draft for each row of one."""
    plain: list[str] = []
    lines = text.splitlines()
    place = 0
    while place < len(lines):
        rows, end = _table(lines, place)
        if rows:
            yield "\n".join(plain)
            yield from rows
            plain, place = [""], end
        else:
            plain.append(lines[place])
            place += 1
    yield "\n".join(plain)


def row(cells: Sequence[str]) -> Draft | None:
    """The row that these cells make, the paragraphs in each on lines of their own; None where all are empty."""
    told = tuple(_cell(cell) for cell in cells)
    return Draft(Role.ROW, " ".join(told), cells=told) if any(told) else None


def _cell(printed: str) -> str:
    shown = MARKED.sub(lambda found: found[1] or found[2], printed.replace("\\|", "|"))
    return "\n".join(filter(None, map(cleaned, BREAK.split(shown))))


def _table(lines: Sequence[str], start: int) -> tuple[list[Draft], int]:
    """The rows of the table that begins at a line, two at least, and where it ends; a blank line within it parts nothing."""
    parted = _parting(lines[start])
    found: list[list[str]] = []
    place = end = start
    while parted is not None and place < len(lines):
        if cells := _cells(lines[place], parted):
            found.append(cells)
            end = place + 1
        elif not _is_rule(lines[place]) and lines[place].strip():
            break
        place += 1
    rows = [made for cells in found if (made := row(cells))]
    return (rows, end) if len(rows) > 1 else ([], start)


def _parting(line: str) -> str | None:
    """What parts the cells of a line that may head a table: it has words in two cells at least."""
    for parting in ("\t", "|"):
        if sum(bool(cell.strip()) for cell in _cells(line, parting)) > 1:
            return parting
    return None


def _is_rule(line: str) -> bool:
    return "-" in line and RULED.issuperset(line)


def _cells(line: str, parting: str) -> list[str]:
    """The cells of a line; none where it has too few of what parts them, or is only a rule."""
    if _is_rule(line):
        return []
    if parting == "\t":
        return line.split("\t") if line.count("\t") >= FEWEST_TABS else []
    bare = line.strip()
    if not (bare.startswith("|") and bare.endswith("|")) and len(BAR.findall(bare)) < FEWEST_TABS:
        return []
    return BAR.split(bare.removeprefix("|").removesuffix("|"))
