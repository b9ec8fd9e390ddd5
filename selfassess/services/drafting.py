"""The draft of a line as its page shows it, made once for each state of the library."""

from collections.abc import Mapping
from dataclasses import dataclass

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.benchmark import Benchmark, Draft
from selfassess.domain.comparators import Authority
from selfassess.domain.drafting import Length, Sources, draft
from selfassess.domain.follow_up import Decision
from selfassess.domain.framework import Line
from selfassess.domain.holdings import HeldRecommendation, ReportHead
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.benchmarks import draft_shown, sources_for
from selfassess.services.quotations import further


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the library says to a line of an authority.

    `heads` are the authority's reports, newest first. `further` holds quotations that could be added to what is kept, or to the
    draft; `newer` says that no draft of today reads as the one that was kept. `recommendations` are those on the line, and
    `decisions` the newest about any, by report and digest.
    """

    authority: Authority
    heads: tuple[ReportHead, ...]
    draft: Draft
    further: Draft
    newer: bool
    recommendations: tuple[HeldRecommendation, ...]
    decisions: Mapping[tuple[str, str], Decision]


def drafted(
    tools: Toolbox, store: UnitOfWork, assessment: Assessment, response: Response, *, line: Line, length: Length
) -> Drafted:
    """What the library says to a line, within an open transaction, for who may open the assessment.

    It is remembered under all that it depends on: the state of the library, whose assessment and which line it is, how long it
    may be, and what a person kept of it. No two assessments share any of it.
    """
    kept = response.benchmark
    chosen = kept and (kept.drafted_from, kept.acceptance, kept.citations)
    key = (store.reports.mark(), tools.frameworks(), assessment.id, line.id, length.id, chosen)
    return tools.memory.recall(key, lambda: _drafted(sources_for(tools, store, assessment, line.id), length, response))


def _drafted(sources: Sources, length: Length, response: Response) -> Drafted:
    made = draft(sources, length)
    return Drafted(
        authority=sources.authority,
        heads=sources.heads,
        draft=made,
        further=further(sources, length, made, response),
        newer=_changed_since(response.benchmark, made, sources),
        recommendations=sources.recommendations,
        decisions=sources.decisions,
    )


def _changed_since(kept: Benchmark | None, made: Draft, sources: Sources) -> bool:
    if kept is None or kept.drafted_from == made.digest:
        return False
    return draft_shown(sources, kept.drafted_from) is None
