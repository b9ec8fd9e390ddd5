"""What the library of past reports holds: a report's head, and a passage together with the report it stands in."""

from dataclasses import dataclass
from datetime import date

from selfassess.domain.report import Passage, PrintedJudgement, Recommendation, ReportKind, Visibility

KIND_LABELS = {
    ReportKind.ILACS_STANDARD: "ILACS inspection",
    ReportKind.ILACS_SHORT: "ILACS short inspection",
    ReportKind.FOCUSED_VISIT: "Focused visit",
    ReportKind.MONITORING_VISIT: "Monitoring visit",
    ReportKind.SIF: "Single inspection (SIF)",
    ReportKind.JTAI: "Joint targeted area inspection",
    ReportKind.PRE_SIF: "Safeguarding inspection",
    ReportKind.PEER_CHALLENGE: "Peer challenge",
    ReportKind.OTHER: "Report",
}


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report without its passages. `id` begins the SHA-256 of the document, so the same file is the same report everywhere.

    `authority` is the id of the authority it is about, None where the document could not be matched to one; `authority_name` is
    what to print.
    """

    id: str
    kind: ReportKind
    framework: str | None
    authority: str | None
    authority_name: str
    visit_start: date | None
    visit_end: date | None
    published: date | None
    dated: date | None
    judgements: tuple[PrintedJudgement, ...]
    licence: str | None
    visibility: Visibility
    source: str

    @property
    def day(self) -> date | None:
        """The day by which reports are ordered: when the visit ended, else the letter's date, else publication."""
        return self.visit_end or self.visit_start or self.dated or self.published

    @property
    def title(self) -> str:
        """What people call it: kind and year, as in 'ILACS inspection, July 2024'."""
        when = f", {self.day:%B %Y}" if self.day else ", date not printed"
        return f"{KIND_LABELS[self.kind]}{when}"

    def grade(self, area: str) -> PrintedJudgement | None:
        """The judgement of an area. An area that was then judged together with another answers with the combined one."""
        keys = (area, "children-in-care-and-care-leavers") if area in ("children-in-care", "care-leavers") else (area,)
        for key in keys:
            for judgement in self.judgements:
                if judgement.area == key:
                    return judgement
        return None


@dataclass(frozen=True, slots=True)
class HeldPassage:
    """A passage of a report in the library; `ordinal` counts from 1 within the report."""

    report: ReportHead
    ordinal: int
    passage: Passage

    @property
    def key(self) -> str:
        """The passage's name everywhere: `report id.ordinal`."""
        return f"{self.report.id}.{self.ordinal}"


@dataclass(frozen=True, slots=True)
class HeldRecommendation:
    """A recommendation of a report in the library; `ordinal` counts from 1 within the report."""

    report: ReportHead
    ordinal: int
    recommendation: Recommendation


@dataclass(frozen=True, slots=True)
class AreaGrade:
    """How an area of one authority was last judged, and in which report."""

    authority: str
    report: ReportHead
    judgement: PrintedJudgement
