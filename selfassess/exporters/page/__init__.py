"""Document to a web page that stands alone: read on any screen, and printed on A4 by the browser."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from selfassess.domain.characters import printable
from selfassess.domain.charts import Shares, Spark, Trend
from selfassess.domain.document import STANDARD_LOOK, Block, Contents, Cover, Document, Heading, PageBreak, Span
from selfassess.domain.tone import COLOURS, Tone
from selfassess.exporters.charts import svg
from selfassess.resources import data_dir

WEB = ("#", "http://", "https://", "mailto:")


def write(document: Document, templates: Sequence[Path] = ()) -> bytes:
    """The document as HTML in UTF-8 with its style inside, from these templates folders or the one that ships.

    A look without a page of its own is set in the standard one. Nothing in the page is fetched from anywhere.
    """
    environment = _environment(tuple(templates) or (data_dir("templates"),))
    try:
        template = environment.get_template(f"page/{document.look}.html")
    except TemplateNotFound:
        template = environment.get_template(f"page/{STANDARD_LOOK}.html")
    covered = any(isinstance(block, Cover) for block in document.blocks)
    page = template.render(document=document, stretches=_stretches(document), covered=covered, colours=_colours())
    return page.strip().encode()


@cache
def _environment(templates: tuple[Path, ...]) -> Environment:
    """What sets pages, kept with the templates that it compiled; one that has changed since is compiled again."""
    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.finalize = _held
    environment.filters["leads"] = _leads
    environment.filters["drawn"] = _drawn
    environment.tests["plain_tone"] = lambda tone: tone in (None, Tone.PLAIN)
    environment.globals["entries"] = _entries
    return environment


def _held(value: object) -> object:
    """What a page can hold of a text: XML and HTML share the characters that they cannot."""
    return printable(value) if type(value) is str else value


def _stretches(document: Document) -> list[tuple[bool, list[tuple[str, Block, bool]]]]:
    """The blocks in stretches that are turned to landscape on paper and others that are not, as `_with_breaks` tells of each."""
    turned = iter(document.turned)
    return [(way, [*_with_breaks(held)]) for way, held in groupby(document.blocks, key=lambda _: next(turned))]


def _with_breaks(blocks: Iterable[Block]) -> Iterator[tuple[str, Block, bool]]:
    """Each block with the name of its kind, and whether it begins a new page on paper."""
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        yield type(block).__name__.lower(), block, new_page
        new_page = False


def _leads(span: Span) -> str:
    """Where a run of text leads, empty where to nothing that a page may lead to."""
    return span.link if span.link is not None and span.link.startswith(WEB) else ""


def _drawn(drawing: Trend | Shares | Spark, about: str) -> Markup:
    """A drawing as a part of the page."""
    return Markup(svg(drawing, about))  # noqa: S704 - every text in it is escaped where it is drawn


def _entries(document: Document, contents: Contents) -> tuple[Heading, ...]:
    """The headings that a table of contents lists."""
    return tuple(block for block in document.blocks if isinstance(block, Heading) and block.level <= contents.depth)


def _colours() -> tuple[tuple[str, str, str], ...]:
    return tuple((tone.value, colour.ground, colour.ink) for tone, colour in COLOURS.items() if tone is not Tone.PLAIN)
