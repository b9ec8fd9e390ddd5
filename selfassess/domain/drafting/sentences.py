"""Passages that were considered for a draft, sentence by sentence: a person ticks those that are to be quoted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from selfassess.domain.benchmark import PART_TITLES, Citation, PartKind, Statement
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.others import elsewhere_of, quoted_from
from selfassess.domain.drafting.own import OWN_SIDES
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import CRITICISM, LENGTHS, PRAISE, Sources
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.quoting import joined, sentences

MOST = 12
"""How many passages of each part are laid out."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A passage laid out under a part of the draft; `sentences` are all that it has, `why` says why it stands there."""

    kind: PartKind
    title: str
    held: HeldPassage
    sentences: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """The sentences of a passage that a person ticked, by their places from 0, under the part where they are to stand."""

    kind: PartKind
    passage: str
    places: tuple[int, ...]


def laid_out(sources: Sources) -> tuple[Laid, ...]:
    """The passages that speak to the line, the best of each part first. One that speaks both ways is laid out under both."""
    making = Making(sources, LENGTHS["full"])
    own = frozenset(head.id for head in sources.heads)
    found: list[Laid] = []
    for side in (PRAISE, CRITICISM):
        kind = OWN_SIDES[side == PRAISE]
        found += [_laid(making, kind, held) for held in making.candidates(own, side)[:MOST]]
    for side in (PRAISE, CRITICISM):
        kind, passages = elsewhere_of(making, side)
        found += [_laid(making, kind, held) for held in passages[:MOST]]
    return tuple(found)


def _laid(making: Making, kind: PartKind, held: HeldPassage) -> Laid:
    return Laid(kind, PART_TITLES[kind], held, sentences(held.passage.text), making.because(held))


def chosen(sources: Sources, ticked: Collection[Ticked], after: int) -> Iterator[tuple[str, Statement, Citation]]:
    """The statement that each ticked passage makes, with the title of its part; citations are numbered from one above `after`.

    Raises `LookupError` where a passage is not laid out, or has no such sentence.
    """
    known = {(each.kind, each.held.key): each for each in laid_out(sources)}
    making = replace(Making(sources, LENGTHS["full"]), citations=Citations(after=after))
    for each in ticked:
        laid = known[each.kind, each.passage]
        quote = joined(laid.sentences, sorted(set(each.places)))
        foreign = laid.held.report.authority != sources.authority.id
        statement = quoted_from(making, laid.held, quote) if foreign else making.quoted(laid.held, quote)
        yield laid.title, statement, making.citations.made[-1]
