"""Kept benchmarks as blocks: quotations set as quotations, and each mark [n] a footnote that names its source."""

import re
from collections.abc import Iterator, Mapping

from selfassess.domain.benchmark import Benchmark, Citation
from selfassess.domain.benchmark_text import marked, source_line
from selfassess.domain.compose.apparatus import Apparatus
from selfassess.domain.compose.prose import Piece, Spans, pieces, set_pieces
from selfassess.domain.document import Block, Quote, Span, Text

_MARK = r"\[\d{1,4}(?:[\u2013-]\d{1,4})?\]"
_MARKS = re.compile(rf"\s*(?P<marks>{_MARK}(?:\s*{_MARK})*)(?P<stop>[.,;:]*)")
_QUOTED = re.compile(r"^(?P<lead>[^\u201c]*)\u201c(?P<words>.+)\u201d\s*\[(?P<number>\d{1,4})\][.]?$", re.DOTALL)


def kept_blocks(benchmark: Benchmark, apparatus: Apparatus) -> Iterator[Block]:
    """The text of a benchmark. Words in quotation marks that are no longer those of the citation are left as they were typed."""
    citations = {citation.number: citation for citation in benchmark.citations}
    waiting: list[Piece] = []
    for piece in pieces(benchmark.text):
        quoted = _quotation(piece.text, citations)
        if quoted is None:
            waiting.append(piece)
            continue
        yield from _set(waiting, citations, apparatus)
        waiting.clear()
        yield from _set_quotation(*quoted, apparatus)
    yield from _set(waiting, citations, apparatus)


def _set(waiting: list[Piece], citations: Mapping[int, Citation], apparatus: Apparatus) -> Iterator[Block]:
    return set_pieces(waiting, lambda words: _cited(words, citations, apparatus), over_list="label")


def _set_quotation(lead: str, words: str, citation: Citation, apparatus: Apparatus) -> Iterator[Block]:
    if lead:
        yield Text((Span(lead),), look="over-quote")
    yield Quote(words, source_line(citation), apparatus.cite((citation,)))


def _quotation(text: str, citations: Mapping[int, Citation]) -> tuple[str, str, Citation] | None:
    """What leads to a quotation, its words and its citation, if a piece of text is one, word for word."""
    found = _QUOTED.match(text)
    citation = citations.get(int(found["number"])) if found else None
    if found is None or citation is None or not _same_words(found["words"], citation.quote):
        return None
    return found["lead"].strip(), found["words"].strip(), citation


def _same_words(words: str, quote: str) -> bool:
    """Whether words are a quotation: as a whole, or in pieces parted by […] that stand in it in this order."""
    rest = " ".join(quote.split())
    for piece in (" ".join(piece.split()) for piece in words.split("[…]")):
        if piece not in rest:
            return False
        rest = rest[rest.index(piece) + len(piece) :]
    return bool(quote)


def _cited(text: str, citations: Mapping[int, Citation], apparatus: Apparatus) -> Spans:
    """Spans with one footnote for each run of marks, after the stop that follows it; marks of no citation stay as typed."""
    spans: list[Span] = []
    start = 0
    for run in _MARKS.finditer(text):
        numbers = marked(run["marks"])
        if all(number in citations for number in numbers):
            note = apparatus.cite(tuple(citations[number] for number in numbers))
            spans.append(Span(text[start : run.start()] + run["stop"], note=note))
            start = run.end()
    rest = text[start:]
    return (*spans, Span(rest)) if rest or not spans else tuple(spans)
