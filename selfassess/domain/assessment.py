"""One authority's assessment against one framework version: a response for each line, each area and the whole."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from selfassess.domain.benchmark import Benchmark
from selfassess.domain.judgement import DO_NOT_KNOW, NOT_APPLICABLE, Judgement
from selfassess.domain.life import State
from selfassess.errors import NotFound

WHOLE = "whole"
"""The subject of the response that speaks for the whole authority."""


FIELD_LABELS = {
    "judgement": "Judgement",
    "reason": "Why this judgement",
    "confidence": "How sure",
    "strengths": "Strengths",
    "improvements": "Areas to improve",
    "impact": "So what for children",
    "how": "How far it can be trusted",
    "plans": "What will change",
    "ready": "Ready for review",
}
"""What each field is called where it is not asked."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An authority, a framework version and a period. The framework version is pinned: a new one never changes it.

    `carried_from` is the assessment that it was begun from, None where it was begun empty. `lines_judged` says whether its lines
    may be judged, or are only described.
    """

    id: str
    authority: str
    framework: str
    title: str
    period: str
    created: datetime
    created_by: str
    state: State = State.DRAFT
    carried_from: str | None = None
    lines_judged: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """What the authority wrote in the frame of the three questions.

    What we know: `strengths`, `improvements`, `impact`. How we know it: `how`. What we will do: `plans`.
    """

    strengths: str = ""
    improvements: str = ""
    impact: str = ""
    how: str = ""
    plans: str = ""

    def blank(self) -> bool:
        """Whether nothing was written."""
        return not any((self.strengths, self.improvements, self.impact, self.how, self.plans))


@dataclass(frozen=True, slots=True)
class CarriedFrom:
    """Where a response was carried from: the assessment's id and title.

    `judgement` is what was judged there: last year's, never this year's. None where the line was not the same.
    """

    assessment: str
    title: str
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What was answered for one subject: a line's id, an area's id, or `WHOLE`.

    `evidence` and `actions` are ids, in the order in which they were attached. `revision` counts saves from 1; 0 means never
    saved. `ready` is the author's own mark that the response can be reviewed. `carried` is where it began from.
    """

    assessment: str
    subject: str
    revision: int = 0
    judgement: Judgement = field(default_factory=Judgement)
    texts: Texts = field(default_factory=Texts)
    evidence: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    benchmark: Benchmark | None = None
    ready: bool = False
    saved_by: str | None = None
    saved_at: datetime | None = None
    carried: CarriedFrom | None = None

    @property
    def started(self) -> bool:
        """Whether anything was said, attached or judged this time. A benchmark alone is not the authority's own work."""
        return not self.untouched and self._filled

    @property
    def described(self) -> bool:
        """Whether its account is given: something is written, or why it is not applicable or not known."""
        return not self.untouched and (not self.texts.blank() or self._says_why_not)

    @property
    def bare(self) -> bool:
        """Whether it is described and rests on no evidence. What is not applicable needs none."""
        return self.described and not self.evidence and not self.not_applicable

    @property
    def not_applicable(self) -> bool:
        """Whether it was answered that this does not arise here."""
        return self.judgement.answer == NOT_APPLICABLE

    @property
    def _says_why_not(self) -> bool:
        return self.judgement.answer in (DO_NOT_KNOW, NOT_APPLICABLE) and bool(self.judgement.reason)

    @property
    def untouched(self) -> bool:
        """Whether it was carried forward and nobody has looked at it since."""
        return self.carried is not None and self.revision == 1

    @property
    def _filled(self) -> bool:
        return self.judgement.answered or not self.texts.blank() or bool(self.evidence) or bool(self.actions)

    def written(self, *, judgement: Judgement, texts: Texts, ready: bool, by: str, at: datetime) -> "Response":
        """The response with what one save of the form says."""
        return replace(self, judgement=judgement, texts=texts, ready=ready, revision=self.revision + 1, saved_by=by, saved_at=at)

    def backed(self, evidence: str, *, by: str, at: datetime) -> "Response":
        """The response with one more piece of evidence; unchanged if it is there already."""
        if evidence in self.evidence:
            return self
        return replace(self, evidence=(*self.evidence, evidence), revision=self.revision + 1, saved_by=by, saved_at=at)

    def unbacked(self, evidence: str, *, by: str, at: datetime) -> "Response":
        """The response without this piece of evidence; the evidence itself stays in the register."""
        kept = tuple(item for item in self.evidence if item != evidence)
        return replace(self, evidence=kept, revision=self.revision + 1, saved_by=by, saved_at=at)

    def planned(self, action: str, *, by: str, at: datetime) -> "Response":
        """The response with one more action; unchanged if it hangs there already."""
        if action in self.actions:
            return self
        return replace(self, actions=(*self.actions, action), revision=self.revision + 1, saved_by=by, saved_at=at)

    def unplanned(self, action: str, *, by: str, at: datetime) -> "Response":
        """The response without this action."""
        kept = tuple(item for item in self.actions if item != action)
        return replace(self, actions=kept, revision=self.revision + 1, saved_by=by, saved_at=at)

    def benchmarked(self, benchmark: Benchmark | None, *, by: str, at: datetime) -> "Response":
        """The response with this benchmark kept."""
        return replace(self, benchmark=benchmark, revision=self.revision + 1, saved_by=by, saved_at=at)


def no_assessment(assessment_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no assessment {assessment_id!r}.", "`selfassess assessments list` shows those there are.")
