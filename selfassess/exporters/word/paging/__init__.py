"""Which page each heading falls on, worked out from the measures of the type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.oxml.ns import qn

from selfassess.exporters.word.paging.looks import Looks
from selfassess.exporters.word.paging.measure import Measurer
from selfassess.exporters.word.paging.pages import Pages, paginate
from selfassess.exporters.word.xml import Element

__all__ = ["Pages", "pages_of"]


def pages_of(body: Iterable[Element], notes: Mapping[str, str], styles: Element, areas: Sequence[tuple[int, int]]) -> Pages:
    """The page of each bookmark in a body, and the number of pages.

    `notes` holds the text of each footnote by its id; `areas` are the width and height of the text in each section, in twentieths
    of a point.
    """
    looks = Looks(styles)
    found: dict[str, int] = {}
    count = 0
    for elements, (width, height) in zip(_sections(body), areas, strict=True):
        measurer = Measurer(looks, width, notes)
        pages = paginate([piece for element in elements for piece in measurer.pieces(element)], height)
        found |= {bookmark: count + page for bookmark, page in pages.of.items()}
        count += pages.count
    return Pages(found, count)


def _sections(body: Iterable[Element]) -> Iterator[list[Element]]:
    """The elements of each section: the last paragraph of one says so."""
    held: list[Element] = []
    for element in body:
        held.append(element)
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            yield held
            held = []
    yield held
