"""What a reader makes of a file, before masking: lines with their places, and drafts of blocks."""

from dataclasses import dataclass

from selfassess.domain.source import Role


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, page (from 1), left and right edge, baseline from the top of the page, and type size, in points.

    `depth` is the baseline as a share of the page's height. `mark` says that it opens with a raised figure, as a footnote does.
    `broken` says that a word goes on in the next line after a hyphen. `parts` are the pieces between wide gaps, each with its left
    and right edge, where the page holds a table and the line has such gaps.
    """

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    depth: float
    italic: bool = False
    mark: bool = False
    broken: bool = False
    parts: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A block with its own text, as a reader made it. `cells` are the texts of a table row."""

    role: Role
    text: str
    page: int | None = None
    last_page: int | None = None
    number: str | None = None
    level: int = 1
    cells: tuple[str, ...] = ()
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds: drafts in reading order, the number of pages if it has any, and what could not be read."""

    drafts: tuple[Draft, ...]
    pages: int | None
    problems: tuple[str, ...] = ()
