"""What setting a document needs to know beside the block at hand: bookmarks, links, counters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote, urlsplit

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from selfassess.domain.document import Document, Heading

_SAFE_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Setting:
    """One document being set. `bookmarks` names each anchor in Word; `width` is that of the text, in twentieths of a point."""

    document: Document
    word: WordDocument
    bookmarks: dict[str, str]
    width: int
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    bookmark_ids: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, document: Document, word: WordDocument) -> "Setting":
        """The setting of a document in an opened look."""
        anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
        names = {anchor: f"_Toc{number:08d}" for number, anchor in enumerate(anchors, start=1)}
        section = word.sections[0]
        measures = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (round(measure.twips) if measure else 0 for measure in measures)
        return cls(document, word, names, page - left - right)

    @property
    def part(self) -> Part:
        """The part of the package that holds the body."""
        return self.word.part


def relate(part: Part, address: str) -> str | None:
    """The id of the relationship to a web or mail address; None for what is no such address, and so is printed without a link."""
    try:
        pieces = urlsplit(address.strip())
    except ValueError:
        return None
    if pieces.scheme not in ("http", "https", "mailto") or not (pieces.netloc or pieces.scheme == "mailto"):
        return None
    return part.relate_to(quote(address.strip(), safe=_SAFE_IN_ADDRESS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
