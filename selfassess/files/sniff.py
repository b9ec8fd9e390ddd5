"""What a file really is, told by its bytes and never by its name alone."""

import io
import zipfile

from selfassess.errors import BadInput

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
"""The endings that are taken, and what each must turn out to be."""

_MAGIC = {".pdf": b"%PDF-", ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_INSIDE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}


def sniffed(name: str, content: bytes) -> str:
    """The media type of a file that is what its name says. Raises `BadInput` for any other."""
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in TYPES:
        raise BadInput(f"{name}: files of this kind are not taken. Save it as one of: {', '.join(sorted(TYPES))}.")
    if not content:
        raise BadInput(f"{name} is empty. Check the file and choose it again.")
    if not _is(ending, content):
        raise BadInput(f"{name} is not what its name says: it does not hold a {ending} file. Open it and save it again.")
    return TYPES[ending]


def _is(ending: str, content: bytes) -> bool:
    if ending in _MAGIC:
        return content.startswith(_MAGIC[ending])
    if ending in _INSIDE:
        return _holds(content, _INSIDE[ending])
    return _is_text(content)


def _holds(content: bytes, member: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return False
    macros = any(name.endswith("vbaProject.bin") for name in names)
    return member in names and not macros


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # What Excel on Windows saves as CSV is in this code page; any byte but five stands for something in it.
        return not set(content) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return True
