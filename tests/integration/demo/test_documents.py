"""The demonstration's documents: built from their sources, and small enough to ship."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest

from scripts.build_demo_documents import DOCUMENTS, SOURCES, build

LARGEST = 150_000
BY_SOURCE = sorted(SOURCES.rglob("*.md"))


def pdf_text(content):
    pages = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in pages]
    finally:
        pages.close()


def word_text(content):
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs] + cells


TEXTS = {".pdf": pdf_text, ".docx": word_text, ".txt": bytes.decode}


@pytest.mark.parametrize("source", BY_SOURCE, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_a_document_says_what_its_source_says(source, tmp_path):
    built = build(source, tmp_path)
    shipped = DOCUMENTS / built.relative_to(tmp_path)
    text = TEXTS[built.suffix]
    assert text(shipped.read_bytes()) == text(built.read_bytes()), "run python -m scripts.build_demo_documents"


def test_the_same_source_gives_the_same_bytes(tmp_path):
    for source in (SOURCES / "aldermere" / "2021-focused-visit.md", SOURCES / "aldermere" / "2023-inspection.md"):
        assert build(source, tmp_path / "once").read_bytes() == build(source, tmp_path / "again").read_bytes()


def test_every_document_has_a_source_and_is_small():
    shipped = [path for path in DOCUMENTS.rglob("*") if path.is_file()]
    assert sorted(path.relative_to(DOCUMENTS).with_suffix("") for path in shipped) == [
        path.relative_to(SOURCES).with_suffix("") for path in BY_SOURCE
    ]
    assert {path.name: path.stat().st_size for path in shipped if path.stat().st_size > LARGEST} == {}


@pytest.mark.parametrize("path", sorted(DOCUMENTS.rglob("*.*")), ids=lambda path: f"{path.parent.name} {path.name}")
def test_every_document_says_that_it_is_fictional(path: Path):
    notice = f"Fictional example: there is no such place as {path.parent.name.capitalize()}"
    match path.suffix:
        case ".pdf":
            assert all(notice in page for page in pdf_text(path.read_bytes()))
        case ".docx":
            assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == notice
        case _:
            assert path.read_text(encoding="utf-8").startswith(notice)
