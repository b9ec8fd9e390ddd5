"""The page numbers in the contents: worked out once everything is set, and kept right by the fields that hold them."""

from selfassess.domain.document import Document
from selfassess.exporters.word.paging import pages_of
from selfassess.exporters.word.setting import Setting, text_area


def fill_page_numbers(document: Document, setting: Setting) -> int:
    """Write the page of each heading into the contents; gives the number of pages."""
    word = setting.word
    notes = {str(note.number): "".join(span.text for span in note.spans) for note in document.notes}
    pages = pages_of(word.element.body, notes, word.styles.element, [text_area(section) for section in word.sections])
    for bookmark, text in setting.page_numbers:
        text.text = str(pages.of.get(bookmark, pages.count))
    return pages.count
