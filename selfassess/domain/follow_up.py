"""What became of a recommendation: what later reports say of it, and how it stands by a person's decision.

A later report seldom answers a recommendation by name. What it says of the same matter is found by words that both share, each
worth more the rarer it is, and read by the way the sentence leans. It is a suggestion: a person decides.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from operator import itemgetter

from selfassess.domain.classification.wording import words
from selfassess.domain.holdings import HeldPassage, HeldRecommendation, ReportHead
from selfassess.domain.leaning import finds_fault, leans
from selfassess.domain.own_verdict import SaidOfAll, said_of_all
from selfassess.domain.quoting import joined, led_up_to, sentences
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
    `superseded_by` is the key of the recommendation that took its place, empty where none did.
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
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """What a later report says, with the sentence that says it and what that leans on; no passage where nothing does.

    `verdict` is what the words suggest, `decided` what a person said of it, None where nobody did. `of_all` says that the report
    does not speak of this recommendation alone, but of all that was asked before; `besides` is where it says that too.
    """

    report: ReportHead
    verdict: Verdict
    passage: HeldPassage | None = None
    sentence: str = ""
    decided: Verdict | None = None
    of_all: bool = False
    besides: SaidOfAll | None = None

    @property
    def reading(self) -> Verdict:
        """How the report is read: as a person did, else as its words suggest."""
        return self.decided or self.verdict


def digest_of(recommendation: Recommendation) -> str:
    """The name of a recommendation within its report: of its letters, so that it survives that the report is read again."""
    return sha256("".join(words(recommendation.text)).encode()).hexdigest()[:16]


def key_of(held: HeldRecommendation) -> str:
    """The name of a recommendation among all: its report's id and its digest."""
    return f"{held.report.id}.{digest_of(held.recommendation)}"


LEAST_SHARED, LEAST_APART = 0.24, 0.5
"""How much of what a recommendation's words are worth a passage must share: on one of its lines, and on others, where the same
matter may be told."""
LEAST_WORDS, LEAST_WORDS_APART = 2, 5
"""How many of its words one sentence of the passage must have: on one of its lines, where all will do, and on others."""
LEAST_ALIKE, ENOUGH_SHARED = 0.14, 0.35
"""How alike the sentence must be, as the cosine of what words are worth, where the passage does not share so much as this."""
LOOKED_AT = 5
"""How many of the passages that share most are looked at for such a sentence."""
NEARLY = 0.5
"""How much of what the best sentence shares another must share to be of the same matter."""
ADDRESSED = re.compile(
    r"\b(?:fully|successfully|effectively) (?:addressed|met|implemented|completed|resolved)\b"
    r"|\b(?:has|have|had|was|were) (?:now )?(?:been )?(?:addressed|resolved|met|rectified|put right)\b"
    r"|\b(?:no longer|is now (?:good|strong|effective|consistent))\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\b(?:not|yet)\b", re.IGNORECASE)
"""What takes back that something was addressed: 'not all have been addressed'."""
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
        self._by_report: dict[str, list[HeldPassage]] = {}
        for held in self._passages:
            self._by_report.setdefault(held.report.id, []).append(held)
        self._of_all = {report: said_of_all(passages) for report, passages in self._by_report.items()}

    def said_of(
        self, held: HeldRecommendation, later: Sequence[ReportHead], looking_back: Collection[str] = ()
    ) -> tuple[Later, ...]:
        """What each of these later reports says of a recommendation, in their order.

        Those `looking_back` on the report that made it (by id) speak of it too where they speak of all that was asked then.
        """
        found = []
        for report in later:
            said = self._said(held.recommendation, report, self._by_report.get(report.id, ()))
            of_all = self._of_all.get(report.id) if report.id in looking_back else None
            found.append(_spoken(report, of_all) if of_all and said.passage is None else _with(said, of_all))
        return tuple(found)

    def _said(self, asked: Recommendation, report: ReportHead, passages: Sequence[HeldPassage]) -> Later:
        wanted = frozenset(_telling(asked.text))
        found: list[tuple[float, float, HeldPassage]] = []
        for held in passages:
            shared = self._shared(wanted, self._words[held.key])
            on_line = asked.shares_line(held.passage)
            if shared >= (LEAST_SHARED if on_line else LEAST_APART):
                again = held.passage.kind is PassageKind.RECOMMENDATION
                found.append((shared + 0.2 * on_line + 0.1 * again, shared, held))
        for _, shared, held in sorted(found, key=itemgetter(0), reverse=True)[:LOOKED_AT]:
            later = self._read(wanted, report, held)
            if self._speaks(wanted, frozenset(_telling(later.sentence)), shared, on_line=asked.shares_line(held.passage)):
                return later
        return Later(report, Verdict.NOT_MENTIONED)

    def _speaks(self, wanted: frozenset[str], told: frozenset[str], shared: float, *, on_line: bool) -> bool:
        """Whether a sentence tells of a recommendation, by their words and by how much the whole passage shares."""
        both = len(wanted & told)
        if not on_line:
            return both >= LEAST_WORDS_APART
        return both >= min(LEAST_WORDS, len(wanted)) and (shared >= ENOUGH_SHARED or self._alike(wanted, told) >= LEAST_ALIKE)

    def _alike(self, wanted: frozenset[str], told: frozenset[str]) -> float:
        """How alike a recommendation and a sentence are, from 0 to 1."""
        both = self._weight(wanted) * self._weight(told)
        return self._weight(wanted & told) / math.sqrt(both) if both else 0.0

    def _weight(self, given: frozenset[str]) -> float:
        return sum(self._worth.get(word, self._unknown) ** 2 for word in given)

    def _read(self, wanted: frozenset[str], report: ReportHead, held: HeldPassage) -> Later:
        parts = sentences(held.passage.text)
        sides = [*held.passage.sides, *[0] * (len(parts) - len(held.passage.sides))]
        shared = [self._shared(wanted, frozenset(_telling(part))) for part in parts]
        place = _telling_most(parts, sides, shared)
        return Later(report, _verdict(held, parts[place], sides[place]), held, joined(parts, led_up_to(parts, place)))

    def _shared(self, wanted: frozenset[str], found: frozenset[str]) -> float:
        whole = sum(self._worth.get(word, self._unknown) for word in wanted)
        return sum(self._worth.get(word, self._unknown) for word in wanted & found) / whole if whole else 0.0


def _telling_most(parts: Sequence[str], sides: Sequence[int], shared: Sequence[float]) -> int:
    """The place of the sentence that tells most of what became of a recommendation.

    It is the one that shares most of its words; but where one that shares nearly as much finds fault, that one: what is still to
    be done outweighs what is praised beside it. A plain statement gives way to the verdict that follows and takes it up.
    """
    best = max(range(len(parts)), key=shared.__getitem__)
    at_fault = [at for at in range(len(parts)) if sides[at] < 0 and shared[at] >= NEARLY * shared[best]]
    if at_fault:
        return max(at_fault, key=shared.__getitem__)
    after = best + 1
    return after if not sides[best] and after < len(parts) and sides[after] and leans(parts[after]) else best


def _verdict(held: HeldPassage, sentence: str, side: int) -> Verdict:
    if held.passage.kind is PassageKind.RECOMMENDATION or side < 0:
        return Verdict.STILL
    if ADDRESSED.search(sentence) and not _IN_PART.search(sentence):
        return Verdict.ADDRESSED
    if finds_fault(sentence):
        return Verdict.STILL
    if side == 0 and (held.passage.polarity is Polarity.IMPROVEMENT or STILL.search(sentence)):
        return Verdict.STILL
    return Verdict.PROGRESS if side > 0 or held.passage.polarity in (Polarity.STRENGTH, Polarity.MIXED) else Verdict.NOT_MENTIONED


def _spoken(report: ReportHead, of_all: SaidOfAll) -> Later:
    verdict = {1: Verdict.ADDRESSED, 0: Verdict.PROGRESS, -1: Verdict.STILL}[of_all.way]
    return Later(report, verdict, of_all.passage, of_all.sentence, of_all=True)


def _with(said: Later, of_all: SaidOfAll | None) -> Later:
    """What is said of one recommendation, with what the same report says of all, where those are two sentences."""
    return said if of_all is None or of_all.sentence == said.sentence else replace(said, besides=of_all)


def _telling(text: str) -> list[str]:
    """The words that say what a text is about, each by its stem's beginning."""
    return [word[:STEM] for word in words(text) if len(word) >= _SHORTEST and word not in _COMMON]


def newest(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Decision]:
    """The last decision about each recommendation, by report and digest."""
    found: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.revision):
        found[decision.report, decision.digest] = decision
    return found
