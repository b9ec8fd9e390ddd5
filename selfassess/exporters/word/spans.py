"""Runs of text: bold, emphasis, line breaks, links and footnote marks."""

from collections.abc import Iterable, Iterator, Mapping

from docx.opc.part import Part
from docx.oxml.ns import qn

from selfassess.domain.document import Span
from selfassess.exporters.word.setting import relate
from selfassess.exporters.word.xml import Element, field, run, w, written

LINK = "1A5A96"
"""The colour of links, said again on each: in tables LibreOffice lets the table's style win over that of the character."""

ANCHOR = "w:anchor"
PAGE_OF = "PAGEREF"
"""What begins the instruction of a field that shows the page of a bookmark."""
UNKNOWN = "0"
"""What stands for a page number until the pages are known."""

NEW = "A8391A"
"""The colour of the line under what is new since an earlier version."""


def runs(spans: Iterable[Span], part: Part, bookmarks: Mapping[str, str], ink: str | None = None) -> Iterator[Element]:
    """The runs of some spans. `ink` overrides the colour of the style, as on a coloured cell."""
    for span in spans:
        yield from _linked(span, part, bookmarks, ink)
        if span.note is not None:
            colour = (w("color", val=ink),) if ink else ()
            yield run(w("footnoteReference", id=str(span.note)), look=(w("rStyle", val="FootnoteReference"), *colour))


def _linked(span: Span, part: Part, bookmarks: Mapping[str, str], ink: str | None) -> Iterator[Element]:
    target = _target(span.link, part, bookmarks)
    if not span.text:
        return
    made = run(*_lines(span.text), look=_look(span, ink, linked=target is not None))
    if target is None:
        yield made
        return
    link = w("hyperlink", made)
    name, value = target
    link.set(qn(name), value)
    link.set(qn("w:history"), "1")
    yield link
    if name == ANCHOR:
        yield from (run(written(" (page ")), *page_of(value), run(written(")")))


def page_of(bookmark: str) -> tuple[Element, ...]:
    """The page of a bookmark, to be filled in once everything is in its place."""
    return field(f"{PAGE_OF} {bookmark} \\h", UNKNOWN)


def _target(link: str | None, part: Part, bookmarks: Mapping[str, str]) -> tuple[str, str] | None:
    """The attribute that makes a hyperlink lead there, or None where nothing answers to the link."""
    if not link:
        return None
    if link.startswith("#"):
        bookmark = bookmarks.get(link[1:])
        return (ANCHOR, bookmark) if bookmark else None
    relation = relate(part, link)
    return ("r:id", relation) if relation else None


def _look(span: Span, ink: str | None, *, linked: bool) -> tuple[Element, ...]:
    look: list[Element] = []
    if linked:
        look.append(w("rStyle", val="Hyperlink"))
    if span.strong:
        look += [w("b"), w("bCs")]
    if span.emphasis:
        look += [w("i"), w("iCs")]
    if ink:
        look.append(w("color", val=ink))
    elif linked:
        look.append(w("color", val=LINK))
    if span.new:
        look.append(w("u", val="single", color=NEW))
    return tuple(look)


def _lines(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if number:
            yield w("br")
        if line:
            yield written(line)
