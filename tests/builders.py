"""Domain objects for tests: `a_response(strengths="…")` gives one that is complete, and says only what the test is about.

Everything is fictional. Nothing here reads a file or a clock.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import Assessment, Response, Texts
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence, EvidenceKind
from selfassess.domain.framework import (
    Area,
    Criterion,
    Framework,
    FrameworkKind,
    Level,
    Line,
    Question,
    ReferenceSource,
    Scale,
)
from selfassess.domain.holdings import ReportHead
from selfassess.domain.judgement import GRADES, NOT_ANSWERED, Judgement
from selfassess.domain.material import Material
from selfassess.domain.report import PrintedJudgement, ReportKind, Visibility

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
TODAY = date(2026, 6, 15)
OPEN_LICENCE = "Open Government Licence v3.0"


def a_line(line_id: str = "help-protection.front-door", title: str = "The front door", criteria: Iterable[str] = ()) -> Line:
    texts = tuple(criteria) or ("Thresholds are understood and applied.",)
    return Line(
        id=line_id,
        title=title,
        about="",
        criteria=tuple(Criterion(f"{line_id}.{number}", text, "our reading") for number, text in enumerate(texts, start=1)),
        prompts=(),
        signals=(),
        evidence=(),
        indicators=(),
        concepts=(),
    )


def an_area(
    area_id: str = "help-protection",
    title: str = "Children who need help and protection",
    lines: Iterable[Line] = (),
    short: str = "Help and protection",
    *,
    judged: bool = True,
) -> Area:
    return Area(area_id, title, short, headings=(title,), judged=judged, lines=tuple(lines) or (a_line(),))


def judgement_scale() -> Scale:
    labels = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
    tones = ("strong", "sound", "weak", "poor")
    levels = (Level(grade, label, "", tone) for grade, label, tone in zip(GRADES, labels, tones, strict=True))
    return Scale("judgement", "Judgement", tuple(levels))


def confidence_scale() -> Scale:
    levels = (
        Level("high", "High", "Several recent and independent kinds of evidence agree."),
        Level("medium", "Medium", "There is evidence, of one kind or not recent."),
        Level("low", "Low", "We believe it, and cannot show it yet."),
    )
    return Scale("confidence", "Confidence", levels)


def the_questions() -> tuple[Question, ...]:
    return (
        Question("know", "know", "What do we know about the quality and impact of our practice?", ""),
        Question("how", "how", "How do we know it?", ""),
        Question("do", "do", "What will we do in the next 12 months?", ""),
    )


def a_framework(areas: Iterable[Area] = (), version: str = "2026", *, overall: bool = False) -> Framework:
    return Framework(
        id="ilacs",
        version=version,
        title="Inspecting local authority children's services",
        publisher="Ofsted",
        kind=FrameworkKind.INSPECTION,
        words=(("line", "topic"),),
        effective_from=date(2026, 4, 1),
        effective_to=None,
        source=ReferenceSource("The framework", "https://example.org/ilacs", "1 April 2026", OPEN_LICENCE),
        overall=overall,
        scales=(judgement_scale(), confidence_scale()),
        questions=the_questions(),
        context=(),
        dimensions=(),
        areas=tuple(areas) or (an_area(),),
    )


def an_authority(authority_id: str = "northmoor", name: str = "Northmoor") -> Authority:
    return Authority(authority_id, name, region="North")


def an_assessment(
    assessment_id: str = "assessment-1", title: str = "Self-evaluation 2026", framework: str = "ilacs-2026"
) -> Assessment:
    return Assessment(assessment_id, "northmoor", framework, title, "April 2025 to March 2026", NOON, "lead")


def a_judgement(answer: str = NOT_ANSWERED, reason: str = "", confidence: str | None = None) -> Judgement:
    return Judgement(answer, reason, confidence)


def a_response(
    subject: str = "help-protection.front-door",
    judgement: Judgement | None = None,
    evidence: Iterable[str] = (),
    actions: Iterable[str] = (),
    benchmark: Benchmark | None = None,
    revision: int = 1,
    **texts: str,
) -> Response:
    return Response(
        assessment="assessment-1",
        subject=subject,
        revision=revision,
        judgement=judgement or Judgement(),
        texts=Texts(**texts),
        evidence=tuple(evidence),
        actions=tuple(actions),
        benchmark=benchmark,
        saved_by="lead",
        saved_at=NOON,
    )


def an_evidence(
    evidence_id: str = "evidence-1",
    title: str = "Audit of 40 children's records",
    kind: EvidenceKind = EvidenceKind.AUDIT,
    about: date | None = date(2026, 3, 31),
    **more: str | None,
) -> Evidence:
    return Evidence(evidence_id, "northmoor", kind, title, about, NOON, "lead", **more)  # type: ignore[arg-type]


def an_action(
    action_id: str = "action-1",
    text: str = "Train every manager in reflective supervision",
    owner: str = "Head of service",
    due: date | None = date(2026, 9, 30),
    status: ActionStatus = ActionStatus.UNDER_WAY,
) -> Action:
    return Action(action_id, "northmoor", text, owner, due, status)


def a_citation(number: int = 1, quote: str = "Thresholds are applied well.", **more: object) -> Citation:
    known: dict[str, object] = {
        "report": "report-2024",
        "report_title": "ILACS inspection, July 2024",
        "authority": "Northmoor",
        "visit": date(2024, 7, 1),
        "passage": f"report-2024.{number}",
        "paragraph": "12",
        "page": 4,
        "licence": OPEN_LICENCE,
    }
    return Citation(number=number, quote=quote, **{**known, **more})  # type: ignore[arg-type]


def a_benchmark(text: str, citations: Iterable[Citation] = (), acceptance: Acceptance = Acceptance.ACCEPTED) -> Benchmark:
    return Benchmark(acceptance, text, tuple(citations), "digest-1", "lead", NOON)


def a_report_head(
    report_id: str = "report-2024",
    visit: date = date(2024, 7, 1),
    judgements: Iterable[tuple[str, str, str]] = (("help-protection", "good", "Good"),),
    licence: str | None = OPEN_LICENCE,
) -> ReportHead:
    return ReportHead(
        id=report_id,
        kind=ReportKind.ILACS_STANDARD,
        framework="ilacs-2023",
        authority="northmoor",
        authority_name="Northmoor",
        visit_start=visit,
        visit_end=visit,
        published=None,
        dated=None,
        judgements=tuple(PrintedJudgement(area, grade, printed) for area, grade, printed in judgements),
        licence=licence,
        visibility=Visibility.PUBLISHED,
        source=f"{report_id}.pdf",
    )


def a_material(
    responses: Iterable[Response] = (),
    framework: Framework | None = None,
    evidence: Iterable[Evidence] = (),
    actions: Iterable[Action] = (),
    reports: Iterable[ReportHead] = (),
) -> Material:
    return Material(
        assessment=an_assessment(),
        framework=framework or a_framework(),
        authority=an_authority(),
        responses=tuple(responses),
        evidence=tuple(evidence),
        actions=tuple(actions),
        reports=tuple(reports),
        today=TODAY,
        state="Draft",
    )
