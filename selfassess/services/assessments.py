"""Assessments: starting one, seeing how far it has come, and opening one subject of it."""

from dataclasses import dataclass

from selfassess.domain.actions import Action
from selfassess.domain.assessment import WHOLE, Assessment, Response
from selfassess.domain.benchmark import Benchmark, Draft
from selfassess.domain.comparators import Authority
from selfassess.domain.drafting import LENGTHS, Sources, draft
from selfassess.domain.events import told_once
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Area, Framework, FrameworkKind, Line
from selfassess.domain.holdings import AreaGrade, ReportHead
from selfassess.domain.material import Material
from selfassess.domain.people import Person
from selfassess.domain.report import PrintedJudgement
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.authorities import adopt
from selfassess.services.benchmarks import ILACS, draft_shown, gather
from selfassess.services.quotations import further

TITLE_LENGTH = 200
PERIOD_LENGTH = 100


def create_assessment(tools: Toolbox, who: Person, *, authority: str, framework: str, title: str, period: str = "") -> Assessment:
    """Start an assessment of an authority (its id or name) against a framework version.

    Raises `NotFound` for a framework or authority that is not known, and `BadInput` for a title that is empty or too long.
    """
    if not title.strip() or len(title) > TITLE_LENGTH:
        raise BadInput(f"The title of an assessment is 1 to {TITLE_LENGTH} characters long.")
    if len(period) > PERIOD_LENGTH:
        raise BadInput(f"The period is at most {PERIOD_LENGTH} characters long.")
    chosen = tools.frameworks().framework(framework)
    if chosen.kind is FrameworkKind.CASE_REVIEW:
        raise BadInput(f"{chosen.title} is for reviewing cases, not for assessing an authority. Choose another framework.")
    with tools.store().write() as store:
        found = adopt(tools, store, authority)
        assessment = Assessment(
            id=tools.new_id(),
            authority=found.id,
            framework=chosen.key,
            title=title.strip(),
            period=period.strip(),
            created=tools.clock(),
            created_by=who.id,
        )
        store.assessments.add(assessment)
    return assessment


@dataclass(frozen=True, slots=True)
class Listed:
    """An assessment as a list shows it."""

    assessment: Assessment
    authority: Authority
    framework: Framework


def list_assessments(tools: Toolbox, _who: Person) -> tuple[Listed, ...]:
    """Every assessment whose framework is there, newest first."""
    with tools.store().read() as store:
        authorities = {authority.id: authority for authority in store.authorities.all()}
        found = store.assessments.all()
    frameworks = {key: _framework(tools, key) for key in {item.framework for item in found}}
    known = ((item, frameworks[item.framework]) for item in found)
    return tuple(Listed(item, authorities[item.authority], framework) for item, framework in known if framework is not None)


def stranded_assessments(tools: Toolbox, _who: Person) -> tuple[Assessment, ...]:
    """The assessments that cannot be opened because their framework is not where it was; nothing of them is lost."""
    with tools.store().read() as store:
        found = store.assessments.all()
    return tuple(item for item in found if _framework(tools, item.framework) is None)


def _framework(tools: Toolbox, key: str) -> Framework | None:
    try:
        return tools.frameworks().framework(key)
    except NotFound:
        return None


def find_assessment(tools: Toolbox, _who: Person, assessment_id: str) -> Listed:
    """One assessment with its authority and framework. Raises `NotFound`."""
    with tools.store().read() as store:
        found = store.assessments.get(assessment_id)
        authority = store.authorities.get(found.authority)
    return Listed(found, authority, tools.frameworks().framework(found.framework))


@dataclass(frozen=True, slots=True)
class LastJudged:
    """How an area was last judged by inspectors, and in which report."""

    judgement: PrintedJudgement
    report: ReportHead


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How far an area has come: its own response, each line's, and what inspectors last judged."""

    area: Area
    response: Response
    lines: tuple[tuple[Line, Response], ...]
    last: LastJudged | None

    @property
    def total(self) -> int:
        """How many lines it has."""
        return len(self.lines)

    @property
    def started(self) -> int:
        """How many of its lines have anything."""
        return sum(response.started for _, response in self.lines)

    @property
    def ready(self) -> int:
        """How many of its lines their authors marked ready for review."""
        return sum(response.ready for _, response in self.lines)

    @property
    def without_evidence(self) -> int:
        """How many of its started lines have no evidence."""
        return sum(response.started and not response.evidence for _, response in self.lines)


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its progress by area."""

    assessment: Assessment
    framework: Framework
    authority: Authority
    areas: tuple[AreaProgress, ...]
    whole: Response
    reports: tuple[ReportHead, ...]

    def area(self, area_id: str) -> AreaProgress:
        """The progress of one area. Raises `NotFound`."""
        for progress in self.areas:
            if progress.area.id == area_id:
                return progress
        raise NotFound(f"{self.framework.title} {self.framework.version} has no area {area_id!r}.")


def overview(tools: Toolbox, _who: Person, assessment_id: str) -> Overview:
    """How far an assessment has come. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = store.assessments.get(assessment_id)
        authority = store.authorities.get(assessment.authority)
        reports = told_once(store.reports.heads(viewer=authority.id, authority=authority.id))
        saved = {response.subject: response for response in store.assessments.responses(assessment_id)}
    framework = tools.frameworks().framework(assessment.framework)

    def response(subject: str) -> Response:
        return saved.get(subject) or Response(assessment=assessment_id, subject=subject)

    areas = tuple(
        AreaProgress(
            area=area,
            response=response(area.id),
            lines=tuple((line, response(line.id)) for line in area.lines),
            last=last_judged(reports, area.id),
        )
        for area in framework.areas
    )
    return Overview(assessment, framework, authority, areas, response(WHOLE), reports)


def last_judged(reports: tuple[ReportHead, ...], area: str) -> LastJudged | None:
    """The newest printed judgement of an area among an authority's reports, which come newest first."""
    for head in reports:
        judgement = head.grade(area)
        if judgement is not None:
            return LastJudged(judgement, head)
    return None


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """One subject of an assessment, with all that its page shows.

    `area` and `line` are None for the whole authority, `line` for an area. `register` is the evidence that could be attached
    and is not. `draft` is the benchmark as it would be drafted now, for a line; `further` holds
    quotations that could be added. `newer` says that it differs from the one kept.
    `previous` and `following` are the subjects before and after it, in the framework's order.
    """

    assessment: Assessment
    framework: Framework
    authority: Authority
    area: Area | None
    line: Line | None
    response: Response
    evidence: tuple[Evidence, ...]
    register: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    last: LastJudged | None
    draft: Draft | None
    further: Draft | None
    newer: bool
    previous: str | None
    following: str | None


def open_subject(tools: Toolbox, _who: Person, assessment_id: str, subject: str, *, length: str = "normal") -> SubjectPage:
    """One subject of an assessment: a line, an area, or `WHOLE`. Raises `NotFound`."""
    if length not in LENGTHS:
        raise BadInput(f"{length!r} is not a length. Choose one of: {', '.join(LENGTHS)}.")
    with tools.store().read() as store:
        assessment = store.assessments.get(assessment_id)
        authority = store.authorities.get(assessment.authority)
        framework = tools.frameworks().framework(assessment.framework)
        area, line = _place(framework, subject)
        response = store.assessments.response(assessment_id, subject)
        evidence = {item.id: item for item in store.evidence.of(authority.id)}
        actions = {item.id: item for item in store.actions.of(authority.id)}
        sources = gather(store, tools.frameworks(), authority, framework, line.id) if line else None
        reports = sources.heads if sources else told_once(store.reports.heads(viewer=authority.id, authority=authority.id))
    made = draft(sources, LENGTHS[length]) if sources else None
    previous, following = _around(framework, subject)
    return SubjectPage(
        assessment=assessment,
        framework=framework,
        authority=authority,
        area=area,
        line=line,
        response=response,
        evidence=tuple(evidence[key] for key in response.evidence if key in evidence),
        register=tuple(item for key, item in evidence.items() if key not in response.evidence),
        actions=tuple(actions[key] for key in response.actions if key in actions),
        last=last_judged(reports, area.id) if area else None,
        draft=made,
        further=further(sources, LENGTHS[length], made, response) if sources and made else None,
        newer=_changed_since(response.benchmark, made, sources),
        previous=previous,
        following=following,
    )


def _changed_since(kept: Benchmark | None, made: Draft | None, sources: Sources | None) -> bool:
    """Whether no draft of today, of whichever length, reads as the one that a kept benchmark was taken from."""
    if kept is None or made is None or sources is None or kept.drafted_from == made.digest:
        return False
    return draft_shown(sources, kept.drafted_from) is None


def _place(framework: Framework, subject: str) -> tuple[Area | None, Line | None]:
    if subject == WHOLE:
        return None, None
    for area in framework.areas:
        if area.id == subject:
            return area, None
    return framework.area_of(subject), framework.line(subject)


def _around(framework: Framework, subject: str) -> tuple[str | None, str | None]:
    order = [line.id for line in framework.lines()]
    if subject not in order:
        return None, None
    at = order.index(subject)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def material(tools: Toolbox, _who: Person, assessment_id: str) -> Material:
    """Everything that a pack about an assessment may print. Raises `NotFound`."""
    with tools.store().read() as store:
        return gather_material(tools, store, assessment_id)


def gather_material(tools: Toolbox, store: UnitOfWork, assessment_id: str) -> Material:
    """The same within a transaction that is open already."""
    assessment = store.assessments.get(assessment_id)
    authority = store.authorities.get(assessment.authority)
    framework = tools.frameworks().framework(assessment.framework)
    return Material(
        assessment=assessment,
        framework=framework,
        authority=authority,
        responses=store.assessments.responses(assessment_id),
        evidence=store.evidence.of(authority.id),
        actions=store.actions.of(authority.id),
        reports=told_once(store.reports.heads(viewer=authority.id, authority=authority.id)),
        today=tools.today(),
        elsewhere=_elsewhere(store, authority, framework),
    )


def _elsewhere(store: UnitOfWork, authority: Authority, framework: Framework) -> dict[str, tuple[AreaGrade, ...]]:
    """How comparators were judged, for each area that inspections judge by the same name."""
    if framework.id != ILACS:
        return {}
    near = [comparator.id for comparator in store.authorities.comparators(authority)]
    return {area.id: store.reports.latest_grades(near, area.id) for area in framework.areas if area.judged}
