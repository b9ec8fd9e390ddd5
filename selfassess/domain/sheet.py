"""A plain table to be taken away: a title, what its columns are called, and rows of words and numbers."""

from dataclasses import dataclass

Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every row is as long as `head`; a cell that is an `int` or a `float` is a number, every other is words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
