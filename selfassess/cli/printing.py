"""What every command prints alike: tables for people, JSON for programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def format_option(*forms: str) -> Callable[[F], F]:
    """The `--format` option of a command that prints for people by default."""
    return click.option(
        "--format", "form", type=click.Choice(("text", *forms)), default="text", show_default=True, help="How to print."
    )


def print_json(value: Any) -> None:
    """One JSON value, dates in ISO 8601."""
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=1))


def print_line(value: Any) -> None:
    """One JSON value in one line, dates in ISO 8601."""
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False))


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as what stands in them, under their headings."""
    shown = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    widths = [max(len(row[at]) for row in (tuple(head), *shown)) for at in range(len(head))]
    for row in (tuple(head), *shown):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
