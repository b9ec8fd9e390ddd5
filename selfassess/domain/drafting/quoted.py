"""Choosing and setting the quotations of a draft."""

from collections.abc import Collection
from dataclasses import dataclass, field

from selfassess.domain.benchmark import Statement
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.sources import CRITICISM, EITHER, PRAISE, Length, Sources
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.quoting import Wanted, excerpt, hits
from selfassess.domain.report import PassageKind, Polarity

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
        passage, signals = held.passage, self.sources.line.signals
        only = passage.polarity is Polarity.MIXED
        text = excerpt(passage.text, passage.sides, Wanted(signals, side, self.length.words, only=only))
        about = passage.lines[:1] and passage.lines[0] in self.sources.ilacs_lines
        return text if about or hits(text, signals) else ""

    def quoted(self, held: HeldPassage, quote: str) -> Statement:
        """A quotation with its citation and the reason why it is here."""
        line = self.sources.line
        terms = [signal for signal in line.signals if hits(held.passage.text, (signal,))][:4]
        named = f" (it says {', '.join(f'‘{term}’' for term in terms)})" if terms else ""
        because = f"It is about {line.title.lower()}{named}."
        return Statement(f"“{quote}”", (self.citations.passage(held, quote),), quoted=True, why=because)

    def _worth(self, held: HeldPassage) -> tuple[int, bool, bool, int]:
        passage = held.passage
        ranks = [passage.lines.index(line) for line in self.sources.ilacs_lines if line in passage.lines]
        rank = min(ranks, default=len(passage.lines))
        found = hits(passage.text, self.sources.line.signals)
        return (-rank, passage.kind is PassageKind.FINDING, passage.polarity is not Polarity.MIXED, found)


def _may_speak(held: HeldPassage, side: int) -> bool:
    passage = held.passage
    if passage.fragment or passage.kind not in (PassageKind.FINDING, PassageKind.HEADLINE):
        return False
    return side == EITHER or passage.polarity is Polarity.MIXED or POLARITY_SIDE.get(passage.polarity) == side
