"""Assessments: starting one, seeing how far it has come, and opening one subject of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from selfassess.domain.actions import Action
from selfassess.domain.assessment import WHOLE, Assessment, Response
from selfassess.domain.audit import Deed
from selfassess.domain.benchmark import Draft
from selfassess.domain.comparators import Authority
from selfassess.domain.drafting import LENGTHS
from selfassess.domain.events import told_once
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Area, Framework, FrameworkKind, Line
from selfassess.domain.indicator_series import Series
from selfassess.domain.line_judging import shown
from selfassess.domain.people import Person
from selfassess.domain.practice_audits import Distribution
from selfassess.domain.rights import Right, workspace
from selfassess.domain.typed import Draft as Typed
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.asked_for import AskedFor, asked_for
from selfassess.services.authorities import adopt
from selfassess.services.benchmarks import length_for
from selfassess.services.challenges import Challenged, challenged_in
from selfassess.services.comparators import chosen_for, judged_elsewhere
from selfassess.services.drafting import drafted
from selfassess.services.drafts import typed_in
from selfassess.services.evidence_seen import evidence_seen
from selfassess.services.indicator_series import series_in
from selfassess.services.plan import Recommended, answered_by
from selfassess.services.practice_audits import audited_there
from selfassess.services.progress import AreaProgress, LastJudged, Overview, last_judged
from selfassess.services.rights import assessment_for, need, sees
from selfassess.services.watching import first_sight, note, of_assessment, saw, write_sight

TITLE_LENGTH = 200
PERIOD_LENGTH = 100


def create_assessment(
    tools: Toolbox, who: Person, *, authority: str, framework: str, title: str, period: str = "", lines_judged: bool = True
) -> Assessment:
    """Start an assessment of an authority (its id or name) against a framework version, its lines judged or only described.

    Raises `NotFound` for a framework or authority that is not known, and `BadInput` for a title that is empty or too long.
    """
    check_new(title, period)
    chosen = framework_to_assess_against(tools, framework)
    with tools.store().write() as store:
        found = adopt(tools, store, authority)
        need(tools, who, Right.START, found.id)
        assessment = Assessment(
            id=tools.new_id(),
            authority=found.id,
            framework=chosen.key,
            title=title.strip(),
            period=period.strip(),
            created=tools.clock(),
            created_by=who.id,
            lines_judged=lines_judged,
        )
        store.assessments.add(assessment)
        note(tools, store, who, Deed.ADDED, of_assessment(assessment))
    return assessment


def check_new(title: str, period: str) -> None:
    """Raises `BadInput` for a title or period that no assessment can have."""
    if not title.strip() or len(title) > TITLE_LENGTH:
        raise BadInput(f"The title of an assessment is 1 to {TITLE_LENGTH} characters long.")
    if len(period) > PERIOD_LENGTH:
        raise BadInput(f"The period is at most {PERIOD_LENGTH} characters long.")


def framework_to_assess_against(tools: Toolbox, key: str) -> Framework:
    """The framework of this key. Raises `NotFound`, and `BadInput` for one that is not for assessing an authority."""
    chosen = tools.frameworks().framework(key)
    if chosen.kind is FrameworkKind.CASE_REVIEW:
        raise BadInput(f"{chosen.title} is for reviewing cases, not for assessing an authority. Choose another framework.")
    return chosen


@dataclass(frozen=True, slots=True)
class Listed:
    """An assessment as a list shows it."""

    assessment: Assessment
    authority: Authority
    framework: Framework

    @property
    def told(self) -> dict[str, object]:
        """What programs read of it."""
        return {
            "id": self.assessment.id,
            "title": self.assessment.title,
            "authority": self.authority.name,
            "framework": self.framework.key,
            "created": self.assessment.created,
            "state": self.assessment.state.value,
        }


def list_assessments(tools: Toolbox, who: Person) -> tuple[Listed, ...]:
    """Every assessment that the person may open and whose framework is there, newest first."""
    with tools.store().read() as store:
        authorities = {authority.id: authority for authority in store.authorities.all()}
        found = [item for item in store.assessments.all() if sees(tools, who, item.authority)]
    frameworks = {key: _framework(tools, key) for key in {item.framework for item in found}}
    known = ((item, frameworks[item.framework]) for item in found)
    return tuple(Listed(item, authorities[item.authority], framework) for item, framework in known if framework is not None)


def stranded_assessments(tools: Toolbox, who: Person) -> tuple[Assessment, ...]:
    """The assessments that cannot be opened because their framework is not where it was; nothing of them is lost."""
    with tools.store().read() as store:
        found = [item for item in store.assessments.all() if sees(tools, who, item.authority)]
    return tuple(item for item in found if _framework(tools, item.framework) is None)


def _framework(tools: Toolbox, key: str) -> Framework | None:
    try:
        return tools.frameworks().framework(key)
    except NotFound:
        return None


def find_assessment(tools: Toolbox, who: Person, assessment_id: str) -> Listed:
    """One assessment with its authority and framework. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(found.authority)
    return Listed(found, authority, tools.frameworks().framework(found.framework))


def overview(tools: Toolbox, who: Person, assessment_id: str) -> Overview:
    """How far an assessment has come. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        reports = told_once(store.reports.heads(viewer=workspace(authority.id), authority=authority.id))
        framework = tools.frameworks().framework(assessment.framework)
        saved = {each.subject: each for each in shown(assessment, framework, store.assessments.responses(assessment_id))}
        chosen = chosen_for(store, assessment_id)
        elsewhere = judged_elsewhere(store, authority, framework, chosen)
    saw(tools, who, of_assessment(assessment))

    def response(subject: str) -> Response:
        return saved.get(subject) or Response(assessment=assessment_id, subject=subject)

    areas = tuple(
        AreaProgress(
            area=area,
            response=response(area.id),
            lines=tuple((line, response(line.id)) for line in area.lines),
            last=last_judged(reports, area.id),
            elsewhere=elsewhere.get(area.id, ()),
        )
        for area in framework.areas
    )
    return Overview(assessment, framework, authority, areas, response(WHOLE), reports, chosen)


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """One subject of an assessment, with all that its page shows.

    `area` and `line` are None for the whole authority, `line` for an area. `register` is the evidence that could be attached
    and is not. `draft` is the benchmark as it would be drafted now, for a line; `further` holds
    quotations that could be added, `length` is that of both. `newer` says that it differs from the one kept.
    `challenged` is what it must stand up to, `typed` what the person typed and did not save.
    `series` are the figures that a line asks for; `audits` how recent practice audits graded a line or area, None without any.
    `asked` is what past reports asked for on a line, `answers` what each action answers, by the action's id.
    `said` counts by the names of texts the comments on words of them that nobody dealt with.
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
    challenged: Challenged
    typed: tuple[Typed, ...]
    previous: str | None
    following: str | None
    length: str
    series: tuple[Series, ...] = ()
    audits: Distribution | None = None
    said: Mapping[str, int] = field(default_factory=dict)
    asked: tuple[AskedFor, ...] = ()
    answers: Mapping[str, tuple[Recommended, ...]] = field(default_factory=dict)


def open_subject(tools: Toolbox, who: Person, assessment_id: str, subject: str) -> SubjectPage:
    """One subject of an assessment: a line, an area, or `WHOLE`; its draft as long as the person chose. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        length = length_for(store, who.id, assessment_id)
        framework = tools.frameworks().framework(assessment.framework)
        area, line = _place(framework, subject)
        (response,) = shown(assessment, framework, [store.assessments.response(assessment_id, subject)])
        evidence = {item.id: item for item in evidence_seen(tools, store, who, assessment.authority)}
        actions = {item.id: item for item in store.actions.of(assessment.authority)}
        made = drafted(tools, store, assessment, response, line=line, length=LENGTHS[length]) if line else None
        series = series_in(tools, store, assessment.authority, framework, line.indicators) if line else ()
        audits = audited_there(tools, store, framework, assessment.authority, (line,) if line else area.lines if area else ())
        authority = made.authority if made else store.authorities.get(assessment.authority)
        heads = made.heads if made else told_once(store.reports.heads(viewer=workspace(authority.id), authority=authority.id))
        asked = asked_for(made, actions.values()) if made else ()
        hanging = tuple(actions[key] for key in response.actions if key in actions)
        answers = answered_by(tools, store, hanging)
        challenged = challenged_in(tools, store, assessment, response)
        typed = typed_in(store, who, response)
        said = Counter(
            each.anchor.field for each in store.work.comments(assessment_id, subject) if each.anchor and not each.settled_at
        )
        first = first_sight(tools, store, who, of_assessment(assessment))
    if first:
        write_sight(tools, who, of_assessment(assessment))
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
        actions=hanging,
        last=last_judged(heads, area.id) if area else None,
        draft=made.draft if made else None,
        further=made.further if made else None,
        newer=made is not None and made.newer,
        challenged=challenged,
        typed=typed,
        previous=previous,
        following=following,
        length=length,
        series=series,
        audits=audits,
        said=said,
        asked=asked,
        answers=answers,
    )


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
