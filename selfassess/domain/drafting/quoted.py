"""Choosing and setting the quotations of a draft."""

from collections.abc import Collection
from dataclasses import dataclass, field

from selfassess.domain.benchmark import Statement
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.sources import CRITICISM, EITHER, PRAISE, Length, Sources
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.quoting import Wanted, distinct_hits, excerpt, hits, leans_blindly
from selfassess.domain.report import Passage, PassageKind, Polarity

POLARITY_SIDE = {Polarity.STRENGTH: PRAISE, Polarity.IMPROVEMENT: CRITICISM}


@dataclass(frozen=True, slots=True)
class Making:
    """A draft in the making: its sources, its length and the citations made so far."""

    sources: Sources
    length: Length
    citations: Citations = field(default_factory=Citations)

    def quotations(self, reports: Collection[str], side: int, count: int) -> list[Statement]:
        """At most `count` quotations from the authority's own reports of these ids, those that speak to the line most first."""
        candidates = [held for held in self.sources.passages if held.report.id in reports and _may_speak(held, side)]
        candidates.sort(key=self._worth, reverse=True)
        statements: list[Statement] = []
        for held in candidates:
            if len(statements) == count:
                break
            quote = self.quote(held, side)
            if quote:
                statements.append(self.quoted(held, quote))
        return statements

    def quote(self, held: HeldPassage, side: int) -> str:
        """What to quote of a passage for one side; empty where nothing in it speaks to that side and to the line."""
        passage = held.passage
        only = passage.polarity is Polarity.MIXED
        text = excerpt(passage.text, passage.sides, Wanted(self.sources.line.signals, side, self.length.words, only=only))
        return text if distinct_hits(text, self.sources.line.signals) >= self._least_hits(passage, text) else ""

    def _least_hits(self, passage: Passage, text: str) -> int:
        """How many of the line's signals a quotation must name to stand for the line.

        None where the passage is first of all about it; one where it sums up a section, where its words begin by pointing
        back, or where it turns and has other subjects too, for then the words chosen may speak of something else. Two where the
        line is the second that it is about, three where it is the third: only so does a passage truly serve two lines.
        """
        rank = self._rank(passage)
        if rank:
            return rank + 1
        turns = passage.polarity is Polarity.MIXED and len(passage.lines) > 1
        return int(turns or passage.kind is PassageKind.HEADLINE or leans_blindly(text))

    def _rank(self, passage: Passage) -> int:
        """The place of the line among those that a passage is about, from 0."""
        ranks = (place for place, line in enumerate(passage.lines) if line in self.sources.ilacs_lines)
        return next(ranks, len(passage.lines))

    def quoted(self, held: HeldPassage, quote: str) -> Statement:
        """A quotation with its citation and the reason why it is here."""
        line = self.sources.line
        terms = [signal for signal in line.signals if hits(held.passage.text, (signal,))][:4]
        named = f" (it says {', '.join(f'‘{term}’' for term in terms)})" if terms else ""
        because = f"It is about {line.title.lower()}{named}."
        return Statement(f"“{quote}”", (self.citations.passage(held, quote),), quoted=True, why=because)

    def _worth(self, held: HeldPassage) -> tuple[int, bool, bool, int]:
        passage = held.passage
        found = hits(passage.text, self.sources.line.signals)
        return (-self._rank(passage), passage.kind is PassageKind.FINDING, passage.polarity is not Polarity.MIXED, found)


def _may_speak(held: HeldPassage, side: int) -> bool:
    passage = held.passage
    if passage.fragment or passage.kind not in (PassageKind.FINDING, PassageKind.HEADLINE):
        return False
    return side == EITHER or passage.polarity is Polarity.MIXED or POLARITY_SIDE.get(passage.polarity) == side
