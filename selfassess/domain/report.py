"""What was read: a published or internal report as facts, judgements, recommendations and passages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.domain.judgement import GRADE_LABELS


class ReportKind(StrEnum):
    """The kinds of document that are told apart."""

    ILACS_STANDARD = "ilacs-standard"
    ILACS_SHORT = "ilacs-short"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    SIF = "sif"
    JTAI = "jtai"
    PRE_SIF = "pre-sif"
    PEER_CHALLENGE = "lga-peer-challenge"
    OTHER = "other"


class Polarity(StrEnum):
    """Which way a passage speaks."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class PassageKind(StrEnum):
    """What a passage does in its report."""

    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    HEADLINE = "headline"
    CONTEXT = "context"


class Absence(StrEnum):
    """Why a fact is missing: a missing fact is never guessed."""

    NOT_PRINTED = "not_printed"
    NOT_YET_INTRODUCED = "not_yet_introduced"
    ABOLISHED = "abolished"
    NOT_PARSED = "not_parsed"


class Status(StrEnum):
    """How a reading ended. A reading with problems is never clean."""

    CLEAN = "clean"
    PARTIAL = "partial"
    REFUSED = "refused"


class Visibility(StrEnum):
    """Who may see a report: everybody, the authority it is about, or named people only."""

    PUBLISHED = "published"
    AUTHORITY = "authority"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered paragraph, bullet or unnumbered paragraph, whole, with the page (from 1) where it begins.

    `number` is the printed paragraph number, None where none is printed. `page` is None where the copy has no pages.
    `lines` are ids of the 40 ILACS lines, best first, at most three. `fragment` marks text whose beginning or end the source
    itself lost. `start` and `end` are offsets into the source's text. `marks` are set by rule, apart from the classification.
    `sides` says which way each sentence of the text leans, as `domain.quoting` parts it: 1 praise, -1 criticism, 0 neither.
    """

    number: str | None
    page: int | None
    heading: str
    area: str
    lines: tuple[str, ...]
    polarity: Polarity
    kind: PassageKind
    text: str
    fragment: bool = False
    redactions: int = 0
    marks: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    sides: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a report asked for. `audience` is 'authority' or 'lscb'; `priority` marks an area for priority action.

    `title` is the words that stand before a colon at its beginning, `theme` the smaller heading under which it is listed.
    `paragraphs` are the numbers of the paragraphs that it names as its ground. `framework_tags` name concepts of the
    children's social care national framework.
    """

    number: str | None
    text: str
    page: int | None
    area: str
    lines: tuple[str, ...]
    audience: str = "authority"
    priority: bool = False
    title: str | None = None
    theme: str | None = None
    paragraphs: tuple[str, ...] = ()
    framework_tags: tuple[str, ...] = ()

    def shares_line(self, other: "Recommendation | Passage") -> bool:
        """Whether both are about one line."""
        return bool(set(self.lines) & set(other.lines))


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure printed in a report, with the day it is about where that is printed.

    A share of something has 'per cent' in its name. `previous` is the figure that the report sets before it, of the day
    `previous_at`; `national` the one for England. `validated` is False where the report says that its data are not validated.
    """

    name: str
    value: float
    page: int | None
    rate_per_10000: float | None = None
    at: date | None = None
    previous: float | None = None
    previous_at: date | None = None
    national: float | None = None
    validated: bool | None = None


@dataclass(frozen=True, slots=True)
class PrintedJudgement:
    """One judgement: the key of the area, the normal form and the label that was printed."""

    area: str
    grade: str
    printed: str

    @property
    def label(self) -> str:
        """The grade as it is worded everywhere, whichever words a report prints for it; as printed where it is no known grade."""
        words = GRADE_LABELS.get(self.grade) or self.printed or self.grade
        return words[:1].upper() + words[1:]

    @property
    def printed_apart(self) -> str:
        """The words that the report prints, where they are others than `label`; capital letters make no difference."""
        return "" if self.printed.casefold() in ("", self.label.casefold()) else self.printed


@dataclass(frozen=True, slots=True)
class Inspector:
    """A person who inspected, with the role printed beside the name."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class EarlierInspection:
    """A previous inspection that the report names, as printed; `grade` None where it gives none."""

    what: str
    when: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class CaseReviewRow:
    """One area of practice of a printed case-review table."""

    area: str
    strengths: tuple[str, ...]
    considerations: tuple[str, ...]
    response: str


@dataclass(frozen=True, slots=True)
class PeerChallengeParts:
    """What only a peer challenge's report holds: its questions (text, heading), team, process and case review."""

    questions: tuple[tuple[str, str | None], ...] = ()
    team: tuple[Inspector, ...] = ()
    process: tuple[str, ...] = ()
    sample: str | None = None
    case_review: tuple[CaseReviewRow, ...] = ()
    escalation: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was read. Dates and names that the document does not print are None, with the reason in `absent`."""

    source: str
    sha256: str
    kind: ReportKind
    framework: str | None
    authority: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    dated: date | None
    lead_inspector: str | None
    judgements: tuple[PrintedJudgement, ...]
    recommendations: tuple[Recommendation, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    absent: tuple[tuple[str, Absence], ...]
    status: Status
    problems: tuple[str, ...]
    provider: str | None = None
    topic: str | None = None
    licence: str | None = None
    inspectors: tuple[Inspector, ...] = ()
    earlier: tuple[EarlierInspection, ...] = ()
    peer_challenge: PeerChallengeParts | None = None

    def grade(self, area: str) -> str | None:
        """The grade printed for an area in its normal form, or None if the report does not judge it."""
        return next((judgement.grade for judgement in self.judgements if judgement.area == area), None)
