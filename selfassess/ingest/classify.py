"""Passages with their area, lines and polarity."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.polarity import Tone, Verdict
from selfassess.domain.classification.ranking import Ranking
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.topics import Setting, Topics
from selfassess.domain.classification.trees import Tree
from selfassess.domain.quoting import sentences
from selfassess.domain.redaction import may_identify
from selfassess.domain.report import Passage, PassageKind, Polarity
from selfassess.domain.source import Source
from selfassess.ingest.headings import Part
from selfassess.ingest.marks import CONSIDERED, LISTED_STRENGTH, marks
from selfassess.ingest.sections import area_named
from selfassess.ingest.segment import Placed

SILENT = (Part.METHOD, Part.RECORD, Part.CHILDREN, Part.SCOPE, Part.TEAM, Part.PROCESS)
"""Parts whose passages are about no line: method, licence, team, meanings of judgements, summaries for children."""
STEPS = 44
ALPHABET = "".join(chr(code) for code in range(35, 125) if chr(code) != "\\")
"""The letters of stored weights, from minus to plus the largest in `2 * STEPS + 1` steps."""
IDENTIFYING = "may identify a child"
BOARD, NO_AREA = "lscb", "none"
"""The areas of passages that are about no line: the safeguarding board's, and all others."""
SIDED = (PassageKind.FINDING, PassageKind.HEADLINE)
"""Kinds that are quoted for one side or the other."""


class Model:
    """The model that ships, for reports that were read before it."""

    def tags(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages of a report, in its order and as they were read, with the tags that they would get today."""
        return _tagged(passages, [bool(passage.lines) for passage in passages])


def passages(source: Source, placed: Sequence[Placed]) -> tuple[Passage, ...]:
    """The passages that placed blocks make."""
    return _tagged(bare(source, placed), [speaks(piece) for piece in placed])


def speaks(piece: Placed) -> bool:
    """Whether a block stands where passages are about lines."""
    return not piece.section.board and piece.section.part not in SILENT


def bare(source: Source, placed: Sequence[Placed]) -> tuple[Passage, ...]:
    """The passages that placed blocks make, with no lines, no area but the safeguarding board's, and neutral."""
    return tuple(_bare(source, piece) for piece in placed)


def settings(passages: Sequence[Passage]) -> Iterator[Setting]:
    """Where each passage of a report stands, by what is kept of it: its section, its place in it and its neighbours there.

    What is told at reading is told again from a passage that the library holds, so that the same model gives both the same tags.
    """
    for start, end in _stretches(passages):
        named = area_named(passages[start].heading)
        for place in range(start, end):
            passage = passages[place]
            yield Setting(
                area=BOARD if passage.area == BOARD else named or NO_AREA,
                kind=str(passage.kind),
                headings="" if named else passage.heading,
                place=place - start,
                of=end - start,
                before=passages[place - 1].text if place > start else "",
                after=passages[place + 1].text if place + 1 < end else "",
            )


def _stretches(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where the passages of each section begin and end."""
    start = 0
    for place in range(1, len(passages) + 1):
        if place == len(passages) or passages[place].heading != passages[start].heading:
            yield start, place
            start = place


def _bare(source: Source, piece: Placed) -> Passage:
    block, section = piece.block, piece.section
    text = source.text[block.start : piece.end]
    return Passage(
        number=block.number,
        page=block.page,
        heading=section.title,
        area=BOARD if section.board else NO_AREA,
        lines=(),
        polarity=Polarity.NEUTRAL,
        kind=piece.kind,
        text=text,
        fragment=any(part.fragment for part in piece.blocks),
        redactions=sum(part.redactions for part in piece.blocks),
        marks=(*marks(text), *piece.marks, *((IDENTIFYING,) if may_identify(text) else ())),
        start=block.start,
        end=piece.end,
    )


def _tagged(passages: Sequence[Passage], speaking: Sequence[bool]) -> tuple[Passage, ...]:
    """The passages with their tags; those that do not speak of any line keep their area."""
    placed = zip(passages, settings(passages), speaking, strict=True)
    heard = [topics().heard(passage.text, setting) if speaks else None for passage, setting, speaks in placed]
    return tuple(_with_tags(passage, lines) for passage, lines in zip(passages, ranking().lines(heard), strict=True))


def _with_tags(passage: Passage, lines: tuple[str, ...]) -> Passage:
    return replace(
        passage,
        area=lines[0].partition(".")[0] if lines else passage.area,
        lines=lines,
        polarity=_polarity(passage),
        sides=_sides(passage) if passage.kind in SIDED else (),
    )


def _polarity(passage: Passage) -> Polarity:
    if passage.kind is PassageKind.RECOMMENDATION:
        return Polarity.IMPROVEMENT
    if passage.kind is PassageKind.CONTEXT:
        return Polarity.NEUTRAL
    heard = tone().polarity(passage.text, headline=passage.kind is PassageKind.HEADLINE)
    side = _listed(passage)
    return heard if not side or heard is Polarity.MIXED else (Polarity.STRENGTH if side > 0 else Polarity.IMPROVEMENT)


def _sides(passage: Passage) -> tuple[int, ...]:
    """Which way each sentence speaks: as it is listed, but for those of a passage that speaks both ways."""
    heard = tone().sides(sentences(passage.text))
    side = _listed(passage)
    return tuple(side for _ in heard) if side and _polarity(passage) is not Polarity.MIXED else heard


def _listed(passage: Passage) -> int:
    """1 for what a table lists as a strength, -1 for what it lists for consideration, 0 for what stands in no such column."""
    return (LISTED_STRENGTH in passage.marks) - (CONSIDERED in passage.marks)


@cache
def topics() -> Topics:
    """The model of lines that ships."""
    stored = _stored("topics.json")
    return Topics(linear(stored["linear"]), Signals(stored["signals"]))


@cache
def ranking() -> Ranking:
    """The weighing of lines that ships."""
    return ranked(_stored("ranking.json"))


@cache
def tone() -> Tone:
    """The model of polarity that ships."""
    stored = _stored("tone.json")
    return Tone(linear(stored["sentences"]), linear(stored["whole"]), verdict(stored))


def verdict(stored: Mapping[str, Any]) -> Verdict:
    """The verdict on measures from its stored form."""
    return Verdict(
        classes=tuple(Polarity(name) for name in stored["classes"]),
        start=tuple(stored["start"]),
        trees=tuple(tuple(tree(nodes) for nodes in row) for row in stored["trees"]),
        scale=tuple((bias, tuple(weights)) for bias, weights in stored["scale"]),
    )


def ranked(stored: Mapping[str, Any]) -> Ranking:
    """The weighing of lines from its stored form."""
    about, of_area = ((bias, tuple(weights)) for bias, weights in (stored["about"], stored["area"]))
    return Ranking(stored["classes"], stored["usual"], stored["together"], (about, of_area), stored["least"])


def tree(nodes: Any) -> Tree:
    """A decision tree from its stored form, lists in place of tuples."""
    if isinstance(nodes, int | float):
        return float(nodes)
    measure, limit, lower, upper = nodes
    return measure, limit, tree(lower), tree(upper)


def linear(stored: Mapping[str, Any]) -> Linear:
    """A linear model from its stored form: each feature has its largest weight, and a letter a class for the part of it."""
    parts = {letter: (place - STEPS) / STEPS for place, letter in enumerate(ALPHABET)}
    weights = {feature: tuple(largest * parts[letter] for letter in row) for feature, (largest, row) in stored["weights"].items()}
    return Linear(tuple(stored["classes"]), tuple(stored["bias"]), weights)


def _stored(name: str) -> Any:
    return json.loads(files("selfassess.ingest.model").joinpath(name).read_text(encoding="utf-8"))
