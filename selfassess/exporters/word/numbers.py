"""The page numbers in the contents and in cross-references: worked out once all is set, and kept right by their fields."""

from docx.oxml.ns import qn

from selfassess.domain.document import Document
from selfassess.exporters.word.paging import pages_of
from selfassess.exporters.word.setting import Setting, text_area
from selfassess.exporters.word.spans import PAGE_OF


def fill_page_numbers(document: Document, setting: Setting) -> int:
    """Write the page of each heading into the contents and behind what refers to it; gives the number of pages."""
    word = setting.word
    notes = {str(note.number): "".join(span.text for span in note.spans) for note in document.notes}
    pages = pages_of(word.element.body, notes, word.styles.element, [text_area(section) for section in word.sections])
    for code in word.element.body.iter(qn("w:instrText")):
        name, *bookmark = (code.text or "").split()
        if name == PAGE_OF:
            # The field's beginning, its instruction, a mark and its result are runs one after the other.
            (result,) = code.getparent().getnext().getnext().iterchildren(qn("w:t"))
            result.text = str(pages.of.get(bookmark[0], pages.count))
    return pages.count
