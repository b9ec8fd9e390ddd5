"""Slides to be shown: what stands on each, and what is said beside it. An exporter turns them into bytes."""

from dataclasses import dataclass
from datetime import date

from selfassess.domain.document import Block


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, blocks of text and bullets or one table or one chart, and the speaker's notes.

    `beside` stands in a second column. A slide with neither is one that opens a section.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    beside: tuple[Block, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides with a first one that says what they are; `marking` is printed on each, empty for none."""

    title: str
    subtitle: str
    author: str
    created: date
    language: str
    slides: tuple[Slide, ...]
    marking: str = ""
