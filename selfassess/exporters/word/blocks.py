"""Each kind of block as elements of the body."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.oxml.ns import qn

from selfassess.domain.document import (
    Block,
    Bullets,
    Chart,
    Contents,
    Cover,
    Facts,
    Heading,
    PageBreak,
    Panel,
    Quote,
    Span,
    Table,
    Text,
)
from selfassess.exporters.word.contents import contents
from selfassess.exporters.word.pictures import chart
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.spans import runs
from selfassess.exporters.word.tables import badge, table
from selfassess.exporters.word.xml import Element, paragraph, run, w, written

STYLES = {"body": "Normal", "lead": "Lead", "hint": "Hint", "label": "Label", "over-quote": "OverQuote"}
"""The style in Word of each look of a paragraph."""

AFTER_TABLE = "200"
"""The space between a table and the text after it, in twentieths of a point."""


CLOSE, CLOSE_AFTER, CLOSE_ITEMS = "220", "60", "40"
"""In twentieths of a point, the space over and under a first heading in a document of few pages, and under an item."""
SMALLER = {0: "48", 1: "30", 2: "24"}
"""How large its title and the headings of each level are, in half points: it is read at a glance, and many stand on a page."""


def body(blocks: Iterable[Block], setting: Setting) -> Iterator[Element]:
    """The elements of all blocks. A page break becomes a property of the paragraph after it, so that no empty page can arise."""
    before: Block | None = None
    for block in blocks:
        elements = list(_block(block, setting))
        if not elements and not isinstance(block, PageBreak):
            continue
        yield from _parted(before, block, elements)
        before = block
    if isinstance(before, Table):
        yield paragraph("TableText")


def _parted(before: Block | None, block: Block, elements: list[Element]) -> Iterator[Element]:
    """A block's elements, on a new page or at a distance from the table before them, as what stands before them asks."""
    new_page = isinstance(before, PageBreak) or (isinstance(before, Cover) and before.own_page)
    if elements and elements[0].tag == qn("w:tbl") and (new_page or isinstance(before, Table)):
        elements.insert(0, paragraph("TableText"))
    if elements and new_page:
        _properties(elements[0]).insert(1, w("pageBreakBefore"))
        _properties(elements[0]).append(w("spacing", before="0"))
    elif elements and isinstance(before, Table) and not isinstance(block, Heading | Table):
        _properties(elements[0]).append(w("spacing", before=AFTER_TABLE))
    yield from elements


def _block(block: Block, setting: Setting) -> Iterator[Element]:
    """The elements of one block; a page break has none of its own."""
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
        case Facts():
            yield from _facts(block, setting)
        case Table():
            yield from table(block, setting)
        case _:
            yield from _apart(block, setting)


def _apart(block: Block, setting: Setting) -> Iterator[Element]:
    """The elements of what stands apart from the text: drawings, contents and boxed remarks."""
    match block:
        case Chart():
            yield from chart(block, setting)
        case Contents():
            yield from contents(block, setting)
        case Panel():
            yield paragraph("PanelTitle", run(written(block.title)))
            yield from (paragraph("Panel", *_runs(text.spans, setting)) for text in block.paragraphs)


def _runs(spans: Iterable[Span], setting: Setting) -> Iterator[Element]:
    return runs(spans, setting.part, setting.bookmarks)


def _cover(cover: Cover) -> Iterator[Element]:
    at_the_top = () if cover.own_page else (w("spacing", before="0"),)
    yield paragraph("CoverKicker", run(written(cover.kicker)), direct=at_the_top)
    look, mark = ((), ()) if cover.own_page else _smaller(0)
    below = () if cover.subtitle else (w("spacing", after="400"),)
    yield paragraph("Title", run(written(cover.title), look=look), direct=(*below, *mark))
    if cover.subtitle:
        yield paragraph("Subtitle", run(written(cover.subtitle)))
    for name, value in cover.facts:
        yield paragraph("CoverFact", run(written(name), look=(w("b"), w("bCs"))), run(w("tab"), written(value)))


def _facts(facts: Facts, setting: Setting) -> Iterator[Element]:
    last = len(facts.rows) - 1
    for at, (name, value) in enumerate(facts.rows):
        style = "FactLast" if at == last else "Fact"
        word, *rest = value.spans
        look = badge(value.tone)
        shown = run(written(f"\N{NO-BREAK SPACE}{word.text}\N{NO-BREAK SPACE}"), look=look) if look else None
        content = (
            (shown, *_runs((replace(word, text=""), *rest), setting)) if shown is not None else tuple(_runs(value.spans, setting))
        )
        yield paragraph(style, run(written(name)), run(w("tab")), *content)


def _heading(heading: Heading, setting: Setting) -> Element:
    number = str(next(setting.bookmark_ids))
    close = (w("spacing", before=CLOSE, after=CLOSE_AFTER),) if setting.short and heading.level == 1 else ()
    look, mark = _smaller(heading.level) if setting.short else ((), ())
    start, end = w("bookmarkStart", id=number, name=setting.bookmarks[heading.anchor]), w("bookmarkEnd", id=number)
    return paragraph(f"Heading{heading.level}", start, run(written(heading.text), look=look), end, direct=(*close, *mark))


def _smaller(level: int) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """The look of a heading in a document of few pages, level 0 being its title, and the same for the end of its paragraph.

    Without the second Word makes the line as high as the style says. Levels further down look as their style.
    """
    if level not in SMALLER:
        return (), ()
    look, mark = ((w("sz", val=SMALLER[level]), w("szCs", val=SMALLER[level])) for _ in range(2))
    return look, (w("rPr", *mark),)


def _list(bullets: Bullets, setting: Setting) -> Iterator[Element]:
    numbers = _new_numbers(setting) if bullets.numbered else None
    close = (w("spacing", after=CLOSE_ITEMS),) if setting.short else ()
    for item in bullets.items:
        if numbers is None:
            yield paragraph("ListBullet", *_runs(item, setting), direct=close)
        else:
            direct = (w("numPr", w("ilvl", val="0"), w("numId", val=numbers)), *close)
            yield paragraph("ListNumber", *_runs(item, setting), direct=direct)


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
    """The properties of a paragraph."""
    return next(element.iterchildren(qn("w:pPr")))
