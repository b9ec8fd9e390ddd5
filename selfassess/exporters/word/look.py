"""The looks of templates/word/: a Word file, or the folder of parts that one is made of."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from selfassess.errors import NotFound


def open_look(name: str, templates: Sequence[Path]) -> WordDocument:
    """An empty Word document with the styles, numbering and page of a look, from the first folder that has it."""
    for folder in templates:
        parts, file = folder / "word" / name, folder / "word" / f"{name}.docx"
        if parts.is_dir():
            return docx.Document(_zipped(parts))
        if file.is_file():
            return _emptied(docx.Document(str(file)))
    places = " or ".join(str(folder / "word") for folder in templates)
    raise NotFound(f"There is no Word look {name!r}: put {name}.docx into {places}, or name another in the pack.")


def _emptied(word: WordDocument) -> WordDocument:
    """A document without its text; the last section, which holds page and margins, stays."""
    body = word.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    return word


def _zipped(folder: Path) -> BytesIO:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for part in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(part, part.relative_to(folder).as_posix())
    packed.seek(0)
    return packed
