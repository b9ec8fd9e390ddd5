"""A benchmark as its page shows it: quotations set as quotations, each with its source below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import url_for

from selfassess.domain.benchmark import Benchmark, Citation, Draft, Part, Statement
from selfassess.domain.benchmark_text import cited, marks, pieces, source_line

_BULLET = "- "


@dataclass(frozen=True, slots=True)
class ShownSource:
    """Where words come from: the mark in the text, the printed line, and the address of the passage."""

    mark: int
    line: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """One statement: `lead` is what is said before the `quote`, which is empty where nothing is quoted.

    `passage` is the key of the passage that is quoted.
    """

    lead: str
    quote: str
    sources: tuple[ShownSource, ...]
    why: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part of a draft with its heading."""

    id: str
    title: str
    statements: tuple[ShownStatement, ...]


def shown_draft(draft: Draft) -> tuple[ShownPart, ...]:
    """The parts of a draft."""
    by_number = {citation.number: citation for citation in draft.citations}
    return tuple(_part(part, by_number) for part in draft.parts)


def _part(part: Part, citations: Mapping[int, Citation]) -> ShownPart:
    return ShownPart(part.kind.value, part.title, tuple(_statement(item, citations) for item in part.statements))


def _statement(statement: Statement, citations: Mapping[int, Citation]) -> ShownStatement:
    used = [citations[number] for number in statement.citations]
    quote = used[0].quote if statement.quoted and used else ""
    lead = statement.text.removesuffix(f"“{quote}”").rstrip() if quote else statement.text
    return ShownStatement(lead, quote, tuple(_source(citation) for citation in used), statement.why, _passage(used))


def _passage(used: Sequence[Citation]) -> str:
    return (used[0].passage or "") if used else ""


def _source(citation: Citation) -> ShownSource:
    return ShownSource(citation.number, source_line(citation), address_of(citation))


def address_of(citation: Citation) -> str:
    """The page of a report, at the passage that is cited; at its recommendations where one of those is."""
    _, _, ordinal = (citation.passage or "").partition(".")
    place = f"p{ordinal}" if ordinal else ("recommendations" if citation.quote else None)
    return url_for("reports.report", report_id=citation.report, _anchor=place)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words; with a `mark`, it names that source, or the sources from there on."""

    text: str
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """One block of kept text: `kind` is heading, quote, item or paragraph."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source of kept text; `standing` says whether its words still stand there as they were written."""

    source: ShownSource
    standing: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept benchmark: its text in blocks and the sources that it still marks."""

    blocks: tuple[KeptBlock, ...]
    sources: tuple[KeptSource, ...]


def shown_kept(benchmark: Benchmark) -> Kept:
    """What was kept, with each source told apart: word for word, reworded, or counted."""
    by_number = {citation.number: citation for citation in benchmark.citations}
    sources = tuple(
        KeptSource(_source(item.citation), _standing(item.citation, verbatim=item.verbatim), bool(item.citation.quote))
        for item in cited(benchmark.text, benchmark.citations)
    )
    return Kept(tuple(_blocks(benchmark.text, by_number)), sources)


def _standing(citation: Citation, *, verbatim: bool) -> str:
    if not citation.quote:
        return "Judgement, not quoted"
    return "Word for word" if verbatim else "Reworded"


def _blocks(text: str, citations: Mapping[int, Citation]) -> Iterator[KeptBlock]:
    lines = [line.strip() for line in text.splitlines()]
    for line, following in pairwise([*lines, ""]):
        runs = tuple(_runs(line.removeprefix(_BULLET), citations))
        if line.startswith(_BULLET):
            yield KeptBlock("quote" if any(run.mark and citations[run.mark].quote for run in runs) else "item", runs)
        elif line:
            yield KeptBlock("heading" if following.startswith(_BULLET) else "paragraph", runs)


def _runs(line: str, citations: Mapping[int, Citation]) -> Iterator[Run]:
    for piece in pieces(line):
        if isinstance(piece, str):
            yield Run(piece)
        elif set(piece) <= set(citations):
            yield from _marks(piece)
        else:
            yield Run(marks(piece))


def _marks(numbers: tuple[int, ...]) -> Iterator[Run]:
    """A mark for each number; for three and more in a row, one that leads to the first."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        yield Run(f"{numbers[0]}–{numbers[-1]}", numbers[0])
    else:
        yield from (Run(str(number), number) for number in numbers)
