"""Web pages."""

import re
from html.parser import HTMLParser

from selfassess.domain.source import Role
from selfassess.errors import Unreadable
from selfassess.ingest.draft import Content, Draft
from selfassess.ingest.layout.joining import cleaned
from selfassess.ingest.readers import tables
from selfassess.ingest.readers.text import decoded, of_line

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BREAKS = {
    "p", "div", "section", "article", "main", "blockquote", "br", "caption", "dd", "dt", "figcaption", "address", "ul", "ol", "table",
}  # fmt: skip
SKIPPED = {"script", "style", "nav", "template", "svg", "head", "noscript"}
CELLS = {"td", "th"}
SPACES = re.compile(r"\s+")


def read(content: bytes) -> Content:
    """The blocks of a web page. Raises `Unreadable` if it holds no text."""
    page = _Page()
    page.feed(decoded(content))
    page.close()
    page.finish()
    if not page.drafts:
        raise Unreadable("it is a web page without text: open it in a browser, save the report itself and try again")
    return Content(drafts=tuple(page.drafts), pages=None)


class _Page(HTMLParser):
    """Gathers the drafts of a page as its tags go by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.drafts: list[Draft] = []
        self._text: list[str] = []
        self._skipping = 0
        self._heading: int | None = None
        self._lists: list[str] = []
        self._item = False
        self._cells: list[str] | None = None
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in SKIPPED:
            self._skipping += 1
        elif tag in HEADINGS:
            self._end_block()
            self._heading = HEADINGS[tag]
        elif tag == "li":
            self._end_block()
            self._item = self._cells is None
        elif tag == "tr":
            self._end_row()
            self._end_block()
            self._cells = []
        elif tag in CELLS and self._cells is not None:
            self._end_cell()
            self._text, self._in_cell = [], True
        elif tag in BREAKS:
            self._end_block()
            self._lists += [tag] if tag in ("ul", "ol") else []

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in CELLS and self._cells is not None:
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in HEADINGS or tag == "li" or tag in BREAKS:
            self._end_block()
            self._heading = None
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data if self._cells is None else SPACES.sub(" ", data))

    def finish(self) -> None:
        """End whatever the page left open."""
        self._end_row()
        self._end_block()

    def _end_cell(self) -> None:
        """Keep the open cell, if there is one: its end need not be marked."""
        if self._in_cell and self._cells is not None:
            self._cells.append("".join(self._text))
            self._text = []
        self._in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        cells, self._cells = self._cells, None
        if row := tables.row(cells or ()):
            self.drafts.append(row)

    def _end_block(self) -> None:
        """Turn the gathered text into a draft; inside a table's cell it goes on being gathered, on a line of its own."""
        if self._cells is not None:
            self._text.append("\n")
            return
        words = cleaned("".join(self._text))
        self._text = []
        item, self._item = self._item, False
        if not words:
            return
        if self._heading is not None:
            self.drafts.append(Draft(Role.HEADING, words, level=self._heading))
        elif item and self._lists[-1:] != ["ol"]:
            self.drafts.append(Draft(Role.BULLET, words, level=max(1, len(self._lists))))
        else:
            self.drafts.append(of_line(words))
