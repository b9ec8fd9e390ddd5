"""A response as JSON, for the row that holds it and for its history."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from selfassess.domain.assessment import CarriedFrom, Response, Texts
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation
from selfassess.domain.judgement import Judgement


def to_body(response: Response) -> dict[str, Any]:
    """Everything a response says, without the keys that its row already has."""
    return {
        "judgement": asdict(response.judgement),
        "texts": asdict(response.texts),
        "evidence": list(response.evidence),
        "actions": list(response.actions),
        "benchmark": None if response.benchmark is None else _benchmark_body(response.benchmark),
        "ready": response.ready,
        "carried": None if response.carried is None else asdict(response.carried),
    }


def from_body(
    body: dict[str, Any], *, assessment: str, subject: str, revision: int, saved_by: str, saved_at: datetime
) -> Response:
    """The response that `to_body` was given."""
    benchmark = body["benchmark"]
    return Response(
        assessment=assessment,
        subject=subject,
        revision=revision,
        judgement=Judgement(**body["judgement"]),
        texts=Texts(**body["texts"]),
        evidence=tuple(body["evidence"]),
        actions=tuple(body["actions"]),
        benchmark=None if benchmark is None else _benchmark(benchmark),
        ready=body["ready"],
        saved_by=saved_by,
        saved_at=saved_at,
        carried=_carried(body.get("carried")),
    )


def _carried(body: dict[str, Any] | None) -> CarriedFrom | None:
    if body is None:
        return None
    judgement = body["judgement"]
    return CarriedFrom(body["assessment"], body["title"], None if judgement is None else Judgement(**judgement))


def _benchmark_body(benchmark: Benchmark) -> dict[str, Any]:
    body = asdict(benchmark)
    body["at"] = benchmark.at.isoformat()
    for citation in body["citations"]:
        citation["visit"] = citation["visit"].isoformat() if citation["visit"] else None
    return body


def _benchmark(body: dict[str, Any]) -> Benchmark:
    citations = (
        Citation(**{**item, "visit": date.fromisoformat(item["visit"]) if item["visit"] else None}) for item in body["citations"]
    )
    return Benchmark(
        acceptance=Acceptance(body["acceptance"]),
        text=body["text"],
        citations=tuple(citations),
        drafted_from=body["drafted_from"],
        by=body["by"],
        at=datetime.fromisoformat(body["at"]),
    )
