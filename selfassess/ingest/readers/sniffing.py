"""What a file really is, by its bytes and never by its name."""

import io
import re
import struct
import zipfile
from enum import StrEnum

from selfassess.errors import Unreadable

HEAD = 2048
MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 200
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
BROKEN_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error)
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


class Format(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    WORD = "word"
    HTML = "html"
    TEXT = "text"


def sniff(content: bytes) -> Format:
    """The format of a file's bytes. Raises `Unreadable` if it is none that is read."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable("it is empty: fetch it again and try again")
    if len(content) > MOST_BYTES:
        raise Unreadable(f"it is larger than {MOST_BYTES // 2**20} MB: split it and try again")
    head = content[:HEAD]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(b"PK"):
        return _zipped(content)
    if head.startswith(OLD_OFFICE):
        raise Unreadable(
            "it is an old Word or Excel file, or one with a password: save it as .docx without a password and try again"
        )
    if head.startswith(PICTURES):
        raise Unreadable("it is a picture: run text recognition (OCR), save the result as PDF or text, and try again")
    if HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    if _is_text(content):
        return Format.TEXT
    raise Unreadable("it is neither PDF, Word, HTML nor text: save it as one of these and try again")


def _zipped(content: bytes) -> Format:
    """Word, if a zip archive holds a Word document of bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except BROKEN_ARCHIVE as error:
        raise Unreadable("it is damaged or cut short: fetch it again and try again") from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(content), 2**16):
        raise Unreadable("it unpacks to far more than a report holds: it is not opened")
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return Format.WORD
    what = "an Excel workbook" if any(name.startswith("xl/") for name in names) else "a zip archive"
    raise Unreadable(f"it is {what} and no report: save the report as PDF, Word, HTML or text")


def _is_text(content: bytes) -> bool:
    sample = content[: 64 * 1024]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(1 for byte in sample if byte < 9 or 13 < byte < 32)
    return odd <= len(sample) // 500
