"""Each kind of block as elements of the body."""

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn

from selfassess.domain.document import Block, Bullets, Contents, Cover, Heading, PageBreak, Panel, Quote, Span, Table, Text
from selfassess.exporters.word.contents import contents
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.spans import runs
from selfassess.exporters.word.tables import table
from selfassess.exporters.word.xml import Element, paragraph, run, w, written

STYLES = {"body": "Normal", "lead": "Lead", "hint": "Hint", "label": "Label"}
"""The style in Word of each look of a paragraph."""

AFTER_TABLE = "200"
"""The space between a table and the text after it, in twentieths of a point."""


def body(blocks: Iterable[Block], setting: Setting) -> Iterator[Element]:
    """The elements of all blocks. A page break becomes a property of the paragraph after it, so that no empty page can arise."""
    before: Block | None = None
    for block in blocks:
        elements = list(_block(block, setting))
        if elements and isinstance(before, PageBreak | Cover):
            _properties(elements[0]).insert(1, w("pageBreakBefore"))
        elif elements and isinstance(before, Table) and not isinstance(block, Heading | Table):
            _properties(elements[0]).append(w("spacing", before=AFTER_TABLE))
        yield from elements
        before = block if elements or isinstance(block, PageBreak) else before
    if isinstance(before, Table):
        yield paragraph("TableText")


def _block(block: Block, setting: Setting) -> Iterator[Element]:
    match block:
        case Cover():
            yield from _cover(block)
        case Heading():
            yield _heading(block, setting)
        case Text():
            yield paragraph(STYLES[block.look], *_runs(block.spans, setting))
        case Bullets():
            yield from _list(block, setting)
        case Quote():
            yield paragraph("Quote", *_runs((Span(f"“{block.text}”", note=block.note),), setting))
            yield paragraph("QuoteSource", *_runs((Span(block.source),), setting))
        case Table():
            yield from table(block, setting)
        case Contents():
            yield from contents(block, setting)
        case Panel():
            yield paragraph("PanelTitle", run(written(block.title)))
            yield from (paragraph("Panel", *_runs(text.spans, setting)) for text in block.paragraphs)
        case PageBreak():
            return


def _runs(spans: Iterable[Span], setting: Setting) -> Iterator[Element]:
    return runs(spans, setting.part, setting.bookmarks)


def _cover(cover: Cover) -> Iterator[Element]:
    yield paragraph("CoverKicker", run(written(cover.kicker)))
    yield paragraph("Title", run(written(cover.title)))
    yield paragraph("Subtitle", run(written(cover.subtitle)))
    for name, value in cover.facts:
        yield paragraph("CoverFact", run(written(name), look=(w("b"), w("bCs"))), run(w("tab"), written(value)))


def _heading(heading: Heading, setting: Setting) -> Element:
    number = str(next(setting.bookmark_ids))
    start = w("bookmarkStart", id=number, name=setting.bookmarks[heading.anchor])
    return paragraph(f"Heading{heading.level}", start, run(written(heading.text)), w("bookmarkEnd", id=number))


def _list(bullets: Bullets, setting: Setting) -> Iterator[Element]:
    direct = (w("numPr", w("ilvl", val="0"), w("numId", val=_new_numbers(setting))),) if bullets.numbered else ()
    style = "ListNumber" if bullets.numbered else "ListBullet"
    for item in bullets.items:
        yield paragraph(style, *_runs(item, setting), direct=direct)


def _new_numbers(setting: Setting) -> str:
    """The id of a new numbering that begins at 1, of the kind that the style List Number has."""
    numbering = setting.word.part.numbering_part.element
    kept = setting.word.styles["List Number"].element.xpath("string(./w:pPr/w:numPr/w:numId/@w:val)")
    kind = numbering.xpath(f"string(./w:num[@w:numId='{kept}']/w:abstractNumId/@w:val)")
    number = str(max(int(taken) for taken in numbering.xpath("./w:num/@w:numId")) + 1)
    override = w("lvlOverride", w("startOverride", val="1"), ilvl="0")
    numbering.append(w("num", w("abstractNumId", val=kind), override, numId=number))
    return number


def _properties(element: Element) -> Element:
    """The properties of a block's first paragraph; a table begins with its caption, so there always is one."""
    return next(element.iterchildren(qn("w:pPr")))
