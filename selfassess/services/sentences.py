"""Laying out the passages that were considered for a benchmark, and quoting the sentences that a person ticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.benchmark import Draft
from selfassess.domain.benchmark_text import with_statement
from selfassess.domain.drafting import LENGTHS, Length, Sources, draft
from selfassess.domain.drafting.sentences import Laid, Ticked, chosen, laid_out
from selfassess.domain.framework import Framework, Line
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import CHANGED_MEANWHILE, length_for, sources_for
from selfassess.services.quotations import Wording, kept_benchmark, reworded
from selfassess.services.rights import assessment_for


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The passages considered for a line. `digest` is that of the draft of today.

    `quoted` is what the benchmark quotes of a passage, by its key, piece by piece; `kept` is whether a person kept that
    benchmark, or it is only suggested.
    """

    assessment: Assessment
    framework: Framework
    line: Line
    digest: str
    passages: tuple[Laid, ...]
    quoted: Mapping[str, tuple[str, ...]]
    kept: bool

    def quotes(self, laid: Laid, sentence: str) -> bool:
        """Whether the benchmark quotes a sentence of a passage."""
        return any(sentence in quote for quote in self.quoted.get(laid.held.key, ()))


def considered_passages(tools: Toolbox, who: Person, *, assessment: str, line: str) -> LaidOut:
    """The passages that were considered for the benchmark of a line, sentence by sentence. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        framework = tools.frameworks().framework(found.framework)
        asked = framework.line(line)
        sources = sources_for(tools, store, found, line)
        kept = kept_benchmark(store.assessments.response(assessment, line))
        made = draft(sources, LENGTHS[length_for(store, who.id, assessment)])
    citations = kept.citations if kept else made.citations
    quoted: dict[str, tuple[str, ...]] = {}
    for each in citations:
        if each.passage:
            quoted[each.passage] = (*quoted.get(each.passage, ()), each.quote)
    return LaidOut(found, framework, asked, made.digest, laid_out(sources), quoted, kept is not None)


def quote_sentences(
    tools: Toolbox, who: Person, *, assessment: str, line: str, digest: str, ticked: Sequence[Ticked]
) -> Response:
    """Add ticked sentences to what is kept, or to the draft of this digest where nothing is, each under its part.

    Raises `BadInput` where nothing is ticked, everything is quoted already, or the library changed meanwhile.
    """
    if not ticked or not all(each.places for each in ticked):
        raise BadInput("Tick at least one sentence.")

    def added(wording: Wording, sources: Sources, made: Draft, _length: Length) -> Wording:
        taken = max((each.number for each in (*wording.citations, *made.citations)), default=0)
        try:
            found = list(chosen(sources, ticked, after=taken))
        except LookupError:
            raise BadInput(CHANGED_MEANWHILE) from None
        before, text, citations = wording.text, wording.text, [*wording.citations]
        for title, statement, citation in found:
            if citation.quote not in before:
                text = with_statement(text, title, statement.text, citation.number)
                citations.append(citation)
        if text == before:
            raise BadInput("The benchmark quotes these sentences already. Tick others.")
        return Wording(text, tuple(citations))

    return reworded(tools, who, added, assessment=assessment, line=line, digest=digest)
