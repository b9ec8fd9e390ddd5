"""Adding one quotation to the benchmark of a line, and leaving one out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selfassess.domain.assessment import Response
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation, Draft, PartKind
from selfassess.domain.benchmark_text import cited, draft_text, with_statement, without_statement
from selfassess.domain.drafting import LENGTHS, Length, Sources, considered, draft
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import CHANGED_MEANWHILE, sources_for
from selfassess.services.keeping_responses import keep_response
from selfassess.services.rights import assessment_for
from selfassess.services.watching import changed


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a benchmark with all the citations that it may mark."""

    text: str
    citations: tuple[Citation, ...]


Change = Callable[[Wording, Sources, Draft, Length], Wording]


def add_quotation(
    tools: Toolbox, who: Person, *, assessment: str, line: str, digest: str, part: PartKind, passage: str
) -> Response:
    """Add one of the quotations that were considered to what is kept, or to the draft of this digest where nothing is.

    Raises `BadInput` where the library changed meanwhile.
    """

    def added(wording: Wording, sources: Sources, made: Draft, length: Length) -> Wording:
        offered = considered(sources, length, made, wording.citations)
        keys = {citation.number: citation for citation in offered.citations if citation.passage == passage}
        found = (
            (each.title, statement.text, keys[statement.citations[0]])
            for each in offered.parts
            if each.kind is part
            for statement in each.statements
            if statement.citations[0] in keys
        )
        title, text, citation = next(found, (None, "", None))
        if title is None or citation is None:
            raise BadInput(CHANGED_MEANWHILE)
        return Wording(with_statement(wording.text, title, text, citation.number), (*wording.citations, citation))

    return reworded(tools, who, added, assessment=assessment, line=line, digest=digest)


def leave_out(tools: Toolbox, who: Person, *, assessment: str, line: str, digest: str, number: int) -> Response:
    """Leave out the statement that marks one source. Raises `BadInput` where nothing else would be left."""

    def shortened(wording: Wording, _sources: Sources, _made: Draft, _length: Length) -> Wording:
        text = without_statement(wording.text, number)
        if not text:
            raise BadInput("Nothing else is left of the benchmark. Reject the suggestion instead.")
        return Wording(text, wording.citations)

    return reworded(tools, who, shortened, assessment=assessment, line=line, digest=digest)


def reworded(tools: Toolbox, who: Person, change: Change, *, assessment: str, line: str, digest: str) -> Response:
    """Keep what a change makes of what is kept, or of the draft of this digest where nothing is."""
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.ANSWER, assessment, subject=line)
        current = store.assessments.response(assessment, line)
        sources = sources_for(tools, store, found, line)
        length, made = _shown(sources, digest)
        kept = kept_benchmark(current)
        before = Wording(kept.text, kept.citations) if kept else Wording(draft_text(made), made.citations)
        after = change(before, sources, made, length)
        used = tuple(item.citation for item in cited(after.text, after.citations))
        benchmark = Benchmark(
            Acceptance.EDITED, after.text, used, kept.drafted_from if kept else digest, by=who.id, at=tools.clock()
        )
        saved = current.benchmarked(benchmark, by=who.id, at=tools.clock())
        keep_response(tools, store, found, saved)
        changed(tools, store, who, found, line, about="benchmark edited")
    return saved


def kept_benchmark(response: Response) -> Benchmark | None:
    """The benchmark whose words a person kept; None where there is none or where it was rejected."""
    kept = response.benchmark
    return kept if kept is not None and kept.acceptance is not Acceptance.REJECTED else None


def further(sources: Sources, length: Length, made: Draft, response: Response) -> Draft:
    """The quotations that are offered beside what a response keeps, or beside the draft where it keeps nothing."""
    kept = kept_benchmark(response)
    citations: Sequence[Citation] | None = kept.citations if kept else None
    return considered(sources, length, made, citations)


def _shown(sources: Sources, digest: str) -> tuple[Length, Draft]:
    drafts = ((length, draft(sources, length)) for length in LENGTHS.values())
    found = next(((length, made) for length, made in drafts if made.digest == digest), None)
    if found is None:
        raise BadInput(CHANGED_MEANWHILE)
    return found
