"""Which page each heading falls on, worked out from the measures of the type."""

from collections.abc import Iterable, Mapping

from selfassess.exporters.word.paging.looks import Looks
from selfassess.exporters.word.paging.measure import Measurer
from selfassess.exporters.word.paging.pages import Pages, paginate
from selfassess.exporters.word.xml import Element

__all__ = ["Pages", "pages_of"]


def pages_of(body: Iterable[Element], notes: Mapping[str, str], styles: Element, page: tuple[int, int]) -> Pages:
    """The page of each bookmark in a body, and the number of pages.

    `notes` holds the text of each footnote by its id; `page` is the width and height of the text in twentieths of a point.
    """
    width, height = page
    measurer = Measurer(Looks(styles), width, notes)
    return paginate([piece for element in body for piece in measurer.pieces(element)], height)
