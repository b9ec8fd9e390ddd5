"""What must not leave is masked in everything that a document prints, typed or read."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from selfassess.domain.deck import Deck, Slide
from selfassess.domain.document import Document, Heading, Note, Span, Text
from selfassess.domain.redaction import MaskedPlace, mask, places
from selfassess.domain.sheet import Sheet
from selfassess.domain.wording import counted

NAMES = frozenset({"anchor", "look", "kind", "link", "language", "tone", "drawing", "paths"})
"""What is not printed, but names, leads, or is drawn: numbers in their places look like telephone numbers."""

LOOKED_LIKE = (
    "Masked in this document, because it looked like a case number, a date of birth, a telephone number or an e-mail address"
)

BEFORE, NOTES = "Before the first heading", "Notes"

Value = TypeVar("Value")


def masked(document: Document) -> Document:
    """The document with case numbers, dates of birth, telephone numbers and e-mail addresses masked, and their count."""
    masker = _Masker()
    clean = masker.clean(document)
    if not masker.count:
        return document
    said = f"{LOOKED_LIKE}: {counted(masker.count, 'place')}."
    return replace(clean, blocks=(*clean.blocks, Text((Span(said),), look="hint")), masked=places(masker.found))


def masked_deck(deck: Deck) -> tuple[Deck, tuple[MaskedPlace, ...]]:
    """The slides and what is said beside them, masked in the same way, and on which of them how much was."""
    masker = _Masker()
    return masker.clean(deck), places(masker.found)


def masked_sheet(sheet: Sheet) -> tuple[Sheet, tuple[MaskedPlace, ...]]:
    """A plain table, masked in the same way, and how much was."""
    masker = _Masker()
    return masker.clean(sheet), places(masker.found)


class _Masker:
    """Masks every text in a value, and keeps under which heading what was masked."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._where = BEFORE

    @property
    def count(self) -> int:
        """How many places were masked."""
        return len(self.found)

    def clean(self, value: Value) -> Value:
        """The value with every printed text in it masked."""
        found: Any = value
        if isinstance(value, str):
            found = self._text(value)
        elif isinstance(value, tuple):
            found = tuple(self.clean(item) for item in value)
        elif isinstance(value, Span):
            found = self._span(value)
        elif is_dataclass(value) and not isinstance(value, type):
            if isinstance(value, Note):
                self._where = NOTES
            elif isinstance(value, Slide | Sheet):
                self._where = self.clean(value.title)
            printed = (field.name for field in fields(value) if field.name not in NAMES)
            found = replace(value, **{name: self.clean(getattr(value, name)) for name in printed})
            self._where = found.text if isinstance(found, Heading) else self._where
        return found  # type: ignore[no-any-return] # of the same kind as what was given

    def _span(self, span: Span) -> Span:
        """A link is kept unless it leads to what is masked; an address that is public or printed as its own text is left."""
        if span.public or span.text == span.link:
            return span
        link = None if span.link and span.link.startswith("mailto:") else span.link
        return replace(span, text=self._text(span.text), link=link)

    def _text(self, text: str) -> str:
        found = mask(text)
        self.found += [(self._where, kind) for kind in found.kinds]
        return found.text
