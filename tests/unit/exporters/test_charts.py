"""Charts in every format: drawn, captioned, and said in words."""

from datetime import date
from xml.etree import ElementTree

import pytest

from selfassess.domain.charts import Share, Spark, shares, trend
from selfassess.domain.document import Cell, Chart, Heading, Span, Table
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.charts import svg
from selfassess.exporters.page import write as write_page
from selfassess.exporters.pdf import write as write_pdf
from selfassess.exporters.word import write as write_word
from selfassess.services.pack_checks import READ_BACK
from tests.ooxml import mistakes
from tests.unit.exporters.test_word import a_document

WRITE = {"docx": write_word, "pdf": write_pdf, "html": write_page}
AWKWARD = 'Help & "protection" <now>'


def a_trend():
    values = [
        Value("n", "i", f"{year}", date(year, 12, 31), Figure(float(year - 2000)), england=Figure(20.0)) for year in (2024, 2025)
    ]
    return trend(values, AWKWARD)


def a_shares():
    return shares([Share(AWKWARD, COLOURS[Tone.SOUND])], [(AWKWARD, (3,))])


@pytest.mark.parametrize("form", WRITE)
def test_every_format_holds_charts_and_lines_within_tables(form):
    spark = Cell((Span(""),), spark=Spark(("3,4 60,10 117,26",), "Rising"))
    table = Table("Figures", ("What", "Over time"), ((Cell((Span("Visits"),)), spark),), (0.5, 0.5))
    document = a_document(
        Heading(1, "Figures", "figures"), Chart("Judged", "3 good", a_shares()), Chart("Over time", "24 to 25", a_trend()), table
    )
    made = WRITE[form](document)
    assert READ_BACK[form](made, document) == ()
    if form == "docx":
        assert mistakes(made) == []


@pytest.mark.parametrize("drawing", [a_trend(), a_shares()])
def test_a_drawing_is_sound_xml_whatever_its_words_are(drawing):
    root = ElementTree.fromstring(svg(drawing, AWKWARD))
    assert root.get("aria-label") == AWKWARD
    assert AWKWARD in "".join(root.itertext())
