"""The blocks of an exported document. An exporter turns them into bytes and knows nothing of assessments."""

from dataclasses import dataclass
from datetime import date

from selfassess.domain.charts import Shares, Spark, Trend
from selfassess.domain.redaction import MaskedPlace
from selfassess.domain.tone import Tone

STANDARD_LOOK = "standard"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; a line feed in it breaks the line.

    `note` is the number of a `Note` of the document to be set as a footnote mark after it. `link` is a web address, or `#anchor`
    for a heading of this document: a cross-reference, behind which its page is printed where there are pages. What is `new` is
    marked as changed since an earlier version. What is `public` is an address that is given to be used, and is never masked.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    note: int | None = None
    link: str | None = None
    new: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """Who speaks, what the document is, and the facts by which it is known: a page of its own, or the head of the first one."""

    kicker: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    own_page: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `anchor` names it for links and is unique in the document."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `look` is body, lead, hint, label or over-quote; the last two stay with what is under them."""

    spans: tuple[Span, ...]
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list, or a numbered one that begins at 1."""

    items: tuple[tuple[Span, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, word for word, with the line that names its source."""

    text: str
    source: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `tone` colours it as a judgement; the word, in the first span, is always printed too.

    `spark` is drawn after what is said. The first span of a `large` cell is a number that is seen from afar.
    """

    spans: tuple[Span, ...]
    tone: Tone | None = None
    spark: Spark | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A few short facts, each a name and its value, set one under another. A judgement among them is coloured by its tone."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, repeated on each page; `widths` are shares that add up to 1.

    The first column heads its row if `row_heads`. `about` describes the table to those who cannot see it. The caption is printed
    with a number if `numbered`; else only screen readers speak it. A `wide` one is set on pages turned to landscape.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    row_heads: bool = True
    about: str = ""
    numbered: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers over its caption. `about` says in words what it shows, for those who cannot see it."""

    caption: str
    about: str
    drawing: Trend | Shares


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings down to `depth`."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A short boxed remark, such as whose wording the criteria are."""

    title: str
    paragraphs: tuple[Text, ...]


Block = Cover | Heading | Text | Bullets | Quote | Facts | Table | Chart | Contents | PageBreak | Panel


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number in the document and its text."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be set: what its properties say, its running header and footer, blocks and notes.

    `language` is a BCP 47 tag. `marking` is a protective marking printed in the header, empty for none.
    Notes are numbered from 1 in the order in which their marks are read. `look` names a Word look under templates/word/.
    `masked` says what was masked where, and is printed nowhere.
    """

    title: str
    subtitle: str
    author: str
    subject: str
    created: date
    language: str
    header: str
    footer: str
    marking: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    look: str = STANDARD_LOOK
    masked: tuple[MaskedPlace, ...] = ()

    @property
    def short(self) -> bool:
        """Whether it is meant for few pages: its cover is the head of the first one, which is for what matters most."""
        return any(isinstance(block, Cover) and not block.own_page for block in self.blocks)

    @property
    def turned(self) -> tuple[bool, ...]:
        """For each block, whether it is set on pages turned to landscape: those from the heading over a wide table to the next.

        A document of few pages has none.
        """
        turned = [False] * len(self.blocks)
        for at, block in enumerate(self.blocks):
            if isinstance(block, Table) and block.wide and not self.short:
                first, end = _section_of(self.blocks, at)
                turned[first:end] = [True] * (end - first)
        return tuple(turned)


def _section_of(blocks: tuple[Block, ...], at: int) -> tuple[int, int]:
    """The places of the first block of the section that a block stands in, and of the first after it.

    Headings that follow one another stand on one page. A section ends at the next heading, page break or end.
    """
    first = at
    while first and not isinstance(blocks[first], Heading) and not isinstance(blocks[first - 1], Cover | PageBreak):
        first -= 1
    while first and isinstance(blocks[first - 1], Heading):
        first -= 1
    end = at + 1
    while end < len(blocks) and not isinstance(blocks[end], Heading | PageBreak):
        end += 1
    return first, end
