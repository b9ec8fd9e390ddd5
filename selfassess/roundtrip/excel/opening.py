"""Opening a workbook that somebody sent: bounded before it is unpacked, and refused in words where it is not one of ours."""

import zlib
from datetime import date
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from selfassess.domain.workbook import Sent, WorkbookFacts
from selfassess.errors import Unreadable
from selfassess.roundtrip.excel.checking import read_meta
from selfassess.roundtrip.excel.layout import FORMAT, FORMAT_VERSION, META, SENT

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_TIMES = 300
"""How many times its size on disk a part may have: text shrinks to a fiftieth, a bomb to a thousandth."""
SMALL = 1024 * 1024
"""A part up to this size is never a bomb."""
MOST_PARTS = 2000
MOST_SHEETS = 200
_OLD = b"\xd0\xcf\x11\xe0"
"""How a file of Excel 97 begins, and one that is locked with a password."""
DAMAGE = (
    BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError,
    SyntaxError, zlib.error, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What openpyxl raises over a file that is not as it should be; SyntaxError is the base of every parser's own error."""


def opened(name: str, content: bytes, *, results: bool = False) -> Workbook:
    """The workbook in a file, read row by row; with `results` each formula is what it came to.

    Raises `Unreadable` for anything that is no workbook, or is one that would take too much to read.
    """
    _check_size(name, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_parts(name, archive)
        book = load_workbook(BytesIO(content), read_only=True, data_only=results)
    except DAMAGE as error:
        raise Unreadable(f"{name} is no Excel workbook, or is damaged. Open it, save it as .xlsx and try again.") from error
    if len(book.worksheets) > MOST_SHEETS:
        raise Unreadable(f"{name} has more than {MOST_SHEETS} sheets. It is not the scoring workbook.")
    return book


def _check_size(name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(f"{name} is larger than {MOST_BYTES // 1024 // 1024} MB. Take pictures and other additions out of it.")
    if content.startswith(_OLD):
        raise Unreadable(f"{name} is locked with a password, or of Excel 97. Save it as .xlsx without a password.")


def _check_parts(name: str, archive: ZipFile) -> None:
    parts = archive.infolist()
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or any(part.file_size > max(SMALL, MOST_TIMES * part.compress_size) for part in parts)
    ):
        raise Unreadable(f"{name} unpacks to far more than a scoring workbook holds. It was not opened.")
    if "xl/workbook.xml" not in archive.namelist():
        raise Unreadable(f"{name} is not an Excel workbook (.xlsx). Save it as one and try again.")
    if any(_declares(archive, part) for part in parts):
        raise Unreadable(f"{name} declares things that no workbook needs. It was not opened.")


def _declares(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether a part begins with a document type, by which a small file can be made to grow."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as stream:
        return b"<!" in stream.read(1024).replace(b"\x00", b"").replace(b"<!--", b"")


def facts_of(name: str, book: Workbook) -> WorkbookFacts:
    """What a workbook says of itself. Raises `Unreadable` for one that is not ours, or of another version of the format."""
    if META not in book.sheetnames or SENT not in book.sheetnames:
        old = META in book.sheetnames
        why = "was made by an older version of the program" if old else "is not a scoring workbook that this program made"
        raise Unreadable(f"{name} {why}. Export the workbook again and fill that one.")
    try:
        facts, _, revisions = read_meta(book)
        made = date.fromisoformat(facts.get("made-on", ""))
    except DAMAGE as error:
        raise Unreadable(f"{name} has lost what says which assessment it is of. Export the workbook again.") from error
    if facts.get("format") != FORMAT:
        raise Unreadable(f"{name} is not a scoring workbook that this program made. Export one and fill that.")
    if facts.get("format-version") != str(FORMAT_VERSION):
        raise Unreadable(f"{name} was made by another version of the program. Export the workbook again and fill that one.")
    return WorkbookFacts(
        name=name,
        assessment=facts.get("assessment", ""),
        authority=facts.get("authority", ""),
        framework=facts.get("framework", ""),
        made=made,
        revisions=revisions,
    )


def sent_of(book: Workbook) -> dict[str, Sent]:
    """What evidence and actions said when the workbook went out, by their ids."""
    sent: dict[str, Sent] = {}
    for row in book[SENT].iter_rows(values_only=True):
        _home, key, ref, *pairs = [str(value) for value in row if value is not None]
        sent[key] = Sent(ref, dict(zip(pairs[::2], pairs[1::2], strict=False)))
    return sent
