"""Plain text and Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from selfassess.domain.source import Role
from selfassess.ingest.draft import Content, Draft
from selfassess.ingest.layout.joining import cleaned
from selfassess.ingest.readers import tables
from selfassess.ingest.readers.wrapping import LOST, Wrapping

HASHES = re.compile(r"(#{1,6})\s+")
BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
BOLD_LINE = re.compile(r"\*\*[^*]+\*\*\Z")
BULLET = re.compile(r"\s*(?:[-*+\u2022\u25aa\u25fc\uf0b7\u2013])\s+(?=\S)")
ASKED = re.compile(r"What (?:does|do|needs?)\b.*\bimprove\?\Z")
NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


def read(content: bytes) -> Content:
    """The blocks of a text file; a blank line parts paragraphs, and so does a line that ends before it is full."""
    text = decoded(content).replace("\r\n", "\n")
    parts = tuple(tables.stretches(text))
    wrapping = Wrapping.of("\n".join(part for part in parts if isinstance(part, str)))
    drafts = tuple(draft for part in parts for draft in (_drafts(part, wrapping) if isinstance(part, str) else (part,)))
    return Content(drafts=drafts, pages=None, problems=(LOST,) if wrapping.wounded else ())


def decoded(content: bytes) -> str:
    """Text from bytes: UTF-16 where marked so, UTF-8, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _drafts(text: str, wrapping: Wrapping) -> Iterator[Draft]:
    held: list[str] = []
    holed = False
    for lines, within in _pieces(text, wrapping):
        if held and not (_is_text(held) and wrapping.joins(held[-1].rstrip(), lines[0])):
            yield from _draft(held, wrapping, holed=holed)
            held = []
        held += lines
        holed = within
    if held:
        yield from _draft(held, wrapping, holed=holed)


def _is_text(lines: list[str]) -> bool:
    return HASHES.match(lines[0].strip()) is None and BOLD_LINE.match(lines[0].strip()) is None


def _pieces(text: str, wrapping: Wrapping) -> Iterator[tuple[list[str], bool]]:
    """The lines of each heading, paragraph and item, and whether they stand in a stretch that lost lines."""
    for piece in re.split(r"\n\s*\n", text):
        for item in _items(piece):
            parts = list(wrapping.parts(item))
            holed = wrapping.is_holed(parts)
            yield from ((part, holed) for part in parts)


def _items(piece: str) -> Iterator[list[str]]:
    gathered: list[str] = []
    for line in piece.splitlines():
        if gathered and (BULLET.match(line) or NUMBERED.match(line) or HASHES.match(line.strip())):
            yield gathered
            gathered = []
        if line.strip():
            gathered.append(line)
    if gathered:
        yield gathered


def _draft(lines: list[str], wrapping: Wrapping, *, holed: bool) -> Iterator[Draft]:
    joined = cleaned(" ".join(line.strip() for line in lines))
    bold = BOLD_LINE.match(joined) is not None
    words = BOLD.sub(lambda found: found[1] or found[2], joined).strip()
    if not words:
        return
    if hashes := HASHES.match(words):
        if heading := words[hashes.end() :].rstrip("#").rstrip():
            yield Draft(Role.HEADING, heading, level=len(hashes[1]))
    elif bold:
        yield Draft(Role.HEADING, words, level=4)
    else:
        draft = of_line(words, depth=1 + (len(lines[0]) - len(lines[0].lstrip())) // 2)
        yield replace(draft, fragment=draft.role is not Role.HEADING and wrapping.is_fragment(lines, holed=holed))


def of_line(words: str, *, depth: int = 1) -> Draft:
    """The draft of a text whose role shows in its own characters only: bullet, number, or the shortness of a heading."""
    bullet = BULLET.match(words)
    if bullet and not NUMBERED.match(words, bullet.end()):
        return Draft(Role.BULLET, words[bullet.end() :], level=depth)
    words = words[bullet.end() :] if bullet else words
    if numbered := NUMBERED.match(words):
        return Draft(Role.NUMBERED, words[numbered.end() :], number=numbered[1])
    return Draft(Role.HEADING, words, level=4) if _is_heading(words) else Draft(Role.PARAGRAPH, words)


def _is_heading(words: str) -> bool:
    short = len(words) < 90 and words[0].isupper() and len(words.split()) < 14
    return short and (words[-1].isalnum() or ASKED.match(words) is not None)
