"""How slides look: wide, dark blue titles set left, text in sizes that can be read from the back of a room."""

from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

WIDE, HIGH = Inches(13.333), Inches(7.5)
INK, TITLE_SIZE, TEXT_SIZES = "12375F", 3200, (2200, 1800, 1600, 1400, 1400)
SIZED_AS_MASTER = ("Title and Content", "Two Content")
"""The layouts whose text is as large as that of all others, and not as the template has it."""


def dress(made: Any) -> None:
    """Make the template wide, and set its titles and text; what a layout holds moves with it."""
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
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _run(title.find(qn("a:defRPr")), TITLE_SIZE, INK, bold=True)
    body = styles.find(qn("p:bodyStyle"))
    for level, size in enumerate(TEXT_SIZES, start=1):
        properties = body.find(qn(f"a:lvl{level}pPr"))
        _run(properties.find(qn("a:defRPr")), size, "0B0C0C", bold=False)


def _run(properties: Any, size: int, colour: str, *, bold: bool) -> None:
    properties.set("sz", str(size))
    properties.set("b", "1" if bold else "0")
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", colour)
    properties.insert(0, fill)
