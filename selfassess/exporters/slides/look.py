"""How slides look: wide, dark blue titles set left, text in sizes that can be read from the back of a room."""

import re
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.67)
INK, PALE, TITLE_SIZE, TEXT_SIZES = "12375F", "FFFFFF", 3200, (2200, 1800, 1600, 1400, 1400)
OPENING_SIZE = 4400
OPENING = ("Title Slide", "Section Header")
"""The layouts that open a deck or a section of it: white on dark blue."""
SIZED_AS_MASTER = ("Title and Content", "Two Content")
"""The layouts whose text is as large as that of all others, and not as the template has it."""
COLOURS = {"dk2": INK, "accent1": INK, "accent2": "A8391A", "accent3": "5A6B21", "accent4": "7A5195", "accent5": "9CC7E4"}
"""Our colours in place of those of the template: tables and charts that somebody adds have them too."""
RUNNING = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
"""What stands on every slide: the marking, and its number."""


def dress(made: Any) -> None:
    """Make the template wide, and set its colours, titles and text; what a layout holds moves with it."""
    share = WIDE / made.slide_width
    made.slide_width, made.slide_height = WIDE, HIGH
    master = made.slide_master
    for shapes in (master.shapes, *(layout.shapes for layout in made.slide_layouts)):
        for shape in shapes:
            if shape.element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = Emu(int(shape.left * share)), Emu(int(shape.width * share))
    for layout in made.slide_layouts:
        for properties in layout.element.iterfind(f".//{qn('a:lstStyle')}/*/{qn('a:defRPr')}"):
            if layout.name in SIZED_AS_MASTER:
                properties.attrib.pop("sz", None)
        if layout.name in OPENING:
            _open(layout)
    _colour(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _run(title.find(qn("a:defRPr")), TITLE_SIZE, INK, bold=True)
    body = styles.find(qn("p:bodyStyle"))
    for level, size in enumerate(TEXT_SIZES, start=1):
        properties = body.find(qn(f"a:lvl{level}pPr"))
        _run(properties.find(qn("a:defRPr")), size, "0B0C0C", bold=False)


def add_footer(slide: Any, marking: str) -> None:
    """Give a slide the marking at its foot, where there is one, and its number: the placeholders that its layout has for them."""
    for holder in slide.slide_layout.placeholders:
        kind = holder.placeholder_format.type
        if kind not in RUNNING or (kind == PP_PLACEHOLDER.FOOTER and not marking):
            continue
        own = deepcopy(holder.element)
        slide.shapes._spTree.append(own)  # noqa: SLF001 - the library copies no such placeholder by itself
        own.nvSpPr.cNvPr.set("id", str(1 + max(shape.shape_id for shape in slide.shapes)))
        if kind == PP_PLACEHOLDER.FOOTER:
            slide.shapes[-1].text_frame.text = marking


def _open(layout: Any) -> None:
    """White on dark blue, set left."""
    layout.background.fill.solid()
    layout.background.fill.fore_color.rgb = RGBColor.from_string(INK)  # type: ignore[no-untyped-call] # no types here
    for shape in layout.placeholders:
        first = shape.placeholder_format.idx == 0
        if first or shape.placeholder_format.idx == 1:
            shape.left, shape.width = MARGIN, Emu(WIDE - 2 * MARGIN)
        style = shape.element.txBody.find(qn("a:lstStyle"))
        for properties in list(style):
            style.remove(properties)
        level = etree.SubElement(style, qn("a:lvl1pPr"))
        level.set("algn", "l")
        level.set("marL", "0")
        level.set("indent", "0")
        etree.SubElement(level, qn("a:buNone"))
        _run(etree.SubElement(level, qn("a:defRPr")), OPENING_SIZE if first else TEXT_SIZES[1], PALE, bold=first)


def _colour(theme: Any) -> None:
    """Put our colours into the theme, which the library keeps as it is written."""
    said = theme.blob.decode()
    for name, colour in COLOURS.items():
        said = re.sub(rf'(<a:{name}><a:srgbClr val=")[0-9A-F]{{6}}', rf"\g<1>{colour}", said)
    theme._blob = said.encode()  # noqa: SLF001 - the library has no other way to a theme


def _run(properties: Any, size: int, colour: str, *, bold: bool) -> None:
    properties.set("sz", str(size))
    properties.set("b", "1" if bold else "0")
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", colour)
    properties.insert(0, fill)
