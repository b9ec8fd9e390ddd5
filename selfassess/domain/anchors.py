"""The words of a text that a comment is about: kept as they stood, found again after edits, known to be gone when they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from selfassess.domain.assessment import Response
from selfassess.errors import BadInput

COMMENTED = ("strengths", "improvements", "impact", "how", "plans", "reason")
"""The texts of a response that comments can point into, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a comment is about, as they stood at one revision.

    `field` is the text's name among `COMMENTED`, `paragraph` the place there of the paragraph that held them (from 1), `quote`
    the words, on one line.
    """

    field: str
    revision: int
    paragraph: int
    quote: str

    def found_in(self, text: str) -> int | None:
        """The paragraph of a text in which the words stand, letter for letter; None where they do no more.

        Where several hold them it is the one nearest to where they stood.
        """
        places = [number for number, words in enumerate(paragraphs(text), start=1) if self.quote in words]
        return min(places, key=lambda number: abs(number - self.paragraph), default=None)


def texts_of(response: Response) -> Mapping[str, str]:
    """The texts that comments can point into, by their names."""
    return {name: response.judgement.reason if name == "reason" else getattr(response.texts, name) for name in COMMENTED}


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what stands on a line of its own, with single spaces."""
    return tuple(words for line in text.splitlines() if (words := " ".join(line.split())))


def anchored(response: Response, *, field: str, paragraph: int, quote: str) -> Anchor:
    """The anchor for words of a paragraph of a response. Raises `BadInput` for words that do not stand there."""
    words = " ".join(quote.split())
    held = paragraphs(texts_of(response).get(field, ""))
    if not 1 <= paragraph <= len(held) or words not in held[paragraph - 1]:
        raise BadInput("These words do not stand in the paragraph. Copy them from it as they are, or leave all of it.")
    if not words:
        raise BadInput("Say which words you mean, or leave the whole paragraph.")
    return Anchor(field, response.revision, paragraph, words)
