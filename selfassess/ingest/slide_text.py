"""The text of PowerPoint slides and their notes, for looking through what a file holds."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from selfassess.domain.private_data import Piece
from selfassess.errors import Unreadable
from selfassess.ingest.readers.sniffing import BROKEN_ARCHIVE, MOST_UNPACKED

INSIDE = "ppt/presentation.xml"
"""The member of a zip archive that shows it to be slides."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOWN = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAMAGED = "it is damaged or cut short: open it in PowerPoint and save it again"


def is_slides(content: bytes) -> bool:
    """Whether a file is a zip archive that holds slides."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return INSIDE in archive.namelist()
    except BROKEN_ARCHIVE:
        return False


def slide_pieces(content: bytes) -> Iterator[Piece]:
    """Every paragraph on every slide and in its notes, in the order in which they are shown.

    Raises `Unreadable` for slides that cannot be opened, or that unpack to more than can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("it unpacks to far more than slides hold: it is not opened")
            for number, slide in enumerate(_in_order(archive), start=1):
                for text in _texts(archive, slide):
                    yield Piece(f"slide {number}", text)
                for kind, target in _links(archive, slide).values():
                    if kind.endswith("/notesSlide"):
                        yield from (Piece(f"notes of slide {number}", text) for text in _texts(archive, target))
    except (*BROKEN_ARCHIVE, KeyError, zlib.error, etree.XMLSyntaxError) as error:
        raise Unreadable(_DAMAGED) from error


def _in_order(archive: zipfile.ZipFile) -> list[str]:
    links = _links(archive, INSIDE)
    return [links[slide.get(_LINK, "")][1] for slide in _parsed(archive, INSIDE).iter(_SHOWN)]


def _links(archive: zipfile.ZipFile, member: str) -> dict[str, tuple[str, str]]:
    """What a member leads to: the kind and the member, by the id of the link."""
    folder, name = posixpath.split(member)
    beside = f"{folder}/_rels/{name}.rels"
    if beside not in archive.namelist():
        return {}
    inner = (each for each in _parsed(archive, beside) if each.get("TargetMode") != "External")
    return {each.get("Id", ""): (each.get("Type", ""), _member(folder, each.get("Target", ""))) for each in inner}


def _member(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _texts(archive: zipfile.ZipFile, member: str) -> Iterator[str]:
    """The paragraphs of a slide, in shapes, tables and groups alike."""
    for paragraph in _parsed(archive, member).iter(f"{_DRAWING}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t"))
        if text.strip():
            yield text


def _parsed(archive: zipfile.ZipFile, member: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(member), parser)
