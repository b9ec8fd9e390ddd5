"""The body in sections: upright pages, and pages turned to landscape for wide tables."""

from copy import deepcopy
from itertools import groupby

from docx.oxml.ns import qn

from selfassess.domain.document import Document
from selfassess.exporters.word.blocks import body
from selfassess.exporters.word.setting import Setting
from selfassess.exporters.word.xml import Element

OF_THE_FIRST = (qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg"))
"""What the look says for the first section alone; the others are given their header and footer when all are there."""


def fill_body(document: Document, setting: Setting) -> None:
    """Put every block of a document into its body, each stretch of upright or turned pages as a section of its own."""
    ways = iter(document.turned)
    held = ((turned, [*blocks]) for turned, blocks in groupby(document.blocks, key=lambda _: next(ways)))
    made = ((turned, [*body(blocks, setting.turned if turned else setting)]) for turned, blocks in held)
    stretches = [(turned, elements) for turned, elements in made if elements]
    whole = setting.word.element.body.sectPr
    look = deepcopy(whole)
    for at, (turned, elements) in enumerate(stretches):
        for element in elements:
            whole.addprevious(element)
        ends_all = at == len(stretches) - 1
        section = whole if ends_all else deepcopy(look)
        _shape(section, first=not at, turned=turned)
        if not ends_all:
            # Word keeps what a section's pages are like in the last paragraph of it.
            next(elements[-1].iterchildren(qn("w:pPr"))).append(section)


def _shape(section: Element, *, first: bool, turned: bool) -> None:
    """Make a copy of the look's section the one that stands here."""
    if not first:
        for each in [child for child in section if child.tag in OF_THE_FIRST]:
            section.remove(each)
    if turned:
        size = next(section.iterchildren(qn("w:pgSz")))
        long, wide = size.get(qn("w:h"), ""), size.get(qn("w:w"), "")
        size.set(qn("w:w"), long)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "landscape")
