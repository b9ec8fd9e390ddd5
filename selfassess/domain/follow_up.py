"""What became of a recommendation: what later reports say of it, and how it stands by a person's decision.

A later report seldom answers a recommendation by name. What it says of the same matter is found by words that both share, each
worth more the rarer it is, and read by the way the sentence leans. It is a suggestion: a person decides.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from selfassess.domain.classification.wording import words
from selfassess.domain.holdings import HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.quoting import sentences
from selfassess.domain.report import PassageKind, Polarity, Recommendation


class Standing(StrEnum):
    """How a recommendation stands, as a person decided."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    MET = "met"
    SUPERSEDED = "superseded"


STANDING_LABELS = {
    Standing.OPEN: "Open",
    Standing.IN_PROGRESS: "In progress",
    Standing.MET: "Met with evidence",
    Standing.SUPERSEDED: "Superseded",
}


class Verdict(StrEnum):
    """What a later report says of a recommendation."""

    ADDRESSED = "addressed"
    PROGRESS = "progress"
    STILL = "still"
    NOT_MENTIONED = "not-mentioned"


VERDICT_LABELS = {
    Verdict.ADDRESSED: "Fully addressed",
    Verdict.PROGRESS: "Progress made",
    Verdict.STILL: "Still to improve",
    Verdict.NOT_MENTIONED: "Not mentioned",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a recommendation, the `revision`th time (from 1).

    `evidence` are ids in the authority's register; `verdicts` say, by later report, how the person read it where they said so.
    """

    report: str
    digest: str
    revision: int
    standing: Standing
    owner: str
    note: str
    by: str
    at: datetime
    evidence: tuple[str, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Later:
    """What a later report says, with the sentence that says it; no passage where nothing does.

    `verdict` is what the words suggest, `decided` what a person said of it, None where nobody did.
    """

    report: ReportHead
    verdict: Verdict
    passage: HeldPassage | None = None
    sentence: str = ""
    decided: Verdict | None = None

    @property
    def reading(self) -> Verdict:
        """How the report is read: as a person did, else as its words suggest."""
        return self.decided or self.verdict


def digest_of(recommendation: Recommendation) -> str:
    """The name of a recommendation within its report: of its letters, so that it survives that the report is read again."""
    return sha256("".join(words(recommendation.text)).encode()).hexdigest()[:16]


LEAST_SHARED = 0.24
"""How much of what a recommendation's words are worth a passage must share that speaks to one of its lines."""
LEAST_APART = 0.42
"""How much where it speaks to other lines: the same matter may be told under another heading."""
ADDRESSED = re.compile(
    r"\b(?:fully|successfully|effectively) (?:addressed|met|implemented|completed|resolved)\b"
    r"|\b(?:has|have|had|was|were) (?:now )?(?:been )?(?:addressed|resolved|met|rectified|put right)\b"
    r"|\b(?:no longer|is now (?:good|strong|effective|consistent))\b",
    re.IGNORECASE,
)
STILL = re.compile(
    r"\b(?:still|remains?|yet to|not yet|continues? to be|persist\w*|too (?:few|many|long|often|variable)|inconsisten\w+"
    r"|not (?:always|consistently|sufficiently|all|routinely)|needs? to|insufficien\w+|weak\w*|delay\w*|drift)\b",
    re.IGNORECASE,
)
_SHORTEST = 4
STEM = 6
"""How many letters two words must begin with alike to count as one: assess, assessment, assessing."""
_COMMON = frozenset(
    words(
        "that with have their they them this those these from been were will would should could when where there other more "
        "most into than what also which including ensure ensuring improve improving improvement effective effectively quality "
        "need needs practice across within make makes made child children young people authority local care social services "
        "service"
    )
)
"""Words of every recommendation, which tell nothing of what it is about."""


class Matter:
    """What an authority's reports talk about: how rare each word is in them, and so how much it tells."""

    def __init__(self, passages: Iterable[HeldPassage]) -> None:
        self._passages = tuple(passages)
        self._words = {held.key: frozenset(_telling(held.passage.text)) for held in self._passages}
        counts = Counter(word for found in self._words.values() for word in found)
        total = max(1, len(self._passages))
        self._worth = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._unknown = math.log(1 + total)

    def said_of(self, held: HeldRecommendation, later: Sequence[ReportHead]) -> tuple[Later, ...]:
        """What each of these later reports says of a recommendation, in their order."""
        by_report: dict[str, list[HeldPassage]] = {}
        for passage in self._passages:
            by_report.setdefault(passage.report.id, []).append(passage)
        return tuple(self._said(held.recommendation, report, by_report.get(report.id, ())) for report in later)

    def _said(self, asked: Recommendation, report: ReportHead, passages: Sequence[HeldPassage]) -> Later:
        wanted = frozenset(_telling(asked.text))
        best: tuple[float, HeldPassage] | None = None
        for held in passages:
            score = self._shared(wanted, self._words[held.key])
            on_line = bool(set(asked.lines) & set(held.passage.lines))
            if score >= (LEAST_SHARED if on_line else LEAST_APART):
                score += 0.2 * on_line + 0.1 * (held.passage.kind is PassageKind.RECOMMENDATION)
                best = max(best, (score, held), key=lambda found: found[0]) if best else (score, held)
        if best is None:
            return Later(report, Verdict.NOT_MENTIONED)
        return self._read(wanted, report, best[1])

    def _read(self, wanted: frozenset[str], report: ReportHead, held: HeldPassage) -> Later:
        parts = sentences(held.passage.text)
        place = max(range(len(parts)), key=lambda at: self._shared(wanted, frozenset(_telling(parts[at]))))
        side = held.passage.sides[place] if place < len(held.passage.sides) else 0
        return Later(report, _verdict(held, parts[place], side), held, parts[place])

    def _shared(self, wanted: frozenset[str], found: frozenset[str]) -> float:
        whole = sum(self._worth.get(word, self._unknown) for word in wanted)
        return sum(self._worth.get(word, self._unknown) for word in wanted & found) / whole if whole else 0.0


def _verdict(held: HeldPassage, sentence: str, side: int) -> Verdict:
    if held.passage.kind is PassageKind.RECOMMENDATION or side < 0:
        return Verdict.STILL
    if ADDRESSED.search(sentence):
        return Verdict.ADDRESSED
    if held.passage.polarity is Polarity.IMPROVEMENT or (side == 0 and STILL.search(sentence)):
        return Verdict.STILL
    return Verdict.PROGRESS if side > 0 or held.passage.polarity in (Polarity.STRENGTH, Polarity.MIXED) else Verdict.NOT_MENTIONED


def _telling(text: str) -> list[str]:
    """The words that say what a text is about, each by its stem's beginning."""
    return [word[:STEM] for word in words(text) if len(word) >= _SHORTEST and word not in _COMMON]


def newest(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Decision]:
    """The last decision about each recommendation, by report and digest."""
    found: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.revision):
        found[decision.report, decision.digest] = decision
    return found
