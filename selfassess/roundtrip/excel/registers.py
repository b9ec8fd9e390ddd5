"""The sheets of evidence, actions and quotations."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from selfassess.domain.actions import Action
from selfassess.domain.anchors import Anchor, texts_of
from selfassess.domain.assessment import FIELD_LABELS, Response
from selfassess.domain.benchmark import Citation
from selfassess.domain.benchmark_text import source_line
from selfassess.domain.evidence import Evidence
from selfassess.domain.material import Attached, Material
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import capital, day
from selfassess.domain.work import Comment
from selfassess.roundtrip.excel.answers import KEPT, SEPARATOR, Filling
from selfassess.roundtrip.excel.layout import (
    ACTION_COLUMNS,
    ACTIONS,
    BENCHMARK,
    BENCHMARK_COLUMNS,
    COMMENT_COLUMNS,
    COMMENTS,
    EVIDENCE,
    EVIDENCE_COLUMNS,
    ID,
    Entry,
)
from selfassess.roundtrip.excel.sheets import Row, TableSheet, Written, write_table


def write_evidence(filling: Filling, part: PackPart) -> Written:
    """The evidence, numbered, and rows to add more."""
    hint = "Add a piece on the next empty row, then write its number beside the answers that rest on it."
    table = TableSheet(EVIDENCE, part.title or "Evidence", hint, EVIDENCE_COLUMNS, named="ref")
    rows = [_evidence_row(filling, item) for item in filling.evidence]
    return write_table(filling.book, table, [*rows, *_spare("E", len(rows), part)])


def write_actions(filling: Filling, part: PackPart) -> Written:
    """The actions, numbered, and rows to add more."""
    hint = "Add an action on the next empty row, then write its number beside the answers it belongs to."
    table = TableSheet(ACTIONS, part.title or "Actions", hint, ACTION_COLUMNS, named="ref")
    rows = [_action_row(filling, item) for item in filling.actions]
    return write_table(filling.book, table, [*rows, *_spare("A", len(rows), part)])


def write_benchmark(filling: Filling, part: PackPart) -> Written:
    """Every citation of the benchmarks that are kept."""
    hint = "The numbers in square brackets beside a topic lead here. Nothing on this sheet is read back."
    table = TableSheet(BENCHMARK, part.title or "What past reports said", hint, BENCHMARK_COLUMNS, named="line")
    return write_table(filling.book, table, _citation_rows(filling.material))


def write_comments(filling: Filling, part: PackPart) -> list[Worksheet]:
    """The challenge comments, in reading order of what they are on; nothing without any."""
    comments = filling.material.comments
    if not comments:
        return []
    hint = "What a reviewer or peer would say to the authors. Nothing on this sheet is read back."
    table = TableSheet(COMMENTS, part.title or "Challenge comments", hint, COMMENT_COLUMNS, named="subject")
    order = [response.subject for response in filling.material.in_order()]
    on = sorted((each for each in comments if each.subject in order), key=lambda each: order.index(each.subject))
    return [write_table(filling.book, table, (_comment_row(filling.material, each) for each in on)).sheet]


def _spare(letter: str, used: int, part: PackPart) -> Iterator[Row]:
    for number in range(used + 1, used + int(part.option("rows")) + 1):
        yield {"ref": f"{letter}{number}"}


def _evidence_row(filling: Filling, item: Attached[Evidence]) -> Row:
    thing = item.thing
    return {
        ID: thing.id,
        "ref": item.ref,
        "title": thing.title,
        "kind": filling.lists.label(Entry.KIND, thing.kind.value),
        "about": thing.about,
        "locator": thing.locator,
        "note": thing.note,
        "link": thing.link or "",
        "file": thing.file.name if thing.file else "",
        "used": _used(filling.material, item.subjects),
    }


def _action_row(filling: Filling, item: Attached[Action]) -> Row:
    thing = item.thing
    return {
        ID: thing.id,
        "ref": item.ref,
        "text": thing.text,
        "owner": thing.owner,
        "due": thing.due,
        "status": filling.lists.label(Entry.STATUS, thing.status.value),
        "measure": thing.measure,
        "used": _used(filling.material, item.subjects),
    }


def _used(material: Material, subjects: tuple[str, ...]) -> str:
    return capital(SEPARATOR.join(material.subject_title(subject) for subject in subjects))


def _comment_row(material: Material, comment: Comment) -> Row:
    return {
        ID: comment.id,
        "subject": material.subject_title(comment.subject),
        "text": comment.text,
        "quote": comment.anchor.quote if comment.anchor else "",
        "field": _where(comment.anchor, material.response(comment.subject)) if comment.anchor else "",
        "said": day(comment.at.date()),
        "settled": day(comment.settled_at.date()) if comment.settled_at else "",
    }


def _where(anchor: Anchor, response: Response) -> str:
    """In which text and paragraph the words stand now, or that they do no more."""
    place = anchor.found_in(texts_of(response).get(anchor.field, ""))
    return f"{FIELD_LABELS[anchor.field]}, " + (f"paragraph {place}" if place else "the text has changed since")


def _citation_rows(material: Material) -> Iterator[Row]:
    for area in material.framework.areas:
        for line in area.lines:
            benchmark = material.response(line.id).benchmark
            if benchmark is not None and benchmark.acceptance in KEPT:
                yield from (_citation_row(area.short, line.id, line.title, citation) for citation in benchmark.citations)


def _citation_row(area: str, line_id: str, title: str, citation: Citation) -> Row:
    return {
        ID: line_id,
        "area": area,
        "line": title,
        "mark": f"[{citation.number}]",
        "quote": citation.quote or "Read from the judgements as printed.",
        "source": source_line(citation),
        "visit": day(citation.visit) if citation.visit else "",
        "paragraph": citation.paragraph or "",
        "page": citation.page,
        "licence": citation.licence or "No licence for re-use is printed in our copy.",
    }
