"""Everything that a pack about one assessment may print, loaded once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from selfassess.domain.actions import Action
from selfassess.domain.area_profile import ProfileFigure
from selfassess.domain.assessment import WHOLE, Assessment, Response
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Area, Framework
from selfassess.domain.holdings import AreaGrade, ReportHead
from selfassess.domain.indicator_series import Series
from selfassess.domain.practice_audits import Distribution
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.work import Comment
from selfassess.domain.young_people import YoungSummary
from selfassess.errors import NotFound

Thing = TypeVar("Thing", Evidence, Action)

TOGETHER = {
    "care-leavers": "then judged together with children in care",
    "children-in-care": "then judged together with care leavers",
}
"""What is said of an area that a report before 2023 judged together with the other one, as one area."""


@dataclass(frozen=True, slots=True)
class PastJudgement:
    """What the last report that judged an area printed. `together` names the area judged with it as one, if any."""

    report: ReportHead
    printed: PrintedJudgement
    together: str = ""


@dataclass(frozen=True, slots=True)
class Attached(Generic[Thing]):
    """A piece of evidence or an action with its number in packs (E1, A1) and the subjects that name it, in reading order."""

    ref: str
    thing: Thing
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the newest snapshot held: judgements by subject, how each action stood by id, and the ids of the evidence."""

    number: int
    day: date
    answers: Mapping[str, str]
    actions: Mapping[str, str]
    evidence: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that has a day; an `estimate` was counted from something that happened before, and nobody has told it."""

    day: date
    what: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Audited:
    """A line or area with how records were graded on it in the last months."""

    subject: str
    found: Distribution


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation that a report made, newest report first in a list of them.

    `standing` and `later` are how it stands by a person's decision and what later reports say of it, in words; `owner` and `note`
    are the decision's own, and `superseded_by` is in words what took its place. `actions` are the ids of those that answer it.
    """

    report: ReportHead
    text: str
    standing: str
    settled: bool
    owner: str
    note: str
    later: str
    actions: tuple[str, ...]
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Stood:
    """What goes on without anybody touching the assessment, as it stood when a snapshot was made.

    How each recommendation stood, what came next, and what practice audits had found in the `audit_months` before.
    """

    recommendations: tuple[Asked, ...] = ()
    dates: tuple[Dated, ...] = ()
    audited: tuple[Audited, ...] = ()
    audit_months: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """An assessment with its framework, responses, evidence, actions and the authority's own past reports, newest first.

    `responses` has one entry for each subject that was ever saved. `today` is the day of printing. `elsewhere` holds, for
    an area's id, the newest published judgement of each comparator, and `compared` says in words who those are. `figures` are
    the authority's indicators, in the order of the catalogue, small numbers taken out. `profile` is what is said of each entry
    of the framework's context part, by its id. `comments` are those that travel with it: team notes are never among them.
    `state` says in words how far it has come, and `snapshot` is the number of the one that it is made of, None as it stands now.

    What follows is there where a pack asks for it: `kept` is the newest snapshot, `dates` are what comes next, soonest first, and
    `audited` what practice audits found in `audit_months` months; `young` is what was written for young people.
    """

    assessment: Assessment
    framework: Framework
    authority: Authority
    responses: tuple[Response, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    reports: tuple[ReportHead, ...]
    today: date
    elsewhere: Mapping[str, tuple[AreaGrade, ...]] = field(default_factory=dict)
    compared: str = ""
    figures: tuple[Series, ...] = ()
    recommendations: tuple[Asked, ...] = ()
    profile: Mapping[str, ProfileFigure] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    state: str = ""
    snapshot: int | None = None
    kept: Kept | None = None
    dates: tuple[Dated, ...] = ()
    audited: tuple[Audited, ...] = ()
    audit_months: int = 0
    young: YoungSummary | None = None

    def response(self, subject: str) -> Response:
        """The response for a subject; an empty one if nothing was ever saved for it."""
        found = next((response for response in self.responses if response.subject == subject), None)
        return found or Response(assessment=self.assessment.id, subject=subject)

    def in_order(self) -> Iterator[Response]:
        """The response of every subject in reading order: the whole, then each area and its lines."""
        yield self.response(WHOLE)
        for area in self.framework.areas:
            yield self.response(area.id)
            yield from (self.response(line.id) for line in area.lines)

    def of_area(self, area_id: str) -> "Material":
        """What there is of one area: its answers, and the evidence, actions and figures that they name. Raises `NotFound`."""
        area = next((area for area in self.framework.areas if area.id == area_id), None)
        if area is None:
            raise NotFound(f"There is no area {area_id!r}. Choose one of: {', '.join(each.id for each in self.framework.areas)}.")
        asked = {indicator for line in area.lines for indicator in line.indicators}
        subjects = {area.id, *(line.id for line in area.lines)}
        return replace(
            self,
            assessment=replace(self.assessment, title=f"{area.title}. {self.assessment.title}"),
            framework=replace(self.framework, areas=(area,), overall=False),
            responses=tuple(response for response in self.responses if response.subject in subjects),
            figures=tuple(series for series in self.figures if series.definition.id in asked),
            comments=tuple(each for each in self.comments if each.subject in subjects),
        )

    def of_line(self, line_id: str) -> "Material":
        """What there is of one line, as `of_area` has it of an area. Raises `NotFound`."""
        line = self.framework.line(line_id)
        area = next(area for area in self.framework.areas if line in area.lines)
        found = self.of_area(area.id)
        return replace(
            found,
            assessment=replace(self.assessment, title=f"{line.title}. {self.assessment.title}"),
            framework=replace(self.framework, areas=(replace(area, lines=(line,)),), overall=False),
            responses=tuple(response for response in found.responses if response.subject in (area.id, line_id)),
            figures=tuple(series for series in self.figures if series.definition.id in line.indicators),
            comments=tuple(each for each in found.comments if each.subject in (area.id, line_id)),
        )

    def subject_title(self, subject: str) -> str:
        """What people read for a subject. Raises `NotFound`."""
        if subject == WHOLE:
            return "The whole authority"
        area = next((area for area in self.framework.areas if area.id == subject), None)
        return area.title if area else self.framework.line(subject).title

    def attached_evidence(self) -> tuple[Attached[Evidence], ...]:
        """The evidence on which this assessment rests, numbered in the order in which it is first named."""
        by_id = {item.id: item for item in self.evidence}
        named = _named((response.subject, response.evidence) for response in self.in_order())
        kept = ((by_id[key], subjects) for key, subjects in named.items() if key in by_id)
        return tuple(Attached(f"E{number}", item, subjects) for number, (item, subjects) in enumerate(kept, start=1))

    def attached_actions(self) -> tuple[Attached[Action], ...]:
        """The actions of this assessment, numbered in the order in which they are first named."""
        by_id = {item.id: item for item in self.actions}
        named = _named((response.subject, response.actions) for response in self.in_order())
        kept = ((by_id[key], subjects) for key, subjects in named.items() if key in by_id)
        return tuple(Attached(f"A{number}", item, subjects) for number, (item, subjects) in enumerate(kept, start=1))

    def past_judgement(self, area: Area) -> PastJudgement | None:
        """The last judgement of an area that a report printed, or None if no report in the library judged it."""
        for report in self.reports:
            printed = report.grade(area.id)
            if printed is not None:
                return PastJudgement(report, printed, TOGETHER.get(area.id, "") if printed.area != area.id else "")
        return None

    def past_overall(self) -> PastJudgement | None:
        """The last overall judgement that a report printed, or None."""
        found = ((report, report.grade("overall")) for report in self.reports)
        return next((PastJudgement(report, printed) for report, printed in found if printed), None)


def _named(attachments: Iterator[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Each id with the subjects that name it, in the order of first naming."""
    named: dict[str, tuple[str, ...]] = {}
    for subject, keys in attachments:
        for key in keys:
            named[key] = (*named.get(key, ()), subject)
    return named
