"""PDF files of typst, one after the other, as one: pages, tags, bookmarks, destinations and links together.

Typst writes each object plainly, with a table of where it stands (ISO 32000-1, 7.5.4). So files are joined by giving objects new
numbers and by merging the few that say something of the whole: catalogue, pages, bookmarks, names and the tree of tags.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from selfassess.exporters.pdf.parts import ELSEWHERE

HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
CATALOG, PAGES, OUTLINES, TAGS, WHOLE = range(1, 6)
"""The new numbers of what says something of the whole; the last is the tag that holds all others."""
FIRST = WHOLE + 1

_REFERENCE = re.compile(rb"(\d+) 0 R")
_TOKEN = re.compile(rb"[(]|<[0-9A-Fa-f]+>|(\d+) 0 R|/(StructParents?) (\d+)")
_CELL = re.compile(rb"U\d+x\d+y\d+|Note \d+")
"""How typst names the heads of tables and the notes, anew in each file."""
_ANCHOR = rb"((?:[^()\\]|\\.|\([^()]*\))*)"
_LEADS = re.compile(rb"/A<</Type/Action/S/URI/URI\(" + ELSEWHERE.encode() + _ANCHOR + rb"\)>>")
_TOLD = re.compile(rb"/Contents\(" + ELSEWHERE.encode() + _ANCHOR + rb"\)")
"""A link to another file as typst writes it, and what screen readers say of it."""
_KEPT = re.compile(rb"/Lang\([^)]*\)|/(?:MarkInfo|ViewerPreferences)<<[^<>]*>>")
"""What the catalogue of the first file says of all."""
_MANY_PAGES = re.compile(rb"<xmpTPg:NPages>\d+<")


@dataclass(slots=True)
class _File:
    """One of the files: its objects by number, and those that say something of the whole."""

    objects: dict[int, bytes]
    root: bytes
    information: int
    number: int
    given: dict[int, int] = field(default_factory=dict)

    def named(self, name: bytes, within: bytes | None = None) -> int:
        """The number of the object that the catalogue, or what is given, refers to by this name."""
        found = re.search(rb"/" + name + rb" (\d+) 0 R", self.root if within is None else within)
        if found is None:
            raise ValueError(f"The file has no {name.decode()}.")
        return int(found.group(1))

    def left_out(self) -> set[int]:
        """What is not taken over: the catalogue, and of all files but the first what is said of it as a file."""
        catalogue = next(number for number, body in self.objects.items() if body is self.root)
        return {catalogue} if self.number == 1 else {catalogue, self.information, self.named(b"Metadata")}

    @property
    def tags(self) -> bytes:
        return self.objects[self.named(b"StructTreeRoot")]

    @property
    def whole(self) -> int:
        """The number of the tag that holds all others."""
        return int(_listed(self.tags, b"/K")[0])

    @property
    def pages(self) -> list[int]:
        return [int(page) for page in _listed(self.objects[self.named(b"Pages")], b"/Kids")]

    @property
    def bookmarks(self) -> list[int]:
        """The first and the last of the bookmarks of the first level; none where there are none."""
        outlines = self.outlines
        return [self.named(b"First", outlines), self.named(b"Last", outlines)] if b"/First" in outlines else []

    @property
    def outlines(self) -> bytes:
        """What holds the bookmarks; empty where the file has none."""
        return self.objects[self.named(b"Outlines")] if b"/Outlines" in self.root else b""


def pages_in(content: bytes) -> int:
    """How many pages a file of typst has."""
    return len(_opened(content, 0).pages)


def places_in(content: bytes) -> dict[str, int]:
    """The page, from 1, on which each named destination of a file of typst stands."""
    return {_plain(name).decode(): page for name, page in _places(_opened(content, 0))}


def _places(file: _File) -> Iterator[tuple[bytes, int]]:
    number = {page: at for at, page in enumerate(file.pages, start=1)}
    for name, to in _names(file.root, b"/Dests<<"):
        yield name, number[int(_REFERENCE.findall(file.objects[to])[0])]


def joined(contents: Sequence[bytes]) -> bytes:
    """The files as one, in this order. Links from one to another lead to the destination that they name."""
    files = [_opened(content, number) for number, content in enumerate(contents, start=1)]
    following = FIRST
    for file in files:
        shared = {file.named(b"Pages"): PAGES, file.named(b"StructTreeRoot"): TAGS, file.whole: WHOLE}
        if file.outlines:
            shared[file.named(b"Outlines")] = OUTLINES
        apart = {*shared, *file.left_out()}
        own = [number for number in file.objects if number not in apart]
        file.given = shared | {number: following + at for at, number in enumerate(own)}
        following += len(own)
    objects = dict(_merged(files))
    led = dict(_led(files))
    shift = 0
    for file in files:
        for number, body in file.objects.items():
            if file.given.get(number, 0) >= FIRST:
                objects[file.given[number]] = _renumbered(body, file, shift, led)
        shift += int(re.findall(rb"/ParentTreeNextKey (\d+)", file.tags)[0])
    _chain_bookmarks(files, objects)
    first = files[0]
    about = first.given[first.named(b"Metadata")]
    objects[about] = _counted(objects[about], sum(len(file.pages) for file in files))
    return _written(objects, first.given[first.information])


def _opened(content: bytes, number: int) -> _File:
    """The objects of a file, by the table that says where each stands."""
    at = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    table = content[at:]
    starts = sorted(int(start) for start in re.findall(rb"(\d{10}) 00000 n", table))
    objects: dict[int, bytes] = {}
    for start, end in zip(starts, [*starts[1:], at], strict=True):
        head, _, body = content[start:end].partition(b" 0 obj\n")
        objects[int(head)] = body.rpartition(b"\nendobj")[0]
    trailer = table[table.index(b"trailer") :]
    root, information = (int(re.findall(rb"/" + name + rb" (\d+) 0 R", trailer)[0]) for name in (b"Root", b"Info"))
    return _File(objects, objects[root], information, number)


def _merged(files: Sequence[_File]) -> Iterator[tuple[int, bytes]]:
    """The objects that say something of the whole."""
    first = files[0]
    names = sorted((name, file.given[to]) for file in files for name, to in _names(file.root, b"/Dests<<"))
    destinations = b" ".join(b"%s %d 0 R" % name for name in names)
    kept = b"".join(_KEPT.findall(first.root))
    refers = b"/Pages %d 0 R/Metadata %d 0 R/StructTreeRoot %d 0 R" % (PAGES, first.given[first.named(b"Metadata")], TAGS)
    marks = b"/Outlines %d 0 R" % OUTLINES if any(file.bookmarks for file in files) else b""
    yield CATALOG, b"<</Type/Catalog" + kept + refers + marks + b"/Names<</Dests<</Names[" + destinations + b"]>>>>>>"
    pages = [file.given[page] for file in files for page in file.pages]
    yield PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), _references(pages))
    yield from _tags(files)
    bookmarks = [(file, file.bookmarks) for file in files if file.bookmarks]
    if bookmarks:
        opening = bookmarks[0][0].given[bookmarks[0][1][0]]
        closing = bookmarks[-1][0].given[bookmarks[-1][1][1]]
        count = sum(int(re.findall(rb"/Count (\d+)", file.outlines)[0]) for file, _ in bookmarks)
        yield OUTLINES, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (opening, closing, count)


def _tags(files: Sequence[_File]) -> Iterator[tuple[int, bytes]]:
    roles, parents, named = [], [], []
    shift = 0
    for file in files:
        roles += re.findall(rb"/\w+/\w+", b"".join(re.findall(rb"/RoleMap<<(.*?)>>", file.tags)))
        tree = file.tags.partition(b"/ParentTree<<")[2]
        for key, to in re.findall(rb"(\d+) (\d+) 0 R", tree.partition(b"]")[0]):
            parents.append((int(key) + shift, file.given[int(to)]))
        named += [(_own(file, name), file.given[to]) for name, to in _names(file.tags, b"/IDTree<<")]
        shift += int(re.findall(rb"/ParentTreeNextKey (\d+)", file.tags)[0])
    tree = b" ".join(b"%d %d 0 R" % entry for entry in parents)
    ids = b" ".join(b"%s %d 0 R" % entry for entry in sorted(named))
    yield (
        TAGS,
        b"<</Type/StructTreeRoot/RoleMap<<%s>>/K[%d 0 R]/ParentTree<</Nums[%s]>>/IDTree<</Names[%s]>>/ParentTreeNextKey %d>>"
        % (b"".join(dict.fromkeys(roles)), WHOLE, tree, ids, shift),
    )
    held = [file.given[int(each)] for file in files for each in _listed(file.objects[file.whole], b"/K")]
    yield WHOLE, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (TAGS, _references(held))


def _chain_bookmarks(files: Sequence[_File], objects: dict[int, bytes]) -> None:
    """The last bookmark of each file and the first of the next know one another."""
    ends = [[file.given[number] for number in file.bookmarks] for file in files if file.bookmarks]
    for (_, last), (opening, _) in pairwise(ends):
        objects[last] = objects[last].removesuffix(b">>") + b"/Next %d 0 R>>" % opening
        objects[opening] = objects[opening].removesuffix(b">>") + b"/Prev %d 0 R>>" % last


def _led(files: Sequence[_File]) -> Iterator[tuple[bytes, int]]:
    """Each destination, in brackets, and its page in the whole."""
    before = 0
    for file in files:
        yield from ((name, before + page) for name, page in _places(file))
        before += len(file.pages)


def _renumbered(body: bytes, file: _File, shift: int, led: Mapping[bytes, int]) -> bytes:
    """An object that refers to others by their new numbers, with its place in the tree of tags moved by `shift`."""
    told, stream, content = body.partition(b"\nstream\n")
    told = _TOLD.sub(lambda found: b"/Contents(Section, page %d)" % led[b"(%s)" % found.group(1)], told)
    return b"".join(_tokens(_LEADS.sub(rb"/Dest(\1)", told), file, shift)) + stream + content


def _tokens(told: bytes, file: _File, shift: int) -> Iterator[bytes]:
    """The same with new numbers. What stands in brackets or as hexadecimal digits is text, whatever it looks like."""
    at = 0
    while found := _TOKEN.search(told, at):
        yield told[at : found.start()]
        at = found.end()
        if found.group() == b"(":
            at = _end_of_text(told, found.start())
            yield _own(file, told[found.start() : at])
        elif found.group(1):
            yield b"%d 0 R" % file.given[int(found.group(1))]
        elif found.group(2):
            yield b"/%s %d" % (found.group(2), int(found.group(3)) + shift)
        else:
            yield found.group()
    yield told[at:]


def _end_of_text(told: bytes, at: int) -> int:
    """Where a text in brackets ends that begins here; those in it come in pairs, or have a backslash before them."""
    deep = 0
    while True:
        letter = told[at : at + 1]
        if letter == b"\\":
            at += 1
        deep += {b"(": 1, b")": -1}.get(letter, 0)
        at += 1
        if not deep:
            return at


def _own(file: _File, text: bytes) -> bytes:
    """A text as it is, and the name of a table's head or of a note as one that no other file has."""
    return b"(%d.%s" % (file.number, text[1:]) if _CELL.fullmatch(text[1:-1]) else text


def _listed(told: bytes, name: bytes) -> list[bytes]:
    """The numbers of the objects in the list of this name."""
    return _REFERENCE.findall(told[told.index(name + b"[") :].partition(b"]")[0])


def _names(told: bytes, tree: bytes) -> list[tuple[bytes, int]]:
    """The texts of a tree of names, in brackets, and the number of the object that each leads to."""
    if tree not in told:
        return []
    at = told.index(b"/Names[", told.index(tree)) + len(b"/Names[")
    found = []
    while told[at : at + 1] != b"]":
        opening = told.index(b"(", at)
        closing = _end_of_text(told, opening)
        refers = _REFERENCE.search(told, closing)
        if refers is None:
            raise ValueError("A name leads nowhere.")
        found.append((told[opening:closing], int(refers.group(1))))
        at = refers.end()
    return found


def _plain(text: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", text[1:-1])


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _counted(metadata: bytes, pages: int) -> bytes:
    """The description of the file, which says how many pages it has."""
    told, _, content = metadata.partition(b"\nstream\n")
    content = _MANY_PAGES.sub(b"<xmpTPg:NPages>%d<" % pages, content)
    length = len(content.removesuffix(b"\nendstream"))
    return re.sub(rb"/Length \d+", b"/Length %d" % length, told) + b"\nstream\n" + content


def _written(objects: Mapping[int, bytes], information: int) -> bytes:
    out, places = bytearray(HEAD), []
    for number in range(1, len(objects) + 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    mark = sha256(out).hexdigest()[:32].encode()
    out += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\n" % (
        len(objects) + 1,
        CATALOG,
        information,
        mark,
        mark,
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)
