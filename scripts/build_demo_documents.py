"""Build the reports of the demonstration's fictional authorities from their Markdown sources.

Run from the top of a checkout: `python -m scripts.build_demo_documents [FOLDER]`. The same sources always give the same
bytes: no system font is used and no time of day is written.
"""

import io
import json
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import typst
import yaml
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

TOP = Path(__file__).resolve().parent.parent
SOURCES = TOP / "selfassess" / "demo" / "sources"
DOCUMENTS = TOP / "selfassess" / "demo" / "documents"
REPORT_LOOK = Path(__file__).with_name("inspection_report.typ")
WRITTEN = datetime(2026, 9, 1, tzinfo=UTC)

CLOSING = """\
The Office for Standards in Education, Children’s Services and Skills (Ofsted) inspects services for children and learners \
in England. It had no part in this report: {authority}, its people and everything said of them are invented.

The report was written to show how a self-assessment draws on what inspectors have said before. It follows the layout of \
published reports so that the same program can read it.

This document may be reused free of charge, in any format or medium, under the terms of the Open Government Licence."""

COVER = """\
{title}

Inspection of services for children in need of help and protection, children looked after and care leavers

and

Review of the effectiveness of the Local Safeguarding Children Board

Inspection date: {dates}

Report published: {published}

{overall}"""

Meta = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source: `kind` is paragraph, bullets, numbered or table; a table's items are its rows' cells."""

    kind: str
    items: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 0 and no words before the first one) and the blocks below it."""

    level: int
    heading: str
    blocks: tuple[Block, ...]

    def paragraphs(self) -> tuple[str, ...]:
        return tuple(item for block in self.blocks for item in block.items)


def read_source(path: Path) -> tuple[Meta, tuple[Section, ...]]:
    """The front matter of a source and its sections."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), tuple(_sections(body))


def _sections(body: str) -> Iterator[Section]:
    level, heading, blocks = 0, "", list[Block]()
    for chunk in re.split(r"\n{2,}", body.strip()):
        if chunk.startswith("#"):
            if blocks or heading:
                yield Section(level, heading, tuple(blocks))
            marks, heading = chunk.split(" ", 1)
            level, blocks = len(marks), []
        else:
            blocks.append(_block(chunk))
    yield Section(level, heading, tuple(blocks))


def _block(chunk: str) -> Block:
    lines = chunk.splitlines()
    if chunk.startswith("- "):
        return Block("bullets", tuple(line.removeprefix("- ") for line in lines))
    if re.match(r"\d+\. ", chunk):
        return Block("numbered", tuple(lines))
    if chunk.startswith("|"):
        rows = (tuple(cell.strip() for cell in line.strip().removesuffix("|")[1:].split("|")) for line in lines)
        return Block("table", tuple(row for row in rows if not set("".join(row)) <= set("- ")))
    return Block("paragraph", (chunk,))


def _notice(meta: Meta) -> str:
    return f"Fictional example: there is no such place as {meta['authority']}"


def _closing(meta: Meta) -> list[str]:
    return CLOSING.format(authority=meta["authority"]).split("\n\n")


def inspection_pdf(meta: Meta, sections: Sequence[Section]) -> bytes:
    """A graded report in one of the three layouts since 2018; which one is said by its front matter."""
    summary, improve, *body = sections
    report = {
        **meta,
        "notice": _notice(meta),
        "summary": summary.paragraphs(),
        "improve": {"heading": improve.heading, "bullets": improve.paragraphs()},
        "sections": [{"heading": section.heading, "paragraphs": section.paragraphs()} for section in body],
        "closing": _closing(meta),
    }
    return typst.compile(str(REPORT_LOOK), ignore_system_fonts=True, sys_inputs={"report": json.dumps(report)})


def _wrapped(text: str, *, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, 92, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _printed(block: Block) -> Iterator[str]:
    for item in block.items:
        match block.kind:
            case "bullets":
                yield _wrapped(item, first="• ", rest="  ")
            case "numbered":
                yield _wrapped(item, rest="    ")
            case _:
                yield _wrapped(item)


def single_framework_text(meta: Meta, sections: Sequence[Section]) -> bytes:
    """A report under the single inspection framework, as the plain text that people keep of old reports."""
    table = [f"{area:<66}{grade}" for area, grade in meta["judgements"]]
    front = [_notice(meta), COVER.format(**meta), *table]
    body = [part for section in sections for part in (*section.heading.split(" | "), *_text_of(section))]
    closing = [_wrapped(paragraph) for paragraph in _closing(meta)]
    return ("\n\n".join(part for part in (*front, *body, *closing) if part) + "\n").encode()


def _text_of(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _printed(block)


def _word(meta: Meta) -> WordDocument:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    properties = document.core_properties
    properties.title, properties.author, properties.language = meta["title"], "selfassess", "en-GB"
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)
    properties.comments = _notice(meta)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = _notice(meta)
    return document


def _add(document: WordDocument, block: Block) -> None:
    for item in block.items:
        if block.kind == "table":
            continue
        paragraph = document.add_paragraph(style="List Bullet" if block.kind == "bullets" else None)
        for part, bold in _runs(item):
            paragraph.add_run(part).bold = bold
    if block.kind == "table":
        _add_table(document, block.items)


def _runs(text: str) -> Iterable[tuple[str, bool]]:
    return ((part, position % 2 == 1) for position, part in enumerate(text.split("**")) if part)


def _add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *more = text.split("<br>")
            cell.paragraphs[0].text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def visit_letter(meta: Meta, sections: Sequence[Section]) -> bytes:
    """The letter that follows a focused visit, in Word."""
    document = _word(meta)
    for line in ("Ofsted", meta["dated"], *meta["addressee"]):
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.add_paragraph()
    document.add_paragraph(meta["salutation"])
    document.add_heading(meta["title"], level=1)
    _add_sections(document, sections)
    for line in meta["sign_off"]:
        document.add_paragraph(line)
    return _bytes(document)


def challenge_report(meta: Meta, sections: Sequence[Section]) -> bytes:
    """A peer challenge's feedback report with its case review as an annexe, in Word."""
    document = _word(meta)
    document.add_heading(meta["title"], level=0)
    document.add_paragraph(f"Date: {meta['dates']}")
    document.add_paragraph("Feedback Report")
    _add_sections(document, sections)
    return _bytes(document)


def _add_sections(document: WordDocument, sections: Sequence[Section]) -> None:
    for section in sections:
        if section.heading.startswith("Annexe"):
            _turn(document)
        if section.heading:
            document.add_heading(section.heading, level=section.level)
        for block in section.blocks:
            _add(document, block)


def _turn(document: WordDocument) -> None:
    """Landscape pages from here on: the case review's table has four columns."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _bytes(document: WordDocument) -> bytes:
    """The document as bytes that do not change with the hour: a Word file is an archive, and archives keep the time."""
    made, settled = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()


LAYOUTS: dict[str, tuple[str, Callable[[Meta, Sequence[Section]], bytes]]] = {
    "ilacs": (".pdf", inspection_pdf),
    "sif": (".txt", single_framework_text),
    "letter": (".docx", visit_letter),
    "challenge": (".docx", challenge_report),
}


def build(source: Path, folder: Path) -> Path:
    """One document, built from its source into `folder` below the authority's name."""
    meta, sections = read_source(source)
    suffix, make = LAYOUTS[meta["layout"]]
    target = (folder / source.relative_to(SOURCES)).with_suffix(suffix)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(make(meta, sections))
    return target


def main(folder: Path = DOCUMENTS) -> None:
    """Build every document."""
    for source in sorted(SOURCES.rglob("*.md")):
        sys.stdout.write(f"{build(source, folder)}\n")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
