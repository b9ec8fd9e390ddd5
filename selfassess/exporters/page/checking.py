"""Whether a page, read back, holds what its document says."""

from collections.abc import Iterator
from html.parser import HTMLParser

from selfassess.domain.characters import printable
from selfassess.domain.document import Bullets, Chart, Document, Facts, Heading, Quote, Span, Table, Text

SILENT = ("style", "script")


class _Words(HTMLParser):
    """Collects what a page says, and the level of each heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.headings: list[str] = []
        self.scripts = 0
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the base has it
        self._silent = tag in SILENT
        self.scripts += tag == "script"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the base has it
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def words_of(content: bytes) -> str:
    """What a page says, without its marks."""
    reader = _Words()
    reader.feed(content.decode())
    return "".join(reader.words)


def page_problems(content: bytes, document: Document) -> tuple[str, ...]:
    """Every way in which a page does not hold what its document says; none for a sound one."""
    reader = _Words()
    reader.feed(content.decode())
    shown = _close("".join(reader.words))
    problems = [f"{what} {text[:60]!r} is missing" for what, text in _said(document) if _close(text) not in shown]
    meant = [f"h{block.level + 1}" for block in document.blocks if isinstance(block, Heading)]
    found = [tag for tag in reader.headings if tag != "h1"]
    if [tag for tag in meant if tag not in found] or reader.headings.count("h1") != 1:
        problems.append(f"the headings are {reader.headings!r}, not h1 and {meant!r}")
    if reader.scripts:
        problems.append("it holds a script")
    return tuple(problems)


def _said(document: Document) -> Iterator[tuple[str, str]]:
    """What must be found, and what it is."""
    for block in document.blocks:
        match block:
            case Heading():
                yield "the heading", block.text
            case Text():
                yield "the paragraph", _joined(block.spans)
            case Bullets():
                yield from (("the item", _joined(item)) for item in block.items)
            case Quote():
                yield "the quotation", block.text
            case Facts():
                yield from (("the fact", _joined(cell.spans)) for _, cell in block.rows)
            case Chart():
                yield "the chart", block.caption
            case Table():
                yield from (("the cell", _joined(cell.spans)) for row in block.rows for cell in row)
    for note in document.notes:
        yield "the note", _joined(note.spans)


def _joined(spans: tuple[Span, ...]) -> str:
    """A text up to its first note: the mark of one stands in the text of a page."""
    said = ""
    for span in spans:
        said += span.text
        if span.note is not None:
            break
    return said


def _close(text: str) -> str:
    return "".join(printable(text).split())
