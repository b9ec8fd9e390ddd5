"""Passages with their area, lines and polarity."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.polarity import Tone, Tree
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.topics import Setting, Topics
from selfassess.domain.quoting import sentences
from selfassess.domain.redaction import may_identify
from selfassess.domain.report import Passage, PassageKind, Polarity
from selfassess.domain.source import Source
from selfassess.ingest.headings import Part
from selfassess.ingest.marks import marks
from selfassess.ingest.segment import Placed

SILENT = (Part.METHOD, Part.RECORD, Part.CHILDREN, Part.SCOPE, Part.TEAM, Part.PROCESS)
"""Parts whose passages are about no line: method, licence, team, meanings of judgements, summaries for children."""
STEPS = 44
ALPHABET = "".join(chr(code) for code in range(35, 125) if chr(code) != "\\")
"""The letters of stored weights, from minus to plus the largest in `2 * STEPS + 1` steps."""
IDENTIFYING = "may identify a child"
SIDED = (PassageKind.FINDING, PassageKind.HEADLINE)
"""Kinds that are quoted for one side or the other."""


def passages(source: Source, placed: Sequence[Placed]) -> tuple[Passage, ...]:
    """The passages that placed blocks make."""
    return tuple(_passage(source, piece, setting) for piece, setting in zip(placed, settings(source, placed), strict=True))


def settings(source: Source, placed: Sequence[Placed]) -> Iterator[Setting]:
    """Where each passage stands: its section, its place in it and its neighbours there."""
    texts = [source.text[piece.block.start : piece.end] for piece in placed]
    for start, end in _stretches(placed):
        for place in range(start, end):
            section = placed[place].section
            yield Setting(
                area="lscb" if section.board else section.area or "none",
                kind=str(placed[place].kind),
                headings=" ".join(filter(None, (section.theme, None if section.area else section.heading))),
                place=place - start,
                of=end - start,
                before=texts[place - 1] if place > start else "",
                after=texts[place + 1] if place + 1 < end else "",
            )


def _stretches(placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Where the passages of each section begin and end."""
    start = 0
    for place in range(1, len(placed) + 1):
        if place == len(placed) or placed[place].section.heading != placed[start].section.heading:
            yield start, place
            start = place


def _passage(source: Source, piece: Placed, setting: Setting) -> Passage:
    block, section = piece.block, piece.section
    text = source.text[block.start : piece.end]
    lines = () if section.board or section.part in SILENT else topics().lines(text, setting)
    return Passage(
        number=block.number,
        page=block.page,
        heading=section.title,
        area="lscb" if section.board else lines[0].partition(".")[0] if lines else "none",
        lines=lines,
        polarity=_polarity(text, piece.kind),
        kind=piece.kind,
        text=text,
        fragment=any(part.fragment for part in piece.blocks),
        redactions=sum(part.redactions for part in piece.blocks),
        marks=(*marks(text), *((IDENTIFYING,) if may_identify(text) else ())),
        start=block.start,
        end=piece.end,
        sides=tone().sides(sentences(text)) if piece.kind in SIDED else (),
    )


def _polarity(text: str, kind: PassageKind) -> Polarity:
    if kind is PassageKind.RECOMMENDATION:
        return Polarity.IMPROVEMENT
    if kind is PassageKind.CONTEXT:
        return Polarity.NEUTRAL
    return tone().polarity(text, headline=kind is PassageKind.HEADLINE)


@cache
def topics() -> Topics:
    """The model of lines that ships."""
    stored = _stored("topics.json")
    return Topics(linear(stored["linear"]), Signals(stored["signals"]), stored["least"])


@cache
def tone() -> Tone:
    """The model of polarity that ships."""
    stored = _stored("tone.json")
    return Tone(
        sentences=linear(stored["sentences"]),
        whole=linear(stored["whole"]),
        classes=tuple(Polarity(name) for name in stored["classes"]),
        start=tuple(stored["start"]),
        trees=tuple(tuple(tree(nodes) for nodes in row) for row in stored["trees"]),
    )


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
