"""The running header and footer of each section, and the first page without them."""

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.section import Section

from selfassess.domain.document import Document
from selfassess.exporters.word.setting import text_area
from selfassess.exporters.word.xml import Element, field, paragraph, run, w, written

RELATIONS = qn("r:id").partition("}")[0] + "}"
"""How the names begin of attributes that name a relationship."""
HEADER, FOOTER = qn("w:headerReference"), qn("w:footerReference")


def add_header_and_footer(document: Document, word: WordDocument, pages: int) -> None:
    """On every page but the first: title and marking above, day and page number below. The first page shows the marking only.

    `pages` is how many there are, shown until a program counts them itself. Turned pages have a header and footer of their own,
    as wide as their text.
    """
    first = word.sections[0]
    first.different_first_page_header_footer = True
    marking = run(w("tab"), written(document.marking))
    _fill(first.first_page_header.part, paragraph("Footer", marking, direct=_stops(word, first, "Footer")))
    _fill(first.first_page_footer.part, paragraph("Footer"))
    kept: dict[bool, Section] = {}
    for section in word.sections:
        turned = section.orientation == WD_ORIENT.LANDSCAPE
        if turned in kept:
            _take_over(section, kept[turned])
            continue
        if kept:
            _begin_as(section, first)
        kept[turned] = section
        _fill(section.header.part, _header(document, _stops(word, section, "Header")))
        _fill(section.footer.part, _footer(document.footer, pages, _stops(word, section, "Footer")))


def _begin_as(section: Section, first: Section) -> None:
    """Give a section a header and a footer of its own, which hold what those of the first hold: a council's logo."""
    for own, theirs in ((section.header, first.header), (section.footer, first.footer)):
        own.is_linked_to_previous = False
        _copy(theirs.part, own.part)


def _copy(source: Part, target: Part) -> None:
    """Put what one part holds into another, with all that it refers to."""
    target.element[:] = [deepcopy(child) for child in source.element]  # type: ignore[attr-defined] # parts of XML have one
    for child in target.element.iter():  # type: ignore[attr-defined]
        for name in [name for name in child.attrib if name.startswith(RELATIONS)]:
            relation = source.rels[child.get(name)]
            to = relation.target_ref if relation.is_external else relation.target_part
            child.set(name, target.relate_to(to, relation.reltype, is_external=relation.is_external))


def _take_over(section: Section, earlier: Section) -> None:
    """Give a section the header and the footer of an earlier one that is turned alike."""
    # python-docx gives a section's parts by no other name.
    said = [child for child in earlier._sectPr if child.tag in (HEADER, FOOTER)]  # noqa: SLF001
    section._sectPr[:0] = [deepcopy(child) for child in said if child.get(qn("w:type")) == "default"]  # noqa: SLF001


def _stops(word: WordDocument, section: Section, style: str) -> tuple[Element, ...]:
    """On turned pages a tab stop at the edge of the text, in place of that of the style, which is for upright ones."""
    if section.orientation != WD_ORIENT.LANDSCAPE:
        return ()
    usual = word.styles.element.xpath(f"./w:style[@w:styleId='{style}']/w:pPr/w:tabs/w:tab/@w:pos")
    edge = str(text_area(section)[0])
    cleared = [w("tab", val="clear", pos=place) for place in usual if place != edge]
    return (w("tabs", *cleared, w("tab", val="right", pos=edge)),)


def _fill(part: Part, content: Element) -> None:
    """Put our line into a header or footer; of what the look has there, paragraphs with a picture stay: a council's logo."""
    holder = part.element  # type: ignore[attr-defined] # parts of XML have one
    for child in list(holder):
        if not child.xpath(".//w:drawing | .//w:pict"):
            holder.remove(child)
    holder.append(content)


def _header(document: Document, direct: tuple[Element, ...]) -> Element:
    marking = document.marking
    right = (run(w("tab"), written(marking), look=(w("b"), w("bCs"))),) if marking else ()
    return paragraph("Header", run(written(document.header)), *right, direct=direct)


def _footer(words: str, pages: int, direct: tuple[Element, ...]) -> Element:
    return paragraph(
        "Footer",
        run(written(words)),
        run(w("tab"), written("Page ")),
        *field("PAGE", "2"),
        run(written(" of ")),
        *field("NUMPAGES", str(pages)),
        direct=direct,
    )
