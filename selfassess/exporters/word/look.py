"""The looks of templates/word/: a Word file, or the folder of parts that one is made of."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from selfassess.errors import NotFound
from selfassess.resources import data_dir


def open_look(name: str) -> WordDocument:
    """An empty Word document with the styles, numbering and page of a look."""
    folder = data_dir("templates") / "word" / name
    if folder.is_dir():
        return docx.Document(_zipped(folder))
    file = folder.with_name(f"{name}.docx")
    if not file.is_file():
        raise NotFound(f"There is no Word look {name!r}: neither {folder} nor {file} exists.")
    return docx.Document(str(file))


def _zipped(folder: Path) -> BytesIO:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for part in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(part, part.relative_to(folder).as_posix())
    packed.seek(0)
    return packed
