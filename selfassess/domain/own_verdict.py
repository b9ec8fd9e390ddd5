"""What a report says of everything that was asked before: that it was met, or was not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfassess.domain.holdings import HeldPassage
from selfassess.domain.leaning import finds_fault, leans
from selfassess.domain.quoting import sentences
from selfassess.domain.report import PassageKind

_ASKED = re.compile(
    r"\b(?:recommendations|areas (?:of (?:practice|poor performance) |for (?:improvement|development) )*(?:that )?(?:were )?"
    r"(?:(?:highlighted|identified|previously)|(?:from|at|in) (?:the|its) (?:last|previous|earlier))"
    r"|areas for (?:improvement|development))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:last|previous|earlier|prior|(?:19|20)\d\d)\b[^.]{0,60}\b(?:inspections?|visits?)\b"
    r"|\binspections?\b[^.]{0,30}\bin (?:20|19)\d\d",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"\b(?:supervisions?|serious case|previous reviews|recommended in this report|in cases|lscb|safeguarding children board"
    r"|(?:this|one) (?:is|was) an area)\b",
    re.IGNORECASE,
)
"""What speaks of other recommendations, of the board's, or of one matter only."""
_DONE = re.compile(
    r"\b(?:addressed|addressing|implemented|dealt with|acted (?:up)?on|met|completed|respond(?:ed)?|progress(?:ed)?"
    r"|improvements?)\b",
    re.IGNORECASE,
)
_MET = r"(?:addressed|addressing|implemented|dealt with|acted on|met|completed)"
_WHOLLY = re.compile(
    rf"\b(?:all|every|the two|both)\b[^.;]{{0,160}}\b{_MET}\b|\b{_MET}\b[^.;]{{0,30}}\b(?:all|every)\b", re.IGNORECASE
)
_IN_PART = re.compile(r"\b(?:not|yet|some of|most of|but|almost all|majority)\b", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:remain|still)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """A sentence in which a report speaks of all that was asked before; `way` is 1 (met), 0 (progress) or -1 (still to do)."""

    passage: HeldPassage
    sentence: str
    way: int


def said_of_all(passages: Iterable[HeldPassage]) -> SaidOfAll | None:
    """What the passages of one report say of all that was asked before: a headline rather than a finding, the first of them."""
    said = [found for held in passages if held.passage.kind is not PassageKind.RECOMMENDATION for found in _said(held)]
    return min(said, key=lambda found: found.passage.passage.kind is not PassageKind.HEADLINE, default=None)


def _said(held: HeldPassage) -> Iterator[SaidOfAll]:
    parts = sentences(held.passage.text)
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else ""
        recalls = _BEFORE.search(part) or (leans(part) and _BEFORE.search(before))
        if recalls and _ASKED.search(part) and _DONE.search(part) and not _NARROW.search(part):
            side = held.passage.sides[place] if place < len(held.passage.sides) else 0
            told = f"{before} {part}" if before and leans(part) else part
            yield SaidOfAll(held, told, _way(part, side))


def _way(sentence: str, side: int) -> int:
    if side < 0 or finds_fault(sentence) or (not side and _LEFT.search(sentence)):
        return -1
    return 1 if _WHOLLY.search(sentence) and not (_IN_PART.search(sentence) or _LEFT.search(sentence)) else 0
