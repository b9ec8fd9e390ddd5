"""One parsed report as JSON: the shape that `reports parse` prints."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from marshmallow import ValidationError, fields, post_load

from selfassess.domain.report import (
    Absence,
    CaseReviewRow,
    EarlierInspection,
    Fact,
    Inspector,
    Passage,
    PeerChallengeParts,
    PrintedJudgement,
    Recommendation,
    Report,
    ReportKind,
    Status,
)
from selfassess.errors import BadInput
from selfassess.schemas.report_parts import (
    CaseReviewShape,
    EarlierShape,
    FactShape,
    InspectorShape,
    PassageShape,
    QuestionShape,
    RecommendationShape,
    Shape,
    many,
    texts,
)


def dump(report: Report) -> dict[str, Any]:
    """A report as plain values for JSON; keys that most reports lack are left out where they would be empty."""
    return {
        "source": report.source,
        "sha256": report.sha256,
        "kind": str(report.kind),
        "framework": report.framework,
        "authority": report.authority,
        "inspection_start": _day(report.inspection_start),
        "inspection_end": _day(report.inspection_end),
        "published": _day(report.published),
        "lead_inspector": report.lead_inspector,
        "judgements": {judgement.area: judgement.grade for judgement in report.judgements},
        "printed_judgements": {judgement.area: judgement.printed for judgement in report.judgements},
        "recommendations": [_recommendation(item) for item in report.recommendations],
        "passages": [_passage(passage) for passage in report.passages],
        "facts": [_fact(fact) for fact in report.facts],
        "absent": {name: str(reason) for name, reason in report.absent},
        "status": str(report.status),
        "problems": list(report.problems),
    } | _present(
        dated=_day(report.dated),
        provider=report.provider,
        topic=report.topic,
        licence=report.licence,
        inspectors=[_inspector(person) for person in report.inspectors],
        earlier=[_earlier(named) for named in report.earlier],
        **_peer_challenge(report.peer_challenge),
    )


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "", False)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "number": passage.number,
        "page": passage.page,
        "heading": passage.heading,
        "area": passage.area,
        "lines": list(passage.lines),
        "polarity": str(passage.polarity),
        "kind": str(passage.kind),
        "text": passage.text,
        "fragment": passage.fragment,
        "redactions": passage.redactions,
        "start": passage.start,
        "end": passage.end,
    } | _present(marks=list(passage.marks), sides=list(passage.sides))


def _recommendation(item: Recommendation) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "page": item.page,
        "area": item.area,
        "lines": list(item.lines),
        "for": item.audience,
        "priority": item.priority,
    } | _present(
        title=item.title,
        theme=item.theme,
        paragraphs=list(item.paragraphs),
        framework_tags=list(item.framework_tags),
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "name": fact.name,
        "value": fact.value,
        "rate_per_10000": fact.rate_per_10000,
        "at": _day(fact.at),
        "page": fact.page,
    } | {name: value for name, value in _beside(fact).items() if value is not None}


def _beside(fact: Fact) -> dict[str, Any]:
    """What a report prints beside a figure: nought and false say something too."""
    return {
        "previous": fact.previous,
        "previous_at": _day(fact.previous_at),
        "national": fact.national,
        "validated": fact.validated,
    }


def _inspector(person: Inspector) -> dict[str, Any]:
    return {"name": person.name, "role": person.role}


def _earlier(named: EarlierInspection) -> dict[str, Any]:
    return {"what": named.what, "when": named.when, "grade": named.grade}


def _peer_challenge(parts: PeerChallengeParts | None) -> dict[str, Any]:
    if parts is None:
        return {}
    return {
        "questions": [{"text": text, "heading": heading} for text, heading in parts.questions],
        "team": [_inspector(person) for person in parts.team],
        "process": list(parts.process),
        "sample": parts.sample,
        "case_review": {"rows": [_row(row) for row in parts.case_review], "escalation": parts.escalation}
        if parts.case_review or parts.escalation
        else None,
    }


def _row(row: CaseReviewRow) -> dict[str, Any]:
    return {
        "area": row.area,
        "strengths": list(row.strengths),
        "considerations": list(row.considerations),
        "response": row.response,
    }


class ReportShape(Shape):
    """One parsed report."""

    source = fields.String(required=True)
    sha256 = fields.String(required=True)
    kind = fields.Enum(ReportKind, by_value=True, required=True)
    framework = fields.String(required=True, allow_none=True)
    authority = fields.String(required=True, allow_none=True)
    provider = fields.String(allow_none=True)
    inspection_start = fields.Date(required=True, allow_none=True)
    inspection_end = fields.Date(required=True, allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    dated = fields.Date(allow_none=True)
    lead_inspector = fields.String(required=True, allow_none=True)
    judgements = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    printed_judgements = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    recommendations = many(RecommendationShape)
    passages = many(PassageShape)
    facts = many(FactShape)
    absent = fields.Dict(keys=fields.String(), values=fields.Enum(Absence, by_value=True))
    status = fields.Enum(Status, by_value=True, required=True)
    problems = texts()
    topic = fields.String()
    licence = fields.String()
    inspectors = many(InspectorShape)
    earlier = many(EarlierShape)
    questions = many(QuestionShape)
    team = many(InspectorShape)
    process = texts()
    sample = fields.String(allow_none=True)
    case_review = fields.Nested(CaseReviewShape, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Report:
        """The report."""
        del kwargs
        values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        printed = values.pop("printed_judgements")
        values["judgements"] = tuple(
            PrintedJudgement(area, grade, printed.get(area, grade)) for area, grade in values["judgements"].items()
        )
        values["absent"] = tuple(values.get("absent", {}).items())
        parts = _parts(values)
        return Report(**{"dated": None, **values, "peer_challenge": parts})


def _parts(values: dict[str, Any]) -> PeerChallengeParts | None:
    """The parts that only a peer challenge has, taken out of a report's values."""
    found = {name: values.pop(name, None) for name in ("questions", "team", "process", "sample", "case_review")}
    if not any(found.values()):
        return None
    review = found["case_review"] or {"rows": (), "escalation": None}
    return PeerChallengeParts(
        questions=tuple((asked["text"], asked["heading"]) for asked in found["questions"] or ()),
        team=found["team"] or (),
        process=found["process"] or (),
        sample=found["sample"],
        case_review=review["rows"],
        escalation=review["escalation"],
    )


_REPORT = ReportShape()


def load(content: Mapping[str, Any]) -> Report:
    """The report that `dump` made these plain values from. Raises `BadInput` if they have another shape."""
    try:
        return cast(Report, _REPORT.load(content))
    except ValidationError as error:
        raise BadInput(f"this is no parsed report: {error.messages}. Parse the document again.") from error
