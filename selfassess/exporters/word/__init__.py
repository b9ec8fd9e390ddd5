"""Document to a Word file (.docx)."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from selfassess.domain.document import Document
from selfassess.exporters.word.footnotes import add_footnotes
from selfassess.exporters.word.look import open_look
from selfassess.exporters.word.numbers import fill_page_numbers
from selfassess.exporters.word.page import add_header_and_footer
from selfassess.exporters.word.properties import set_properties
from selfassess.exporters.word.sections import fill_body
from selfassess.exporters.word.setting import Setting
from selfassess.resources import data_dir


def write(document: Document, templates: Sequence[Path] = ()) -> bytes:
    """The document as a Word file, in its look, from these templates folders or the one that ships.

    Raises `NotFound` for a look that is not there.
    """
    opened = open_look(document.look, templates or (data_dir("templates"),))
    setting = Setting.of(document, opened)
    fill_body(document, setting)
    add_footnotes(document.notes, opened)
    count = fill_page_numbers(document, setting)
    add_header_and_footer(document, opened, count)
    set_properties(document, opened)
    out = BytesIO()
    opened.save(out)
    return out.getvalue()
