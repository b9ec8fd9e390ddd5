"""Text that people typed, as blocks: paragraphs and simple lists as they stand, and benchmarks with their citations."""

import re
from collections.abc import Callable, Iterator

from selfassess.domain.benchmark import Benchmark, Citation
from selfassess.domain.compose.apparatus import Composition, place
from selfassess.domain.document import Block, Bullets, Quote, Span, Text

_BULLET = re.compile(r"^\s*[-*•]\s+(?=\S)")
_MARK = re.compile(r"\s*\[(\d{1,4})\]")
_MARKS_AND_STOP = re.compile(r"(?P<marks>(?:\s*\[\d{1,4}\])+)(?P<stop>[.,;:]+)")
_QUOTED = re.compile(r"^[\"'\u201c\u2018](?P<words>.+)[\"'\u201d\u2019](?P<marks>(?:\s*\[\d{1,4}\])+)[.,;]?$", re.DOTALL)

Spans = tuple[Span, ...]


def prose(text: str) -> tuple[Block, ...]:
    """Paragraphs (parted by an empty line) and bulleted lists (lines that begin with a hyphen); other line breaks stay."""
    return tuple(_blocks(text, lambda words: (Span(words),)))


def benchmark_blocks(benchmark: Benchmark, composition: Composition) -> tuple[Block, ...]:
    """A kept benchmark: each mark [n] a footnote, each paragraph that is a citation's own words a quotation.

    A paragraph in quotation marks whose words are no longer those of the citation is printed as the person left it.
    """
    citations = {citation.number: citation for citation in benchmark.citations}
    made: list[Block] = []
    for paragraph in _paragraphs(benchmark.text):
        quote = _quotation(paragraph, citations, composition)
        made += [quote] if quote else _blocks(paragraph, lambda words: _cited(words, citations, composition))
    return tuple(made)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        if paragraph.strip():
            yield paragraph.strip("\n").rstrip()


def _blocks(text: str, spans: Callable[[str], Spans]) -> Iterator[Block]:
    for paragraph in _paragraphs(text):
        plain: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            if _BULLET.match(line):
                yield from _text(plain, spans)
                items.append(_BULLET.sub("", line))
            elif items and line.startswith((" ", "\t")):
                items[-1] += f"\n{line.strip()}"
            else:
                yield from _list(items, spans)
                plain.append(line.rstrip())
        yield from _text(plain, spans)
        yield from _list(items, spans)


def _text(lines: list[str], spans: Callable[[str], Spans]) -> Iterator[Text]:
    if lines:
        yield Text(spans("\n".join(lines)))
        lines.clear()


def _list(items: list[str], spans: Callable[[str], Spans]) -> Iterator[Bullets]:
    if items:
        yield Bullets(tuple(spans(item) for item in items))
        items.clear()


def _quotation(paragraph: str, citations: dict[int, Citation], composition: Composition) -> Quote | None:
    found = _QUOTED.match(_BULLET.sub("", paragraph))
    if found is None:
        return None
    numbers = [int(number) for number in _MARK.findall(found["marks"])]
    citation = citations.get(numbers[0])
    if len(numbers) != 1 or citation is None or not _same_words(found["words"], citation.quote):
        return None
    return Quote(found["words"].strip(), place(citation).rstrip("."), composition.apparatus.cite(citation))


def _same_words(words: str, quote: str) -> bool:
    """Whether words are a quotation: as a whole, or in pieces parted by […] that stand in it in this order."""
    rest = " ".join(quote.split())
    for piece in (" ".join(piece.split()) for piece in words.split("[…]")):
        if piece not in rest:
            return False
        rest = rest[rest.index(piece) + len(piece) :]
    return bool(quote)


def _cited(text: str, citations: dict[int, Citation], composition: Composition) -> Spans:
    """Spans with a footnote for each mark; a mark that no citation answers to stays as it was typed."""
    text = _MARKS_AND_STOP.sub(lambda found: _stop_first(found, citations), text)
    spans: list[Span] = []
    start = 0
    for mark in _MARK.finditer(text):
        citation = citations.get(int(mark[1]))
        if citation is not None:
            spans.append(Span(text[start : mark.start()], note=composition.apparatus.cite(citation)))
            start = mark.end()
    return (*spans, Span(text[start:])) if text[start:] or not spans else tuple(spans)


def _stop_first(found: re.Match[str], citations: dict[int, Citation]) -> str:
    """Marks after the stop that follows them, as footnotes are printed, if every one of them is a citation's."""
    known = all(int(number) in citations for number in _MARK.findall(found["marks"]))
    return f"{found['stop']}{found['marks']}" if known else found[0]
