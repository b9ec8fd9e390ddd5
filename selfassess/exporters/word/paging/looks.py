"""The measures that a paragraph has from its style, those the style is based on, and its own properties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from selfassess.exporters.word.xml import Element

OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Look:
    """Measures in twentieths of a point; `line` is the line spacing in 240ths of a line; `tab` the first tab stop on the left."""

    size: float = 200.0
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 240
    left: int = 0
    right: int = 0
    hanging: int = 0
    tab: int = 720
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False


class Looks:
    """The looks of all paragraph styles of a styles part, each worked out when it is first asked for."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get(qn("w:styleId"), ""): style for style in styles.iterchildren(qn("w:style"))}
        self._made: dict[str, Look] = {}
        self._usual = Look()
        for properties in styles.iterfind(f"{qn('w:docDefaults')}/*/*"):
            self._usual = changed(self._usual, properties)

    def of(self, style_id: str) -> Look:
        """The look of a style; the document's usual one for an id that is not there."""
        if style_id not in self._made:
            self._made[style_id] = self._resolve(style_id)
        return self._made[style_id]

    def _resolve(self, style_id: str) -> Look:
        style = self._styles.get(style_id)
        if style is None:
            return self._usual
        parent = style.find(qn("w:basedOn"))
        look = self.of(parent.get(qn("w:val"), "")) if parent is not None else self._usual
        for tag in ("w:pPr", "w:rPr"):
            properties = style.find(qn(tag))
            look = look if properties is None else changed(look, properties)
        return look


def changed(look: Look, properties: Element) -> Look:
    """A look with what some paragraph or run properties say of it."""
    said: dict[str, Any] = {}
    for child in properties:
        said.update(_said(child))
    return replace(look, **said) if said else look


_SWITCHES = {"b": "bold", "keepNext": "keep_next", "keepLines": "keep_lines", "pageBreakBefore": "break_before"}
_MEASURES = {
    "spacing": {"before": "before", "after": "after", "line": "line"},
    "ind": {"left": "left", "right": "right", "hanging": "hanging"},
}


def _said(child: Element) -> Iterator[tuple[str, float | bool]]:
    name = str(child.tag).rpartition("}")[2]
    if name in _SWITCHES:
        yield _SWITCHES[name], child.get(qn("w:val"), "1") not in OFF
    elif name == "rPr":
        for inner in child:
            yield from _said(inner)
    elif name == "sz":
        yield "size", int(child.get(qn("w:val"), "20")) * 10
    elif name == "tabs":
        stops = [tab for tab in child if tab.get(qn("w:val")) == "left"]
        yield from (("tab", int(stop.get(qn("w:pos"), "720"))) for stop in stops[:1])
    for attribute, field in _MEASURES.get(name, {}).items():
        value = child.get(qn(f"w:{attribute}"))
        if value is not None:
            yield field, int(value)
