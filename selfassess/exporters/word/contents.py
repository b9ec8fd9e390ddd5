"""The table of contents: a field that Word can make anew, with its entries in place already."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from selfassess.domain.document import Contents, Heading
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.spans import page_of
from selfassess.exporters.word.xml import Element, field, paragraph, run, w, written


def contents(block: Contents, setting: Setting) -> Iterator[Element]:
    """A title and one linked entry for each heading, with the field's begin in the first entry and its end in the last."""
    yield paragraph("TOCHeading", run(written(block.title)))
    headings = [found for found in setting.document.blocks if isinstance(found, Heading) and found.level <= block.depth]
    entries = [_entry(heading, setting) for heading in headings]
    if not entries:
        return
    opening = field(f'TOC \\o "1-{block.depth}" \\h \\z \\u', "")
    begin, code, separate = opening[:3]
    for position, part in enumerate((begin, code, separate), start=1):
        entries[0].insert(position, part)
    entries[-1].append(opening[-1])
    yield from entries


def _entry(heading: Heading, setting: Setting) -> Element:
    bookmark = setting.bookmarks[heading.anchor]
    link = w("hyperlink", run(written(heading.text)), run(w("tab")), *page_of(bookmark))
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    return paragraph(f"TOC{heading.level}", link)
