"""Choosing and setting the quotations of a draft."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from selfassess.domain.benchmark import Statement
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.sources import CRITICISM, EITHER, PRAISE, Length, Sources
from selfassess.domain.holdings import HeldPassage, ReportHead
from selfassess.domain.leaning import leans
from selfassess.domain.quoting import Wanted, distinct_hits, excerpt, hits, sentences
from selfassess.domain.report import Passage, PassageKind, Polarity

MOST_SERVED = 2
"""How many lines of a framework one passage is quoted for at most."""
MOST_TERMS = 4
POLARITY_SIDE = {Polarity.STRENGTH: PRAISE, Polarity.IMPROVEMENT: CRITICISM}


@dataclass(frozen=True, slots=True)
class Making:
    """A draft in the making: its sources, its length and the citations made so far."""

    sources: Sources
    length: Length
    citations: Citations = field(default_factory=Citations)

    def quotations(self, reports: Collection[str], side: int, count: int) -> list[Statement]:
        """At most `count` quotations from the authority's own reports of these ids, those that speak to the line most first."""
        candidates = self.candidates(reports, side)
        statements: list[Statement] = []
        for held in candidates:
            if len(statements) == count:
                break
            quote = self.quote(held, side)
            if quote:
                statements.append(self.quoted(held, quote))
        return statements

    def candidates(self, reports: Collection[str], side: int) -> list[HeldPassage]:
        """The passages of these reports that may be quoted for a side, those that speak to the line most first."""
        found = [
            held
            for held in self.sources.passages
            if held.report.id in reports and _may_speak(held, side) and self.serves(held.passage.lines, held.passage.text)
        ]
        return sorted(found, key=self._worth, reverse=True)

    def serves(self, lines: Sequence[str], text: str) -> bool:
        """Whether words that are labelled with these lines of the library may be quoted for the line.

        They serve two lines of a framework at most: those of which they speak first, by their labels and then by how many of a
        line's signals they name. Lines of one title are one line asked in several places, and do not take words from each other.
        """
        return self._place(lines, text) < MOST_SERVED

    def _place(self, lines: Sequence[str], text: str) -> int:
        """The place of the line among those of its framework that labels lead to, from 0."""
        ours, answering = self.sources.line, self.sources.answering
        ranks: dict[str, tuple[int, int]] = {}
        for rank, label in enumerate(lines):
            for line in answering.get(label, (ours,) if label in self.sources.ilacs_lines else ()):
                if line.id not in ranks and (line.id == ours.id or line.title != ours.title):
                    ranks[line.id] = (rank, -distinct_hits(text, line.signals))
        order = sorted(ranks, key=ranks.__getitem__)
        return order.index(ours.id) if ours.id in ranks else MOST_SERVED

    def quote(self, held: HeldPassage, side: int) -> str:
        """What to quote of a passage for one side; empty where nothing in it speaks to that side and to the line."""
        passage = held.passage
        if not self.serves(passage.lines, passage.text):
            return ""
        only = passage.polarity is Polarity.MIXED
        text = excerpt(passage.text, passage.sides, Wanted(self.sources.line.signals, side, self.length.words, only=only))
        return text if distinct_hits(text, self.sources.line.signals) >= self._least_hits(passage, text) else ""

    def _least_hits(self, passage: Passage, text: str) -> int:
        """How many of the line's signals a quotation must name to stand for the line.

        None where the passage is first of all about it; one where it sums up a section, begins by pointing back at another, or
        turns and has other subjects too or is not quoted from its beginning: the words chosen may then speak of something else.
        Two where the line is the second that it is about, three where its label is the third: only so does a passage truly serve
        two lines.
        """
        rank = max(self._rank(passage), self._place(passage.lines, passage.text))
        if rank:
            return rank + 1
        first = sentences(passage.text)[0]
        turns = passage.polarity is Polarity.MIXED and (len(passage.lines) > 1 or not text.startswith(first))
        return int(turns or passage.kind is PassageKind.HEADLINE or leans(first))

    def _rank(self, passage: Passage) -> int:
        """The place of the line among those that a passage is about, from 0."""
        ranks = (place for place, line in enumerate(passage.lines) if line in self.sources.ilacs_lines)
        return next(ranks, len(passage.lines))

    def quoted(self, held: HeldPassage, quote: str) -> Statement:
        """A quotation with its citation and the reason why it is here."""
        return Statement(f"“{quote}”", (self.citations.passage(held, quote),), quoted=True, why=self.because(held))

    def because(self, held: HeldPassage) -> str:
        """Why a passage stands under the line, in words: what it is about, the terms that say so, and its day."""
        second = " It speaks of another topic first." if self._rank(held.passage) else ""
        return f"It is about {self.topic(held.passage.text)}, {self.written(held.report)}.{second}"

    def topic(self, text: str) -> str:
        """The line, with those of its signals that a text names."""
        line = self.sources.line
        found = [signal for signal in line.signals if hits(text, (signal,))]
        terms = [signal for signal in found if not any(signal in other for other in found if other != signal)][:MOST_TERMS]
        named = f" (it says {', '.join(f'‘{term}’' for term in terms)})" if terms else ""
        return f"{line.title.lower()}{named}"

    def written(self, head: ReportHead) -> str:
        """When a report was written."""
        return f"written after the visit of {head.day:%B %Y}" if head.day else "in a report that prints no date"

    def _worth(self, held: HeldPassage) -> tuple[int, bool, bool, int]:
        passage = held.passage
        found = hits(passage.text, self.sources.line.signals)
        return (-self._rank(passage), passage.kind is PassageKind.FINDING, passage.polarity is not Polarity.MIXED, found)


def _may_speak(held: HeldPassage, side: int) -> bool:
    passage = held.passage
    if passage.fragment or passage.kind not in (PassageKind.FINDING, PassageKind.HEADLINE):
        return False
    return side == EITHER or passage.polarity is Polarity.MIXED or POLARITY_SIDE.get(passage.polarity) == side
