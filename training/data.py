"""What is learned from: passages with their setting, sentences, and the labels that people gave them."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.classification.topics import Setting
from selfassess.domain.classification.wording import sentences
from selfassess.domain.report import PassageKind
from selfassess.ingest import classify, segment
from selfassess.ingest.pipeline import source_of
from selfassess.ingest.reading import files_under

LABELS = Path(__file__).with_name("labels")
LETTERS = re.compile(r"[^a-z0-9]+")
Reports = Mapping[str, tuple[str, Sequence["Piece"]]]
"""The passages of each report, by its SHA-256, with the name of its file."""
HEAD = 70
SHORT = 16
"""How much of a document's SHA-256 names it in the labels."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as read: its report's SHA-256, page, place in the report's text, words and setting.

    `number` counts the passages of the report from 0; one that does not speak is about no line.
    """

    report: str
    page: int | None
    start: int
    text: str
    setting: Setting
    kind: PassageKind
    number: int
    speaks: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled passage: the words that were labelled, the passage they stand in, lines (best first) and polarity (None if unsaid).

    `gold` is true for labels by which the result is judged.
    """

    piece: Piece
    text: str
    lines: tuple[str, ...]
    area: str
    polarity: str | None
    gold: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """A labelled sentence: good, bad, plain, or both good and bad."""

    report: str
    text: str
    tone: str


def letters(text: str) -> str:
    """A text's letters and figures only: the same however it is spaced and hyphenated."""
    return LETTERS.sub("", text.casefold())


def name_of(text: str) -> str:
    """A short hash of a text's letters, by which a label finds it again."""
    return hashlib.sha256(letters(text).encode()).hexdigest()[:16]


def read_reports(folder: Path) -> dict[str, tuple[str, Sequence[Piece]]]:
    """The passages of each report in a folder, by SHA-256; each with the name of its file."""
    found: dict[str, tuple[str, Sequence[Piece]]] = {}
    for file in files_under(folder):
        digest = hashlib.sha256(file.path.read_bytes()).hexdigest()
        source = source_of(file.path)
        placed = segment.passages(source)
        held = classify.bare(source, placed)
        speaking = map(classify.speaks, placed)
        read = zip(held, classify.settings(held), speaking, strict=True)
        found[digest] = (
            file.name,
            [
                Piece(digest, passage.page, passage.start, passage.text, setting, passage.kind, number, speaks)
                for number, (passage, setting, speaks) in enumerate(read)
            ],
        )
    return found


def gold_examples(reports: Reports, folder: Path) -> Iterator[Example]:
    """The passages that people labelled, each with the passage as read that holds it."""
    labels = {label["id"]: label for label in json.loads((folder / "labels.json").read_text(encoding="utf-8"))}
    by_name = {letters(name): pieces for name, pieces in reports.values()}
    for passage in json.loads((folder / "passages.json").read_text(encoding="utf-8")):
        label = labels.get(passage["id"])
        pieces = by_name.get(letters(passage["file"]), [])
        head = letters(passage["text"])[:HEAD]
        piece = next((piece for piece in pieces if head in letters(piece.text)), None)
        if label and piece:
            yield Example(piece, passage["text"], tuple(label["lines"]), label["area"], label["polarity"], gold=True)


def own_examples(reports: Reports) -> Iterator[Example]:
    """The passages labelled in `labels/passages.jsonl`."""
    by_hash = {(digest[:SHORT], name_of(piece.text)): piece for digest, (_, pieces) in reports.items() for piece in pieces}
    for label in _lines("passages.jsonl"):
        if piece := by_hash.get((label["document"], label["text"])):
            area = label["lines"][0].partition(".")[0] if label["lines"] else "none"
            yield Example(piece, piece.text, tuple(label["lines"]), area, label["polarity"], gold=False)


def sayings(reports: Reports) -> Iterator[Saying]:
    """The sentences labelled in `labels/sentences.jsonl`."""
    wanted = {(label["document"], label["text"]): label["tone"] for label in _lines("sentences.jsonl")}
    for digest, (_, pieces) in reports.items():
        for sentence in {sentence for piece in pieces for sentence in sentences(piece.text)}:
            if tone := wanted.get((digest[:SHORT], name_of(sentence))):
                yield Saying(digest, sentence, tone)


def _lines(name: str) -> Iterable[dict[str, object] | dict[str, str]]:
    with (LABELS / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
