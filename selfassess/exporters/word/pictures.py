"""Charts as pictures, with what they show in words."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

import typst
from docx.oxml.ns import qn
from docx.shared import Length, Pt, Twips

from selfassess.domain.characters import printable
from selfassess.domain.charts import Shares, Spark, Trend
from selfassess.domain.document import Chart
from selfassess.exporters.charts import svg
from selfassess.exporters.pdf.letters import settable
from selfassess.exporters.typesetting import fonts
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.xml import Element, field, paragraph, run, w, written

SPARK_HEIGHT = Pt(14)
DENSITY = {Trend: 145.0, Shares: 145.0, Spark: 220.0}
"""How many dots of a picture an inch of each drawing has, so that on paper there are more than 200."""
ALONE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: "Source Sans 3")
#image(bytes(sys.inputs.drawing), format: "svg")
"""
"""A page that is as large as the drawing on it."""


def chart(block: Chart, setting: Setting) -> Iterator[Element]:
    """A chart as wide as the text, over its caption, on one page with it."""
    drawn = _picture(block.drawing, block.about, setting, width=Twips(setting.width))
    yield paragraph("Normal", drawn, direct=(w("keepNext"),))
    number = field("SEQ Figure \\* ARABIC", str(next(setting.figure_numbers)))
    yield paragraph(
        "Caption", run(written("Figure ")), *number, run(written(f": {block.caption}")), direct=(w("keepNext", val="0"),)
    )


def spark(of: Spark, setting: Setting) -> Element:
    """A run of numbers as small as a word, within a line of text."""
    return _picture(of, of.about, setting, height=SPARK_HEIGHT)


def _picture(
    drawing: Trend | Shares | Spark, about: str, setting: Setting, *, width: Length | None = None, height: Length | None = None
) -> Element:
    inline = setting.word.part.new_pic_inline(BytesIO(picture(drawing)), width, height)
    next(inline.iter(qn("wp:docPr"))).set("descr", printable(about))
    return run(w("drawing", inline))


@lru_cache(maxsize=256)
def picture(drawing: Trend | Shares | Spark) -> bytes:
    """A drawing as a PNG file, on white."""
    inputs = {"drawing": settable(svg(drawing))}
    return typst.compile(ALONE, font_paths=fonts(), sys_inputs=inputs, format="png", ppi=DENSITY[type(drawing)])
