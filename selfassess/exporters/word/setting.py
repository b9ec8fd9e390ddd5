"""What setting a document needs to know beside the block at hand: bookmarks, links, counters."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from urllib.parse import quote, urlsplit

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.section import Section
from docx.shared import Length, Twips

from selfassess.domain.document import Document, Heading

_SAFE_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Setting:
    """One document being set.

    `bookmarks` names each anchor in Word; `width` and `height` are those of the text, in twentieths of a point.
    """

    document: Document
    word: WordDocument
    bookmarks: dict[str, str]
    width: int
    height: int
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    figure_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    bookmark_ids: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def short(self) -> bool:
        """Whether it is a document of few pages, whose cover is no page of its own."""
        return self.document.short

    @classmethod
    def of(cls, document: Document, word: WordDocument) -> "Setting":
        """The setting of a document in an opened look."""
        anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
        names = {anchor: f"_Toc{number:08d}" for number, anchor in enumerate(anchors, start=1)}
        width, height = text_area(word.sections[0])
        return cls(document, word, names, width, height)

    @property
    def part(self) -> Part:
        """The part of the package that holds the body."""
        return self.word.part

    @property
    def turned(self) -> "Setting":
        """The setting of pages turned to landscape, on which numbers and bookmarks go on."""
        width, height = text_area(self.word.sections[0], turned=True)
        return replace(self, width=width, height=height)


def text_area(section: Section, *, turned: bool = False) -> tuple[int, int]:
    """The width and height of the text on a section's pages, or on the same pages `turned`, in twentieths of a point."""
    long, wide = section.page_height, section.page_width
    width = _between(long if turned else wide, section.left_margin, section.right_margin)
    return width, _between(wide if turned else long, section.top_margin, section.bottom_margin)


def _between(whole: Length | None, *margins: Length | None) -> int:
    """What margins leave of a page, in twentieths of a point."""
    left = (whole or Length(0)) - sum(margin or 0 for margin in margins)
    return round(left / Twips(1))


def relate(part: Part, address: str) -> str | None:
    """The id of the relationship to a web or mail address; None for what is no such address, and so is printed without a link."""
    try:
        pieces = urlsplit(address.strip())
    except ValueError:
        return None
    if pieces.scheme not in ("http", "https", "mailto") or not (pieces.netloc or pieces.scheme == "mailto"):
        return None
    return part.relate_to(quote(address.strip(), safe=_SAFE_IN_ADDRESS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
