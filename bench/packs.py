"""How long packs take beside bare libraries that write the same words, and how much memory they hold."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import docx
from docx.table import Table as BareTable
from openpyxl import Workbook, load_workbook

from bench.filled import LARGEST, Filled, filled
from bench.side_by_side import Held, Measured, medians
from selfassess.demo.showing import Staged, staged
from selfassess.domain.compose import compose
from selfassess.domain.document import Block, Bullets, Chart, Document, Facts, Heading, Panel, Quote, Span, Table, Text
from selfassess.domain.pack import AREA, CHALLENGE, INSPECTION, ONE_OF_IT, Pack
from selfassess.domain.people import LOCAL
from selfassess.exporters.word.pictures import picture
from selfassess.ports import Toolbox
from selfassess.roundtrip.excel.layout import FIRST_ROW, KEY_ROW
from selfassess.services.material import material
from selfassess.services.other_packs import make_other
from selfassess.services.packs import list_packs, make_pack
from selfassess.services.workbooks import look_at_workbook, take_in_workbook, undo_workbook

ROUNDS = 5
MOST_MEMORY = 300.0
EXPORT = """
import resource, sys
from selfassess.cli import main
try:
    main()
finally:
    print(sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""
"""Makes a pack as the command line does, and says how many kilobytes were held at most.

That is by the process itself, and by the largest of those that it started one after the other.
"""
BETWEEN = ("sh", "-c", '"$@"; exit $?', "sh")
"""A small process in between: Linux counts to a process what the one that started it held at that moment."""


def measurements() -> Iterator[Measured | Held]:
    """The self-evaluation, the workbook out and back, every pack of the demonstration, and the memory of each pack."""
    with filled() as found:
        tools, assessment = found.tools, found.assessment
        yield _self_evaluation(tools, assessment)
        sent = _made(tools, assessment, "scoring-workbook", "xlsx")
        yield _workbook(tools, assessment, sent)
        yield _import(tools, assessment, sent)
    with filled(LARGEST) as found:
        yield _memory(found)
    yield _demonstration()


def _made(tools: Toolbox, assessment: str, pack: str, form: str, area: str | None = None) -> bytes:
    return make_pack(tools, LOCAL, pack_id=pack, assessment_id=assessment, form=form, area=area)[1]


def _places(tools: Toolbox, assessment: str, pack: Pack) -> tuple[str | None, ...]:
    """The areas, or the lines, of which a pack is made one after the other; None for one of the whole."""
    if pack.of not in ONE_OF_IT:
        return (None,)
    framework = material(tools, LOCAL, assessment).framework
    return tuple(each.id for each in (framework.areas if pack.of == AREA else tuple(framework.lines())[:1]))


def _self_evaluation(tools: Toolbox, assessment: str) -> Measured:
    document = compose(tools.packs().pack("self-evaluation"), material(tools, LOCAL, assessment))
    drawn = [picture(block.drawing) for block in document.blocks if isinstance(block, Chart)]
    ours, peer = medians(
        lambda: _made(tools, assessment, "self-evaluation", "docx"), lambda: _bare_document(document, drawn), rounds=ROUNDS
    )
    name = f"self-evaluation in Word, {len(document.notes)} notes, {len(drawn)} charts drawn before"
    return Measured(name, ours, "python-docx, the same words bare", peer, limit=4.0, most=3.0)


def _workbook(tools: Toolbox, assessment: str, sent: bytes) -> Measured:
    read = load_workbook(io.BytesIO(sent))
    sheets = [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in read.worksheets]
    ours, peer = medians(
        lambda: _made(tools, assessment, "scoring-workbook", "xlsx"), lambda: _bare_workbook(sheets), rounds=ROUNDS
    )
    return Measured("scoring workbook", ours, "openpyxl, the same values unstyled", peer, limit=3.0, most=3.0)


def _import(tools: Toolbox, assessment: str, sent: bytes) -> Measured:
    """Looking at a workbook in whose every answer two cells say something else, and taking it in, beside opening the file."""
    changed = _changed(sent)
    ours, peer = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        look_at_workbook(tools, LOCAL, name="changed.xlsx", content=changed)
        taken = take_in_workbook(tools, LOCAL, name="changed.xlsx", content=changed)
        ours.append(perf_counter() - began)
        assert taken.intake
        undo_workbook(tools, LOCAL, assessment=assessment, intake=taken.intake.id)
        began = perf_counter()
        load_workbook(io.BytesIO(changed))
        peer.append(perf_counter() - began)
    name = f"workbook with {taken.intake.changes} changes looked at and taken in"
    return Measured(name, median(ours), "openpyxl opening it", median(peer), limit=1.0)


def _changed(sent: bytes) -> bytes:
    book = load_workbook(io.BytesIO(sent))
    for sheet in book.worksheets:
        keys = {cell.value: cell.column for cell in sheet[KEY_ROW]}
        for row in range(FIRST_ROW, sheet.max_row + 1):
            for field in ("strengths", "plans"):
                if field in keys:
                    sheet.cell(row, keys[field]).value = f"Changed in row {row}."
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _demonstration() -> Measured:
    """Every pack of the demonstration in every format, beside the slowest of them."""
    with redirect_stdout(io.StringIO()), staged(print) as staging:
        took = [_seconds(making) for making in _makings(staging)]
    return Measured(f"all {len(took)} packs of the demonstration", sum(took), "the slowest of them", max(took), limit=15.0)


def _makings(staging: Staged) -> Iterator[Callable[[], object]]:
    """What makes each of them; packs of a line are made of the first one."""
    tools = staging.tools
    others = {INSPECTION: staging.inspection, CHALLENGE: staging.challenge}
    for pack in list_packs(tools):
        for form in pack.formats:
            if subject := others.get(pack.of):
                yield partial(make_other, tools, LOCAL, pack_id=pack.id, subject=subject, form=form)
                continue
            for place in _places(tools, staging.assessment, pack):
                yield partial(_made, tools, staging.assessment, pack.id, form, place)


def _seconds(making: Callable[[], object]) -> float:
    began = perf_counter()
    making()
    return perf_counter() - began


def _memory(found: Filled) -> Held:
    """The most that is held by a process that makes one pack, of what that pack is made of, where all is at its longest."""
    tools = found.tools
    environment = {
        **os.environ,
        "SELFASSESS_DATA_DIR": str(tools.settings.data_dir),
        "SELFASSESS_DATABASE_URL": tools.settings.database_url,
    }
    held = {}
    with TemporaryDirectory() as out:
        for pack in list_packs(tools):
            for form in pack.formats:
                command = [sys.executable, "-c", EXPORT, "export", pack.id, found.subject(pack), "--format", form, "--out", out]
                if place := _places(tools, found.assessment, pack)[0]:
                    command += ["--area", place]
                done = subprocess.run([*BETWEEN, *command], env=environment, check=True, capture_output=True, text=True)
                held[f"{pack.id}.{form}"] = int(done.stdout.split()[-1]) / 1024
    largest = max(held, key=lambda name: held[name])
    return Held(f"memory for {largest} at its longest, the largest of {len(held)} packs", held[largest], MOST_MEMORY)


def _bare_document(document: Document, drawn: Sequence[bytes]) -> bytes:
    """The same headings, paragraphs, tables and pictures by python-docx, without looks, links, notes and contents."""
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, block.level)
        elif isinstance(block, Table):
            _bare_table(word.add_table(rows=0, cols=len(block.head)), block)
        else:
            for text in _paragraphs(block):
                word.add_paragraph(text)
    for content in drawn:
        word.add_picture(io.BytesIO(content))
    for note in document.notes:
        word.add_paragraph(_joined(note.spans))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _bare_table(bare: BareTable, block: Table) -> None:
    for texts in (block.head, *(tuple(_joined(cell.spans) for cell in row) for row in block.rows)):
        for cell, text in zip(bare.add_row().cells, texts, strict=True):
            cell.text = text


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield _joined(block.spans)
        case Bullets():
            yield from map(_joined, block.items)
        case Quote():
            yield from (block.text, block.source)
        case Facts():
            yield from (f"{name}: {_joined(cell.spans)}" for name, cell in block.rows)
        case Panel():
            yield from (block.title, *(_joined(text.spans) for text in block.paragraphs))


def _joined(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def _bare_workbook(sheets: list[tuple[str, list[list[object]]]]) -> bytes:
    """The same values by openpyxl, without looks, lists and protection."""
    book = Workbook()
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
