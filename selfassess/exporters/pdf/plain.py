"""A document as plain values, which a look in typst reads."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from selfassess.domain.document import Cell, Chart, Document, Span
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.charts import svg
from selfassess.exporters.pdf.letters import settable

NOT_PRINTED = ("anchor", "link", "look")
"""What leads somewhere or names something, and so stays as it is."""

Notes = Mapping[int, list[Any]]


def plain(document: Document) -> dict[str, Any]:
    """The document as values that JSON knows. Each block says its kind; each note stands where its mark is read."""
    notes = {note.number: [_plain(span, {}) for span in note.spans] for note in document.notes}
    language, _, region = document.language.partition("-")
    created = [document.created.year, document.created.month, document.created.day]
    names = ("title", "subtitle", "author", "subject", "header", "footer", "marking")
    told = {name: settable(getattr(document, name)) for name in names}
    return told | {
        "created": created,
        "language": language,
        "region": region,
        "blocks": _turned(_plain(document.blocks, notes), document.turned),
    }


def _turned(blocks: list[dict[str, Any]], turned: tuple[bool, ...]) -> list[dict[str, Any]]:
    return [block | {"turned": each} for block, each in zip(blocks, turned, strict=True)]


def _plain(value: Any, notes: Notes) -> Any:
    if isinstance(value, str):
        return settable(value)
    if isinstance(value, tuple):
        return [_plain(item, notes) for item in value]
    if isinstance(value, Cell):
        return _cell(value, notes)
    if isinstance(value, Chart):
        return {
            "kind": "chart",
            "caption": settable(value.caption),
            "about": settable(value.about),
            "svg": settable(svg(value.drawing)),
        }
    if not is_dataclass(value):
        return value
    named = {field.name: _plain(getattr(value, field.name), notes) for field in fields(value)}
    named |= {name: getattr(value, name) for name in NOT_PRINTED if name in named}
    if "note" in named:
        named["note"] = None if named["note"] is None else notes[named["note"]]
    if isinstance(value, Span) and not _leads_somewhere(value.link):
        named["link"] = None
    return named | {"kind": type(value).__name__.lower()}


def _cell(cell: Cell, notes: Notes) -> dict[str, Any]:
    colour = None if cell.tone in (None, Tone.PLAIN) else COLOURS[cell.tone]
    spark = cell.spark and {"svg": settable(svg(cell.spark)), "about": settable(cell.spark.about)}
    return {
        "spans": _plain(cell.spans, notes),
        "ground": colour and colour.ground,
        "ink": colour and colour.ink,
        "spark": spark,
        "large": cell.large,
    }


def _leads_somewhere(link: str | None) -> bool:
    return link is not None and link.startswith(("#", "http://", "https://", "mailto:"))
